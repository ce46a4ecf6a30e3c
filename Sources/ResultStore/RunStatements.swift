import DocumentModel

/// The prepared statements of a result database.
final class RunStatements {
  let known: Statement
  let failures: Statement
  let number: Statement
  let input: Statement
  let document: Statement
  let text: Statement
  /// The index of words of `_texts`: add a text, and take away one that is to go.
  let words: Statement
  let deleteWords: Statement
  let storedText: Statement
  let failure: Statement
  let result: Statement
  let makeStale: Statement
  let deleteFailures: Statement
  let deleteDocument: Statement
  let deleteText: Statement
  /// For each table: take away the rows of a document.
  let deletes: [Statement]
  let rows: RowInserts

  init(_ database: Database, tables: [TableSchema]) throws(StoreError) {
    known = try database.prepare(
      "SELECT r.number, r.key, r.rows, r.sketch, r.failures FROM _inputs i JOIN _results r"
        + " ON r.number = i.number WHERE i.path = ? AND r.analyses = ?")
    failures = try database.prepare(
      "SELECT document, stage, plugin, code, message, traceback FROM failures"
        + " WHERE rowid BETWEEN ? AND ? AND analyses = ? ORDER BY rowid")
    number = try database.prepare("SELECT number FROM _inputs WHERE path = ?")
    input = try database.prepare("INSERT INTO _inputs (path) VALUES (?)")
    // Of documents with one id, the last of the input stands for them all.
    document = try database.prepare(
      "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        + " number = excluded.number, title = excluded.title, outlet = excluded.outlet,"
        + " published = excluded.published, url = excluded.url, language = excluded.language"
        + " WHERE excluded.number > number")
    text = try database.prepare("INSERT INTO _texts VALUES (?, ?, ?)")
    words = try database.prepare("INSERT INTO _search (rowid, title, text) VALUES (?, ?, ?)")
    deleteWords = try database.prepare(
      "INSERT INTO _search (_search, rowid, title, text) VALUES ('delete', ?, ?, ?)")
    storedText = try database.prepare("SELECT number, title, text FROM _texts WHERE number = ?")
    failure = try database.prepare(
      "INSERT INTO failures (rowid, document, stage, plugin, code, message, traceback, analyses)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    result = try database.prepare("INSERT OR REPLACE INTO _results VALUES (?, ?, ?, ?, ?, ?, ?)")
    makeStale = try database.prepare(
      "UPDATE _results SET key = '' WHERE number = ? AND analyses <> ?")
    deleteFailures = try database.prepare(
      "DELETE FROM failures WHERE rowid BETWEEN ? AND ? AND analyses = ?")
    deleteDocument = try database.prepare("DELETE FROM documents WHERE number = ?")
    deleteText = try database.prepare("DELETE FROM _texts WHERE number = ?")
    var deletes: [Statement] = []
    var inserts: [Statement] = []
    for table in tables {
      let name = SQLNames.quoted(SQLNames.qualified(plugin: table.plugin, name: table.name))
      let row = Self.rowName(table)
      deletes.append(
        try database.prepare("DELETE FROM \(name) WHERE \(row) BETWEEN ? AND ?"))
      let columns = table.flatColumns.map { SQLNames.quoted($0.name) }
      let marks = columns.map { _ in ", ?" }.joined()
      inserts.append(
        try database.prepare(
          "INSERT INTO \(name) (\(row), \(columns.joined(separator: ", "))) VALUES (?\(marks))"))
    }
    self.deletes = deletes
    rows = RowInserts(
      greatestRows: Int64(RunDatabase.greatestRows), tables: tables, statements: inserts)
  }

  /// A name of the row number that no column has taken.
  private static func rowName(_ table: TableSchema) -> String {
    let taken = Set(table.flatColumns.map { $0.name.lowercased() })
    return ["rowid", "oid"].first { !taken.contains($0) } ?? "_rowid_"
  }
}
