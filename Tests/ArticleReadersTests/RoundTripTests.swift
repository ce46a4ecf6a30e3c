import ArticleReaders
import DocumentModel
import Reports
import TestSupport
import Testing

struct RoundTripTests {
  /// A document with an item in every layer, in a text whose code points and bytes differ.
  static let document: Document = {
    let marked = MarkedText(
      "⟦⟦Ærø⟧ visit⟧\n\n⟦⟦⟦Mr Ærø⟧ ⟦told⟧ ⟦aides⟧ on ⟦Monday⟧: ⟦“About ⟦2,500⟧ ⟦troops⟧ stay.”⟧⟧⟧ 😀"
    )
    let spans = marked.spans
    let text = marked.text
    var layers = Layers()
    var tokens = TokenTable()
    tokens.append(spans[1], flags: [.title, .alphabetic, .nonASCII, .sentenceStart], sentence: 0)
    tokens.append(
      spans[5], flags: [.lower, .alphabetic, .spaceBefore, .sentenceStart], sentence: 1)
    layers.tokens = tokens
    layers.sentences = [
      Sentence(span: spans[0], block: 0, tokens: 0..<1),
      Sentence(span: spans[2], block: 1, tokens: 1..<2),
    ]
    layers.numbers = [
      NumberMention(
        span: spans[9], value: 2500, low: 2250, high: nil, approximation: .about, kind: .count,
        form: .digits, unit: spans[10])
    ]
    layers.dates = [
      DateMention(span: spans[7], value: "2024-02-26", grain: .day, anchor: .published),
      DateMention(span: spans[8], value: nil, grain: .set, anchor: .event, anchorIndex: 0),
    ]
    var quote = Quotation(span: spans[8], kind: .direct)
    quote.speaker = "Ærø"
    quote.speakerEntity = 0
    quote.speakerSpan = spans[4]
    quote.cue = spans[5]
    quote.addressee = "aides"
    quote.addresseeSpan = spans[6]
    var second = Quotation(span: spans[8], kind: .mixed)
    second.parts = [spans[9], spans[10]]
    second.continuationOf = 0
    second.unknownReason = "no cue"
    layers.quotes = [quote, second]
    layers.entities = EntityTable(
      entities: [
        Entity(
          name: "Ærø", type: .place, aliases: ["Mr Ærø"], country: "DK", role: "island",
          salience: 0.25, mentions: [0, 1])
      ],
      mentions: [
        EntityMention(span: spans[1], entity: 0, kind: .full, reason: "first"),
        EntityMention(span: spans[4], entity: 0, kind: .titled, reason: "same name"),
      ])
    layers.custom["mood"] = [
      CustomItem(
        span: spans[2],
        fields: [
          .init(name: "of", value: .span(spans[4])), .init(name: "score", value: .number(0.5)),
          .init(name: "why", value: .list([.text("a"), .null, .boolean(true), .integer(3)])),
        ])
    ]
    var document = Document(
      id: "d-1",
      source: DocumentSource(path: "d.txt", format: "text", encoding: "utf-8", sha256: "00"),
      text: text,
      blocks: [
        Block(span: spans[0], role: .headline),
        Block(
          span: Span(start: spans[2].start, end: text.utf8.count), role: .paragraph),
      ],
      metadata: metadata, targets: [spans[4]], layers: layers)
    document.leftOut = [
      LeftOutBlock(text: "Home “Sport”", reason: "score", score: 0.03, position: 0),
      LeftOutBlock(text: "Ærø visit", reason: "furniture", score: 0, position: 1, block: 1),
    ]
    return document
  }()

  static let metadata: Metadata = {
    var metadata = Metadata()
    metadata.title = Sourced("Ærø visit", from: .visibleText)
    metadata.authors = Sourced(["Jane Roe", "John Doe"], from: .header)
    metadata.outlet = Sourced("The Example", from: .jsonLD)
    metadata.tags = Sourced(["a", "b, c"], from: .meta)
    metadata.language = Sourced("en", from: .input)
    metadata.kind = Sourced(.liveBlog, from: .jsonLD)
    metadata.conflicts = [
      MetadataConflict(field: "title", value: "Ærø", from: .meta),
      MetadataConflict(field: "authors", value: "Jane Roe; John", from: .visibleText),
    ]
    metadata.published = CalendarDate(year: 2024, month: 2, day: 26).map {
      Sourced($0, from: .meta)
    }
    metadata.reposted = CalendarDate(year: 2024).map { Sourced($0, from: .fileName) }
    metadata.datelinePlace = Sourced("BAGHDAD", from: .visibleText)
    metadata.datelineDate = CalendarDate(year: 2024, month: 2).map {
      Sourced($0, from: .visibleText)
    }
    return metadata
  }()

  static func written(_ document: Document, layers: LayerSet? = nil) -> [UInt8] {
    var output: [UInt8] = []
    DocumentJSON.append(document, layers: layers, to: &output)
    return output
  }

  @Test func `a document that was written reads back equal`() throws {
    let original = Self.document
    let json = Self.written(original)
    let copy = try read(json, format: .json)
    #expect(copy.id == original.id)
    #expect(copy.text == original.text)
    #expect(copy.blocks == original.blocks)
    #expect(copy.metadata == original.metadata)
    #expect(copy.targets == original.targets)
    #expect(copy.leftOut == original.leftOut)
    #expect(copy.layers.sentences == original.layers.sentences)
    #expect(copy.layers.tokens == original.layers.tokens)
    #expect(copy.layers.numbers == original.layers.numbers)
    #expect(copy.layers.dates == original.layers.dates)
    #expect(copy.layers.quotes == original.layers.quotes)
    #expect(copy.layers.entities == original.layers.entities)
    #expect(copy.layers.custom == original.layers.custom)
  }

  @Test(arguments: [
    ("\"position\":0", "\"position\":-4", 0, nil), ("\"position\":0", "\"position\":null", 2, nil),
    ("\"position\":0", "\"position\":0,\"block\":99", 0, nil),
    ("\"position\":0", "\"position\":0,\"block\":1", 0, 1),
  ])
  func `a place that cannot be is mended`(
    _ old: String, _ new: String, position: Int, block: Int?
  ) throws {
    let json = String(decoding: Self.written(Self.document), as: UTF8.self)
    let piece = try #require(json.firstRange(of: old))
    let copy = try read(
      Array((json[..<piece.lowerBound] + new + json[piece.upperBound...]).utf8), format: .json)
    #expect(copy.leftOut.first?.position == position)
    #expect(copy.leftOut.first?.block == block)
  }

  @Test func `what was written passes its own check`() {
    #expect(SpanVerifier.problems(in: Self.written(Self.document)) == [])
  }

  @Test func `only the layers asked for are written`() throws {
    let copy = try read(Self.written(Self.document, layers: [.numbers]), format: .json)
    #expect(copy.layers.present == .numbers)
  }

  @Test func `every prefix of a written document fails as JSON`() {
    let json = Self.written(Self.document)
    for count in 1..<json.count {
      let failure = #expect(throws: Failure.self) {
        try read(Array(json[..<count]), format: .json)
      }
      #expect(failure?.code == "json")
    }
  }

  @Test(arguments: [
    ("\"text\":\"Mr Ærø\"", "\"text\":\"Mr Aro\"", "cut out"),
    ("\"role\":\"headline\"", "\"role\":\"headline\",\"text\":\"other\"", "cut out"),
    ("{\"start\":0,\"end\":9,\"role\"", "{\"start\":0,\"end\":999,\"role\"", "no span"),
    ("{\"start\":0,\"end\":9,\"role\"", "{\"start\":0,\"end\":5,\"role\"", "between two blocks"),
    ("{\"start\":0,\"end\":9,\"role\"", "{\"start\":0,\"end\":13,\"role\"", "above it ends"),
    ("codepoint", "byte", "offset_unit"),
  ])
  func `a wrong span is found`(_ right: String, _ wrong: String, _ words: String) throws {
    let json = String(decoding: Self.written(Self.document), as: UTF8.self)
    let range = try #require(json.firstRange(of: right))
    let broken = json.replacingCharacters(in: range, with: wrong)
    let problems = SpanVerifier.problems(in: Array(broken.utf8))
    #expect(problems.contains { $0.contains(words) }, "\(problems)")
  }
}

extension String {
  /// The text with one range exchanged.
  func replacingCharacters(in range: Range<String.Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
