/// Why a token pattern could not be compiled or run.
public struct PatternError: Error, Sendable, Hashable {
  /// What is wrong and what would help.
  public let reason: String
  /// The pattern.
  public let source: String
  /// The byte offset of the fault in the pattern; nil for a fault of a search.
  public let offset: Int?

  init(_ reason: String, source: String = "", at offset: Int? = nil) {
    self.reason = reason
    self.source = source
    self.offset = offset
  }

  /// The line of the fault, from 1.
  public var line: Int? {
    offset.map { 1 + source.utf8.prefix($0).count { $0 == UInt8(ascii: "\n") } }
  }

  /// The column of the fault in its line, from 1, in Unicode code points.
  public var column: Int? {
    offset.map { offset in
      let before = Array(source.utf8.prefix(offset))
      let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      return 1 + before[start...].count { $0 & 0xC0 != 0x80 }
    }
  }

  /// The reason on one line, with the first words of what stands at the fault.
  public var inline: String {
    guard let line, let column, let offset else { return reason }
    let place = source.utf8.contains(UInt8(ascii: "\n")) ? "line \(line), " : ""
    let rest = String(decoding: source.utf8.dropFirst(offset), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).prefix(4).joined(separator: " ")
    let shown = rest.isEmpty ? "" : ", at '\(rest.prefix(40))'"
    return "pattern, \(place)column \(column)\(shown): \(reason)"
  }

  /// The reason with the line of the pattern and a caret under the fault.
  public var message: String {
    guard let line, let column else { return reason }
    let lines = source.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let shown = line <= lines.count ? String(Substring(lines[line - 1])) : ""
    let caret = String(repeating: " ", count: column - 1) + "^"
    let place = lines.count > 1 ? "line \(line), column \(column)" : "column \(column)"
    return "pattern, \(place): \(reason)\n  \(shown)\n  \(caret)"
  }
}
