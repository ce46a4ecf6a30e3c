/// A value of one cell in a format without nesting: CSV, a printed table, SQLite.
public enum Scalar: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int64)
  /// A finite number.
  case number(Double)
  case text(String)
}

/// A column of a table in a format without nesting.
public struct FlatColumn: Sendable, Hashable {
  /// What a flat column holds of the column it comes from.
  public enum Part: Sendable, Hashable {
    /// The value, for a span its text.
    case value
    /// Where a span starts or ends, in code points.
    case offset
  }

  /// The name, such as `quantity` or `quantity_start`.
  public let name: String
  /// The type of its values; `.span` does not occur.
  public let type: ColumnType
  /// What it holds of the column it comes from.
  public let part: Part

  /// Creates a column.
  public init(name: String, type: ColumnType, part: Part = .value) {
    self.name = name
    self.type = type
    self.part = part
  }
}

extension TableSchema {
  /// The columns of the table in a format without nesting, first `document`.
  ///
  /// A span column `c` becomes `c` (its text), `c_start` and `c_end` (code points); lists and other
  /// nested values become JSON text.
  public var flatColumns: [FlatColumn] {
    var flat = [FlatColumn(name: "document", type: .text)]
    for column in columns {
      guard column.type == .span else {
        flat.append(FlatColumn(name: column.name, type: column.type))
        continue
      }
      flat.append(FlatColumn(name: column.name, type: .text))
      flat.append(FlatColumn(name: column.name + "_start", type: .integer, part: .offset))
      flat.append(FlatColumn(name: column.name + "_end", type: .integer, part: .offset))
    }
    return flat
  }
}
