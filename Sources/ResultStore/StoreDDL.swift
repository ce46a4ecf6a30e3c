import DocumentModel

/// The statements that make and fill tables and views.
enum StoreDDL {
  static let documents =
    "CREATE TABLE IF NOT EXISTS documents (id TEXT PRIMARY KEY, title TEXT, outlet TEXT,"
    + " published TEXT, url TEXT, language TEXT) WITHOUT ROWID"

  static func create(_ table: TableSchema) -> String {
    let name = SQLNames.qualified(plugin: table.plugin, name: table.name)
    return "CREATE TABLE IF NOT EXISTS \(SQLNames.quoted(name)) (\(columns(of: table)))"
  }

  static func columns(of table: TableSchema) -> String {
    table.flatColumns
      .map { SQLNames.quoted($0.name) + " " + SQLNames.affinity(of: $0.type) }
      .joined(separator: ", ")
  }

  static func insert(_ table: TableSchema) -> String {
    let name = SQLNames.qualified(plugin: table.plugin, name: table.name)
    let marks = table.flatColumns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(SQLNames.quoted(name)) VALUES (\(marks))"
  }

  /// The statements that give a database file the view under its long name.
  ///
  /// The plugin's own names become common table expressions in front of its SQL.
  static func create(
    _ view: ViewSchema, tables: [TableSchema], views: [ViewSchema]
  ) -> [String] {
    let name = SQLNames.quoted(SQLNames.qualified(plugin: view.plugin, name: view.name))
    var expressions: [String] = []
    for table in tables where table.plugin == view.plugin {
      let long = SQLNames.quoted(SQLNames.qualified(plugin: table.plugin, name: table.name))
      expressions.append("\(SQLNames.quoted(table.name)) AS (SELECT * FROM \(long))")
    }
    for other in views where other.plugin == view.plugin && other.name != view.name {
      expressions.append("\(SQLNames.quoted(other.name)) AS (\(other.sql)\n)")
    }
    return [
      "DROP VIEW IF EXISTS \(name)",
      "CREATE VIEW \(name) AS WITH \(expressions.joined(separator: ", "))\n"
        + "SELECT * FROM (\(view.sql)\n)",
    ]
  }

  /// The statements that give a plugin's tables their short names on a connection.
  static func shortNames(plugin: String, tables: [TableSchema]) -> [String] {
    tables.filter { $0.plugin == plugin }.map { table in
      let long = SQLNames.quoted(SQLNames.qualified(plugin: plugin, name: table.name))
      return "CREATE TEMP VIEW \(SQLNames.quoted(table.name)) AS SELECT * FROM main.\(long)"
    }
  }

  /// The statements that take the short names away.
  static func dropShortNames(
    plugin: String, tables: [TableSchema], views: [ViewSchema]
  ) -> [String] {
    let names =
      tables.filter { $0.plugin == plugin }.map(\.name)
      + views.filter { $0.plugin == plugin }.map(\.name)
    return names.map { "DROP VIEW IF EXISTS temp.\(SQLNames.quoted($0))" }
  }
}
