import DocumentModel
import Reports
import Testing

struct TextTableTests {
  private let columns = [
    FlatColumn(name: "name", type: .text), FlatColumn(name: "mentions", type: .integer),
    FlatColumn(name: "sentence", type: .text),
  ]

  private func table(_ rows: [[Scalar]], width: Int?) -> String {
    var writer = GridWriter(
      .table,
      subject: GridWriter.Subject(plugin: "p", kind: "table", name: "t", help: "rows"),
      columns: columns, sample: rows, width: width, isColored: false)
    var bytes: [UInt8] = []
    writer.appendStart(to: &bytes)
    for row in rows { writer.append(row, to: &bytes) }
    writer.appendEnd(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `numbers end at one column, and trailing blanks are not written`() {
    let rows: [[Scalar]] = [
      [.text("Iraq"), .integer(12), .text("a")], [.text("伊拉克"), .integer(3), .null],
    ]
    #expect(
      table(rows, width: 80) == """
        p · t: rows
        name    mentions  sentence
        ──────  ────────  ────────
        Iraq          12  a
        伊拉克         3

        """)
  }

  @Test func `long texts are cut where no terminal sets the width`() {
    let text = String(repeating: "word ", count: 40)
    let lines = table([[.text("Iraq"), .integer(1), .text(text)]], width: nil).split(
      separator: "\n")
    #expect(lines.last?.hasSuffix("…") == true)
    #expect(lines.last.map { DisplayWidth.of(String($0)) } == 4 + 2 + 8 + 2 + 48)
  }

  @Test func `a row that a terminal cannot show on a line becomes a block`() {
    #expect(
      table([[.text("Iraq"), .integer(1), .null]], width: 12) == """
        p · t: rows
        ── 1 ──
        name      Iraq
        mentions  1

        """)
  }
}
