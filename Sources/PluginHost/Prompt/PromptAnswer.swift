public import DocumentModel
internal import LuaRuntime

/// What a line typed at the prompt came to.
public enum PromptAnswer: Sendable, Hashable {
  /// It ran and has no value.
  case nothing
  /// It ran and has no value; this is worth knowing of it.
  case note(String)
  /// It is not complete: more lines must follow.
  case incomplete
  /// It ran, with these values.
  case parts([PromptPart])
  /// It failed, with the lines of its traceback.
  case failed(String, [String])
}

/// A value, ready to be shown.
public enum PromptPart: Sendable, Hashable {
  /// A text, perhaps of several lines.
  case text(String)
  /// A table: the names of its columns, its first rows, and how many rows there are.
  case table(columns: [String], rows: [[Scalar]], count: Int)

  /// Reads what the prompt's Lua side made of the values.
  static func parts(of value: LuaValue) -> [PromptPart] {
    (value.table?.array ?? []).compactMap { part in
      if let text = part.text { return .text(text) }
      guard let table = part.table, let columns = table["columns"]?.table?.array,
        let rows = table["rows"]?.table?.array, let count = table["count"]?.wholeNumber
      else { return nil }
      return .table(
        columns: columns.compactMap(\.text),
        rows: rows.map { ($0.table?.array ?? []).map(scalar) }, count: count)
    }
  }

  private static func scalar(_ value: LuaValue) -> Scalar {
    switch value {
    case .boolean(let flag): flag ? .boolean(true) : .null
    case .integer(let number): .integer(number)
    case .number(let number): .number(number)
    case .string(let bytes): .text(String(decoding: bytes, as: UTF8.self))
    default: .null
    }
  }
}
