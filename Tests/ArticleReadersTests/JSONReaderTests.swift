import ArticleReaders
import DocumentModel
import Testing

struct JSONReaderTests {
  static let body = PageTests.first

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// The object, with `BODY` for the text.
    let json: String
    let id: String
    let metadata: [String]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "own form",
      json: """
        {"id":"a-1","text":"BODY","metadata":{"title":"River","published":"2024-05-02",\
        "authors":["Jane Roe"],"dateline":{"place":"TARN","date":"2024-05-02"},"language":"en"}}
        """,
      id: "a-1",
      metadata: [
        "title: River", "authors: Jane Roe", "published: 2024-05-02", "place: TARN",
        "day: 2024-05-02",
      ]),
    Case(
      name: "news-please",
      json: """
        {"maintext":"BODY","title":"River","authors":["Jane Roe","John Doe"],\
        "date_publish":"2024-05-02 10:15:00","date_modify":"2024-05-03 00:00:00",\
        "source_domain":"example.com","url":"https://example.com/a","language":"en",\
        "description":"Road closed"}
        """,
      id: "page",
      metadata: [
        "title: River", "deck: Road closed", "authors: Jane Roe; John Doe", "outlet: example.com",
        "url: https://example.com/a", "published: 2024-05-02", "modified: 2024-05-03",
      ]),
    Case(
      name: "schema.org",
      json: """
        {"@type":"NewsArticle","identifier":7,"headline":"River","articleBody":"BODY",\
        "datePublished":"2024-05-02T23:59:00+02:00","author":[{"@type":"Person","name":"Jane Roe"}],\
        "publisher":{"@type":"Organization","name":"The Orle Post"},"keywords":"river, roads"}
        """,
      id: "7",
      metadata: [
        "title: River", "authors: Jane Roe", "outlet: The Orle Post", "tags: river; roads",
        "published: 2024-05-02",
      ]),
    Case(
      name: "trafilatura and newspaper4k",
      json: """
        {"text":"BODY","title":"River","author":"Jane Roe; John Doe","sitename":"The Orle Post",\
        "date":"2024-05-02","hostname":"example.com","categories":"","tags":["river"]}
        """,
      id: "page",
      metadata: [
        "title: River", "authors: Jane Roe; John Doe", "outlet: The Orle Post", "tags: river",
        "published: 2024-05-02",
      ]),
    Case(
      name: "an interface's answer",
      json: """
        {"source":{"id":null,"name":"The Orle Post"},"author":"By Jane Roe, Northgate Wire",\
        "title":"River","publishedAt":1714644900,"content":"BODY"}
        """,
      id: "page",
      metadata: [
        "title: River", "authors: Jane Roe", "outlet: The Orle Post", "published: 2024-05-02",
      ]),
    Case(
      name: "values of the wrong kind",
      json: #"{"text":"BODY","title":3,"authors":{},"date":"soon","tags":[1],"url":null,"id":""}"#,
      id: "page", metadata: []),
    Case(
      name: "paragraphs in an array", json: #"{"content":["BODY"],"title":" River\n"}"#, id: "page",
      metadata: ["title: River"]),
  ]

  @Test(arguments: cases)
  func `objects of many makers are read`(_ sample: Case) throws {
    let json = sample.json.split(separator: "BODY").joined(separator: Self.body)
    let document = try read(Array(json.utf8), format: .json)
    #expect(document.id == sample.id)
    #expect(document.text.string == Self.body)
    #expect(document.blocks == [Block(span: document.text.span, role: .paragraph)])
    #expect(PageTests.summary(document.metadata) == sample.metadata)
    #expect(document.source.format == "json")
  }

  @Test func `pointers name the fields of foreign objects`() throws {
    var options = ReadOptions()
    options.fieldMap = [
      "text": "/data/0/body", "title": "/data/0/head", "id": "/key", "published": "/when",
      "outlet": "/absent",
    ]
    let json =
      #"{"key":"k","text":"no","when":"2 May 2024","data":[{"head":"H","body":"Rain fell."}]}"#
    let document = try ArticleReader(options: options).document(
      from: Array(json.utf8), format: .json, path: "p", fallbackID: "p")
    #expect(document.id == "k")
    #expect(document.text.string == "Rain fell.")
    #expect(PageTests.summary(document.metadata) == ["title: H", "published: 2024-05-02"])
    #expect(Set(options.fieldMap.keys).isSubset(of: ReadOptions.mappableFields))
  }

  @Test(arguments: [
    ("{\"title\":\"x\"}", "no-text"), ("{\"text\":\" \\n\"}", "empty"),
    ("{\"text\":\"\"}", "empty"),
    ("[]", "json"), ("[1]", "json"), ("3", "json"), ("{\"text\":\"a\"", "json"),
    ("{\"text\":3}", "no-text"),
    ("{\"text\":\"a\",\"targets\":[{\"start\":0,\"end\":2}]}", "json"),
    ("{\"text\":\"a\",\"targets\":[{\"start\":-1,\"end\":1}]}", "json"),
    ("{\"text\":\"a\",\"targets\":[{\"start\":1e300,\"end\":1}]}", "json"),
    ("{\"text\":\"a\",\"offset_unit\":\"byte\"}", "json"),
    ("{\"text\":\"a\",\"offset_unit\":\"codepoint\",\"blocks\":[{\"start\":0,\"end\":1}]}", "json"),
    (
      "{\"text\":\"ab\",\"blocks\":[{\"start\":0,\"end\":2,\"role\":\"list\"},"
        + "{\"start\":1,\"end\":2,\"role\":\"list\"}]}", "json"
    ),
    (
      "{\"text\":\"ab\",\"offset_unit\":\"codepoint\","
        + "\"numbers\":[{\"start\":0,\"end\":1,\"kind\":\"odd\"}]}",
      "json"
    ),
    ("{\"text\":\"ab\",\"tokens\":[{\"start\":1,\"end\":2},{\"start\":0,\"end\":1}]}", "json"),
  ])
  func `what is no article says so`(_ json: String, _ code: String) {
    let failure = #expect(throws: Failure.self) { try read(Array(json.utf8), format: .json) }
    #expect(failure?.code == code)
    #expect(failure?.message.isEmpty == false)
  }

  /// Layers of "Jane Roe left Tarn." that other code could not build on.
  @Test(arguments: [
    (#""tokens":[{"start":4,"end":4}]"#, "tokens[0] is empty"),
    (#""sentences":[{"start":0,"end":9},{"start":8,"end":19}]"#, "sentences[1] starts before"),
    (#""numbers":[{"start":0,"end":4,"low":5,"high":1}]"#, "numbers[0]: 'low' is above"),
    (#""numbers":[{"start":5,"end":8},{"start":0,"end":4}]"#, "numbers[1] starts before"),
    (#""dates":[{"start":0,"end":4,"anchor_index":0}]"#, "dates[0].anchor_index is 0"),
    (#""dates":[{"start":0,"end":4,"value":""}]"#, "dates[0].value is empty"),
    (#""quotes":[{"start":0,"end":4,"parts":[[5,8]]}]"#, "quotes[0].parts"),
    (#""quotes":[{"start":0,"end":4,"continuation_of":3}]"#, "quotes[0].continuation_of is 3"),
    (
      #""quotes":[{"start":0,"end":4,"speaker_entity":-1}],"entities":[]"#,
      "quotes[0].speaker_entity is -1"
    ),
    (#""entities":[{"name":"Jane Roe"}]"#, "entities[0] has no mentions"),
    (#""entities":[{"name":"","mentions":[{"start":0,"end":8}]}]"#, "entities[0].name is empty"),
    (
      #""entities":[{"name":"Roe","salience":2,"mentions":[{"start":0,"end":8}]}]"#,
      "entities[0].salience"
    ),
    (#""entities":[{"name":"Roe","mentions":[{"start":5,"end":5}]}]"#, "a mention is empty"),
  ])
  func `layers that lead nowhere are refused by name`(_ layer: String, _ words: String) {
    let json = #"{"offset_unit":"codepoint","text":"Jane Roe left Tarn.",\#(layer)}"#
    let failure = #expect(throws: Failure.self) { try read(Array(json.utf8), format: .json) }
    #expect(failure?.code == "json")
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "read")")
  }

  @Test func `a quotation whose entities are not given is by nobody known`() throws {
    let document = try read(
      Array(
        #"{"text":"Jane Roe left Tarn.","quotes":[{"start":0,"end":4,"speaker":"Ann","speaker_entity":7}]}"#
          .utf8), format: .json)
    #expect(document.layers.quotes?.first?.speaker == "Ann")
    #expect(document.layers.quotes?.first?.speakerEntity == nil)
  }

  @Test func `arrays of another meaning under the names of layers are left alone`() throws {
    let json = #"{"text":"Rain fell.","entities":["Rain"],"dates":["2024"],"quotes":{}}"#
    let document = try read(Array(json.utf8), format: .json)
    #expect(document.layers.present == [])
  }

  @Test func `given layers count code points`() throws {
    let json =
      #"{"text":"é 5 😀 7","targets":[{"start":6,"end":7}],"numbers":[{"start":2,"end":3,"value":5}]}"#
    let document = try read(Array(json.utf8), format: .json)
    #expect(document.targets?.map(document.text.string(in:)) == ["7"])
    #expect(document.layers.numbers?.map { document.text.string(in: $0.span) } == ["5"])
  }

  @Test func `a text field without a title keeps a head that is plain to see`() throws {
    let head = "River closes road to Tarn\\n\\nThe Orle Post\\nMay 2, 2024\\n\\n"
    let untitled = try read(Array("{\"text\":\"\(head)\(Self.body)\"}".utf8), format: .json)
    #expect(untitled.blocks.map(\.role) == [.headline, .source, .published, .paragraph])
    let short = try read(Array("{\"text\":\"Rain in Tarn\\n\\n\(Self.body)\"}".utf8), format: .json)
    #expect(short.blocks.map(\.role) == [.paragraph, .paragraph])
    let titled = try read(
      Array("{\"title\":\"Rain in Tarn\",\"text\":\"Rain in Tarn\\n\\n\(Self.body)\"}".utf8),
      format: .json)
    #expect(titled.blocks.map(\.role) == [.headline, .paragraph])
  }

  @Test func `metadata says where it was found`() throws {
    let json = """
      {"text":"Rain fell.","metadata":{"title":"T","outlet":"O","found_in":{"title":"json-ld"}}}
      """
    let metadata = try read(Array(json.utf8), format: .json).metadata
    #expect(metadata.title == Sourced("T", from: .jsonLD))
    #expect(metadata.outlet == Sourced("O", from: .input))
  }
}
