internal import ArchiveStreams
internal import DocumentModel

/// CoNLL-U, and columns with IOB2 tags: text with gold tokens, sentences and names.
enum CoNLLUFormat {
  static let entry = FormatEntry(
    format: .conllu,
    matches: { head in
      if ["conllu", "conll", "iob", "iob2", "bio"].contains(head.ending) { return true }
      return ["txt", ""].contains(head.ending)
        && (head.start.hasPrefix("# newdoc") || head.start.hasPrefix("# sent_id")
          || head.start.hasPrefix("-docstart-"))
    },
    records: { stream, _ in CoNLLURecords(stream) }, read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let decoded = try request.decoded()
    var reader = ColumnReader()
    for line in String(decoding: decoded.utf8, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
    {
      reader.take(line)
    }
    reader.endSentence()
    guard !reader.isEmpty else {
      throw request.check.failure("no-text", "there is no line with a word")
    }
    return reader.document(for: request, decoded: decoded)
  }
}

extension InputFormat {
  /// CoNLL-U or columns with IOB2 tags: a document a `# newdoc` or `-DOCSTART-`.
  static let conllu = InputFormat(name: "conllu")
}

/// The documents of a file of columns.
struct CoNLLURecords: RecordSource {
  private var buffer: RecordBuffer
  private var number = 0
  private var open: [UInt8] = []
  private var hasWords = false
  private var isOver = false

  init(_ stream: any ByteStream) { buffer = RecordBuffer(stream) }

  mutating func next() -> Record? {
    while !isOver {
      guard let line = buffer.nextLine() else {
        isOver = true
        return take() ?? buffer.takeError()
      }
      let starts = line.starts(with: "# newdoc".utf8) || line.starts(with: "-DOCSTART-".utf8)
      let record = starts && hasWords ? take() : nil
      if line.first != UInt8(ascii: "#"), !starts, line.contains(where: { $0 > 0x20 }) {
        hasWords = true
      }
      open += line
      if open.count > ReadOptions.maximumSize {
        isOver = true
        return .failed(code: "too-large", message: "the document is too long", number: number + 1)
      }
      if let record { return record }
    }
    return nil
  }

  private mutating func take() -> Record? {
    defer {
      open = []
      hasWords = false
    }
    guard hasWords || (number == 0 && !open.isEmpty) else { return nil }
    number += 1
    return .document(bytes: open, format: .conllu, number: number)
  }
}
