internal import ArchiveStreams

/// The rows of a table, each as a small table of its own: the names of the columns and the row.
struct CSVRecords: RecordSource {
  private var buffer: RecordBuffer
  private let format: InputFormat
  private let encoding: String?
  private let delimiter: UInt8?
  private var parser: CSVParser?
  private var header: [UInt8] = []
  private var waiting: [[[UInt8]]] = []
  private var number = 0
  private var isOver = false

  init(_ stream: any ByteStream, delimiter: UInt8?, format: InputFormat, encoding: String?) {
    buffer = RecordBuffer(stream)
    self.delimiter = delimiter
    self.format = format
    self.encoding = encoding
  }

  mutating func next() -> Record? {
    if parser == nil { prepare() }
    if !waiting.isEmpty { return record(waiting.removeFirst()) }
    guard !isOver, let row = nextRow() else {
      if let error = buffer.takeError() { return error }
      guard number == 0, !isOver else { return nil }
      isOver = true
      return .failed(
        code: "no-text", message: "the table has no row below the names of its columns",
        number: nil)
    }
    return record(row)
  }

  private mutating func record(_ row: [[UInt8]]) -> Record {
    number += 1
    let bytes = header + Self.line(row)
    return .document(bytes: bytes, format: format, number: number, encoding: encoding)
  }

  private mutating func nextRow() -> [[UInt8]]? {
    while true {
      var place = buffer.rest.startIndex
      let rest = buffer.rest
      while place < rest.endIndex {
        let row = parser?.take(rest[place])
        place += 1
        if let row {
          buffer.pass(place - rest.startIndex)
          return row
        }
      }
      buffer.pass(rest.count)
      if (parser?.openBytes ?? 0) > ReadOptions.maximumSize
        || (!buffer.grow() && buffer.rest.isEmpty)
      {
        return parser?.finish()
      }
    }
  }

  /// Looks at the first rows: which sign parts values, whether they name columns, where the text is.
  private mutating func prepare() {
    _ = buffer.require(1 << 16)
    let front = Array(buffer.rest.prefix(1 << 16))
    let sign = delimiter ?? Self.delimiter(of: front)
    parser = CSVParser(delimiter: sign)
    if buffer.rest.starts(with: [0xEF, 0xBB, 0xBF]) { buffer.pass(3) }
    while waiting.count < 20, let row = nextRow() { waiting.append(row) }
    guard let first = waiting.first else { return }
    var names = first.map { String(decoding: $0, as: UTF8.self) }
    if CSVColumns.areNames(names) {
      waiting.removeFirst()
    } else {
      names = names.indices.map { "column\($0 + 1)" }
    }
    if !names.contains(where: { JSONReader.textNames.contains(trimmed($0).lowercased()) }),
      let place = CSVColumns.textColumn(names, waiting)
    {
      names[place] = "text"
    }
    header = Self.line(names.map { Array($0.utf8) })
  }

  /// The sign that parts the first line into most values.
  private static func delimiter(of front: [UInt8]) -> UInt8 {
    let line = front.prefix { $0 != 0x0A }
    let signs: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
    let counts = signs.map { sign in line.lazy.filter { $0 == sign }.count }
    let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
    return signs[best]
  }

  private static func line(_ row: [[UInt8]]) -> [UInt8] {
    var line: [UInt8] = []
    for (place, value) in row.enumerated() {
      if place > 0 { line.append(0x2C) }
      line.append(0x22)
      for byte in value {
        if byte == 0x22 { line.append(0x22) }
        line.append(byte)
      }
      line.append(0x22)
    }
    return line + [0x0D, 0x0A]
  }
}

/// What the columns of a table hold.
enum CSVColumns {
  /// Whether the values of the first row are names: short, none of them a number or the same.
  static func areNames(_ values: [String]) -> Bool {
    let folded = values.map { trimmed($0).lowercased() }
    if folded.contains(where: { known.contains($0) }) { return true }
    return Set(folded).count == folded.count
      && folded.allSatisfy { !$0.isEmpty && $0.utf8.count <= 30 && Double($0) == nil }
  }

  /// The column with the longest values; nil where none is long enough to be an article.
  static func textColumn(_ names: [String], _ rows: [[[UInt8]]]) -> Int? {
    let folded = names.map { trimmed($0).lowercased() }
    if let named = folded.firstIndex(where: { textLike.contains($0) }) { return named }
    let sums = names.indices.map { place in
      rows.reduce(0) { $0 + ($1.indices.contains(place) ? $1[place].count : 0) }
    }
    guard let best = sums.indices.max(by: { sums[$0] < sums[$1] }), !rows.isEmpty,
      sums[best] >= 20 * rows.count
    else { return nil }
    return best
  }

  private static let textLike: Set<String> = [
    "text", "body", "article", "article_text", "article text", "content", "full text", "fulltext",
    "maintext", "story", "article body", "articlebody", "plain_text",
  ]
  private static let known: Set<String> = Set(
    JSONMetadata.fieldNames + JSONReader.textNames + ["id", "date", "headline", "author", "source"])
}
