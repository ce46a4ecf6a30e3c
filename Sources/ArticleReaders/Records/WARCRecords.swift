internal import ArchiveStreams

/// The responses of a web archive that hold pages or text; the other records are passed over.
struct WARCRecords: RecordSource {
  private static let headerLimit = 1 << 16

  private var buffer: RecordBuffer
  private var number = 0
  private var isOver = false

  init(_ stream: any ByteStream) { buffer = RecordBuffer(stream) }

  mutating func next() -> Record? {
    while !isOver {
      guard seekRecord() else {
        isOver = true
        return buffer.takeError()
      }
      number += 1
      guard let headerEnd = headerLength() else {
        isOver = true
        return buffer.takeError()
          ?? .failed(
            code: "malformed", message: "the archive ends inside the header of a record",
            number: number)
      }
      let header = MIMEPart(buffer.rest.prefix(headerEnd))
      let length = header.field("content-length").flatMap { Int(trimmed($0)) } ?? 0
      guard length >= 0, Self.isWanted(header) else {
        buffer.pass(headerEnd)
        _ = buffer.discard(max(0, length))
        continue
      }
      if length > ReadOptions.maximumSize {
        buffer.pass(headerEnd)
        _ = buffer.discard(length)
        return .failed(
          code: "too-large",
          message: "the record has \(length) bytes, more than \(ReadOptions.maximumSize)",
          number: number)
      }
      _ = buffer.require(headerEnd + length)
      let record = Array(buffer.rest.prefix(headerEnd + length))
      buffer.pass(headerEnd + length)
      guard header.field("warc-type") != "response" || Self.isPage(record[headerEnd...]) else {
        continue
      }
      return .document(bytes: record, format: .warc, number: number)
    }
    return nil
  }

  /// Moves to the next line that opens a record; false at the end.
  private mutating func seekRecord() -> Bool {
    while true {
      guard buffer.require(5) else { return false }
      if buffer.rest.starts(with: "WARC/".utf8) { return true }
      // Two line ends stand between records; anything else is damage to be passed over by lines.
      if let end = buffer.lineEnd(limit: Self.headerLimit) {
        buffer.pass(end + 1)
      } else {
        buffer.pass(buffer.rest.count)
        if buffer.isAtEnd { return false }
      }
    }
  }

  /// The bytes up to and with the blank line below the header; nil if there is none.
  private mutating func headerLength() -> Int? {
    var place = 0
    while place < Self.headerLimit {
      guard buffer.require(place + 1) else { return nil }
      let rest = buffer.rest.dropFirst(place)
      guard let end = rest.firstIndex(of: 0x0A) else {
        guard buffer.grow() else { return nil }
        continue
      }
      let line = rest[..<end]
      place += line.count + 1
      if line.isEmpty || line.elementsEqual([0x0D]) { return place }
    }
    return nil
  }

  private static func isWanted(_ header: MIMEPart) -> Bool {
    switch header.field("warc-type") {
    case "response": header.field("content-type")?.contains("http") ?? true
    case "resource", "conversion": header.type.hasPrefix("text/")
    default: false
    }
  }

  /// Whether a response is a page that was found.
  static func isPage(_ response: ArraySlice<UInt8>) -> Bool {
    let front = response.prefix(8192)
    let status = front.prefix { $0 != 0x0A }.split(separator: 0x20)
    if front.starts(with: "HTTP/".utf8), status.count > 1, !status[1].elementsEqual("200".utf8) {
      return false
    }
    let line = front.firstIndex(of: 0x0A) ?? front.startIndex
    let header = MIMEPart(front[min(line + 1, front.endIndex)...])
    guard header.field("content-type") != nil else { return true }
    return ["text/html", "text/plain", "application/xhtml+xml"].contains(header.type)
  }
}

/// The pages of an archive in the older form: a line with the length above each.
struct ARCRecords: RecordSource {
  private var buffer: RecordBuffer
  private var number = 0

  init(_ stream: any ByteStream) { buffer = RecordBuffer(stream) }

  mutating func next() -> Record? {
    while let end = buffer.lineEnd(limit: 1 << 16) {
      let line = Array(buffer.rest.prefix(end + 1))
      let fields = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      guard fields.count >= 5, let length = fields.last.flatMap({ Int($0) }), length >= 0 else {
        buffer.pass(end + 1)
        continue
      }
      number += 1
      let isHead = fields[0].hasPrefix("filedesc://")
      guard !isHead, length <= ReadOptions.maximumSize else {
        buffer.pass(end + 1)
        _ = buffer.discard(length)
        continue
      }
      _ = buffer.require(end + 1 + length)
      let record = Array(buffer.rest.prefix(end + 1 + length))
      buffer.pass(end + 1 + length)
      if WARCRecords.isPage(record[(end + 1)...]) {
        return .document(bytes: record, format: .arc, number: number)
      }
    }
    return buffer.takeError()
  }
}
