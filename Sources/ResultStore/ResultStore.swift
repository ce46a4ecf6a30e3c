public import DocumentModel

/// The rows of a run in SQLite, and the views over them.
///
/// A plugin's table `t` is stored as `plugin_name_t` and its view `v` as `plugin_name_v`; inside the
/// plugin's own SQL they are `t` and `v`. Views also see
/// `documents(id, title, outlet, published, url, language)`.
public final class ResultStore {
  /// Where the database lives.
  public enum Location: Sendable, Hashable {
    /// A private database that spills to an unlinked temporary file and goes with the store.
    case temporary
    /// A file, made where there is none.
    case file(String)
  }

  /// The columns of the table `documents`.
  public static let documentColumns = [
    "id", "title", "outlet", "published", "url", "language",
  ]

  let database: Database
  /// The tables of the run, in the order that rows count them.
  public let tables: [TableSchema]
  /// The views of the run.
  public let views: [ViewSchema]
  private(set) var storedRows = 0
  private let inserts: RowInserts
  private let insertDocument: Statement

  /// Opens a database and makes the tables and views that it lacks.
  ///
  /// The views are made as they are; `ViewRunner.check` tells beforehand whether they are right.
  public init(_ location: Location, tables: [TableSchema], views: [ViewSchema]) throws(StoreError) {
    let path: String
    switch location {
    case .temporary: path = ""
    case .file(let file): path = file
    }
    database = try Database(path: path)
    self.tables = tables
    self.views = views
    if case .temporary = location {
      try database.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
    } else {
      try database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;")
    }
    try database.execute(StoreDDL.documents)
    insertDocument = try database.prepare(
      "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?)")
    var statements: [Statement] = []
    for table in tables {
      try database.execute(StoreDDL.create(table))
      statements.append(try database.prepare(StoreDDL.insert(table)))
    }
    inserts = RowInserts(greatestRows: .max, tables: tables, statements: statements)
    if case .file = location { try defineViews() }
  }

  private func defineViews() throws(StoreError) {
    if let problem = ViewRunner.check(views: views, tables: tables).first {
      let name = SQLNames.qualified(plugin: problem.view.plugin, name: problem.view.name)
      throw StoreError(problem.error.code, "the view '\(name)': \(problem.error)")
    }
    for view in views {
      for statement in StoreDDL.create(view, tables: tables, views: views) {
        try database.prepare(statement).run([])
      }
    }
  }

  /// Collects the following inserts into one transaction.
  public func begin() throws(StoreError) { try database.execute("BEGIN") }

  /// Makes the inserts since `begin` last.
  public func commit() throws(StoreError) { try database.execute("COMMIT") }

  /// Stores what views may know of a document; values as in `documentColumns`.
  public func insertDocument(_ values: [Scalar]) throws(StoreError) {
    guard values.count == Self.documentColumns.count else {
      throw StoreError(.database, "a document has \(Self.documentColumns.count) values")
    }
    try insertDocument.run(values)
  }

  /// Stores the rows of a document.
  public func insert(_ rows: FlatRows) throws(StoreError) {
    try inserts.run(rows, .free)
    storedRows += rows.count
  }
}

extension ResultStore {
  /// Hands over the rows of a table in the order they were stored, some at a time.
  ///
  /// - Parameters:
  ///   - table: the index of the table.
  ///   - count: the most rows to hand over at once.
  ///   - body: takes rows; values as in `TableSchema.flatColumns`.
  /// - Throws: `StoreError` where the table cannot be read.
  public func rows(
    of table: Int, inGroupsOf count: Int, _ body: ([[Scalar]]) -> Void
  ) throws(StoreError) {
    guard tables.indices.contains(table) else {
      throw StoreError(.database, "there is no table \(table)")
    }
    let name = SQLNames.qualified(plugin: tables[table].plugin, name: tables[table].name)
    let query = try database.prepare("SELECT * FROM \(SQLNames.quoted(name)) ORDER BY rowid")
    var group: [[Scalar]] = []
    while let row = try query.next() {
      group.append(row)
      if group.count == count {
        body(group)
        group.removeAll(keepingCapacity: true)
      }
    }
    if !group.isEmpty { body(group) }
  }
}

// A connection belongs to one thread at a time.
@available(*, unavailable)
extension ResultStore: Sendable {}
