/// A table of names or words: text with a record a line, its fields divided by tabs.
///
/// Lines that start with `#` are comments.
struct RecordTable {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Calls `body` with each record: all bytes, and where its fields lie.
  ///
  /// - Complexity: linear in the length of the table.
  func forEachRecord(_ body: ([UInt8], [Range<Int>]) -> Void) {
    var start = 0
    var fields: [Range<Int>] = []
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      if end > start, bytes[start] != UInt8(ascii: "#") {
        fields.removeAll(keepingCapacity: true)
        Self.split(bytes, start..<end, at: 0x09) { fields.append($0) }
        body(bytes, fields)
      }
      start = end + 1
    }
  }

  /// Calls `body` with the parts of `range` between the bytes `mark`.
  static func split(
    _ bytes: [UInt8], _ range: Range<Int>, at mark: UInt8, _ body: (Range<Int>) -> Void
  ) {
    var start = range.lowerBound
    for offset in range where bytes[offset] == mark {
      if offset > start { body(start..<offset) }
      start = offset + 1
    }
    if range.upperBound > start { body(start..<range.upperBound) }
  }
}
