import DocumentModel
import TestSupport
import Testing

@testable import ResultStore

/// The file of `--db`.
struct RunDatabaseTests {
  private static func open(_ path: String) throws -> RunDatabase {
    try RunDatabase(
      path: path, plugins: ["sentiment"], tables: [Sample.other], views: [], recipe: "")
  }

  private static func entry(_ path: String, _ text: String, scores: [Double]) -> RunDatabase.Entry {
    var entry = RunDatabase.Entry()
    entry.path = path
    entry.key = text
    entry.document = [.text(path), .text("A title"), .null, .null, .null, .null]
    entry.text = Array(text.utf8)
    entry.rows = FlatRows(document: path)
    for score in scores { entry.rows.append([.number(score)], to: 0) }
    return entry
  }

  /// The documents that a search finds, and whether its index agrees with the texts.
  private static func found(_ words: String, in path: String) throws -> [[Scalar]] {
    let database = try Database(path: path)
    try database.execute("INSERT INTO _search (_search) VALUES ('integrity-check')")
    return try database.prepare(
      "SELECT d.id FROM _search s JOIN documents d ON d.number = s.rowid WHERE _search MATCH ?"
        + " ORDER BY d.id"
    ).all([.text(words)])
  }

  @Test func `a document that is stored again is found by its new words alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/r.db"
    let database = try Self.open(path)
    try database.put(Self.entry("a.txt", "Two ships sailed.", scores: [0.5, -0.5]))
    try database.put(Self.entry("b.txt", "No ships — “naïve”.", scores: []))
    try database.put(Self.entry("a.txt", "One boat sank.", scores: [0.25]))
    try database.finish(isComplete: true)
    #expect(try Self.found("ships", in: path) == [[.text("b.txt")]])
    #expect(try Self.found("boat", in: path) == [[.text("a.txt")]])
    #expect(try Self.found("naive title", in: path) == [[.text("b.txt")]])
    let rows = try Database(path: path).prepare("SELECT rowid, * FROM sentiment_sentiment").all([])
    #expect(rows == [[.integer(1 << 24), .text("a.txt"), .number(0.25)]])
  }

  @Test func `a file of the first version goes on being searched`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/r.db"
    do {
      let old = try Database(path: path)
      for statement in RunDatabaseSchema.migrations[0] { try old.execute(statement) }
      try old.execute("PRAGMA application_id = \(RunDatabaseSchema.applicationID)")
      try old.execute("PRAGMA user_version = 1")
      for (number, word) in [(1, "ships"), (2, "boats")] {
        try old.execute("INSERT INTO _inputs VALUES (\(number), '\(number).txt')")
        try old.execute("INSERT INTO documents (number, id) VALUES (\(number), '\(number).txt')")
        try old.execute("INSERT INTO _texts VALUES (\(number), '', 'Two \(word).')")
      }
    }
    let database = try Self.open(path)
    try database.put(Self.entry("1.txt", "Three boats.", scores: []))
    try database.put(Self.entry("3.txt", "Four ships.", scores: []))
    try database.finish(isComplete: true)
    #expect(try Self.found("ships", in: path) == [[.text("3.txt")]])
    #expect(try Self.found("boats", in: path) == [[.text("1.txt")], [.text("2.txt")]])
    #expect(try Database(path: path).prepare("PRAGMA user_version").all([]) == [[.integer(2)]])
  }

  @Test func `a document has only so many rows in a table`() throws {
    let database = try Database(path: "")
    try database.execute(StoreDDL.create(Sample.other))
    let name = "\"sentiment_sentiment\" (rowid, document, score)"
    let inserts = RowInserts(
      greatestRows: 2, tables: [Sample.other],
      statements: [try database.prepare("INSERT INTO \(name) VALUES (?, ?, ?)")])
    var rows = FlatRows(document: "a.txt")
    for score in [0.5, 0.25] { rows.append([.number(score)], to: 0) }
    try inserts.run(rows, .from(100))
    rows.append([.null], to: 0)
    let error = #expect(throws: StoreError.self) { try inserts.run(rows, .from(200)) }
    #expect(error?.message == "'a.txt' has too many rows for a database")
    let kept = try database.prepare("SELECT rowid, score FROM sentiment_sentiment").all([])
    #expect(kept.prefix(2) == [[.integer(100), .number(0.5)], [.integer(101), .number(0.25)]])
  }

  @Test(arguments: [
    ("PRAGMA user_version = -5", "is damaged: it has version -5"),
    ("PRAGMA user_version = 99", "use a later copydesk"),
    (
      "UPDATE _inputs SET number = 9000000000000000000",
      "a document has the number 9000000000000000000"
    ),
    ("UPDATE _inputs SET number = -9000000000000000000", "the number -9000000000000000000"),
    (
      "INSERT INTO _inputs VALUES (9223372036854775807, 'x'); DELETE FROM _inputs WHERE number = 1",
      "is damaged"
    ),
  ])
  func `numbers that no program writes are refused`(sql: String, part: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/r.db"
    do {
      let database = try Self.open(path)
      try database.put(Self.entry("a.txt", "One boat.", scores: [1]))
      try database.finish(isComplete: true)
    }
    try Database(path: path).execute(sql)
    let error = #expect(throws: StoreError.self) {
      let database = try Self.open(path)
      _ = try database.known("a.txt")
      try database.put(Self.entry("a.txt", "Two boats.", scores: [1, 2]))
    }
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
  }

  @Test(arguments: [-1, Int64.max])
  func `a result with an impossible number of rows is not known`(rows: Int64) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/r.db"
    let database = try Self.open(path)
    try database.put(Self.entry("a.txt", "One boat.", scores: [1]))
    #expect(try database.known("a.txt")?.rows == 1)
    try database.commit()
    try Database(path: path).execute("UPDATE _results SET rows = \(rows)")
    #expect(try database.known("a.txt") == nil)
  }
}
