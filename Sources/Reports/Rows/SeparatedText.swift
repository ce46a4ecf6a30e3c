public import DocumentModel

/// Writes cells as lines of separated values.
public enum SeparatedText: String, Sendable {
  /// Commas, quotation marks where needed (RFC 4180), lines that end in a line feed.
  case csv
  /// Tabs; tab, line feed, carriage return and backslash in a value become `\t \n \r \\`.
  case tsv

  /// Appends a line.
  public func append(_ cells: [Scalar], to output: inout [UInt8]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { output.append(self == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t")) }
      let text = CellText.plain(cell)
      switch self {
      case .csv: Self.appendQuoted(text, to: &output)
      case .tsv: Self.appendEscaped(text, to: &output)
      }
    }
    output.append(UInt8(ascii: "\n"))
  }

  private static func appendQuoted(_ text: String, to output: inout [UInt8]) {
    let mark = UInt8(ascii: "\"")
    let needsQuotes = text.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == mark || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes || text.hasPrefix(" ") || text.hasSuffix(" ") else {
      output += text.utf8
      return
    }
    output.append(mark)
    for byte in text.utf8 {
      if byte == mark { output.append(mark) }
      output.append(byte)
    }
    output.append(mark)
  }

  private static func appendEscaped(_ text: String, to output: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\t"): output += "\\t".utf8
      case UInt8(ascii: "\n"): output += "\\n".utf8
      case UInt8(ascii: "\r"): output += "\\r".utf8
      case UInt8(ascii: "\\"): output += "\\\\".utf8
      default: output.append(byte)
      }
    }
  }
}
