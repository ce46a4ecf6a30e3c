public import DocumentModel

/// The result database of `--db`: rows of plugins, views, documents with full-text search, failures,
/// runs, and what each result was made from.
///
/// A row's number is its document's number times 2^24 plus its place, so that a document done again
/// takes the same place, and the database is the same however often a run was broken off. Results
/// and the keys they were made under change in one transaction: nothing can be lost or repeated.
public final class RunDatabase {
  /// The rows that a document may have in one table.
  static let greatestRows = 1 << 24
  /// The numbers that a document may have, so that those of its rows fit 64 bits.
  private static let documentNumbers: ClosedRange<Int64> = 1...(1 << 38)

  /// What is stored of a document that was done.
  public struct Known: Sendable, Hashable {
    /// What the results depend on, as it was given; empty where they have to be made anew.
    public let key: String
    /// The number of rows.
    public let rows: Int
    /// The numbers that near-copies share, as text.
    public let sketch: String?
    /// The failures; values as in `failureColumns`.
    public let failures: [[Scalar]]
  }

  /// The results of a document.
  public struct Entry: Sendable {
    /// The path of the document.
    public var path = ""
    /// What the results depend on; empty where they have to be made anew each time.
    public var key = ""
    /// Values as in `ResultStore.documentColumns`; nil for a document that was not read.
    public var document: [Scalar]?
    /// The text that searches look through, in valid UTF-8.
    public var text: [UInt8]?
    /// The rows.
    public var rows = FlatRows()
    /// Values as in `failureColumns`.
    public var failures: [[Scalar]] = []
    /// The number of plugins that passed the document over.
    public var skipped = 0
    /// The numbers that near-copies share, as text.
    public var sketch: String?

    /// Creates an entry without results.
    public init() {}
  }

  /// The columns of the table `failures` that are given.
  public static let failureColumns = [
    "document", "stage", "plugin", "code", "message", "traceback",
  ]

  let database: Database
  private let analyses: Int
  private let statements: RunStatements
  private let isAlone: Bool
  private let run: Int
  private var isOpen = false
  /// Results since the last commit.
  public private(set) var uncommitted = 0

  /// Opens a database, making it where there is none.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - plugins: the names of the plugins of the run, in any order.
  ///   - tables: their tables, in the order that rows count them.
  ///   - views: their views.
  ///   - recipe: what results depend on, for people.
  /// - Throws: `StoreError`: `file` where the file is something else, `sql` where a view is wrong.
  public init(
    path: String, plugins: [String], tables: [TableSchema], views: [ViewSchema], recipe: String
  ) throws(StoreError) {
    database = try Database(path: path)
    // Pages that hold several articles, in a new file; the log is written back each 4 MB.
    try database.execute("PRAGMA page_size=16384; PRAGMA wal_autocheckpoint=250")
    try database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL")
    try database.execute("PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY")
    try RunDatabaseSchema.bring(database, at: path)
    let name = plugins.sorted().joined(separator: ",")
    try database.execute("BEGIN IMMEDIATE")
    try RunTables.define(tables, views, in: database)
    analyses = try Self.number(ofAnalyses: name, database)
    isAlone = try Self.isAlone(name, plugins, database)
    try database.prepare(
      "INSERT INTO runs (analyses, recipe, started, complete) VALUES (?, ?, ?, 0)"
    ).run([.text(name), .text(recipe), .text(UTCTime.now())])
    run = try RunDatabaseSchema.number("SELECT max(run) FROM runs", database)
    statements = try RunStatements(database, tables: tables)
    try database.execute("COMMIT")
  }

  /// What is stored of the document at a path by the same plugins.
  public func known(_ path: String) throws(StoreError) -> Known? {
    let analyses = Scalar.integer(Int64(analyses))
    guard let row = try statements.known.first([.text(path), analyses]),
      case .integer(let number) = row[0], case .text(let key) = row[1],
      case .integer(let rows) = row[2], case .integer(let failures) = row[4],
      Self.documentNumbers.contains(number), (0...1 << 40).contains(rows)
    else { return nil }
    var sketch: String?
    if case .text(let text) = row[3] { sketch = text }
    var found: [[Scalar]] = []
    if failures > 0 {
      found = try statements.failures.all(Self.range(of: number) + [analyses])
    }
    return Known(key: key, rows: Int(rows), sketch: sketch, failures: found)
  }

  /// Stores the results of a document in place of what was stored of it.
  ///
  /// - Throws: `StoreError`, after which nothing since the last commit is stored.
  public func put(_ entry: Entry) throws(StoreError) {
    do throws(StoreError) { try insert(entry) } catch {
      // A full disk may have ended the transaction already.
      try? database.execute("ROLLBACK")
      isOpen = false
      uncommitted = 0
      throw error
    }
  }

  private func insert(_ entry: Entry) throws(StoreError) {
    if !isOpen {
      try database.execute("BEGIN IMMEDIATE")
      isOpen = true
    }
    let number = try place(of: entry.path)
    if let document = entry.document {
      try statements.document.run([.integer(number)] + document)
      if let text = entry.text {
        let title = document.count > 1 ? document[1] : .null
        for statement in [statements.text, statements.words] {
          try statement.run([.integer(number), title], utf8: text)
        }
      }
    }
    let base = Self.firstRow(of: number)
    try statements.rows.run(entry.rows, .from(base))
    for (index, failure) in entry.failures.enumerated() {
      try statements.failure.run(
        failure + [.integer(Int64(analyses))],
        after: base + Int64(index) + Int64(analyses % 256) << 16)
    }
    try statements.result.run([
      .integer(number), .integer(Int64(analyses)), .text(entry.key),
      .integer(Int64(entry.rows.count)), .integer(Int64(entry.skipped)),
      .integer(Int64(entry.failures.count)), entry.sketch.map { .text($0) } ?? .null,
    ])
    uncommitted += 1
  }

  /// The number of a path; takes away what is stored of a document that had one.
  private func place(of path: String) throws(StoreError) -> Int64 {
    guard case .integer(let number)? = try statements.number.first([.text(path)])?.first else {
      try statements.input.run([.text(path)])
      return try Self.checked(database.lastRow)
    }
    _ = try Self.checked(number)
    let range = Self.range(of: number)
    for delete in statements.deletes { try delete.run(range) }
    try statements.deleteFailures.run(range + [.integer(Int64(analyses))])
    try statements.deleteDocument.run([.integer(number)])
    if let stored = try statements.storedText.first([.integer(number)]) {
      try statements.deleteWords.run(stored)
      try statements.deleteText.run([.integer(number)])
    }
    // Another selection of plugins that shares some has lost their rows.
    if !isAlone { try statements.makeStale.run([.integer(number), .integer(Int64(analyses))]) }
    return number
  }

  /// Makes what was put since the last time last.
  public func commit() throws(StoreError) {
    guard isOpen else { return }
    try database.execute("COMMIT")
    isOpen = false
    uncommitted = 0
  }

  /// Notes the end of the run and commits.
  public func finish(isComplete: Bool) throws(StoreError) {
    try commit()
    try database.prepare("UPDATE runs SET ended = ?, complete = ? WHERE run = ?").run([
      .text(UTCTime.now()), .integer(isComplete ? 1 : 0), .integer(Int64(run)),
    ])
    // One file that reading leaves alone; a reader that is there already may keep it as it is.
    try? database.execute("PRAGMA journal_mode=DELETE")
  }

  /// The number of a document, unless nobody gave it that one.
  private static func checked(_ number: Int64) throws(StoreError) -> Int64 {
    guard documentNumbers.contains(number) else {
      throw StoreError(
        .file, "it is damaged: a document has the number \(number); name another file")
    }
    return number
  }

  /// The number of the first row of a document in each table.
  private static func firstRow(of number: Int64) -> Int64 { number * Int64(greatestRows) }

  private static func range(of number: Int64) -> [Scalar] {
    let base = firstRow(of: number)
    return [.integer(base), .integer(base + Int64(greatestRows) - 1)]
  }

  private static func number(
    ofAnalyses name: String, _ database: Database
  ) throws(StoreError) -> Int {
    try database.prepare("INSERT OR IGNORE INTO _analyses (plugins) VALUES (?)").run([.text(name)])
    let select = try database.prepare("SELECT analyses FROM _analyses WHERE plugins = ?")
    guard case .integer(let number)? = try select.first([.text(name)])?.first else { return 0 }
    return Int(number)
  }

  /// Whether no other selection of plugins in the database shares one with this.
  private static func isAlone(
    _ name: String, _ plugins: [String], _ database: Database
  ) throws(StoreError) -> Bool {
    let others = try database.prepare("SELECT plugins FROM _analyses WHERE plugins <> ?")
      .all([.text(name)])
    return others.allSatisfy { row in
      guard case .text(let other)? = row.first else { return true }
      return Set(other.split(separator: ",").map(String.init)).isDisjoint(with: plugins)
    }
  }
}

// A connection belongs to one thread at a time.
@available(*, unavailable)
extension RunDatabase: Sendable {}
