internal import LuaRuntime

/// What the prompt knows of the interface from its registry: pages, columns of tables, fields.
enum PromptFields {
  /// The pages of the reference, the columns that a table of items shows by class, and the fields
  /// of each class, as the prompt's Lua code takes them.
  static var arguments: [LuaValue] {
    [
      .text(APIReference.pages.map(\.name).joined(separator: ", ")),
      table { $0.filter(isShown) }, table { $0 },
    ]
  }

  private static func table(_ chosen: ([APIField]) -> [APIField]) -> LuaValue {
    .table(
      LuaTable(
        fields: APIClasses.all.map { api in
          (
            api.name,
            .table(LuaTable(array: chosen(api.fields).map { .text($0.name) }))
          )
        }))
  }

  /// Whether a field fits a cell: a text, a number or a word, and no place.
  private static func isShown(_ field: APIField) -> Bool {
    if ["start", "stop"].contains(field.name) { return false }
    switch field.source {
    case .unsigned, .value, .name, .string, .text: return true
    case .flag, .item, .same, .host: return false
    }
  }

  /// The fields and methods of a class, or of sequences; empty for anything else.
  static func members(of name: String) -> [String] {
    guard let page = APIReference.pages.first(where: { $0.name == name }) else { return [] }
    return page.entries.map { String($0.name.dropFirst(name.utf8.count)) }
  }

  /// The names in a module: `desk`, or `desk.stats`.
  static func entries(of module: String) -> [String] {
    let prefix = module + "."
    let names = APIReference.names.filter { $0.hasPrefix(prefix) }.map {
      String($0.dropFirst(prefix.utf8.count).prefix { $0 != "." })
    }
    return Array(Set(names)).sorted()
  }
}
