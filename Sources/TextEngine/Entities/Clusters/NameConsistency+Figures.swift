import DocumentModel

/// Figures of tales whose names the tables know as places.
extension NameConsistency {
  /// A figure's full name and the word that stands for it, in lower case.
  private static let figures = [(name: "santa claus", short: "santa")]

  /// Makes a figure a person where the document has its full name, and its short name where nothing
  /// treats that as a place: "Santa", but not "in Santa" or "Santa, Idaho".
  mutating func typeFigures() {
    for figure in Self.figures {
      guard let full = forms.key(Array(figure.name.utf8)) else { continue }
      let short = forms.key(Array(figure.short.utf8))
      for index in mentions.indices where !mentions[index].facts.isAlias {
        let key = forms.form(index).key
        if key == full || key == short && !isPlaced(mentions[index]) {
          mentions[index].type = .person
        }
      }
    }
  }
}
