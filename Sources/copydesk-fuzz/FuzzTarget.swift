import ArticleReaders
import DocumentModel
import Glibc
import TestSupport
import TextEngine

/// A part of Copydesk that is fed with made-up bytes.
enum FuzzTarget: String, Sendable {
  case tokens, numbers, dates, entities, quotes, readers, pages

  /// The target that the environment names; tokens if it names none.
  static let chosen: FuzzTarget = {
    guard let value = getenv("COPYDESK_FUZZ_TARGET") else { return .tokens }
    guard let target = FuzzTarget(rawValue: String(cString: value)) else {
      fatalError(
        "COPYDESK_FUZZ_TARGET is none of tokens numbers dates entities quotes readers pages")
    }
    return target
  }()

  /// Which invariants an input breaks.
  func problems(with bytes: [UInt8]) -> [String] {
    switch self {
    case .readers: Self.readerProblems(bytes, format: nil)
    case .pages: Self.readerProblems(bytes, format: .html)
    case .tokens: Self.layerProblems(bytes, .tokens)
    case .numbers: Self.layerProblems(bytes, [.numbers, .dates])
    case .dates: Self.layerProblems(bytes, .dates)
    case .entities: Self.layerProblems(bytes, .entities)
    case .quotes: Self.layerProblems(bytes, .quotes)
    }
  }

  private static func layerProblems(_ bytes: [UInt8], _ layers: LayerSet) -> [String] {
    let text = SourceText(repairing: bytes)
    var metadata = Metadata()
    metadata.published = CalendarDate(year: 2024, month: 2, day: 29)
      .map { Sourced($0, from: .header) }
    let document = Document(
      id: "fuzz", source: DocumentSource(path: "-", format: "text", encoding: "utf-8", sha256: ""),
      text: text, blocks: paragraphs(of: text), metadata: metadata)
    return LayerInvariants.problems(in: TextEngine().annotated(document, with: layers))
  }

  /// A block for each stretch between empty lines.
  private static func paragraphs(of text: SourceText) -> [Block] {
    var blocks: [Block] = []
    var start = 0
    let bytes = text.utf8
    for offset in bytes.indices
    where bytes[offset] == 0x0A && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A {
      if offset > start {
        blocks.append(Block(span: Span(start: start, end: offset), role: .paragraph))
      }
      start = offset + 2
    }
    if start < bytes.count {
      blocks.append(Block(span: Span(start: start, end: bytes.count), role: .paragraph))
    }
    return blocks
  }

  /// Every item is read or refused; what is read has blocks inside its text.
  private static func readerProblems(_ bytes: [UInt8], format given: InputFormat?) -> [String] {
    let reader = ArticleReader()
    let format = given ?? reader.format(path: "article", head: bytes)
    var problems: [String] = []
    for item in reader.items(in: bytes, format: format, path: "article") {
      guard let document = try? reader.document(from: item) else { continue }
      var end = 0
      for block in document.blocks {
        let isSound =
          block.span.start >= end && block.span.end <= document.text.utf8.count
          && document.text.isCodepointBoundary(block.span.start)
          && document.text.isCodepointBoundary(block.span.end)
        if !isSound { problems.append("block \(block.span) is out of order or cuts a character") }
        end = block.span.end
      }
      problems += LayerInvariants.problems(in: document, areGiven: true)
    }
    return problems
  }
}
