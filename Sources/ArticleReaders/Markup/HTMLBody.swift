internal import DocumentModel

/// The text of HTML that stands inside another format: a feed, a mail, a saved response.
///
/// This is the one place where such bodies become blocks. Fragments are the bare article, so nothing
/// of them is dropped but what is never shown.
enum HTMLBody {
  /// A stretch of text with its role.
  struct Piece: Sendable, Hashable {
    let text: String
    let role: BlockRole
  }

  /// The pieces of a fragment of HTML.
  ///
  /// - Complexity: linear in the number of bytes.
  static func pieces(ofHTML html: String) -> [Piece] {
    guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return paragraphs(of: html)
    }
    guard let root = MarkupParser.html(Array(html.utf8)) else { return [] }
    return pieces(of: root)
  }

  /// The pieces of parsed XHTML, NITF or HTML.
  static func pieces(of element: MarkupElement) -> [Piece] {
    var collector = PieceCollector()
    collector.walk(element, role: .paragraph)
    collector.flush(as: .paragraph)
    return collector.pieces
  }

  /// The pieces of plain text: blank lines part paragraphs; without any, each line is one.
  static func paragraphs(of text: String) -> [Piece] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let hasBlank = lines.dropFirst().dropLast().contains { trimmed(String($0)).isEmpty }
    var pieces: [Piece] = []
    var open = ""
    for line in lines {
      let isBlank = trimmed(String(line)).isEmpty
      if isBlank || !hasBlank, !trimmed(open).isEmpty {
        pieces.append(Piece(text: open, role: .paragraph))
        open = ""
      }
      if !isBlank { open += open.isEmpty ? String(line) : " " + line }
    }
    if !trimmed(open).isEmpty { pieces.append(Piece(text: open, role: .paragraph)) }
    return pieces
  }
}

/// Cuts an element into blocks of text as a browser lays them out.
private struct PieceCollector {
  private(set) var pieces: [HTMLBody.Piece] = []
  private var words = ""
  private var breaks = 0

  /// Ends the block that is open.
  mutating func flush(as role: BlockRole) {
    breaks = 0
    let text = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    words = ""
    if !text.isEmpty { pieces.append(HTMLBody.Piece(text: text, role: role)) }
  }

  mutating func walk(_ element: MarkupElement, role: BlockRole) {
    let name = String(element.localName)
    guard !HTMLNames.hidden.contains(name) else { return }
    if name == "br" { return addBreak(role) }
    let isBlock = HTMLNames.blocks.contains(name)
    let own = Self.role(of: name) ?? role
    if isBlock { flush(as: role) }
    for node in element.nodes {
      switch node {
      case .text(let text):
        if text.contains(where: { !$0.isWhitespace }) { breaks = 0 }
        words += text
      case .element(let child): walk(child, role: own)
      }
    }
    if isBlock { flush(as: own) }
  }

  /// Two breaks in a row end a paragraph, one only a line.
  private mutating func addBreak(_ role: BlockRole) {
    breaks += 1
    if breaks >= 2 { flush(as: role) } else { words += "\n" }
  }

  private static func role(of name: String) -> BlockRole? {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2": .subhead
    case "li", "dd", "dt": .list
    case "figcaption", "media-caption", "caption": .caption
    case "media-producer": .credit
    default: nil
    }
  }
}
