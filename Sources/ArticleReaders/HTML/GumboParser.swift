internal import CGumbo
internal import Glibc

/// Parses HTML as the HTML standard says, with Gumbo; the only code that sees the library.
///
/// Takes what `MarkupFilter` let pass: the library alone needs time and memory that grow with the
/// square of nesting depth, of attributes, and of reopened formatting elements.
enum GumboParser {
  /// The tree of a page.
  ///
  /// - Parameter html: UTF-8 without scripts; see `MarkupFilter`.
  /// - Returns: the tree, its root the element `html`; empty for no bytes.
  /// - Complexity: linear in the number of bytes.
  static func tree(of html: [UInt8]) -> PageTree {
    var tree = PageTree()
    tree.bytes.reserveCapacity(html.count)
    tree.nodes.reserveCapacity(html.count / 24)
    unsafe html.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      var options = unsafe kGumboDefaultOptions
      unsafe options.max_errors = 0
      let output = unsafe gumbo_parse_with_options(
        &options, base.assumingMemoryBound(to: CChar.self), buffer.count)
      guard let output = unsafe output else { return }
      defer { unsafe gumbo_destroy_output(&options, output) }
      unsafe copy(output.pointee.root, into: &tree)
    }
    return tree
  }

  /// Copies the nodes in document order; walks by parents, so that depth costs no stack.
  private static func copy(_ root: UnsafeMutablePointer<GumboNode>?, into tree: inout PageTree) {
    guard let root = unsafe root else { return }
    var current = unsafe root
    var parents: [Int32] = []
    unsafe append(current, parent: 0, depth: 0, to: &tree)
    parents.append(0)
    var indices = [0]
    while let index = indices.last {
      let children = unsafe children(of: current)
      guard let children = unsafe children, unsafe index < Int(children.length),
        let raw = unsafe children.data[index]
      else {
        let node = parents.removeLast()
        indices.removeLast()
        tree.nodes[Int(node)].end = Int32(tree.nodes.count)
        guard !indices.isEmpty, let parent = unsafe current.pointee.parent else { return }
        unsafe current = parent
        continue
      }
      indices[indices.count - 1] += 1
      let child = unsafe raw.assumingMemoryBound(to: GumboNode.self)
      let place = Int32(tree.nodes.count)
      guard
        unsafe append(child, parent: parents[parents.count - 1], depth: parents.count, to: &tree)
      else { continue }
      if unsafe Self.children(of: child) != nil {
        unsafe current = child
        parents.append(place)
        indices.append(0)
      }
    }
  }

  private static func children(of node: UnsafeMutablePointer<GumboNode>) -> GumboVector? {
    switch unsafe node.pointee.type {
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE: unsafe node.pointee.v.element.children
    default: nil
    }
  }

  /// Appends one node; false for comments and the like.
  @discardableResult
  private static func append(
    _ node: UnsafeMutablePointer<GumboNode>, parent: Int32, depth: Int, to tree: inout PageTree
  ) -> Bool {
    let place = Int32(tree.nodes.count)
    switch unsafe node.pointee.type {
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
      let element = unsafe node.pointee.v.element
      let start = Int32(tree.attributes.count)
      unsafe appendAttributes(element.attributes, to: &tree)
      let range = start..<Int32(tree.attributes.count)
      unsafe tree.nodes.append(
        PageTree.Node(
          element: elements[Int(element.tag.rawValue)], depth: UInt16(clamping: depth),
          parent: parent, end: place + 1, content: range))
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
      let start = Int32(tree.bytes.count)
      unsafe append(node.pointee.v.text.text, to: &tree.bytes)
      tree.nodes.append(
        PageTree.Node(
          element: .text, depth: UInt16(clamping: depth), parent: parent, end: place + 1,
          content: start..<Int32(tree.bytes.count)))
    default: return false
    }
    return true
  }

  private static func appendAttributes(_ attributes: GumboVector, to tree: inout PageTree) {
    for index in unsafe 0..<Int(attributes.length) {
      guard let raw = unsafe attributes.data[index] else { continue }
      let attribute = unsafe raw.assumingMemoryBound(to: GumboAttribute.self).pointee
      let name = unsafe String(cString: attribute.name)
      guard let name = AttributeName.byName[name] else { continue }
      let start = Int32(tree.bytes.count)
      unsafe append(attribute.value, to: &tree.bytes)
      tree.attributes.append(
        PageTree.Attribute(name: name, value: start..<Int32(tree.bytes.count)))
    }
  }

  private static func append(_ text: UnsafePointer<CChar>, to bytes: inout [UInt8]) {
    let count = unsafe strlen(text)
    unsafe UnsafeRawBufferPointer(start: text, count: count).withMemoryRebound(to: UInt8.self) {
      unsafe bytes.append(contentsOf: $0)
    }
  }

  /// Our elements by the library's numbers.
  private static let elements: [Element] = (0...Int(GUMBO_TAG_LAST.rawValue)).map { number in
    guard let name = unsafe gumbo_normalized_tagname(GumboTag(rawValue: UInt32(number))) else {
      return .other
    }
    return unsafe Element(name: Array(String(cString: name).utf8)[...])
  }
}
