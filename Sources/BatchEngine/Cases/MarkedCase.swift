import JSONText

/// A case whose expectations stand in its text: `[about 2,500 troops]{value_low=2500 noun=troops}`.
///
/// Each mark is a row that must come out: one of its spans is the words in brackets, and the named
/// columns have these values. Rows of a table that has a mark must all be marked.
struct MarkedCase: Sendable {
  /// A row that must come out.
  struct Mark: Sendable, Equatable {
    /// The words, as half-open code points of the text without marks.
    var start: Int
    var end: Int
    let line: Int
    /// The columns with their values as written.
    let columns: [Column]
  }

  /// A column with its value as written.
  struct Column: Sendable, Equatable {
    let name: String
    let value: String
  }

  /// The text without marks.
  private(set) var text: [UInt8] = []
  /// The marks, in the order in which they end.
  private(set) var marks: [Mark] = []

  /// Takes the marks out of a text; brackets without braces after them are text.
  init(_ source: [UInt8]) {
    var open: [(output: Int, points: Int)] = []
    var points = 0
    var line = 1
    var at = 0
    while at < source.count {
      let byte = source[at]
      if byte == UInt8(ascii: "["), let braces = Self.braces(closing: at, in: source) {
        _ = braces
        open.append((text.count, points))
        at += 1
        continue
      }
      if byte == UInt8(ascii: "]"), let start = open.last, at + 1 < source.count,
        source[at + 1] == UInt8(ascii: "{"),
        let end = source[at...].firstIndex(of: UInt8(ascii: "}"))
      {
        open.removeLast()
        marks.append(
          Mark(
            start: start.points, end: points, line: line,
            columns: Self.columns(source[(at + 2)..<end])))
        at = end + 1
        continue
      }
      if byte == 0x0A { line += 1 }
      if byte & 0xC0 != 0x80 { points += 1 }
      text.append(byte)
      at += 1
    }
  }

  /// The bracket that closes the one at `open`, where a brace follows it; marks may be nested.
  private static func braces(closing open: Int, in source: [UInt8]) -> Int? {
    var depth = 0
    for at in open..<min(source.count, open + 4096) {
      if source[at] == UInt8(ascii: "[") { depth += 1 }
      if source[at] == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0 {
        return at + 1 < source.count && source[at + 1] == UInt8(ascii: "{") ? at : nil
      }
    }
    return nil
  }

  /// Reads `name=value other="two words"`.
  private static func columns(_ bytes: ArraySlice<UInt8>) -> [Column] {
    var columns: [Column] = []
    var rest = bytes
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let name = rest[..<equals].filter { $0 != 0x20 && $0 != UInt8(ascii: ",") }
      var value = rest[(equals + 1)...]
      if value.first == UInt8(ascii: "\"") {
        value = value.dropFirst()
        let end = value.firstIndex(of: UInt8(ascii: "\"")) ?? value.endIndex
        rest = value[end...].dropFirst()
        value = value[..<end]
      } else {
        let end = value.firstIndex(of: 0x20) ?? value.endIndex
        rest = value[end...]
        value = value[..<end]
      }
      columns.append(
        Column(
          name: String(decoding: name, as: UTF8.self), value: String(decoding: value, as: UTF8.self)
        ))
    }
    return columns
  }

  // MARK: Comparing

  /// What differs between the marks and the rows, a line each; empty if nothing does.
  func differences(from rows: [[UInt8]]) -> [String] {
    var left = rows.compactMap { try? JSONValue(parsing: $0) }
    var tables: Set<String> = []
    var found: [String] = []
    for mark in marks {
      guard let place = left.firstIndex(where: { matches(mark, $0) }) else {
        found.append(missing(mark, left))
        if let table = mark.columns.first(where: { $0.name == "table" }) {
          tables.insert(table.value)
        }
        continue
      }
      if let table = left[place]["table"]?.string { tables.insert(table) }
      left.remove(at: place)
    }
    for row in left {
      let table = row["table"]?.string ?? ""
      if marks.isEmpty || tables.contains(table) || row["code"] != nil {
        found.append("+ not marked: \(Self.written(row))")
      }
    }
    return found
  }

  private func words(_ mark: Mark) -> String {
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    return String(String.UnicodeScalarView(scalars[mark.start..<mark.end]))
  }

  private func missing(_ mark: Mark, _ rows: [JSONValue]) -> String {
    let shown = "line \(mark.line): [\(words(mark))]"
    let here = rows.filter { Self.spans(mark, $0) }
    guard let near = here.first else { return "- \(shown): no row has a span of these words" }
    let wrong = mark.columns.filter { !Self.holds($0, near) }.map { column in
      "\(column.name): expected \(column.value), got \(near[column.name].map(Self.written) ?? "no such column")"
    }
    return "- \(shown): \(wrong.joined(separator: "; "))"
  }

  private func matches(_ mark: Mark, _ row: JSONValue) -> Bool {
    Self.spans(mark, row) && mark.columns.allSatisfy { Self.holds($0, row) }
  }

  /// Whether a column of the row is the span of the mark.
  private static func spans(_ mark: Mark, _ row: JSONValue) -> Bool {
    (row.object ?? []).contains { member in
      member.value["start"]?.integer == Int64(mark.start)
        && member.value["end"]?.integer == Int64(mark.end)
    }
  }

  private static func holds(_ column: Column, _ row: JSONValue) -> Bool {
    guard let value = row[column.name] else { return false }
    if let text = value.string { return text == column.value }
    if let text = value["text"]?.string { return text == column.value }
    if let number = value.number { return Double(column.value) == number }
    if let flag = value.boolean { return String(flag) == column.value }
    return written(value) == column.value
  }

  private static func written(_ value: JSONValue) -> String {
    var bytes: [UInt8] = []
    JSONWriter.append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
