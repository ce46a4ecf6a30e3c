internal import DocumentModel
internal import LuaRuntime
internal import ResultStore

/// Reads and checks the table that a plugin returns.
struct ManifestReader {
  let folder: PluginFolder
  /// The source of the plugin's main file, to find lines in.
  let source: [UInt8]

  private static let keys = [
    "name", "version", "api", "summary", "author", "license", "url", "needs", "layers",
    "capabilities", "options", "tables", "views", "analyze",
  ]

  /// The manifest of a loaded plugin.
  func manifest(_ value: LuaValue) throws(PluginError) -> PluginManifest {
    guard case .table(let table) = value else {
      throw fault("the file must return the plugin's table; it returned \(value.typeName)")
    }
    try checkKeys(table, Self.keys, "the plugin")
    let name = try required(text(table, "name", nil), "name")
    try checkName(name, "name", hyphens: true)
    guard name == folder.name else {
      throw fault(
        "name is '\(name)', but the plugin is stored as '\(folder.name)'; the two must agree",
        key: "name")
    }
    let api = try self.api(table)
    guard table["analyze"] == .function else {
      let got = (table["analyze"] ?? .none).typeName
      throw fault("analyze: expected a function, got \(got)", key: "analyze")
    }
    let tables = try self.tables(table, plugin: name)
    let views = try self.views(table, plugin: name)
    try check(views, tables)
    return PluginManifest(
      name: name, version: try required(text(table, "version", nil), "version"), api: api,
      summary: try required(text(table, "summary", nil), "summary"),
      author: try text(table, "author", nil), license: try text(table, "license", nil),
      needs: table["needs"] == .function ? [] : try names(table["needs"], "needs"),
      layers: try names(table["layers"], "layers"),
      capabilities: try capabilities(table), options: try options(table), tables: tables,
      views: views)
  }

  private func api(_ table: LuaTable) throws(PluginError) -> Int {
    let known = PluginManifest.currentAPI
    guard let value = table["api"] else { throw fault("api is missing; write api = \(known)") }
    guard let api = value.wholeNumber else {
      throw fault("api: expected an integer, got \(value.typeName)", key: "api")
    }
    guard (1...known).contains(api) else {
      let offer = known == 1 ? "API 1" : "API 1 to \(known)"
      throw fault(
        "the plugin is written for API \(api); this copydesk offers \(offer)", key: "api")
    }
    return api
  }

  // MARK: Tables

  private func tables(_ table: LuaTable, plugin: String) throws(PluginError) -> [TableSchema] {
    var schemas: [TableSchema] = []
    for (name, value) in try records(table, "tables") {
      let place = "tables.\(name)"
      try checkName(name, place)
      try checkKeys(value, ["help", "place"], place, positions: true)
      var columns: [Column] = []
      for entry in value.entries {
        guard let position = entry.key.wholeNumber else { continue }
        let column = try column(entry.value, "\(place)[\(position)]")
        guard !columns.contains(where: { $0.name == column.name }) else {
          throw fault("\(place) has two columns '\(column.name)'", key: name)
        }
        columns.append(column)
      }
      guard !columns.isEmpty else {
        throw fault("\(place) has no columns; add { \"name\", \"text\", \"help\" }", key: name)
      }
      let help = try text(value, "help", place) ?? ""
      schemas.append(
        TableSchema(
          plugin: plugin, name: name, help: help, columns: columns,
          place: try placeColumn(value, columns, place)))
    }
    return schemas
  }

  /// The span column that `place` names.
  private func placeColumn(
    _ table: LuaTable, _ columns: [Column], _ place: String
  ) throws(PluginError) -> String? {
    guard let name = try text(table, "place", place) else { return nil }
    let spans = columns.filter { $0.type == .span }.map(\.name)
    guard spans.contains(name) else {
      let hint = spans.isEmpty ? "it has no span column" : Self.hint(name, spans)
      throw fault("\(place).place: '\(name)' is no span column; \(hint)", key: name)
    }
    return name
  }

  private func column(_ value: LuaValue, _ place: String) throws(PluginError) -> Column {
    guard let parts = value.table?.array, (2...3).contains(parts.count),
      let name = parts[0].text, let type = parts[1].text,
      let help = parts.count > 2 ? parts[2].text : ""
    else {
      throw fault("\(place): expected a column, as in { \"name\", \"text\", \"help\" }")
    }
    try checkName(name, place)
    guard !["document", "plugin", "table"].contains(name) else {
      throw fault("\(place): every row has '\(name)' already; use another name", key: name)
    }
    guard let kind = ColumnType(rawValue: type) else {
      let hint = Self.hint(type, ColumnType.allCases.map(\.rawValue))
      throw fault("\(place): '\(type)' is no column type; \(hint)", key: type)
    }
    return Column(name: name, type: kind, help: help)
  }

  // MARK: Checks

  private func check(_ views: [ViewSchema], _ tables: [TableSchema]) throws(PluginError) {
    guard let problem = ViewRunner.check(views: views, tables: tables).first else { return }
    throw fault("views.\(problem.view.name).sql: \(problem.error)", key: problem.view.name)
  }

  // MARK: Fields

  /// The named tables of a field, sorted by name.
  func records(_ table: LuaTable, _ key: String) throws(PluginError) -> [(String, LuaTable)] {
    guard let value = table[key] else { return [] }
    guard case .table(let inner) = value else {
      throw fault("\(key): expected a table, got \(value.typeName)", key: key)
    }
    guard inner.entries.count <= 200 else { throw fault("\(key): more than 200 entries", key: key) }
    var found: [(String, LuaTable)] = []
    for entry in inner.entries {
      guard let name = entry.key.text else {
        throw fault("\(key): each entry needs a name, as in \(key) = { name = { … } }", key: key)
      }
      guard case .table(let record) = entry.value else {
        throw fault("\(key).\(name): expected a table, got \(entry.value.typeName)", key: name)
      }
      found.append((name, record))
    }
    return found
  }

  /// Refuses fields that are not known.
  func checkKeys(
    _ table: LuaTable, _ known: [String], _ place: String, positions: Bool = false
  ) throws(PluginError) {
    for entry in table.entries {
      guard let name = entry.key.text else {
        if positions, entry.key.wholeNumber != nil { continue }
        throw fault("\(place) has an entry without a name")
      }
      guard known.contains(name) else {
        let shown = PluginFolder.printable(name)
        throw fault(
          "\(place) has an unknown field '\(shown)'; \(Self.hint(name, known))", key: name)
      }
    }
  }

  /// The text of a field, or nil where there is none.
  func text(_ table: LuaTable, _ key: String, _ place: String?) throws(PluginError) -> String? {
    guard let value = table[key] else { return nil }
    let shown = place.map { "\($0).\(key)" } ?? key
    guard let text = value.text else {
      throw fault("\(shown): expected text, got \(value.typeName)", key: key)
    }
    guard text.utf8.count <= 65_536 else {
      throw fault("\(shown) is longer than 65,536 bytes", key: key)
    }
    return text
  }

  func flag(_ table: LuaTable, _ key: String, _ place: String) throws(PluginError) -> Bool {
    guard let value = table[key] else { return false }
    guard let flag = value.flag else {
      throw fault("\(place).\(key): expected true or false, got \(value.typeName)", key: key)
    }
    return flag
  }

  func required(_ text: String?, _ place: String) throws(PluginError) -> String {
    guard let text else { throw fault("\(place) is missing") }
    guard !text.isEmpty else { throw fault("\(place) is empty", key: place) }
    return text
  }

  /// The names in the list that a field holds, or that its function gave.
  func names(_ value: LuaValue?, _ key: String) throws(PluginError) -> [String] {
    guard let value, value != .none else { return [] }
    guard let array = value.table?.array else {
      throw fault("\(key): expected a list of names, got \(value.typeName)", key: key)
    }
    guard array.count <= 100 else { throw fault("\(key): more than 100 names", key: key) }
    var names: [String] = []
    for (position, item) in array.enumerated() {
      guard let name = item.text else {
        throw fault("\(key)[\(position + 1)]: expected a name, got \(item.typeName)", key: key)
      }
      try checkName(name, "\(key)[\(position + 1)]", hyphens: true)
      names.append(name)
    }
    return names
  }

  private func capabilities(_ table: LuaTable) throws(PluginError) -> [PluginCapability] {
    guard let value = table["capabilities"] else { return [] }
    guard let array = value.table?.array, array.count <= 100 else {
      throw fault(
        "capabilities: expected a list such as { \"read:lists/ministers.tsv\" }, got"
          + " \(value.typeName)", key: "capabilities")
    }
    var found: [PluginCapability] = []
    for (position, item) in array.enumerated() {
      guard let capability = item.text.flatMap({ PluginCapability($0) }) else {
        let shown = item.text.map { "'\(PluginFolder.printable($0))'" } ?? item.typeName
        throw fault(
          "capabilities[\(position + 1)]: expected \"read:PATH\", got \(shown)",
          key: "capabilities")
      }
      found.append(capability)
    }
    return found
  }

  /// Names start with a letter and have lower-case letters, digits and `_` (or `-`).
  func checkName(_ name: String, _ place: String, hyphens: Bool = false) throws(PluginError) {
    let isFine =
      (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
          || hyphens && byte == 0x2D
      } && name.utf8.first.map { (0x61...0x7A).contains($0) } == true
    guard isFine else {
      let shown = PluginFolder.printable(String(name.prefix(70)))
      throw fault(
        "\(place): '\(shown)' is no name; use lower-case letters, digits and "
          + (hyphens ? "'-'" : "'_'"), key: place)
    }
  }

  /// The nearest known name as a question, else the list of them.
  static func hint(_ typed: String, _ known: [String]) -> String {
    Suggestion.question(typed, among: known) ?? "use one of \(known.joined(separator: ", "))"
  }

  // MARK: Faults

  /// An error in the manifest; the line is the first that holds the key as a word, else the one
  /// where the plugin's table begins or is returned.
  func fault(
    _ reason: String, key: String? = nil, code: PluginError.Code = .manifest
  ) -> PluginError {
    PluginError(
      code, reason, plugin: folder.name, file: folder.shown(folder.main),
      line: key.flatMap { SourceLines.first(holding: $0, in: source) }
        ?? SourceLines.first(holding: "version", in: source)
        ?? SourceLines.first(holding: "return", in: source) ?? 1)
  }
}
