/// A page as a flat tree: its nodes in document order, a parent always before its children.
struct PageTree {
  /// An element or a run of text.
  struct Node {
    /// The element; `text` for a run of text.
    let element: Element
    /// The nesting, 0 for the root.
    let depth: UInt16
    /// The node it lies in; the root lies in itself.
    let parent: Int32
    /// The place behind its last descendant.
    var end: Int32
    /// Where its attributes lie in `attributes`, or its bytes in `bytes` for text.
    let content: Range<Int32>
  }

  /// An attribute with its value's place in `bytes`.
  struct Attribute {
    let name: AttributeName
    let value: Range<Int32>
  }

  /// The nodes.
  var nodes: [Node] = []
  /// The attributes of all elements.
  var attributes: [Attribute] = []
  /// Texts and values of attributes, in UTF-8.
  var bytes: [UInt8] = []

  /// The value of an attribute, as bytes; nil where there is none.
  func value(_ name: AttributeName, of node: Int) -> ArraySlice<UInt8>? {
    guard nodes[node].element != .text else { return nil }
    let range = nodes[node].content
    for place in range where attributes[Int(place)].name == name {
      let value = attributes[Int(place)].value
      return bytes[Int(value.lowerBound)..<Int(value.upperBound)]
    }
    return nil
  }

  /// The value of an attribute as a string; nil where there is none.
  func string(_ name: AttributeName, of node: Int) -> String? {
    value(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a run of text.
  func text(of node: Int) -> ArraySlice<UInt8> {
    let range = nodes[node].content
    return bytes[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  /// The text below a node, with white space as it is, up to about `limit` bytes.
  func allText(of node: Int, limit: Int = 20_000) -> String {
    var text: [UInt8] = []
    for place in node..<Int(nodes[node].end) {
      guard text.count < limit, place - node < limit else { break }
      if nodes[place].element == .text { text.append(contentsOf: self.text(of: place)) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The class words in a node's class and label.
  func classWords(of node: Int) -> ClassWords.Mask {
    var mask = ClassWords.Mask()
    guard nodes[node].element != .text else { return mask }
    for place in nodes[node].content {
      let attribute = attributes[Int(place)]
      guard attribute.name == .class || attribute.name == .label else { continue }
      let start = Int(attribute.value.lowerBound)
      ClassWords.add(bytes[start..<min(Int(attribute.value.upperBound), start + 200)], to: &mask)
    }
    return mask
  }

  /// The nodes of an element, in document order.
  func nodes(of element: Element) -> [Int] {
    nodes.indices.filter { nodes[$0].element == element }
  }
}
