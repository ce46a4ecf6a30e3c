internal import ArchiveStreams
internal import DocumentModel

/// JSON: an object, an array of objects, or an object that wraps an array of articles.
enum JSONFormat {
  static let entry = FormatEntry(
    format: .json,
    matches: { head in
      head.ending == "json" || (head.ending != "txt" && JSONSniffer.format(of: head) == .json)
    },
    records: records, read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let decoded = try request.decoded()
    let reader = JSONReader(request: request, decoded: decoded)
    return try reader.document(from: decoded.utf8)
  }

  /// The greatest file with an array of documents; each of them may be smaller only.
  private static let arrayLimit = 1 << 30

  @Sendable static func records(_ stream: any ByteStream, _ head: FileHead) -> (any RecordSource)? {
    do throws(StreamError) {
      let bytes = try stream.read(limit: arrayLimit)
      if let items = ItemSplitter.elements(of: bytes[...]) { return items }
      return ListedRecords([.document(bytes: bytes, format: .json, number: 0)])
    } catch {
      return ListedRecords([
        .failed(code: error.code.rawValue, message: error.message, number: nil)
      ])
    }
  }
}

/// JSON Lines: an object a line.
enum JSONLinesFormat {
  static let entry = FormatEntry(
    format: .jsonl,
    matches: { head in
      switch head.ending {
      case "jsonl", "ndjson", "jsonlines": true
      case "txt", "text": false
      default: JSONSniffer.format(of: head) == .jsonl
      }
    },
    records: { stream, _ in LineRecords(stream) }, read: JSONFormat.read)
}

extension InputFormat {
  /// A JSON object, or an array with an object a document.
  public static let json = InputFormat(name: "json")
  /// JSON objects, one a line: a document a line.
  public static let jsonl = InputFormat(name: "jsonl")
}

/// Tells JSON from the first bytes of a file.
enum JSONSniffer {
  /// The format that the bytes look like; nil for neither.
  static func format(of head: FileHead) -> InputFormat? {
    let significant = head.significant
    switch significant.first {
    case UInt8(ascii: "["):
      let next = significant.dropFirst().drop(while: FileHead.isSpace).first
      return next == UInt8(ascii: "{") ? .json : nil
    case UInt8(ascii: "{"):
      let next = significant.dropFirst().drop(while: FileHead.isSpace).first
      guard next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") else { return nil }
      return holdsObjectPerLine(significant) ? .jsonl : .json
    default: return nil
    }
  }

  /// Whether the first line is a whole object with another one below it, or is too long to tell.
  private static func holdsObjectPerLine(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      return bytes.count > 60_000
    }
    var scanner = JSONScanner(bytes[..<newline])
    guard scanner.skipValue() else { return false }
    return bytes[newline...].drop(while: FileHead.isSpace).first == UInt8(ascii: "{")
  }
}
