@testable import ArticleReaders
import DocumentModel
import Reports
import TestSupport
import TextEngine
import Testing

/// Every form that documents are written in is read again.
struct WriterTests {
  static let text = """
    Bridge over the Tarn closed

    TARN (AP) — “The bridge is closed,” Mayor Jane Roe said on Monday, Feb. 26, 2024.  About 2,500
    people can't cross; Roe's office has 1 ferry_boat & <two> *rafts* | café 😀.

    • Jane Roe left.
    """

  static let document: Document = {
    let bytes = Array(text.utf8)
    let read = try? ArticleReader().document(
      from: bytes, format: .text, path: "tarn", fallbackID: "tarn")
    guard let read else { preconditionFailure("the text of the test cannot be read") }
    return TextEngine().annotated(read, with: .all)
  }()

  static func read(_ bytes: [UInt8], _ format: String) throws -> Document {
    let format = try #require(InputFormat(rawValue: format))
    let reader = ArticleReader()
    let item = try #require(reader.items(in: bytes, format: format, path: "x").first)
    return try reader.document(from: item)
  }

  /// The mentions of entities as words and type.
  static func mentions(_ document: Document) -> [String] {
    guard let table = document.layers.entities else { return [] }
    return table.mentions.map { mention in
      let entity = table.entities[mention.entity]
      return "\(document.text.string(in: mention.span)) \(mention.span) \(entity.type)"
    }
  }

  /// Which mentions belong together, by their places.
  static func clusters(_ document: Document) -> Set<[Int]> {
    Set(document.layers.entities?.entities.map(\.mentions) ?? [])
  }

  @Test func `the document has what the tests need`() {
    #expect(Self.mentions(Self.document).count >= 4)
    #expect(Self.document.layers.numbers?.isEmpty == false)
    #expect(Self.document.layers.quotes?.isEmpty == false)
  }

  @Test func `CoNLL-U gives text, tokens, sentences, blocks and names again`() throws {
    var bytes: [UInt8] = []
    DocumentCoNLLU.append(Self.document, to: &bytes)
    let again = try Self.read(bytes, "conllu")
    #expect(again.id == "tarn")
    let end = Self.document.layers.tokens?.spans.last?.end ?? 0
    #expect(again.text.utf8.prefix(end).elementsEqual(Self.document.text.utf8.prefix(end)))
    #expect(again.layers.tokens?.spans == Self.document.layers.tokens?.spans)
    #expect(again.layers.sentences?.map(\.span) == Self.document.layers.sentences?.map(\.span))
    #expect(again.layers.sentences?.map(\.tokens) == Self.document.layers.sentences?.map(\.tokens))
    #expect(Self.mentions(again) == Self.mentions(Self.document))
    #expect(Self.clusters(again) == Self.clusters(Self.document))
    #expect(LayerInvariants.problems(in: again) == [])
  }

  @Test func `IOB2 gives words and names again`() throws {
    var bytes: [UInt8] = []
    DocumentIOB2.append(Self.document, to: &bytes)
    let again = try Self.read(bytes, "conllu")
    func words(_ document: Document) -> [String] {
      document.layers.tokens?.spans.map(document.text.string(in:)) ?? []
    }
    #expect(words(again) == words(Self.document))
    let names = { (document: Document) in
      Self.mentions(document).map { $0.split(separator: " ").first.map(String.init) ?? "" }
    }
    #expect(names(again) == names(Self.document))
  }

  @Test func `brat gives names, clusters and the other annotations again`() throws {
    let annotations = DocumentBrat.annotations(of: Self.document)
    let bytes = BratPair.joined(text: Self.document.text.utf8, annotations: annotations)
    let again = try Self.read(bytes, "brat")
    #expect(again.text == Self.document.text)
    #expect(Self.mentions(again) == Self.mentions(Self.document))
    // brat does not join two mentions with the same words unless they are one entity.
    #expect(Self.clusters(again) == Self.clusters(Self.document))
    let others = again.layers.custom["annotations"]?.map(\.span).sorted() ?? []
    #expect(others == Self.otherSpans(Self.document))
  }

  @Test func `Web Annotations give names, clusters and the other annotations again`() throws {
    var bytes: [UInt8] = []
    DocumentWebAnnotation.append(Self.document, to: &bytes)
    let again = try Self.read(bytes, "json")
    #expect(again.id == "tarn")
    #expect(again.text == Self.document.text)
    #expect(Self.mentions(again) == Self.mentions(Self.document))
    #expect(Self.clusters(again) == Self.clusters(Self.document))
    let others = again.layers.custom["annotations"]?.map(\.span).sorted() ?? []
    #expect(others == Self.otherSpans(Self.document))
  }

  /// The spans of numbers, dates and quotes.
  static func otherSpans(_ document: Document) -> [Span] {
    let layers = document.layers
    let spans =
      (layers.numbers ?? []).map(\.span) + (layers.dates ?? []).map(\.span)
      + (layers.quotes ?? []).map(\.span)
    return spans.sorted()
  }

  /// The words of the blocks that are the article.
  static func words(_ document: Document) -> [String] {
    var words: [String] = []
    for block in document.blocks
    where BlockRole.analysed.contains(block.role) || block.role == .dateline {
      let text = document.text.string(in: block.span).replacing("•", with: "")
      words += text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    return words
  }

  @Test func `Markdown gives metadata and words again`() throws {
    var bytes: [UInt8] = []
    DocumentMarkdown.append(Self.document, to: &bytes)
    let again = try Self.read(bytes, "markdown")
    #expect(again.id == "tarn")
    #expect(again.metadata.title?.value == Self.document.metadata.title?.value)
    #expect(Self.words(again) == Self.words(Self.document))
  }

  @Test func `the page of HTML shows all words of the article`() throws {
    var bytes: [UInt8] = []
    DocumentHTML.appendStart(title: "t", to: &bytes)
    DocumentHTML.append(Self.document, to: &bytes)
    DocumentHTML.appendEnd(to: &bytes)
    let pieces = HTMLBody.pieces(ofHTML: String(decoding: bytes, as: UTF8.self))
    let shown = pieces.flatMap { $0.text.split(whereSeparator: \.isWhitespace) }
    let wanted = Self.document.text.string.split(whereSeparator: \.isWhitespace)
    #expect(shown.suffix(wanted.count).elementsEqual(wanted))
  }

  @Test func `annotations that leave their text are refused`() {
    let bytes = BratPair.joined(
      text: Array("Rain.".utf8), annotations: Array("T1\tPerson 0 80\tRain\n".utf8))
    let failure = #expect(throws: Failure.self) { try Self.read(bytes, "brat") }
    #expect(failure?.code == "malformed")
  }
}
