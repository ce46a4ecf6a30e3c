import ArticleReaders
import DocumentModel
import TestSupport
import Testing

/// Articles of exports that are not quite of the usual form lose no text.
struct ExportTextTests {
  /// A fixture with a part of its first article replaced.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let fixture: String
    let old: String
    let new: String
    var id: String?
    /// What the article must have below its byline.
    let text: [String]

    var testDescription: String { name }
  }

  static let bridge = "The bridge over the Tarn was closed on Monday because the river had risen."

  static let cases = [
    Case(
      name: "a table in the text of Factiva", fixture: "factiva-codes.html",
      old: ">A ferry runs every hour.</p>",
      new: ">A ferry runs.</p><table><tr><td>HD</td><td>5</td></tr></table><p>It is new.</p>",
      id: "ORLEPO0020240226ek2q0000a",
      text: [
        "Tarn News Service", bridge, "A ferry runs.", "HD 5", "It is new.", "It is full.",
        "The ferry at the pier.",
      ]),
    Case(
      name: "other elements between the paragraphs of Factiva", fixture: "factiva.html",
      old: "<p class=\"articleParagraph enarticleParagraph\">A ferry runs every hour.</p>",
      new: "<pre>Monday 5</pre><p>It runs.</p><ul><li>At noon</li></ul>"
        + "<p class=\"articleParagraph\">It is full.</p><p>Jane Roe is a writer.</p>",
      id: "ORLEPO0020240226ek2q0000a",
      text: [
        "Special to The Orle Post", "ORLE, Feb. 26 --", bridge, "Monday 5", "It runs.", "At noon",
        "It is full.", "Jane Roe is a writer.",
      ]),
    Case(
      name: "a title of Integrum under another code", fixture: "integrum.html", old: "^ЗГ:",
      new: "^ЗЗ:",
      text: [
        "Мост через Тарн закрыли в понедельник, потому что вода в реке поднялась до небывалой "
          + "отметки.", "Теперь людей возит паром.",
      ]),
    Case(
      name: "a word of Europresse's numbers in the text", fixture: "europresse.html",
      old: "<p>Le fleuve monte encore.</p>",
      new: "<p>Toutes les news·eries.</p><p>Voir : news·20240101·LV·1</p><p>Fin.</p>",
      id: "news·20240228·LV·0a2802_1234567",
      text: [
        "Il a plu toute la journée dans la vallée.", "Toutes les news·eries.",
        "Voir : news·20240101·LV·1", "Fin.", "Le pont sous la pluie.", "(Suite en page 4.)",
      ]),
    Case(
      name: "a certificate of Europresse with another number", fixture: "europresse.html",
      old: "<div id=\"divPubliC\">", new: "<div><span>news·20240229·XX·9</span></div><div>",
      id: "news·20240228·LV·0a2802_1234567",
      text: [
        "Il a plu toute la journée dans la vallée.", "Le fleuve monte encore.",
        "Le pont sous la pluie.", "(Suite en page 4.)",
      ]),
  ]

  /// The first document of a file in memory.
  static func document(_ bytes: [UInt8], _ name: String) throws -> Document {
    let reader = ArticleReader()
    let format = reader.format(path: name, head: Array(bytes.prefix(1 << 16)))
    let items = reader.items(in: bytes, format: format, path: name)
    return try reader.document(from: #require(items.first))
  }

  @Test(arguments: cases)
  func `an article of another form keeps its text`(_ sample: Case) throws {
    let bytes = try Repository.bytes(of: FormatTests.folder + "/" + sample.fixture)
    // The report of Integrum is in one byte a letter: its two codes are replaced as such.
    let changed =
      sample.fixture == "integrum.html"
      ? Self.replacing([0x5E, 0xC7, 0xC3], [0x5E, 0xC7, 0xC7], in: bytes)
      : Array(
        String(decoding: bytes, as: UTF8.self).replacing(sample.old, with: sample.new).utf8)
    #expect(changed != bytes)
    let document = try Self.document(changed, sample.fixture)
    if let id = sample.id { #expect(document.id == id) }
    let heads: Set<BlockRole> = [.kicker, .headline, .byline]
    #expect(document.metadata.title != nil)
    #expect(
      document.blocks.filter { !heads.contains($0.role) }
        .map { document.text.string(in: $0.span) } == sample.text)
  }

  private static func replacing(_ old: [UInt8], _ new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    guard let place = bytes.firstRange(of: old) else { return bytes }
    return bytes[..<place.lowerBound] + new + bytes[place.upperBound...]
  }

  @Test func `Factiva without classes and without a number of words has date and text`() throws {
    let html = """
      <html><head><title>Factiva</title></head><body><div class="article enArticle"><div id="hd">\
      <span class="enHeadline">Bridge closed</span></div><div>26 February 2024</div>\
      <div>The Orle Post</div><p>\(Self.bridge)</p><p>It is shut.</p></div></body></html>
      """
    let document = try Self.document(Array(html.utf8), "f.html")
    #expect(document.source.format == "factiva-html")
    #expect(document.metadata.published?.value == CalendarDate(year: 2024, month: 2, day: 26))
    #expect(document.metadata.outlet?.value == "The Orle Post")
    #expect(document.text.string == "Bridge closed\n\n\(Self.bridge)\n\nIt is shut.")
    #expect(document.blocks.map(\.role) == [.headline, .paragraph, .paragraph])
  }

  @Test(arguments: [
    ("1,021", 1021), ("10,000,000", 10_000_000), ("10,000,001", nil), ("0", nil),
    ("9223372036854775807", nil), ("99999999999999999999", nil),
  ])
  func `a number of words that no article has is left out`(_ text: String, _ count: Int?) throws {
    let export = try String(
      decoding: Repository.bytes(of: FormatTests.folder + "/factiva.html"), as: UTF8.self)
    let bytes = Array(export.replacing("1,021 words", with: text + " words").utf8)
    #expect(try Self.document(bytes, "f.html").metadata.wordCount?.value == count)
    let digits = text.filter(\.isNumber)
    let json = Array("{\"text\":\"\(Self.bridge)\",\"word_count\":\(digits)}".utf8)
    #expect(try read(json, format: .json).metadata.wordCount?.value == count)
  }

  /// One piece of markup many times over must not take more than linear time.
  @Test(
    arguments: [
      ("europresse.html", "<p>Le fleuve monte encore.</p>", "<i> </i>", 40_000),
      ("europresse.html", "<p>Le fleuve monte encore.</p>", "ab<br>", 40_000),
      (
        "factiva-codes.html", "<tr><td align=\"right\" valign=\"top\" class=\"index\"><b>AN</b>",
        "<tr><td>NS</td><td>g : Tag #</td></tr>", 10_000
      ),
      ("nitf.xml", "<body.content>", "<!--", 200_000),
    ])
  func `a piece many times over in an export is read in time`(
    _ fixture: String, _ place: String, _ piece: String, _ count: Int
  ) throws {
    let text = try String(
      decoding: Repository.bytes(of: FormatTests.folder + "/" + fixture), as: UTF8.self)
    let many = (0..<count).map { piece.replacing("#", with: "\($0)") }.joined()
    let changed = text.replacing(place, with: place + many)
    #expect(changed.utf8.count > text.utf8.count)
    #expect(try Self.document(Array(changed.utf8), fixture).metadata.title != nil)
  }

  @Test func `XML ends at a comment that nothing closes`() throws {
    let xml = """
      <nitf><body><body.head><hedline><hl1>Bridge &amp; ferry</hl1></hedline></body.head>\
      <body.content><!-- <p>no</p> --><p>\(Self.bridge)</p><p><![CDATA[a <!-- b]]></p><!-- open\
      <p>Nothing.</p></body.content></body></nitf>
      """
    let document = try Self.document(Array(xml.utf8), "a.xml")
    #expect(document.text.string == "Bridge & ferry\n\n\(Self.bridge)\n\na <!-- b")
  }
}
