internal import ArchiveStreams
internal import DocumentModel

/// Text that news databases export: Nexis, ProQuest, and the lists of GoPress: many articles a file.
enum NewsExportFormat {
  static let entry = FormatEntry(
    format: .export, matches: { ExportKind(of: $0) != nil },
    records: { stream, head in
      let kind = ExportKind(of: head) ?? .nexis
      let encoding = TextDecoder(head.bytes[...]).encoding
      return ExportRecords(
        ASCIIStream.of(stream, head), kind: kind,
        encoding: encoding == .utf8 ? nil : encoding.name)
    },
    read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let decoded = try request.decoded()
    var builder = ArticleBuilder()
    let text = String(decoding: decoded.utf8, as: UTF8.self).replacing("\r\n", with: "\n")
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    ExportArticle(lines: lines.map(String.init)).fill(&builder)
    return try builder.document(for: request, decoded: decoded)
  }
}

extension InputFormat {
  /// Exports of news databases as text: a document an article.
  static let export = InputFormat(name: "export")
}

/// How the articles of an export are parted.
enum ExportKind: Sendable {
  /// `1 of 10 DOCUMENTS` above each.
  case nexis
  /// A line of underscores between them.
  case proQuest
  /// `1. Title` above a line with paper, date, page and number of words.
  case list

  /// The kind that the first lines of a text show; nil for other texts.
  init?(of head: FileHead) {
    guard head.significant.first != UInt8(ascii: "<"),
      !["json", "jsonl", "csv"].contains(head.ending)
    else { return nil }
    let lines = String(
      decoding: head.bytes.prefix(8192).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self
    )
    .split(whereSeparator: \.isNewline).map { trimmed(String($0)) }
    if lines.contains(where: ExportHead.isCounter) {
      self = .nexis
    } else if lines.contains(where: ExportHead.isRule),
      lines.contains(where: { $0.hasPrefix("Full text:") || $0.hasPrefix("Publication title:") })
    {
      self = .proQuest
    } else if let place = lines.firstIndex(where: ExportHead.isNumbered), place < 3,
      lines.dropFirst(place + 1).prefix(2).contains(where: ExportHead.isListSource)
    {
      self = .list
    } else {
      return nil
    }
  }

  /// Whether an article starts at a line; the line below tells where one line is not enough.
  func starts(_ line: String, next: String) -> Bool {
    switch self {
    case .nexis: ExportHead.isCounter(line)
    case .proQuest: ExportHead.isRule(line)
    case .list: ExportHead.isNumbered(line) && ExportHead.isListSource(next)
    }
  }
}

/// The lines by which exports are told.
enum ExportHead {
  /// `1 of 10 DOCUMENTS`, `Dokument 1 von 4`, `3 sur 7 DOCUMENTS`.
  static func isCounter(_ line: String) -> Bool {
    guard line.utf8.count < 60 else { return false }
    let words = line.lowercased().split(separator: " ")
    guard words.count == 4 else { return false }
    let isFirst = words[3].hasPrefix("do")
    let numbers = isFirst ? (words[0], words[1], words[2]) : (words[1], words[2], words[3])
    guard isFirst || words[0].hasPrefix("do") else { return false }
    return Int(numbers.0) != nil && Int(numbers.2) != nil && links.contains(String(numbers.1))
  }

  private static let links: Set<String> = ["of", "von", "de", "sur", "van", "di"]

  /// A line of fifty underscores or more.
  static func isRule(_ line: String) -> Bool {
    line.utf8.count >= 50 && line.utf8.allSatisfy { $0 == UInt8(ascii: "_") }
  }

  /// Whether a line opens with a number and a full stop, as titles in lists do.
  static func isNumbered(_ line: String) -> Bool {
    let digits = line.utf8.drop { $0 == UInt8(ascii: "?") }.prefix { (0x30...0x39).contains($0) }
    guard (1...5).contains(digits.count), digits.endIndex < line.utf8.endIndex else { return false }
    return line.utf8[digits.endIndex...].starts(with: ". ".utf8)
  }

  /// Whether a line has the parts of a source in a list: paper, date, page and number of words.
  static func isListSource(_ line: String) -> Bool {
    guard line.utf8.count < 200, line.hasSuffix("w.") || line.hasSuffix("w") else { return false }
    return line.split(separator: ",").count >= 3
  }
}

/// The articles of an export, cut line by line.
struct ExportRecords: RecordSource {
  private var buffer: RecordBuffer
  private let kind: ExportKind
  private let encoding: String?
  private var number = 0
  private var open: [UInt8] = []
  private var isOver = false

  init(_ stream: any ByteStream, kind: ExportKind, encoding: String?) {
    buffer = RecordBuffer(stream)
    self.kind = kind
    self.encoding = encoding
    // What stands above the first article is a cover sheet.
    isCover = true
  }

  private var isCover: Bool

  mutating func next() -> Record? {
    while !isOver {
      guard let line = takeLine() else {
        isOver = true
        if let record = take() { return record }
        return buffer.takeError()
      }
      let starts = kind.starts(Self.text(line), next: kind == .list ? nextLine() : "")
      if starts {
        let record = take()
        isCover = false
        if kind == .list { open += line }
        if let record { return record }
      } else if !isCover || kind == .proQuest {
        open += line
      }
      if open.count > ReadOptions.maximumSize {
        isOver = true
        return .failed(code: "too-large", message: "the article is too long", number: number + 1)
      }
    }
    return nil
  }

  private mutating func take() -> Record? {
    defer { open = [] }
    guard open.contains(where: { $0 > 0x20 }) else { return nil }
    number += 1
    return .document(bytes: open, format: .export, number: number, encoding: encoding)
  }

  /// The next line with its end.
  private mutating func takeLine() -> [UInt8]? {
    let end = buffer.lineEnd(limit: ReadOptions.maximumSize)
    let length = end.map { $0 + 1 } ?? min(buffer.rest.count, ReadOptions.maximumSize)
    guard length > 0 else { return nil }
    let line = Array(buffer.rest.prefix(length))
    buffer.pass(length)
    return line
  }

  /// The next line that is not blank, without taking it.
  private mutating func nextLine() -> String {
    _ = buffer.require(4096)
    return buffer.rest.prefix(4096).split(separator: 0x0A).lazy
      .map { Self.text(Array($0)) }.first { !$0.isEmpty } ?? ""
  }

  private static func text(_ line: [UInt8]) -> String {
    trimmed(String(decoding: line.prefix(400).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self))
  }
}
