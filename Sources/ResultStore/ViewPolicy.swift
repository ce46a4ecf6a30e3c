/// What the SQL of a view may do, and how much.
public struct ViewLimits: Sendable, Hashable {
  /// SQLite virtual machine steps a view may take, on top of 2,000 for each stored row.
  public var steps = 200_000_000
  /// Seconds a view may take.
  public var seconds = 30
  /// Bytes of the longest text a view may make.
  ///
  /// A single call of `instr` or `replace` cannot be stopped and takes the square of this.
  public var textBytes = 1 << 20
  /// Bytes that the rows of a view may take in all.
  public var resultBytes = 256 << 20

  /// Creates the default limits.
  public init() {}
}

/// Decides which tables and functions the SQL of a plugin may use.
///
/// A view reads its own plugin's tables and `documents`, and nothing else: results must not depend
/// on the clock, on chance, on other plugins, or on the make-up of the database.
struct ViewPolicy: Sendable {
  /// The tables and views that may be read, in lower case.
  let readable: Set<String>

  private static let refusedFunctions: Set<String> = [
    "random", "randomblob", "load_extension", "current_date", "current_time", "current_timestamp",
    "changes", "total_changes", "last_insert_rowid", "sqlite_compileoption_used",
    "sqlite_compileoption_get", "sqlite_source_id", "sqlite_version", "sqlite_offset",
    "sqlite_log", "fts3_tokenizer", "zeroblob", "readfile", "writefile", "edit",
  ]

  func allowsReading(_ table: String) -> Bool { readable.contains(table.lowercased()) }

  func allowsCalling(_ function: String) -> Bool {
    !Self.refusedFunctions.contains(function.lowercased())
  }

  /// Whether the SQL asks for the present time, which would make results differ by the day.
  static func asksForNow(_ sql: String) -> Bool { sql.lowercased().contains("'now'") }
}
