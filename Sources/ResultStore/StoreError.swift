/// A database, a table or a view that could not be made or asked.
public struct StoreError: Error, Sendable, Hashable {
  /// The kind of an error.
  public enum Code: String, Sendable {
    /// The database file cannot be opened or written.
    case file
    /// The disk has no room.
    case full
    /// SQLite refused a statement of the store itself.
    case database
    /// The SQL of a view is wrong.
    case sql
    /// The SQL of a view does what views may not do.
    case forbidden
    /// A view took more steps, time or room than it may.
    case limit
    /// There is no such view, or a name is used twice or reserved.
    case name
  }

  /// The kind of error.
  public let code: Code
  /// What happened and what to do.
  public let message: String
  /// The line of the SQL, from 1, where it is known.
  public let line: Int?
  /// The byte in that line, from 1, where it is known.
  public let column: Int?

  /// Creates an error.
  public init(_ code: Code, _ message: String, line: Int? = nil, column: Int? = nil) {
    self.code = code
    self.message = message
    self.line = line
    self.column = column
  }

  /// Creates an error at a byte offset of `sql`.
  init(_ code: Code, _ message: String, in sql: String, at offset: Int?) {
    guard let offset, offset >= 0 else {
      self.init(code, message)
      return
    }
    let before = sql.utf8.prefix(offset)
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
    self.init(code, message, line: line, column: column)
  }
}

extension StoreError: CustomStringConvertible {
  /// The message, with the place in the SQL before it where there is one.
  public var description: String {
    guard let line, let column else { return message }
    return "line \(line), column \(column): \(message)"
  }
}
