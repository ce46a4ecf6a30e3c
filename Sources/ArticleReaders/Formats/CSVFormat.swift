internal import ArchiveStreams
internal import DocumentModel
internal import JSONText

/// Tables as text: a document a row, the text in the column that is named or longest.
enum CSVFormat {
  static let comma = FormatEntry(
    format: .csv, matches: { $0.ending == "csv" }, records: records, read: read)
  static let tab = FormatEntry(
    format: .tsv, matches: { $0.ending == "tsv" || $0.ending == "tab" }, records: records,
    read: read)

  @Sendable static func records(_ stream: any ByteStream, _ head: FileHead) -> (any RecordSource)? {
    let ascii = ASCIIStream.of(stream, head)
    let encoding = TextDecoder(head.bytes[...]).encoding
    return CSVRecords(
      ascii, delimiter: head.ending == "csv" ? nil : head.ending.isEmpty ? nil : 0x09,
      format: head.ending == "tsv" || head.ending == "tab" ? .tsv : .csv,
      encoding: encoding == .utf8 ? nil : encoding.name)
  }

  /// Columns beyond that many are left out.
  private static let maximumColumns = 2000

  /// Reads a record: the names of the columns and one row, parted by commas.
  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let decoded = try request.decoded()
    var parser = CSVParser(delimiter: UInt8(ascii: ","))
    let rows = parser.rows(in: decoded.utf8)
    guard rows.count >= 2 else {
      throw request.check.failure("no-text", "the table has no row below the names of its columns")
    }
    var members: [JSONValue.Member] = []
    var known: Set<String> = []
    for (place, value) in rows[1].prefix(maximumColumns).enumerated() where !value.isEmpty {
      let name = place < rows[0].count ? rows[0][place] : "column\(place + 1)"
      // "Title" counts as "title", and keeps its own name for --map.
      for name in [name, trimmed(name).lowercased()] where known.insert(name).inserted {
        members.append(.init(name, .string(value)))
      }
    }
    let reader = JSONReader(request: request, decoded: decoded)
    return try reader.document(from: .object(members))
  }
}

extension InputFormat {
  /// Values parted by commas, semicolons or bars: a document a row.
  static let csv = InputFormat(name: "csv")
  /// Values parted by tabs: a document a row.
  static let tsv = InputFormat(name: "tsv")
}

/// Splits delimited text as RFC 4180 has it: quoted values may hold delimiters and line breaks.
struct CSVParser {
  let delimiter: UInt8
  private var value: [UInt8] = []
  private var row: [[UInt8]] = []
  private var isQuoted = false
  private var wasQuote = false

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// All rows of a text.
  mutating func rows(in bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    for byte in bytes { if let row = take(byte) { rows.append(Self.strings(row)) } }
    if let row = finish() { rows.append(Self.strings(row)) }
    return rows
  }

  static func strings(_ row: [[UInt8]]) -> [String] {
    row.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The number of bytes in the row that is open.
  var openBytes: Int { value.count + row.reduce(0) { $0 + $1.count } }

  /// Takes a byte; returns the row that it ends, if any.
  mutating func take(_ byte: UInt8) -> [[UInt8]]? {
    if isQuoted {
      if wasQuote {
        wasQuote = false
        if byte == UInt8(ascii: "\"") {
          value.append(byte)
          return nil
        }
        isQuoted = false
      } else if byte == UInt8(ascii: "\"") {
        wasQuote = true
        return nil
      } else {
        value.append(byte)
        return nil
      }
    }
    switch byte {
    case delimiter: endValue()
    case 0x0A: return endRow()
    case 0x0D: break
    case UInt8(ascii: "\"") where value.isEmpty: isQuoted = true
    default: value.append(byte)
    }
    return nil
  }

  /// The last row, where no line break ends it.
  mutating func finish() -> [[UInt8]]? {
    isQuoted = false
    wasQuote = false
    return value.isEmpty && row.isEmpty ? nil : endRow()
  }

  private mutating func endValue() {
    row.append(value)
    value = []
  }

  private mutating func endRow() -> [[UInt8]]? {
    endValue()
    defer { row = [] }
    return row.allSatisfy(\.isEmpty) ? nil : row
  }
}
