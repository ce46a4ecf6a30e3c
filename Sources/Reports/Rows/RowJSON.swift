public import DocumentModel
internal import JSONText

/// Writes rows as JSON objects: `{"plugin":…,"table":…,"document":…, …columns…}`.
///
/// Spans become `{"start":n,"end":n,"text":…}` in code points, wherever they are nested.
public struct RowJSON: Sendable {
  /// What is the same in every row of a table: the bytes around its values.
  public struct Frame: Sendable {
    fileprivate let head: [UInt8]
    /// A comma, the name and a colon for each column, one after the other.
    fileprivate let names: [UInt8]
    /// Where the names end.
    fileprivate let ends: [Int]

    /// Prepares to write the rows of a table.
    public init(_ table: TableSchema) {
      var head = Array(#"{"plugin":"#.utf8)
      JSONWriter.append(table.plugin, to: &head)
      head += #","table":"#.utf8
      JSONWriter.append(table.name, to: &head)
      head += #","document":"#.utf8
      self.head = head
      var (names, ends): ([UInt8], [Int]) = ([], [])
      for column in table.columns {
        names.append(UInt8(ascii: ","))
        JSONWriter.append(column.name, to: &names)
        names.append(UInt8(ascii: ":"))
        ends.append(names.count)
      }
      self.names = names
      self.ends = ends
    }
  }

  private let document: Document
  private let index: CodepointIndex
  /// The id of the document in JSON.
  private let id: [UInt8]

  private static let start = Array(#"{"start":"#.utf8)
  private static let end = Array(#","end":"#.utf8)
  private static let text = Array(#","text":"#.utf8)

  /// Prepares to write the rows of a document.
  ///
  /// - Complexity: linear in the length of the text, unless it is ASCII.
  public init(_ document: Document) {
    self.document = document
    index = CodepointIndex(document.text)
    var id: [UInt8] = []
    JSONWriter.append(document.id, to: &id)
    self.id = id
  }

  /// Appends a row of a table, without a line end.
  public func append(_ row: Row, of table: TableSchema, to output: inout [UInt8]) {
    append(row, in: Frame(table), to: &output)
  }

  /// Appends a row of the table that the frame was made for, without a line end.
  public func append(_ row: Row, in frame: Frame, to output: inout [UInt8]) {
    output += frame.head
    output += id
    // A slice of the array for each name would cost as much as the rest of a null.
    unsafe frame.names.withUnsafeBufferPointer { names in
      var start = 0
      for (column, end) in frame.ends.enumerated() where column < row.values.count {
        unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: names[start..<end]))
        start = end
        append(row.values[column], to: &output)
      }
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
    output += Self.start
    JSONWriter.append(index.codepoint(atByte: span.start), to: &output)
    output += Self.end
    JSONWriter.append(index.codepoint(atByte: span.end), to: &output)
    output += Self.text
    JSONWriter.append(utf8: document.text.bytes(in: span), to: &output)
    output.append(UInt8(ascii: "}"))
  }

  /// Appends a row for formats without nesting, as `TableSchema.flatColumns` orders its cells.
  ///
  /// - Parameters:
  ///   - row: a row of the table.
  ///   - table: the table.
  ///   - rows: the rows of the same document so far.
  public func append(_ row: Row, of table: TableSchema, to rows: inout FlatRows) {
    rows.beginRow(of: row.table)
    for (column, value) in zip(table.columns, row.values) {
      switch (column.type, value) {
      case (.span, .span(let span)):
        rows.append(utf8: document.text.bytes(in: span))
        rows.append(Int64(index.codepoint(atByte: span.start)))
        rows.append(Int64(index.codepoint(atByte: span.end)))
      case (.span, _): for _ in 0..<3 { rows.append(null: ()) }
      default: append(value, to: &rows)
      }
    }
  }

  private func append(_ value: FieldValue, to rows: inout FlatRows) {
    switch value {
    case .null: rows.append(null: ())
    case .boolean(let flag): rows.append(flag)
    case .integer(let number): rows.append(number)
    case .number(let number): rows.append(number)
    case .text(let text): rows.append(text)
    case .span, .list, .record: rows.append { append(value, to: &$0) }
    }
  }
}
