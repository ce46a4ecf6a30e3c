/// An element of XML or HTML with what it holds; names are in lower case.
struct MarkupElement: Sendable {
  /// A piece of an element.
  enum Node: Sendable {
    case element(MarkupElement)
    case text(String)
  }

  /// The name with its prefix, as `content:encoded`.
  let name: String
  /// The attributes in their order.
  var attributes: [(name: String, value: String)] = []
  /// What it holds, in order.
  var nodes: [Node] = []

  /// The name without its prefix.
  var localName: Substring { name.split(separator: ":").last ?? name[...] }

  /// The value of an attribute, by its name with or without a prefix; nil if there is none.
  subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute || $0.name.hasSuffix(":" + attribute) }?.value
  }

  /// The elements right inside.
  var elements: [MarkupElement] {
    nodes.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The elements right inside of that name; a prefix counts only where `name` has one.
  func children(_ name: String) -> [MarkupElement] { elements.filter { $0.isNamed(name) } }

  /// The first element right inside of that name.
  func child(_ name: String) -> MarkupElement? {
    for case .element(let element) in nodes where element.isNamed(name) { return element }
    return nil
  }

  /// The elements of those names at any depth, outer ones first, in document order.
  func descendants(_ names: Set<String>) -> [MarkupElement] {
    var found: [MarkupElement] = []
    collect(names, into: &found)
    return found
  }

  /// The first element of that name at any depth.
  func descendant(_ name: String) -> MarkupElement? { descendants([name]).first }

  private func collect(_ names: Set<String>, into found: inout [MarkupElement]) {
    for case .element(let element) in nodes {
      if names.contains(element.name) || names.contains(String(element.localName)) {
        found.append(element)
      }
      element.collect(names, into: &found)
    }
  }

  /// The text at any depth, with single spaces and none at its ends.
  var text: String {
    var raw = ""
    appendText(to: &raw)
    return raw.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text with a space around each element right inside, for names that run together.
  var spacedText: String {
    nodes.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): " " + element.text + " "
      }
    }.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text at any depth as it stands.
  var rawText: String {
    var raw = ""
    appendText(to: &raw)
    return raw
  }

  private func appendText(to raw: inout String) {
    for node in nodes {
      switch node {
      case .text(let text): raw += text
      case .element(let element):
        // Words of neighbouring paragraphs must not run together.
        let parts = HTMLNames.blocks.contains(String(element.localName)) || element.name == "br"
        if parts { raw += " " }
        element.appendText(to: &raw)
        if parts { raw += " " }
      }
    }
  }

  private func isNamed(_ wanted: String) -> Bool {
    name == wanted
  }
}
