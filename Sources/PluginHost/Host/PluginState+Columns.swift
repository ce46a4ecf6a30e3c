internal import DocumentModel
internal import LuaRuntime

/// Many rows at once: columns that stay in the host, and `emit("TABLE", columns)`.
extension PluginState {
  static let columnFunctions: [(String, Body)] = [
    (
      "column_size",
      { (state, arguments, results) throws(LuaHostError) in
        results.add(try state.column(arguments.value(0)).values.count)
      }
    ),
    (
      "column_values",
      { (state, arguments, results) throws(LuaHostError) in
        let values = try state.column(arguments.value(0)).values
        state.vm.charge(bytes: 32 * values.count)
        results.addTable(array: values.count)
        for value in values {
          // A list cannot hold nil: false stands for it, as in the columns of sequences.
          if value == .null { results.add(false) } else { try state.add(value, to: results) }
        }
      }
    ),
    (
      "column_pick",
      { (state, arguments, results) throws(LuaHostError) in
        let values = try state.column(arguments.value(0)).values
        var picked: [FieldValue] = []
        guard case .table(let table) = arguments.value(1), let positions = table.array else {
          throw .message("column:pick takes a list of positions, got \(arguments.typeName(1))")
        }
        picked.reserveCapacity(positions.count)
        for position in positions {
          guard let number = position.wholeNumber, number >= 1, number <= values.count else {
            throw .message("column:pick takes positions from 1 to \(values.count)")
          }
          picked.append(values[number - 1])
        }
        state.vm.charge(bytes: 24 * picked.count)
        results.add(try state.newColumn(picked))
      }
    ),
    (
      "emit_rows",
      { (state, arguments, _) throws(LuaHostError) in try state.emitRows(arguments) }
    ),
  ]

  /// A handle of a new column; its values are charged by whoever made them.
  func newColumn(_ values: [FieldValue]) throws(LuaHostError) -> LuaHandle {
    objects.columns.append(HostColumn(values: values))
    return try handle("column", objects.columns.count - 1)
  }

  /// Adds a table of columns by name.
  func add(
    _ columns: [(name: String, values: [FieldValue])], to results: borrowing LuaResults
  ) throws(LuaHostError) {
    results.addTable(fields: columns.count)
    for (name, values) in columns {
      results.add(name)
      results.add(try newColumn(values))
    }
  }

  /// The column that a value stands for.
  func column(_ value: LuaValue) throws(LuaHostError) -> HostColumn {
    guard case .handle(let handle) = value, className(handle) == "column",
      objects.columns.indices.contains(handle.index)
    else { throw .message("a column was expected, got \(value.typeName)") }
    return objects.columns[handle.index]
  }

  private func emitRows(_ arguments: borrowing LuaArguments) throws(LuaHostError) {
    guard let table = arguments.integer(0), tables.indices.contains(table - 1) else {
      throw .message("no such table")
    }
    let columns = try RowDecoder(state: self).columns(arguments.value(1), table: table - 1)
    guard output.rows.count + columns.count <= rowLimit else {
      throw .outputLimit("more than \(rowLimit) rows for one document")
    }
    try take(bytes: columns.size)
    vm.charge(bytes: (64 + 48 * columns.width) * columns.count)
    output.rows.reserveCapacity(output.rows.count + columns.count)
    for position in 0..<columns.count {
      let row = columns.row(position, table: table - 1)
      output.rows.append(row)
      trace(row: row)
    }
  }
}

/// The columns of rows that are emitted together.
struct RowColumns {
  /// Where the values of a column come from.
  enum Source {
    /// One value for every row.
    case every(FieldValue)
    /// A value for each row.
    case each([FieldValue])
  }

  /// For each column of the table the value that every row has.
  private var single: [FieldValue]
  /// For each column the values of its rows; empty where every row has the same.
  private var lists: [[FieldValue]]
  /// The number of rows.
  var count = 0

  /// As many columns without values.
  init(columns: Int) {
    single = [FieldValue](repeating: .null, count: columns)
    lists = [[FieldValue]](repeating: [], count: columns)
  }

  /// The number of columns.
  var width: Int { single.count }

  /// Sets what a column takes its values from.
  mutating func set(_ column: Int, _ source: Source) {
    switch source {
    case .every(let value): single[column] = value
    case .each(let values): lists[column] = values
    }
  }

  /// The bytes of all values as they are written, about.
  var size: Int {
    var size = 0
    for column in 0..<width {
      if lists[column].isEmpty {
        size += RowSize.bytes(of: single[column]).multiplied(by: count)
      } else {
        for row in 0..<count { size += RowSize.bytes(of: lists[column][row]) }
      }
    }
    return size
  }

  /// The row at a position.
  func row(_ position: Int, table: Int) -> Row {
    var values: [FieldValue] = []
    values.reserveCapacity(width)
    for column in 0..<width {
      if lists[column].isEmpty {
        values.append(single[column])
      } else {
        values.append(lists[column][position])
      }
    }
    return Row(table: table, values: values)
  }
}

extension RowDecoder {
  /// The columns of rows that are emitted together.
  func columns(_ value: LuaValue, table number: Int) throws(LuaHostError) -> RowColumns {
    let schema = state.tables[number]
    let call = "emit(\"\(schema.name)\", …)"
    guard case .table(let table) = value else {
      throw .message("\(call) takes a table of columns, got \(value.typeName)")
    }
    var columns = RowColumns(columns: schema.columns.count)
    var longest: String?
    for entry in table.entries {
      let column = try self.column(entry.key, in: schema)
      let (name, type) = (schema.columns[column].name, schema.columns[column].type)
      let source = try source(entry.value, as: type, "\(schema.name).\(name)")
      columns.set(column, source)
      guard case .each(let values) = source else { continue }
      if let longest, values.count != columns.count {
        throw .message(
          "\(call): '\(longest)' has \(columns.count) values, '\(name)' has \(values.count); "
            + "give lists of one length, or one value for every row")
      }
      longest = name
      columns.count = values.count
    }
    guard longest != nil else {
      throw .message(
        "\(call) has no list of values; emit.\(schema.name) { column = value } gives one row")
    }
    return columns
  }

  private func source(
    _ value: LuaValue, as type: ColumnType, _ place: String
  ) throws(LuaHostError) -> RowColumns.Source {
    switch value {
    case .handle(let handle) where state.className(handle) == "column":
      let values = try state.column(value).values
      guard values.allSatisfy({ Self.fits($0, type) }) else {
        throw .message("\(place) is a column of type \(type.rawValue), got other values")
      }
      return .each(values)
    case .sequence where type == .span:
      return .each(try state.spans(of: value, place).map { .span($0) })
    case .table(let table):
      guard let items = table.array else {
        throw .message(
          "\(place) is a list with a value for each row, or one value for all; false stands for none"
        )
      }
      let hasFalse = type == .boolean || type == .json
      var values: [FieldValue] = []
      values.reserveCapacity(items.count)
      for (position, item) in items.enumerated() {
        // The call itself cannot be stopped; once it returns, the time limit ends the plugin.
        if position & 1023 == 1023, !state.mayGoOn() { break }
        if item == .boolean(false), !hasFalse {
          values.append(.null)
        } else {
          values.append(try decode(item, as: type, place))
        }
      }
      return .each(values)
    default: return .every(try decode(value, as: type, place))
    }
  }

  private static func fits(_ value: FieldValue, _ type: ColumnType) -> Bool {
    switch (type, value) {
    case (_, .null), (.json, _), (.text, .text), (.date, .text), (.integer, .integer),
      (.number, .integer), (.boolean, .boolean), (.span, .span),
      (.list, .list):
      true
    case (.number, .number(let number)): number.isFinite
    default: false
    }
  }
}
