import DocumentModel

/// The tables of a result database besides those of plugins, and how older files are brought up.
///
/// Names of the store itself begin with `_`, or have none; those of plugins never do.
enum RunDatabaseSchema {
  /// What marks a database file as ours: "copd".
  static let applicationID = 0x636F_7064

  /// Each entry brings a file from the version of its index to the next one.
  static let migrations: [[String]] = [
    [
      "CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT,"
        + " outlet TEXT, published TEXT, url TEXT, language TEXT)",
      "CREATE TABLE failures (document TEXT, stage TEXT, plugin TEXT, code TEXT, message TEXT,"
        + " traceback TEXT, analyses INTEGER)",
      "CREATE TABLE runs (run INTEGER PRIMARY KEY, analyses TEXT, recipe TEXT, started TEXT,"
        + " ended TEXT, complete INTEGER)",
      "CREATE TABLE _analyses (analyses INTEGER PRIMARY KEY, plugins TEXT NOT NULL UNIQUE)",
      "CREATE TABLE _inputs (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
      "CREATE TABLE _results (number INTEGER, analyses INTEGER, key TEXT, rows INTEGER,"
        + " skipped INTEGER, failures INTEGER, sketch TEXT, PRIMARY KEY (number, analyses))"
        + " WITHOUT ROWID",
      "CREATE TABLE _texts (number INTEGER PRIMARY KEY, title TEXT, text TEXT)",
      "CREATE VIRTUAL TABLE _search USING fts5(title, text, content='_texts',"
        + " content_rowid='number', tokenize=\"unicode61 remove_diacritics 2\")",
      "CREATE TRIGGER _texts_added AFTER INSERT ON _texts BEGIN INSERT INTO _search"
        + " (rowid, title, text) VALUES (new.number, new.title, new.text); END",
      "CREATE TRIGGER _texts_removed AFTER DELETE ON _texts BEGIN INSERT INTO _search"
        + " (_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); END",
    ],
    // A trigger makes a savepoint for each document, at which FTS5 writes out the words it has
    // gathered: the index cost three times as much.
    ["DROP TRIGGER IF EXISTS _texts_added", "DROP TRIGGER IF EXISTS _texts_removed"],
  ]

  /// Makes the tables that a file lacks, in one transaction.
  ///
  /// - Throws: `StoreError` with code `file` where the file is not ours, or from a later version.
  static func bring(_ database: Database, at path: String) throws(StoreError) {
    let version = try number("PRAGMA user_version", database)
    let mark = try number("PRAGMA application_id", database)
    if mark != applicationID {
      guard try number("SELECT count(*) FROM sqlite_master", database) == 0 else {
        throw StoreError(
          .file, "'\(path)' is a database of another program; name another file")
      }
    }
    try refuseLater(version, path)
    guard version < migrations.count else { return }
    try database.execute("BEGIN IMMEDIATE")
    for step in migrations[version...] {
      for statement in step { try database.execute(statement) }
    }
    try database.execute("PRAGMA application_id = \(applicationID)")
    try database.execute("PRAGMA user_version = \(migrations.count)")
    try database.execute("COMMIT")
  }

  /// Refuses what a later program wrote, and versions that no program writes.
  static func refuseLater(_ version: Int, _ path: String) throws(StoreError) {
    guard version >= 0 else {
      throw StoreError(.file, "'\(path)' is damaged: it has version \(version); name another file")
    }
    guard version <= migrations.count else {
      throw StoreError(
        .file,
        "'\(path)' has version \(version) of the result database, and this program knows"
          + " \(migrations.count); use a later copydesk")
    }
  }

  static func number(_ sql: String, _ database: Database) throws(StoreError) -> Int {
    guard case .integer(let value)? = try database.prepare(sql).first([])?.first else { return 0 }
    return Int(value)
  }
}
