internal import ArchiveStreams
internal import Compression
internal import DocumentModel

/// Web archives (ISO 28500): a document a response that holds a page or text.
enum WARCFormat {
  static let entry = FormatEntry(
    format: .warc, matches: { $0.bytes.starts(with: "WARC/".utf8) },
    records: { stream, _ in WARCRecords(stream) }, read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    try request.check.check(raw: request.bytes)
    // The first line is the version; what follows has the form of a mail header.
    let line = request.bytes.firstIndex(of: 0x0A) ?? request.bytes.startIndex
    let record = MIMEPart(request.bytes[min(line + 1, request.bytes.endIndex)...])
    var builder = ArticleBuilder()
    builder.set(\.url, record.field("warc-target-uri").map { $0.filter { !"<>".contains($0) } })
    builder.setDate(\.reposted, record.field("warc-date"))
    let isResponse = record.field("warc-type") == "response"
    return try HTTPResponse.document(
      isResponse
        ? HTTPResponse(record.body) : HTTPResponse(content: record.body, type: record.type),
      known: builder.filler.metadata, request)
  }
}

/// Web archives in the older form of the Internet Archive.
enum ARCFormat {
  static let entry = FormatEntry(
    format: .arc, matches: { $0.bytes.starts(with: "filedesc://".utf8) },
    records: { stream, _ in ARCRecords(stream) }, read: read)

  /// Reads a record: the line with address, machine, date, type and length, then the response.
  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    try request.check.check(raw: request.bytes)
    let end = request.bytes.firstIndex(of: 0x0A) ?? request.bytes.endIndex
    let fields = String(decoding: request.bytes[..<end], as: UTF8.self).split(separator: " ")
    var builder = ArticleBuilder()
    builder.set(\.url, fields.first.map(String.init))
    builder.setDate(\.reposted, fields.count > 2 ? String(fields[2].prefix(8)) : nil)
    return try HTTPResponse.document(
      HTTPResponse(request.bytes[min(end + 1, request.bytes.endIndex)...]),
      known: builder.filler.metadata, request)
  }
}

extension InputFormat {
  /// A web archive: a document a page.
  static let warc = InputFormat(name: "warc")
  /// A web archive in the form before WARC: a document a page.
  static let arc = InputFormat(name: "arc")
}

/// What a web server answered.
struct HTTPResponse {
  let content: [UInt8]
  /// The media type in lower case.
  let type: String
  let charset: String?

  /// Text that was kept without the answer it came in.
  init(content: ArraySlice<UInt8>, type: String) {
    self.content = Array(content)
    self.type = type
    charset = nil
  }

  /// Reads status line, header and body; undoes chunks and compression as far as they are sound.
  init(_ bytes: ArraySlice<UInt8>) {
    let line = bytes.firstIndex(of: 0x0A) ?? bytes.startIndex
    let isHTTP = bytes.starts(with: "HTTP/".utf8)
    let message = MIMEPart(isHTTP ? bytes[min(line + 1, bytes.endIndex)...] : bytes)
    var body = Array(message.body)
    if message.field("transfer-encoding")?.lowercased().contains("chunked") == true {
      body = Self.unchunked(body)
    }
    if message.field("content-encoding") != nil {
      body = Inflater.expanded(body, limit: ReadOptions.maximumSize) ?? body
    }
    content = body
    type = message.field("content-type") == nil ? "" : message.type
    charset = message.parameter("charset")
  }

  /// The chunks joined; bytes that are not chunked after all stay as they are.
  private static func unchunked(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var place = 0
    while place < bytes.count {
      guard let end = bytes[place...].firstIndex(of: 0x0A) else { break }
      let digits = bytes[place..<end].prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D && $0 != 0x20 }
      guard !digits.isEmpty, digits.count <= 8,
        let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
      else { return place == 0 ? bytes : output + bytes[place...] }
      if size == 0 { break }
      let last = min(end + 1 + size, bytes.count)
      output += bytes[min(end + 1, last)..<last]
      place = last
      while place < bytes.count, bytes[place] == 0x0D || bytes[place] == 0x0A { place += 1 }
    }
    return output.isEmpty ? bytes : output
  }

  /// The document of a response.
  static func document(
    _ response: HTTPResponse, known: Metadata, _ request: ReadRequest
  ) throws(Failure) -> Document {
    let isPlain = response.type == "text/plain"
    let decoded =
      isPlain
      ? TextDecoder(response.content[...], declared: response.charset)
      : HTMLFormat.decoded(response.content[...], declared: response.charset)
    try request.check.check(decoded: decoded.utf8)
    guard isPlain else { return try HTMLFormat.document(decoded, known: known, request) }
    let text = SourceText(repairing: decoded.utf8)
    let page = PlainTextReader(text: text).savedPage(known: known)
    var document = Document(
      id: request.check.document, source: request.source(decoded), text: text, blocks: page.blocks,
      metadata: page.metadata)
    if request.options.reasons == .kept { document.leftOut = page.leftOut }
    return document
  }
}
