public import DocumentModel

/// Writes documents for reading: the metadata, then each block under the name of its role.
public enum DocumentText: Sendable {
  /// Appends a document and an empty line.
  ///
  /// Control characters but tab and line feed are left out, so that no text can move a terminal's
  /// cursor or change its colours.
  ///
  /// - Complexity: linear in the length of the text.
  public static func append(_ document: Document, to output: inout [UInt8]) {
    append("document", document.id, to: &output)
    append("source", sourceLine(document.source), to: &output)
    for warning in document.source.warnings { append("warning", warning, to: &output) }
    for entry in document.metadata.entries {
      append(entry.field, "\(plain(entry.value)) (\(entry.origin.rawValue))", to: &output)
    }
    for block in document.blocks {
      output.append(UInt8(ascii: "\n"))
      output.append(contentsOf: "[\(block.role.rawValue)]\n".utf8)
      appendPrintable(document.text.bytes(in: block.span), to: &output)
      output.append(UInt8(ascii: "\n"))
    }
    output.append(UInt8(ascii: "\n"))
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
