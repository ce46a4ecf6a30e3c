public import DocumentModel

/// Writes documents for reading: the metadata, then each block under the name of its role.
public enum DocumentText: Sendable {
  /// Whether roles are told apart by colour too.
  public enum Style: Sendable {
    case plain
    case colored
  }

  /// Appends a document and an empty line; what was left out of a page stands in its place, with the
  /// reason and the score where the document tells them.
  ///
  /// Control characters but tab and line feed are left out, so that no text can move a terminal's
  /// cursor or change its colours.
  ///
  /// - Complexity: linear in the length of the text.
  public static func append(
    _ document: Document, style: Style = .plain, to output: inout [UInt8]
  ) {
    append("document", document.id, to: &output)
    append("source", sourceLine(document.source), to: &output)
    for warning in document.source.warnings { append("warning", warning, to: &output) }
    for entry in document.metadata.entries {
      append(entry.field, "\(plain(entry.value)) (\(entry.origin.rawValue))", to: &output)
    }
    var leftOut = document.leftOut[...]
    for (position, block) in document.blocks.enumerated() {
      var name = block.role.rawValue
      while let piece = leftOut.first, piece.position <= position {
        if piece.block == position {
          name += ", " + reason(piece)
        } else {
          append(piece, style, to: &output)
        }
        leftOut.removeFirst()
      }
      let words = document.text.bytes(in: block.span)
      append(words, under: name, color(of: block.role), style, to: &output)
    }
    for piece in leftOut { append(piece, style, to: &output) }
    output.append(UInt8(ascii: "\n"))
  }

  private static func append(_ piece: LeftOutBlock, _ style: Style, to output: inout [UInt8]) {
    append(Array(piece.text.utf8)[...], under: reason(piece), "2", style, to: &output)
  }

  private static func reason(_ piece: LeftOutBlock) -> String {
    let percent = Int((piece.score * 100).rounded())
    return "left out: \(piece.reason), \(percent) %"
  }

  private static func append(
    _ words: ArraySlice<UInt8>, under name: String, _ color: String, _ style: Style,
    to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "\n"))
    if style == .colored { output.append(contentsOf: "\u{1B}[\(color)m".utf8) }
    output.append(contentsOf: "[\(name)]\n".utf8)
    appendPrintable(words, to: &output)
    if style == .colored { output.append(contentsOf: "\u{1B}[0m".utf8) }
    output.append(UInt8(ascii: "\n"))
  }

  /// The parameters of the terminal's escape sequence (ECMA-48, select graphic rendition).
  private static func color(of role: BlockRole) -> String {
    switch role {
    case .headline: "1"
    case .deck, .kicker, .subhead: "1;36"
    case .paragraph, .list: "0"
    case .pullquote: "35"
    case .byline, .dateline, .source, .published, .reposted: "33"
    case .caption, .credit: "32"
    case .correction: "31"
    case .boilerplate, .comment: "2"
    }
  }

  private static func sourceLine(_ source: DocumentSource) -> String {
    "\(source.path), \(source.format), \(source.encoding)"
  }

  private static func append(_ name: String, _ value: String, to output: inout [UInt8]) {
    output.append(contentsOf: name.utf8)
    output.append(contentsOf: ": ".utf8)
    appendPrintable(Array(value.utf8)[...], to: &output)
    output.append(UInt8(ascii: "\n"))
  }

  /// Appends UTF-8 without control characters, those of U+0080 to U+009F included.
  private static func appendPrintable(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      let byte = bytes[offset]
      if byte == 0xC2, offset + 1 < bytes.endIndex, bytes[offset + 1] < 0xA0 {
        offset += 2
        continue
      }
      if byte >= 0x20 && byte != 0x7F || byte == 0x09 || byte == 0x0A { output.append(byte) }
      offset += 1
    }
  }
}
