internal import DocumentModel
internal import LuaRuntime

extension PluginState {
  static let outputFunctions: [(String, Body)] = [
    (
      "emit",
      { (state, arguments, _) throws(LuaHostError) in
        guard let table = arguments.integer(0), state.tables.indices.contains(table - 1) else {
          throw .message("no such table")
        }
        guard state.output.rows.count < state.rowLimit else {
          throw .outputLimit("more than \(state.rowLimit) rows for one document")
        }
        let row = try RowDecoder(state: state).row(arguments.value(1), table: table - 1)
        try state.take(bytes: row.values.reduce(0) { $0 + RowSize.bytes(of: $1) })
        state.vm.charge(bytes: 64 + 48 * row.values.count)
        state.output.rows.append(row)
        state.trace(row: row)
      }
    ),
    (
      "unknown_table",
      { (state, arguments, results) throws(LuaHostError) in
        let names = state.tables.map(\.name)
        let name = arguments.text(0) ?? arguments.typeName(0)
        let hint =
          Suggestion.question(name, among: names) ?? "it declares \(names.joined(separator: ", "))"
        results.add("the plugin declares no table '\(name)'; \(hint)")
      }
    ),
    ("annotate", { (state, arguments, _) throws(LuaHostError) in try state.annotate(arguments) }),
    (
      "skip",
      { (_, arguments, _) throws(LuaHostError) in
        throw .skip(arguments.text(0) ?? "no reason given")
      }
    ),
    (
      "fail",
      { (_, arguments, _) throws(LuaHostError) in
        throw .fail(arguments.text(0) ?? "no reason given")
      }
    ),
    (
      "log",
      { (state, arguments, _) throws(LuaHostError) in
        let level = arguments.text(0) ?? "info"
        let text = RowDecoder.repaired(arguments.bytes(1) ?? [])
        state.output.log.append(level + ": " + text, within: state.logBytes)
      }
    ),
  ]

  private func annotate(_ arguments: borrowing LuaArguments) throws(LuaHostError) {
    guard let layer = arguments.text(0) else {
      throw .message("doc:annotate takes the name of a layer, got \(arguments.typeName(0))")
    }
    guard layers.contains(layer) else {
      let hint =
        Suggestion.question(layer, among: layers)
        ?? "add layers = { \"\(layer)\" } to the table the plugin returns"
      throw .message("the plugin declares no layer '\(layer)'; \(hint)")
    }
    guard output.annotations.count < rowLimit else {
      throw .outputLimit("more than \(rowLimit) annotations for one document")
    }
    let span = try span(of: arguments.value(1), "doc:annotate")
    var fields: [CustomItem.Field] = []
    if !arguments.isNone(2) {
      guard case .table(let table) = arguments.value(2) else {
        throw .message("doc:annotate takes a table of fields, got \(arguments.typeName(2))")
      }
      for entry in table.entries {
        guard let name = entry.key.text else { throw .message("doc:annotate: fields are named") }
        let value = try RowDecoder(state: self).any(entry.value, "\(layer).\(name)", depth: 0)
        fields.append(CustomItem.Field(name: name, value: value))
      }
    }
    vm.charge(bytes: 64 + 64 * fields.count)
    output.annotations.append((layer, CustomItem(span: span, fields: fields)))
  }
}
