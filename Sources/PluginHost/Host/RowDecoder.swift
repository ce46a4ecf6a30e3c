internal import DocumentModel
internal import LuaRuntime

/// Turns what a plugin emits into typed rows, or says what is wrong with it.
struct RowDecoder {
  /// Levels of nesting that a value of a column may have.
  static let depthLimit = 32

  let state: PluginState

  /// The row of a table for an emitted value.
  func row(_ value: LuaValue, table number: Int) throws(LuaHostError) -> Row {
    let schema = state.tables[number]
    guard case .table(let table) = value else {
      throw .message("emit.\(schema.name) takes a table of columns, got \(value.typeName)")
    }
    var values = [FieldValue](repeating: .null, count: schema.columns.count)
    for entry in table.entries {
      let column = try self.column(entry.key, in: schema)
      let (name, type) = (schema.columns[column].name, schema.columns[column].type)
      values[column] = try decode(entry.value, as: type, "\(schema.name).\(name)")
    }
    return Row(table: number, values: values)
  }

  /// The position of the column that a key names.
  func column(_ key: LuaValue, in schema: TableSchema) throws(LuaHostError) -> Int {
    guard let name = key.text else {
      throw .message(
        "emit.\(schema.name): columns are named, as in { \(schema.columns[0].name) = … }")
    }
    guard let column = schema.columns.firstIndex(where: { $0.name == name }) else {
      let names = schema.columns.map(\.name)
      let hint =
        Suggestion.question(name, among: names) ?? "it has \(names.joined(separator: ", "))"
      throw .message("the table '\(schema.name)' has no column '\(name)'; \(hint)")
    }
    return column
  }

  /// A value of a column.
  func decode(
    _ value: LuaValue, as type: ColumnType, _ place: String
  ) throws(LuaHostError) -> FieldValue {
    if value == .none { return .null }
    switch (type, value) {
    case (.text, .string(let bytes)), (.date, .string(let bytes)):
      return .text(Self.repaired(bytes))
    case (.integer, _):
      if let integer = value.wholeNumber { return .integer(Int64(integer)) }
      if let number = value.floatingPoint {
        throw .message("\(place) is an integer column, got \(number); round it first")
      }
    case (.number, .integer(let integer)): return .integer(integer)
    case (.number, .number(let number)): return try finite(number, place)
    case (.boolean, .boolean(let boolean)): return .boolean(boolean)
    case (.span, _): return .span(try state.span(of: value, "\(place) is a span column"))
    case (.list, .table), (.list, .sequence):
      let decoded = try any(value, place, depth: 0)
      if case .list = decoded { return decoded }
      throw .message("\(place) is a list column, got a table with names")
    case (.json, _): return try any(value, place, depth: 0)
    default: break
    }
    throw .message("\(place) is a column of type \(type.rawValue), got \(value.typeName)")
  }

  private func finite(_ number: Double, _ place: String) throws(LuaHostError) -> FieldValue {
    guard number.isFinite else {
      throw .message("\(place) is \(number.isNaN ? "not a number" : "infinite"); emit nil instead")
    }
    return .number(number)
  }

  /// Text with U+FFFD in place of what is not UTF-8.
  static func repaired(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Any nested value.
  func any(_ value: LuaValue, _ place: String, depth: Int) throws(LuaHostError) -> FieldValue {
    guard depth <= Self.depthLimit else {
      throw .message("\(place) is nested more than \(Self.depthLimit) deep")
    }
    switch value {
    case .none: return .null
    case .boolean(let boolean): return .boolean(boolean)
    case .integer(let integer): return .integer(integer)
    case .number(let number): return try finite(number, place)
    case .string(let bytes): return .text(Self.repaired(bytes))
    case .handle: return .span(try state.span(of: value, "\(place): a value or span"))
    case .sequence(let sequence):
      var list: [FieldValue] = []
      for index in sequence.indices {
        let handle = LuaHandle(sequence.type, Int(index))
        list.append(.span(try state.span(of: .handle(handle), "\(place): a span")))
      }
      return .list(list)
    case .table(let table): return try nested(table, place, depth: depth)
    case .function, .other, .reference:
      throw .message("\(place) cannot hold a \(value.typeName)")
    }
  }

  private func nested(_ table: LuaTable, _ place: String, depth: Int) throws(LuaHostError)
    -> FieldValue
  {
    if let array = table.array {
      var list: [FieldValue] = []
      for (position, item) in array.enumerated() {
        // The call itself cannot be stopped; once it returns, the time limit ends the plugin.
        if position & 1023 == 1023, !state.mayGoOn() { break }
        list.append(try any(item, "\(place)[\(position + 1)]", depth: depth + 1))
      }
      return .list(list)
    }
    var fields: [FieldValue.Field] = []
    for entry in table.entries {
      guard let name = entry.key.text else {
        throw .message("\(place) mixes names and numbers as keys, or has gaps in its numbers")
      }
      let value = try any(entry.value, "\(place).\(name)", depth: depth + 1)
      fields.append(FieldValue.Field(name, value))
    }
    return .record(fields)
  }
}
