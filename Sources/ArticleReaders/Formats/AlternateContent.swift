/// What Word writes twice, for programs that know an extension and for all others: emoji, text boxes.
extension MarkupElement {
  /// The element with one branch in place of each `mc:AlternateContent`: the first that holds words.
  ///
  /// - Complexity: linear in the size of the element.
  func choosingAlternatives() -> MarkupElement { chosen().element }

  private func chosen() -> (element: MarkupElement, holdsWords: Bool) {
    var result = MarkupElement(name: name, attributes: attributes)
    var holdsWords = false
    for node in nodes {
      switch node {
      case .text(let text):
        holdsWords = holdsWords || name == "w:t" && !trimmed(text).isEmpty
        result.nodes.append(node)
      case .element(let element) where element.name == "mc:alternatecontent":
        let branches = element.elements.map { $0.chosen() }
        guard let branch = branches.first(where: \.holdsWords) ?? branches.first else { continue }
        holdsWords = holdsWords || branch.holdsWords
        result.nodes += branch.element.nodes
      case .element(let element):
        let inner = element.chosen()
        holdsWords = holdsWords || inner.holdsWords
        result.nodes.append(.element(inner.element))
      }
    }
    return (result, holdsWords)
  }
}
