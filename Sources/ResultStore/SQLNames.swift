import DocumentModel

/// How plugins, tables and views are named in a database.
public enum SQLNames: Sendable {
  /// Tables of the store itself, which no plugin may name its own.
  static let reserved: Set<String> = ["documents"]

  /// `entity_counts_by_month` for the view `by-month` of `entity-counts`.
  public static func qualified(plugin: String, name: String) -> String {
    String((plugin + "_" + name).map { $0 == "-" ? "_" : $0 })
  }

  /// The name in double quotes, safe for any text.
  static func quoted(_ name: String) -> String {
    var output = "\""
    for character in name.unicodeScalars where character != "\0" {
      output.unicodeScalars.append(character)
      if character == "\"" { output += "\"" }
    }
    return output + "\""
  }

  /// The SQLite type that keeps values of a column as they are.
  static func affinity(of type: ColumnType) -> String {
    switch type {
    case .integer, .boolean: return "INTEGER"
    case .number: return "REAL"
    case .text, .date, .list, .json, .span: return "TEXT"
    }
  }
}
