import DocumentModel
import JSONText
import PluginHost
import ResultStore

/// What a plugin fills and answers, as JSON for other programs.
///
/// With it an engine that knows SQL can lay out the rows as the database of `--db` does and ask the
/// plugin's views.
enum PluginDescription {
  /// The description of a plugin in one line.
  static func line(_ manifest: PluginManifest) -> [UInt8] {
    let value = object([
      ("name", .string(manifest.name)), ("version", .string(manifest.version)),
      ("summary", .string(manifest.summary)),
      ("needs", .array(manifest.needs.map { .string($0) })),
      ("tables", .array(manifest.tables.map(table))),
      ("views", .array(manifest.views.map(view))),
    ])
    var bytes: [UInt8] = []
    JSONWriter.append(value, to: &bytes)
    return bytes + [UInt8(ascii: "\n")]
  }

  /// A table: the columns as rows in JSON have them, and as tables without nesting have them.
  private static func table(_ table: TableSchema) -> JSONValue {
    let columns = table.columns.map { column in
      object([
        ("name", .string(column.name)), ("type", .string(column.type.rawValue)),
        ("help", .string(column.help)),
      ])
    }
    let flat = table.flatColumns.map { column in
      object([("name", .string(column.name)), ("type", .string(column.type.rawValue))])
    }
    return object([
      ("name", .string(table.name)),
      ("sql_name", .string(SQLNames.qualified(plugin: table.plugin, name: table.name))),
      ("help", .string(table.help)), ("columns", .array(columns)), ("flat_columns", .array(flat)),
    ])
  }

  private static func view(_ view: ViewSchema) -> JSONValue {
    object([
      ("name", .string(view.name)),
      ("sql_name", .string(SQLNames.qualified(plugin: view.plugin, name: view.name))),
      ("help", .string(view.help)), ("default", .boolean(view.isDefault)),
      ("sql", .string(view.sql)),
    ])
  }

  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { JSONValue.Member($0.0, $0.1) })
  }
}
