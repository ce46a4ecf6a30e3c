import DocumentModel
import Reports
import Testing

struct ChartTests {
  private static let columns = [
    FlatColumn(name: "actor", type: .text), FlatColumn(name: "day", type: .text),
    FlatColumn(name: "low", type: .number), FlatColumn(name: "best", type: .number),
    FlatColumn(name: "high", type: .number),
  ]
  private static let subject = GridWriter.Subject(
    plugin: "p", kind: "view", name: "v", help: "a view")

  private func chart(
    _ rows: [[Scalar]], columns: [FlatColumn] = columns, schema: ChartSchema? = nil
  ) throws -> Chart {
    let likely = try #require(schema ?? ChartSchema(columns: columns))
    return try Chart(Self.subject, columns: columns, rows: rows, schema: likely)
  }

  private func text(
    _ rows: [[Scalar]], columns: [FlatColumn] = columns, style: TextChart.Style = .unicode,
    width: Int? = 50
  ) throws -> String {
    var bytes: [UInt8] = []
    TextChart(try chart(rows, columns: columns), style: style, width: width).append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func picture(_ rows: [[Scalar]], columns: [FlatColumn] = columns) throws -> String {
    var bytes: [UInt8] = []
    SVGChart(try chart(rows, columns: columns)).append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let rows: [[Scalar]] = [
    [.text("A"), .text("2024-03-01"), .integer(80), .number(100), .integer(120)],
    [.text("B"), .text("2024-02"), .integer(7), .integer(7), .integer(7)],
    [.text("A"), .text("2024-01-15"), .integer(40), .integer(40), .null],
    [.text("A"), .null, .integer(1), .integer(1), .integer(1)],
  ]

  @Test func `bars have a solid part, a band and a mark; series and dates are in order`() throws {
    #expect(
      try text(Self.rows) == """
        p · v: a view

        A
                    0                    120
        2024-01-15  ████████┃▒▒▒▒▒▒▒▒▒▒▒▒▒▒▶   40  from 40
        2024-03-01  ███████████████▒▒▒▒┃▒▒▒▒  100  80–120

        B
                 0                                    7
        2024-02  ██████████████████████████████████████  7

        1 row is not drawn: without a place or a number

        """)
  }

  @Test func `ASCII takes the place of blocks`() throws {
    #expect(
      try text(Array(Self.rows.prefix(1)), style: .ascii) == """
        p · v: a view

        A
                    0                     120
        2024-03-01  ################====|====  100  80-120

        """)
  }

  @Test func `values below zero go to the left of it`() throws {
    let columns = [FlatColumn(name: "name", type: .text), FlatColumn(name: "mean", type: .number)]
    let rows: [[Scalar]] = [
      [.text("up"), .number(0.5)], [.text("down"), .number(-0.25)], [.text("even"), .integer(0)],
    ]
    #expect(
      try text(rows, columns: columns, width: 30) == """
        p · v: a view

              -0.25         0.5
        up         ████████████    0.5
        down  ██████             -0.25
        even       │                 0

        """)
  }

  @Test(arguments: [1, 20, 79, 200])
  func `no line is wider than the terminal, as far as labels allow`(width: Int) throws {
    let lines = try text(Self.rows, width: width).split(separator: "\n").dropFirst()
      .filter { !$0.contains("not drawn") }
    #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= max(width, 40) })
  }

  @Test func `likely columns are found by name and type`() {
    func likely(_ names: [(String, ColumnType)]) -> ChartSchema? {
      ChartSchema(columns: names.map { FlatColumn(name: $0.0, type: $0.1) })
    }
    #expect(
      likely([("who", .text), ("month", .text), ("n", .integer), ("score", .number)])
        == ChartSchema(x: "month", y: "score", series: ["who"]))
    #expect(
      likely([("word", .text), ("low", .number), ("n", .integer), ("high", .number)])
        == ChartSchema(x: "word", y: "n", low: "low", high: "high", series: []))
    #expect(likely([("who", .text), ("what", .text)]) == nil)
    #expect(likely([]) == nil)
  }

  @Test func `a column that is not there is named, with what there is`() throws {
    let schema = ChartSchema(x: "day", y: "bst", series: [])
    #expect {
      try chart(Self.rows, schema: schema)
    } throws: { error in
      (error as? ChartError)?.message
        == "p: the view 'v' has no column 'bst' to draw; did you mean 'best'?"
    }
  }

  @Test func `a picture is whole, described, and without script`() throws {
    let svg = try picture([
      [.text("<A & \"B\">\u{1B}"), .text("2024-01-01"), .integer(1), .integer(2), .integer(3)]
    ])
    #expect(
      svg == """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 264" width="720" height="264" \
        role="img" aria-labelledby="chart-title chart-description" \
        font-family="system-ui, sans-serif" font-size="12" fill="#222222">
          <title id="chart-title">p: v</title>
          <desc id="chart-description">a view. &lt;A &amp; &quot;B&quot;&gt;·: 2 (1–3) at 2024-01-01.</desc>
          <rect width="100%" height="100%" fill="#ffffff"/>
          <text x="16" y="24" font-size="16" font-weight="bold">p · v</text>
          <text x="16" y="43" fill="#555555">a view</text>
          <g role="group" aria-label="&lt;A &amp; &quot;B&quot;&gt;·">
            <text x="16" y="76" font-weight="bold">&lt;A &amp; &quot;B&quot;&gt;·</text>
            <line x1="76" y1="222" x2="692" y2="222" stroke="#888888"/>
            <text x="68" y="226" text-anchor="end" fill="#555555">0</text>
            <line x1="76" y1="180.7" x2="692" y2="180.7" stroke="#dddddd"/>
            <text x="68" y="184.7" text-anchor="end" fill="#555555">1</text>
            <line x1="76" y1="139.3" x2="692" y2="139.3" stroke="#dddddd"/>
            <text x="68" y="143.3" text-anchor="end" fill="#555555">2</text>
            <line x1="76" y1="98" x2="692" y2="98" stroke="#dddddd"/>
            <text x="68" y="102" text-anchor="end" fill="#555555">3</text>
            <text x="384" y="240" text-anchor="middle" fill="#555555">2024-01-01</text>
            <line x1="384" y1="180.7" x2="384" y2="98" stroke="#0b4f8a" stroke-opacity="0.6" \
        stroke-width="2"/>
            <circle cx="384" cy="139.3" r="4" fill="#0b4f8a"><title>2 (1–3) at 2024-01-01</title></circle>
            <text x="384" y="90" text-anchor="middle">2</text>
          </g>
        </svg>

        """)
  }

  @Test func `points are joined along dates and numbers, not along names`() throws {
    let columns = [FlatColumn(name: "x", type: .text), FlatColumn(name: "y", type: .integer)]
    func joined(_ first: String, _ second: String) throws -> Bool {
      try picture([[.text(first), .integer(1)], [.text(second), .integer(2)]], columns: columns)
        .contains("<polyline")
    }
    #expect(try joined("2024", "2025-03-01"))
    #expect(try joined("1.5", "-2"))
    #expect(try !joined("Iraq", "Syria"))
  }

  @Test func `no rows, and numbers of any size, are drawn without harm`() throws {
    #expect(try text([]).hasSuffix("(nothing to draw)\n"))
    #expect(try picture([]).contains("Nothing to draw."))
    for value in [1e300, -1e300, .leastNonzeroMagnitude, 1e18, .greatestFiniteMagnitude] {
      let row: [Scalar] = [.text("A"), .text("z"), .number(-value), .number(value), .null]
      #expect(try !text([row]).isEmpty)
      #expect(try picture([row]).hasSuffix("</svg>\n"))
    }
  }
}
