import JSONText

/// What is different between the rows a plugin must give and those it gives.
///
/// An expected row may leave out columns; those it names must be equal. Rows keep their order.
public enum RowDifference: Sendable, Hashable, CustomStringConvertible {
  /// A row that is expected and not there.
  case missing(String)
  /// A row that is there and not expected.
  case unexpected(String)
  /// A row with other values, and for each column what was expected and what is there.
  case changed(row: Int, columns: [String])
  /// A line of the expected rows that is no JSON object.
  case malformed(line: Int, reason: String)

  /// The difference in words.
  public var description: String {
    switch self {
    case .missing(let row): return "- missing: \(row)"
    case .unexpected(let row): return "+ not expected: \(row)"
    case .changed(let row, let columns):
      return "row \(row):" + columns.map { "\n    \($0)" }.joined()
    case .malformed(let line, let reason): return "expected rows, line \(line): \(reason)"
    }
  }

  /// The differences in the order of the rows; empty if there are none.
  ///
  /// - Complexity: the product of the numbers of rows.
  public static func between(expected: [[UInt8]], actual: [[UInt8]]) -> [RowDifference] {
    var wanted: [JSONValue] = []
    for (place, line) in expected.enumerated() {
      do throws(JSONError) {
        wanted.append(try JSONValue(parsing: line))
      } catch {
        return [.malformed(line: place + 1, reason: "\(error)")]
      }
    }
    let given = actual.compactMap { try? JSONValue(parsing: $0) }
    let texts = (expected.map(text), actual.map(text))
    return gaps(wanted, given).flatMap { gap in
      differences(gap.expected, gap.actual, wanted, given, texts)
    }
  }

  private static func text(_ line: [UInt8]) -> String { String(decoding: line, as: UTF8.self) }

  private static func differences(
    _ expected: Range<Int>, _ actual: Range<Int>, _ wanted: [JSONValue], _ given: [JSONValue],
    _ texts: (expected: [String], actual: [String])
  ) -> [RowDifference] {
    var found: [RowDifference] = []
    let pairs = min(expected.count, actual.count)
    for offset in 0..<pairs {
      let row = actual.lowerBound + offset
      let columns = columns(wanted[expected.lowerBound + offset], given[row])
      found.append(.changed(row: row + 1, columns: columns))
    }
    found += expected.dropFirst(pairs).map { .missing(texts.expected[$0]) }
    found += actual.dropFirst(pairs).map { .unexpected(texts.actual[$0]) }
    return found
  }

  /// The stretches between the rows that match, by the longest common subsequence.
  private static func gaps(
    _ wanted: [JSONValue], _ given: [JSONValue]
  ) -> [(expected: Range<Int>, actual: Range<Int>)] {
    var lengths = Array(
      repeating: Array(repeating: 0, count: given.count + 1), count: wanted.count + 1)
    for row in wanted.indices.reversed() {
      for column in given.indices.reversed() {
        lengths[row][column] =
          matches(wanted[row], given[column])
          ? lengths[row + 1][column + 1] + 1
          : max(lengths[row + 1][column], lengths[row][column + 1])
      }
    }
    var gaps: [(expected: Range<Int>, actual: Range<Int>)] = []
    var (row, column, lastRow, lastColumn) = (0, 0, 0, 0)
    while row < wanted.count, column < given.count {
      if matches(wanted[row], given[column]) {
        gaps.append((lastRow..<row, lastColumn..<column))
        row += 1
        column += 1
        (lastRow, lastColumn) = (row, column)
      } else if lengths[row + 1][column] >= lengths[row][column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    gaps.append((lastRow..<wanted.count, lastColumn..<given.count))
    return gaps
  }

  private static func columns(_ wanted: JSONValue, _ given: JSONValue) -> [String] {
    (wanted.object ?? []).compactMap { member in
      let value = given[member.name]
      if let value, matches(member.value, value) { return nil }
      let there = value.map(written) ?? "no such column"
      return "\(member.name): expected \(written(member.value)), got \(there)"
    }
  }

  private static func written(_ value: JSONValue) -> String {
    var bytes: [UInt8] = []
    JSONWriter.append(value, to: &bytes)
    return text(bytes)
  }

  /// Whether everything that `wanted` says is so in `given`.
  private static func matches(_ wanted: JSONValue, _ given: JSONValue) -> Bool {
    if let members = wanted.object {
      guard given.object != nil else { return false }
      return members.allSatisfy { member in
        given[member.name].map { matches(member.value, $0) } ?? false
      }
    }
    if let items = wanted.array {
      guard let others = given.array, others.count == items.count else { return false }
      return zip(items, others).allSatisfy { matches($0, $1) }
    }
    if let number = wanted.number { return given.number == number }
    return wanted == given
  }
}
