public import DocumentModel
internal import JSONText

/// Writes rows as JSON objects: `{"plugin":…,"table":…,"document":…, …columns…}`.
///
/// Spans become `{"start":n,"end":n,"text":…}` in code points, wherever they are nested.
public struct RowJSON: Sendable {
  private let document: Document
  private let index: CodepointIndex

  /// Prepares to write the rows of a document.
  ///
  /// - Complexity: linear in the length of the text, unless it is ASCII.
  public init(_ document: Document) {
    self.document = document
    index = CodepointIndex(document.text)
  }

  /// Appends a row of a table, without a line end.
  public func append(_ row: Row, of table: TableSchema, to output: inout [UInt8]) {
    output += #"{"plugin":"#.utf8
    JSONWriter.append(table.plugin, to: &output)
    output += #","table":"#.utf8
    JSONWriter.append(table.name, to: &output)
    output += #","document":"#.utf8
    JSONWriter.append(document.id, to: &output)
    for (column, value) in zip(table.columns, row.values) {
      output.append(UInt8(ascii: ","))
      JSONWriter.append(column.name, to: &output)
      output.append(UInt8(ascii: ":"))
      append(value, to: &output)
    }
    output.append(UInt8(ascii: "}"))
  }

  /// Appends a value.
  func append(_ value: FieldValue, to output: inout [UInt8]) {
    switch value {
    case .null: JSONWriter.append(null: (), to: &output)
    case .boolean(let flag): JSONWriter.append(flag, to: &output)
    case .integer(let number): JSONWriter.append(number, to: &output)
    case .number(let number): JSONWriter.append(number, to: &output)
    case .text(let text): JSONWriter.append(text, to: &output)
    case .span(let span): append(span, to: &output)
    case .list(let items):
      output.append(UInt8(ascii: "["))
      for (place, item) in items.enumerated() {
        if place > 0 { output.append(UInt8(ascii: ",")) }
        append(item, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .record(let fields):
      output.append(UInt8(ascii: "{"))
      for (place, field) in fields.enumerated() {
        if place > 0 { output.append(UInt8(ascii: ",")) }
        JSONWriter.append(field.name, to: &output)
        output.append(UInt8(ascii: ":"))
        append(field.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  private func append(_ span: Span, to output: inout [UInt8]) {
    output += #"{"start":"#.utf8
    JSONWriter.append(index.codepoint(atByte: span.start), to: &output)
    output += #","end":"#.utf8
    JSONWriter.append(index.codepoint(atByte: span.end), to: &output)
    output += #","text":"#.utf8
    JSONWriter.append(utf8: document.text.bytes(in: span), to: &output)
    output.append(UInt8(ascii: "}"))
  }

  /// The row's values in a format without nesting, as `TableSchema.flatColumns` orders them.
  public func flattened(_ row: Row, of table: TableSchema) -> [Scalar] {
    var cells: [Scalar] = [.text(document.id)]
    for (column, value) in zip(table.columns, row.values) {
      switch (column.type, value) {
      case (.span, .span(let span)):
        cells.append(.text(document.text.string(in: span)))
        cells.append(.integer(Int64(index.codepoint(atByte: span.start))))
        cells.append(.integer(Int64(index.codepoint(atByte: span.end))))
      case (.span, _): cells += [.null, .null, .null]
      default: cells.append(scalar(value))
      }
    }
    return cells
  }

  private func scalar(_ value: FieldValue) -> Scalar {
    switch value {
    case .null: return .null
    case .boolean(let flag): return .boolean(flag)
    case .integer(let number): return .integer(number)
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .span, .list, .record:
      var json: [UInt8] = []
      append(value, to: &json)
      return .text(String(decoding: json, as: UTF8.self))
    }
  }
}
