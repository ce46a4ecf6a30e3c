internal import DocumentModel

/// What tables of rows are made of, and what the SQL of views finds beside them.
enum APITables {
  static let columnTypes = APIReference.Page(
    name: "columns", stub: "",
    help:
      "The types of the columns of a table, as in { \"span\", \"span\", \"where\" }; every column"
      + " may also hold nil.",
    entries: ColumnType.allCases.map { type in
      APIReference.Entry(name: type.rawValue, signature: "", help: help(of: type), example: "")
    })

  private static func help(of type: ColumnType) -> String {
    switch type {
    case .text: "a string"
    case .integer: "a whole number"
    case .number: "a number that is finite"
    case .boolean: "true or false; 1 or 0 to SQL"
    case .span: "an item, a span or { first, last }; to SQL its words, NAME_start and NAME_end"
    case .date: "a date as text: 2024, 2024-02 or 2024-02-29"
    case .list: "a sequence of values; to SQL JSON text"
    case .json: "any value of tables, texts, numbers and booleans; to SQL JSON text"
    }
  }

  static let documents = APIReference.Page(
    name: "documents", stub: "",
    help: "The table that the SQL of views joins with the plugin's own, by"
      + " `documents.id = TABLE.document`. In a view a table has its own name; in a database of --db it"
      + " is called PLUGIN_TABLE.",
    entries: [
      entry("id", "the document's id"), entry("title", "its headline"),
      entry("outlet", "who published it"), entry("published", "the day, as text: 2024-02-29"),
      entry("url", "where it was"), entry("language", "its language, as in en"),
    ])

  private static func entry(_ name: String, _ help: String) -> APIReference.Entry {
    APIReference.Entry(name: name, signature: "", help: help, example: "")
  }
}
