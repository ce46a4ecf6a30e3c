public import DocumentModel

/// A database file that is only read, for questions that its owner asks.
///
/// SQL may only SELECT: it cannot change the file, open another one, or load code. The file itself is
/// not trusted: it is opened without functions that act, and each of its cells is checked.
public final class QueryDatabase {
  /// A table or a view.
  public struct Entry: Sendable, Hashable {
    /// The name.
    public let name: String
    /// `table` or `view`.
    public let kind: String
    /// The names of its columns.
    public let columns: [String]
  }

  let database: Database
  private let path: String

  /// Opens a database for reading.
  ///
  /// - Throws: `StoreError` with code `file` where there is none, or it is of a later version.
  public init(path: String) throws(StoreError) {
    self.path = path
    database = try Database(path: path, access: .reading)
    do throws(StoreError) {
      try database.execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON")
      try database.execute("PRAGMA query_only=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY")
      if try number("PRAGMA application_id") == RunDatabaseSchema.applicationID {
        try RunDatabaseSchema.refuseLater(try number("PRAGMA user_version"), path)
        // SQLite declares the columns of a search index when it is first used, which looks like
        // making a table to the guardian of queries.
        _ = try database.prepare("SELECT rowid FROM _search LIMIT 0").all([])
      }
    } catch {
      throw StoreError(.file, "cannot read '\(path)': \(error.message)")
    }
  }

  /// Whether the database has the search index of `--db`.
  public func isSearchable() throws(StoreError) -> Bool {
    try number("SELECT count(*) FROM sqlite_master WHERE name = '_search'") > 0
  }

  /// The tables and views, without those of the store itself, by name.
  public func entries() throws(StoreError) -> [Entry] {
    let rows = try database.prepare(
      "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"
        + " AND substr(name, 1, 1) <> '_' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).all([])
    var entries: [Entry] = []
    for row in rows {
      guard case .text(let name) = row[0], case .text(let kind) = row[1] else { continue }
      let select = try? database.prepare("SELECT * FROM \(SQLNames.quoted(name))")
      entries.append(Entry(name: name, kind: kind, columns: select?.columnNames ?? []))
    }
    return entries
  }

  /// The SQL that a word stands for: a `SELECT` as it is, else all of the table or view of that name.
  ///
  /// Names may be written as `PLUGIN.VIEW`, with hyphens, or without the plugin where that is clear.
  public func sql(for words: String) throws(StoreError) -> String {
    if words.utf8.contains(where: { $0 <= 0x20 }) { return words }
    let entries = try entries()
    let name = String(words.map { $0 == "-" || $0 == "." ? "_" : $0 })
    var found = entries.filter { $0.name == name }
    if found.isEmpty { found = entries.filter { $0.name.hasSuffix("_" + name) } }
    if found.count == 1, let entry = found.first {
      return "SELECT * FROM \(SQLNames.quoted(entry.name))"
    }
    let names = entries.map(\.name)
    let hint =
      found.isEmpty
      ? Suggestion.question(name, among: names)
        ?? (names.isEmpty ? "it has none" : "it has \(names.joined(separator: ", "))")
      : "it could be \(found.map(\.name).joined(separator: " or "))"
    throw StoreError(.name, "'\(path)' has no table or view '\(words)'; \(hint)")
  }

  /// Runs one `SELECT` and hands its rows over, some at a time; the last group may be empty.
  ///
  /// - Parameters:
  ///   - sql: the statement.
  ///   - values: the values of its parameters.
  ///   - count: the most rows to hand over at once.
  ///   - isStopped: asked every few thousand steps; true ends the statement.
  ///   - take: takes the names of the columns, and rows.
  /// - Throws: `StoreError`: `sql`, `forbidden`, or `limit` where it was stopped; what `take` throws.
  public func run(
    _ sql: String, _ values: [Scalar] = [], inGroupsOf count: Int,
    isStopped: @escaping () -> Bool, _ take: ([String], [[Scalar]]) throws -> Void
  ) throws {
    let guardian = QueryGuardian(isStopped: isStopped)
    do {
      try database.guarded(by: guardian) { () throws in
        let statement = try database.prepare(sql)
        guard statement.isQuery else { throw StoreError(.forbidden, "a query may only SELECT") }
        guard statement.parameterCount == values.count else {
          throw StoreError(.sql, "a query has no parameters; write the value")
        }
        try statement.bind(values, from: 1)
        let names = statement.columnNames
        var group: [[Scalar]] = []
        while let row = try statement.next() {
          group.append(row)
          if group.count == count {
            try take(names, group)
            group.removeAll(keepingCapacity: true)
          }
        }
        try take(names, group)
      }
    } catch let error as StoreError {
      throw guardian.refusal ?? error
    }
  }

  private func number(_ sql: String) throws(StoreError) -> Int {
    try RunDatabaseSchema.number(sql, database)
  }
}

/// Watches a query: it may read all of the database, and nothing else.
private final class QueryGuardian: StatementGuardian {
  private static let refused: Set<String> = [
    "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer",
  ]

  private(set) var refusal: StoreError?
  private let isStopped: () -> Bool

  init(isStopped: @escaping () -> Bool) { self.isStopped = isStopped }

  func mayRead(_ table: String) -> Bool { true }

  func mayCall(_ function: String) -> Bool {
    if !Self.refused.contains(function.lowercased()) { return true }
    return refuse("a query cannot call \(function)()")
  }

  /// Full-text search looks whether its tables have changed.
  func mayAsk(_ pragma: String) -> Bool {
    pragma.lowercased() == "data_version" || refuseOther()
  }

  func refuseOther() -> Bool { refuse("a query may only SELECT") }

  func mayGoOn() -> Bool {
    guard isStopped() else { return true }
    refusal = StoreError(.limit, "the query was stopped")
    return false
  }

  private func refuse(_ message: String) -> Bool {
    if refusal == nil { refusal = StoreError(.forbidden, message) }
    return false
  }
}

// A connection belongs to one thread at a time.
@available(*, unavailable)
extension QueryDatabase: Sendable {}
