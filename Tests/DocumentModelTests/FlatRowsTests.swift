import DocumentModel
import Testing

struct FlatRowsTests {
  /// Rows of two tables, with a cell of each kind.
  static var sample: FlatRows {
    var rows = FlatRows(document: "d")
    rows.append([.text("naïve"), .integer(-3), .null, .boolean(true)], to: 1)
    rows.append([], to: 0)
    rows.append([.number(0.5), .text(""), .boolean(false), .integer(.max)], to: 1)
    return rows
  }

  @Test func `rows come back with the document before their cells`() {
    let rows = Self.sample
    #expect(rows.count == 3)
    #expect(
      Array(rows) == [
        FlatRow(
          table: 1, values: [.text("d"), .text("naïve"), .integer(-3), .null, .boolean(true)]),
        FlatRow(table: 0, values: [.text("d")]),
        FlatRow(
          table: 1,
          values: [.text("d"), .number(0.5), .text(""), .boolean(false), .integer(.max)]),
      ])
    #expect(Array(FlatRows(document: "d")).isEmpty)
  }

  @Test func `a text may be appended as bytes or by what writes it`() {
    var rows = FlatRows(document: "d")
    rows.beginRow(of: 0)
    rows.append(utf8: Array("a span of it".utf8)[2..<6])
    rows.append { $0 += "[1,2]".utf8 }
    #expect(rows.map(\.values) == [[.text("d"), .text("span"), .text("[1,2]")]])
  }

  @Test func `rows are made from their pieces again`() {
    let rows = Self.sample
    let again = FlatRows(
      document: "d", kinds: rows.kinds, numbers: rows.numbers, texts: rows.texts)
    #expect(again == rows)
    #expect(rows.byteCount == rows.kinds.count + 8 * rows.numbers.count + rows.texts.count)
  }

  @Test(
    arguments: [
      // A cell before the first row; an unknown kind; too few and too many numbers and bytes.
      ([1, 0], [0], 0), ([0, 9], [0], 0), ([0, 4], [0], 0), ([0], [0, 1], 0), ([0, 6], [0, 2], 1),
      ([0, 6], [0, 1], 2), ([0], [-1], 0), ([0, 6, 6], [0, -1, 2], 1), ([0, 6], [0, .max], 3),
    ] as [([UInt8], [Int64], Int)])
  func `pieces that do not fit together are refused`(
    kinds: [UInt8], numbers: [Int64], textBytes: Int
  ) {
    let texts = [UInt8](repeating: 0x61, count: textBytes)
    #expect(FlatRows(document: "d", kinds: kinds, numbers: numbers, texts: texts) == nil)
  }

  @Test(
    arguments: [
      ([2], "é", true), ([1, 1], "é", false), ([1, 2, 0], "aé", true), ([2, 1], "aé", false),
      ([1], "\u{FF}", false),
    ] as [([Int64], String, Bool)])
  func `each text is UTF-8 by itself`(lengths: [Int64], text: String, isTaken: Bool) {
    let texts = text == "\u{FF}" ? [0xFF] : Array(text.utf8)
    let rows = FlatRows(
      document: "d", kinds: [0] + lengths.map { _ in 6 }, numbers: [0] + lengths, texts: texts)
    #expect((rows != nil) == isTaken)
  }
}
