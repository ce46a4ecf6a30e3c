/// A value of a row or of a plugin's annotation.
public enum FieldValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int64)
  /// A finite number.
  case number(Double)
  case text(String)
  /// A stretch of the document's text.
  case span(Span)
  case list([FieldValue])
  /// Named values, in the order they are written.
  case record([Field])

  /// A named value of a record.
  public struct Field: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public let value: FieldValue

    /// Creates a named value.
    public init(_ name: String, _ value: FieldValue) {
      self.name = name
      self.value = value
    }
  }
}

/// The type of a column in a plugin's table.
public enum ColumnType: String, Sendable, CaseIterable {
  case text, integer, number, boolean
  /// A stretch of the document; written as `{"start","end","text"}`.
  case span
  /// An ISO 8601 date as text.
  case date
  /// A list of values; JSON text in flat formats.
  case list
  /// Any nested value; JSON text in flat formats.
  case json
}

/// A column of a plugin's table.
public struct Column: Sendable, Hashable {
  /// The name, in snake case.
  public let name: String
  /// The type of its values; every column may also hold null.
  public let type: ColumnType
  /// What it means, in a phrase.
  public let help: String

  /// Creates a column.
  public init(name: String, type: ColumnType, help: String) {
    self.name = name
    self.type = type
    self.help = help
  }
}

/// A table that a plugin fills.
public struct TableSchema: Sendable, Hashable {
  /// The plugin's name, such as `entity-counts`.
  public let plugin: String
  /// The table's name, such as `entities`.
  public let name: String
  /// What a row is.
  public let help: String
  /// The columns in the order they are written.
  public let columns: [Column]
  /// The span column that the plugin declares as the row's place, or nil.
  ///
  /// The rows of such a table are made from the whole document, and the common filters choose among
  /// them by place; the rows of other tables are made from what the filters leave of the document.
  public let place: String?

  /// Creates a table.
  public init(
    plugin: String, name: String, help: String, columns: [Column], place: String? = nil
  ) {
    self.plugin = plugin
    self.name = name
    self.help = help
    self.columns = columns
    self.place = place
  }

  /// The index of the column that says where a row is: the one declared, else the first span.
  public var placeColumn: Int? {
    columns.firstIndex { $0.name == place } ?? columns.firstIndex { $0.type == .span }
  }
}

extension Row {
  /// Where the row is in the text, as `TableSchema.placeColumn` says; nil where it has no span.
  public func place(in table: TableSchema) -> Span? {
    guard let column = table.placeColumn, case .span(let span) = values[column] else { return nil }
    return span
  }
}

/// A row that a plugin emitted for a document.
public struct Row: Sendable, Hashable {
  /// The index of the row's table among the run's tables.
  public let table: Int
  /// A value for each column of the table, in order.
  public let values: [FieldValue]

  /// Creates a row.
  public init(table: Int, values: [FieldValue]) {
    self.table = table
    self.values = values
  }
}
