internal import CXML2

/// Reads XML and HTML with libxml2, broken markup included.
///
/// No file and no address is ever opened, entities of the document are not expanded, and a document
/// type with its definitions is cut out before the library sees it. Elements deeper than
/// `maximumDepth` are taken into the one above.
enum MarkupParser {
  static let maximumDepth = 200

  /// The root element of XML; nil where there is none.
  ///
  /// - Complexity: linear in the number of bytes.
  static func xml(_ utf8: [UInt8], prefixes: Prefixes = .kept) -> MarkupElement? {
    let clean = EntityReferences.numbered(
      EntityReferences.withoutOpenComment(cleaned(utf8, from: markupStart(utf8))))
    let options =
      XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue
    return unsafe clean.withUnsafeBytes { bytes in
      let letters = unsafe bytes.bindMemory(to: CChar.self)
      guard let start = letters.baseAddress, letters.count < Int(Int32.max),
        let document = unsafe xmlReadMemory(
          start, Int32(letters.count), nil, "UTF-8", Int32(bitPattern: options))
      else { return nil }
      defer { unsafe xmlFreeDoc(document) }
      return unsafe tree(document, prefixes)
    }
  }

  /// The root element of HTML; nil where there is none.
  static func html(_ utf8: [UInt8]) -> MarkupElement? {
    let clean = cleaned(utf8, from: 0)
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
    return unsafe clean.withUnsafeBytes { bytes in
      let letters = unsafe bytes.bindMemory(to: CChar.self)
      guard let start = letters.baseAddress, letters.count < Int(Int32.max),
        let document = unsafe htmlReadMemory(
          start, Int32(letters.count), nil, "UTF-8", Int32(bitPattern: options))
      else { return nil }
      defer { unsafe xmlFreeDoc(document) }
      return unsafe tree(document, .kept)
    }
  }

  /// Whether names keep the prefixes of their name spaces.
  enum Prefixes {
    case kept
    case dropped
  }

  // MARK: Before the library

  /// The first sign of markup: comments and text above the XML declaration make parsers stumble.
  private static func markupStart(_ utf8: [UInt8]) -> Int {
    var place = 0
    while let open = utf8[place...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = utf8[open...]
      if rest.starts(with: "<!--".utf8) {
        guard let end = ByteSearch.first("-->", in: utf8, from: open + 4) else { return open }
        place = end + 3
      } else {
        return open
      }
    }
    return 0
  }

  /// The bytes without document type and without control characters, which XML forbids.
  private static func cleaned(_ utf8: [UInt8], from start: Int) -> [UInt8] {
    var bytes = Array(utf8[start...])
    for place in bytes.indices where bytes[place] < 0x20 {
      if bytes[place] != 0x09, bytes[place] != 0x0A, bytes[place] != 0x0D { bytes[place] = 0x20 }
    }
    // A tag that the end of the input cuts off is no text.
    if let open = bytes.lastIndex(of: UInt8(ascii: "<")),
      !bytes[open...].contains(UInt8(ascii: ">")), !bytes[open...].starts(with: "< ".utf8)
    {
      bytes.removeSubrange(open...)
    }
    if let type = documentType(in: bytes) {
      for place in type { bytes[place] = 0x20 }
    }
    return bytes
  }

  /// Where the document type stands, its internal definitions included.
  private static func documentType(in bytes: [UInt8]) -> Range<Int>? {
    guard let start = ByteSearch.first("<!DOCTYPE", in: Array(bytes.prefix(1 << 16)), from: 0)
    else {
      return nil
    }
    var isInside = false
    var quote: UInt8?
    for place in start..<bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "["): isInside = true
      case UInt8(ascii: "]"): isInside = false
      case UInt8(ascii: ">"): if !isInside { return start..<(place + 1) }
      default: break
      }
    }
    return nil
  }

  // MARK: After the library

  /// Copies the library's tree, without recursion: HTML may be nested without limit.
  private static func tree(
    _ document: UnsafeMutablePointer<xmlDoc>, _ prefixes: Prefixes
  ) -> MarkupElement? {
    guard let root = unsafe xmlDocGetRootElement(document) else { return nil }
    var builder = MarkupTreeBuilder()
    var node: UnsafeMutablePointer<xmlNode>? = unsafe root
    while let current = unsafe node {
      let type = unsafe current.pointee.type
      switch type {
      case XML_ELEMENT_NODE: unsafe builder.open(element(current, prefixes))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = unsafe current.pointee.content {
          builder.add(unsafe string(content))
        }
      default: break
      }
      if type == XML_ELEMENT_NODE, let child = unsafe current.pointee.children {
        unsafe node = child
        continue
      }
      var last = unsafe current
      while true {
        if unsafe last.pointee.type == XML_ELEMENT_NODE { builder.close() }
        if unsafe last == root { return builder.root }
        if let next = unsafe last.pointee.next {
          unsafe node = next
          break
        }
        guard let parent = unsafe last.pointee.parent else { return builder.root }
        unsafe last = parent
      }
    }
    return builder.root
  }

  private static func element(
    _ node: UnsafeMutablePointer<xmlNode>, _ prefixes: Prefixes
  ) -> MarkupElement {
    var name = unsafe node.pointee.name.map { unsafe string($0) } ?? ""
    if prefixes == .kept, let space = unsafe node.pointee.ns,
      let prefix = unsafe space.pointee.prefix
    {
      name = unsafe string(prefix) + ":" + name
    } else if prefixes == .dropped, let colon = name.lastIndex(of: ":") {
      name = String(name[name.index(after: colon)...])
    }
    var element = MarkupElement(name: name.lowercased())
    var attribute = unsafe node.pointee.properties
    while let current = unsafe attribute {
      var value = ""
      var part = unsafe current.pointee.children
      while let piece = unsafe part {
        if let content = unsafe piece.pointee.content { value += unsafe string(content) }
        unsafe part = piece.pointee.next
      }
      var name = unsafe current.pointee.name.map { unsafe string($0) } ?? ""
      if let space = unsafe current.pointee.ns, let prefix = unsafe space.pointee.prefix {
        name = unsafe string(prefix) + ":" + name
      }
      element.attributes.append((name.lowercased(), value))
      unsafe attribute = current.pointee.next
    }
    return element
  }

  private static func string(_ text: UnsafePointer<xmlChar>) -> String {
    unsafe String(cString: text)
  }
}

/// Puts a tree together from the inside out.
struct MarkupTreeBuilder {
  private var open: [MarkupElement] = []
  private var depth = 0
  /// The finished tree.
  private(set) var root: MarkupElement?

  /// Opens an element.
  mutating func open(_ element: MarkupElement) {
    depth += 1
    if depth <= MarkupParser.maximumDepth { open.append(element) }
  }

  /// Adds text to the element that is open.
  mutating func add(_ text: String) {
    guard !open.isEmpty, !text.isEmpty else { return }
    open[open.count - 1].nodes.append(.text(text))
  }

  /// Closes the element that is open.
  mutating func close() {
    depth -= 1
    guard depth < MarkupParser.maximumDepth, let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].nodes.append(.element(element))
    }
  }
}
