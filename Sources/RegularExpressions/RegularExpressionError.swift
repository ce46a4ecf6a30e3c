/// Why a regular expression could not be compiled or run.
public struct RegularExpressionError: Error, Sendable, Hashable {
  /// The kinds of failure.
  public enum Code: String, Sendable {
    /// The expression is not well formed.
    case syntax
    /// The search needs more steps or memory than one search may use.
    case limit
    /// The caller's own budget ran out.
    case stopped
    /// The library failed in another way.
    case other
  }

  /// The kind of failure.
  public let code: Code
  /// What is wrong, in the words of PCRE2 where it has any.
  public let reason: String
  /// The expression.
  public let pattern: String
  /// The byte offset in the expression at which the fault was seen; nil where it has no place.
  public let offset: Int?

  init(_ code: Code, _ reason: String, pattern: String, offset: Int? = nil) {
    self.code = code
    self.reason = reason
    self.pattern = pattern
    self.offset = offset
  }

  /// The column of the fault, 1-based in Unicode code points.
  public var column: Int? {
    offset.map { offset in
      1 + pattern.utf8.prefix(offset).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
  }

  /// The reason and, for a syntax error, the expression with a caret under the fault.
  public var message: String {
    guard let column else { return reason }
    let caret = String(repeating: " ", count: column - 1) + "^"
    return "\(reason) at column \(column)\n  \(Self.printable(pattern))\n  \(caret)"
  }

  /// The expression on one line, so that the caret stands under its fault.
  private static func printable(_ pattern: String) -> String {
    String(
      String.UnicodeScalarView(
        pattern.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }
}
