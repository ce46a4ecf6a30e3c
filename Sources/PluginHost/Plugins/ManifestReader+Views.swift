internal import DocumentModel
internal import LuaRuntime

extension ManifestReader {
  /// The views of the plugin, by name.
  func views(_ table: LuaTable, plugin: String) throws(PluginError) -> [ViewSchema] {
    var views: [ViewSchema] = []
    for (name, value) in try records(table, "views") {
      let place = "views.\(name)"
      try checkName(name, place, hyphens: true)
      try checkKeys(value, ["help", "sql", "default", "chart"], place)
      let isDefault = try flag(value, "default", place)
      if isDefault, let other = views.first(where: \.isDefault) {
        throw fault("views.\(other.name) and \(place) are both the default; keep one", key: name)
      }
      views.append(
        ViewSchema(
          plugin: plugin, name: name, help: try text(value, "help", place) ?? "",
          sql: try required(text(value, "sql", place), "\(place).sql"), isDefault: isDefault,
          chart: try chart(value, "\(place).chart")))
    }
    return views
  }

  /// The columns that a chart of the view is drawn from.
  private func chart(_ view: LuaTable, _ place: String) throws(PluginError) -> ChartSchema? {
    guard let value = view["chart"] else { return nil }
    guard case .table(let table) = value else {
      throw fault("\(place): expected a table, got \(value.typeName)", key: "chart")
    }
    try checkKeys(table, ["x", "y", "low", "high", "series"], place)
    var series: [String] = []
    if let value = table["series"] {
      guard let list = value.table?.array?.map(\.text), list.allSatisfy({ $0 != nil }) else {
        throw fault("\(place).series: expected a list of columns", key: "series")
      }
      series = list.compactMap { $0 }
    }
    return ChartSchema(
      x: try required(text(table, "x", place), "\(place).x"),
      y: try required(text(table, "y", place), "\(place).y"), low: try text(table, "low", place),
      high: try text(table, "high", place), series: series)
  }
}
