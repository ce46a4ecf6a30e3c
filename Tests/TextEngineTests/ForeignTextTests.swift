import DocumentModel
import Testing
import TextEngine

struct ForeignTextTests {
  static let german =
    "Die Ministerin Anna Schmidt sagte am 3. Mai in Berlin, dass 2.500 Soldaten und 250 Helfer nach"
    + " Hause kommen. „Wir entscheiden im März 2024“, sagte sie. Gut 40 Menschen warten noch."

  static let english =
    "The minister said on Monday that 250 of the troops would come home in May. “We have to decide it"
    + " soon,” she said, and that their families were glad."

  static func document(_ text: String, language: String?) -> Document {
    var metadata = Metadata()
    metadata.language = language.map { Sourced($0, from: .meta) }
    let text = SourceText(text)
    return Document(
      id: "d", source: DocumentSource(path: "d", format: "text", encoding: "utf-8", sha256: ""),
      text: text, blocks: [Block(span: Span(start: 0, end: text.utf8.count), role: .paragraph)],
      metadata: metadata)
  }

  static let every: LayerSet = .all.union([.phrases, .verbs])

  @Test func `a text in another language gets words and plain figures and a warning`() throws {
    let document = TextEngine().annotated(
      Self.document(Self.german, language: "de-AT"), with: Self.every)
    #expect(document.layers.present == Self.every)
    #expect(document.layers.sentences?.count ?? 0 >= 3)
    #expect(document.layers.tokens?.count ?? 0 > 30)
    #expect(document.layers.dates == [])
    #expect(document.layers.quotes == [])
    #expect(document.layers.phrases == [])
    #expect(document.layers.verbs == [])
    #expect(document.layers.entities?.entities.isEmpty == true)
    let figures = try #require(document.layers.numbers).map { document.text.string(in: $0.span) }
    #expect(figures == ["250", "40"])
    #expect(
      document.source.warnings == [
        "language: the text is in 'de-AT', not English; empty: entities, dates, quotes, phrases, verbs"
      ])
  }

  @Test(arguments: ["en", "en-GB", "EN_us", "de", nil])
  func `an English text is read as one whatever its page states`(_ language: String?) {
    let document = TextEngine().annotated(
      Self.document(Self.english, language: language), with: .all)
    #expect(document.source.warnings == [])
    #expect(document.layers.dates?.isEmpty == false)
    #expect(document.layers.quotes?.isEmpty == false)
  }

  @Test func `a text without a known language is read as English`() {
    let document = TextEngine().annotated(Self.document(Self.german, language: nil), with: [.dates])
    #expect(document.source.warnings == [])
  }

  @Test func `layers that the input brought stay`() {
    var given = Self.document(Self.german, language: "de")
    let date = DateMention(
      span: Span(start: 0, end: 3), value: nil, grain: .day, anchor: .explicit)
    given.layers.dates = [date]
    let document = TextEngine().annotated(given, with: [.dates])
    #expect(document.layers.dates == [date])
    #expect(document.source.warnings == [])
  }

  @Test func `words and sentences alone are no reason for a warning`() {
    let document = TextEngine().annotated(
      Self.document(Self.german, language: "de"), with: [.tokens, .sentences])
    #expect(document.source.warnings == [])
  }
}
