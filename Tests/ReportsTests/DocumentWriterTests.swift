import DocumentModel
import Reports
import TestSupport
import Testing

struct DocumentWriterTests {
  static func document(_ marked: String, quote: Int? = nil) -> Document {
    let marked = MarkedText(marked)
    var layers = Layers()
    layers.dates = marked.spans.map {
      DateMention(span: $0, value: "2024-02-26", grain: .day, anchor: .explicit)
    }
    if let quote {
      layers.quotes = [Quotation(span: marked.spans[quote], kind: .direct)]
      layers.dates?.remove(at: quote)
    }
    var metadata = Metadata()
    metadata.title = Sourced("A & B", from: .visibleText)
    metadata.authors = Sourced(["Jane Roe", "John Doe"], from: .header)
    return Document(
      id: "<1>",
      source: DocumentSource(path: "a.txt", format: "text", encoding: "utf-8", sha256: ""),
      text: marked.text, blocks: [Block(span: marked.text.span, role: .paragraph)],
      metadata: metadata, layers: layers)
  }

  @Test func `a document as text names its roles and drops control characters`() {
    var output: [UInt8] = []
    DocumentText.append(Self.document("Red \u{1B}[31malert\u{7}\u{9B} é"), to: &output)
    #expect(
      String(decoding: output, as: UTF8.self) == """
        document: <1>
        source: a.txt, text, utf-8
        title: A & B (visible-text)
        authors: Jane Roe, John Doe (header)

        [paragraph]
        Red [31malert é


        """)
  }

  @Test(
    arguments: [
      ("x < y & \"z\"", nil, "x &lt; y &amp; &quot;z&quot;"),
      ("on ⟦Monday⟧", nil, "on <mark class=\"dates\" title=\"2024-02-26\">Monday</mark>"),
      (
        "⟦“on ⟦Monday⟧”⟧ too", 0,
        "<mark class=\"quotes\" title=\"unknown speaker\">“on <mark class=\"dates\" "
          + "title=\"2024-02-26\">Monday</mark>”</mark> too"
      ),
    ] as [(String, Int?, String)])
  func `a document as HTML marks and escapes`(_ marked: String, _ quote: Int?, _ html: String) {
    var output: [UInt8] = []
    DocumentHTML.append(Self.document(marked, quote: quote), to: &output)
    let page = String(decoding: output, as: UTF8.self)
    #expect(page.contains("<p class=\"paragraph\">\(html)</p>"), "\(page)")
    #expect(page.contains("<td>&lt;1&gt;</td>"))
  }

  @Test func `marks that cross are not written`() {
    let text = SourceText("one two three")
    var layers = Layers()
    layers.dates = [(0, 7), (4, 13)].map {
      DateMention(span: Span(start: $0, end: $1), value: nil, grain: .day, anchor: .explicit)
    }
    let document = Document(
      id: "d", source: DocumentSource(path: "", format: "", encoding: "", sha256: ""), text: text,
      blocks: [Block(span: text.span, role: .headline)], metadata: Metadata(), layers: layers)
    var output: [UInt8] = []
    DocumentHTML.append(document, to: &output)
    #expect(
      String(decoding: output, as: UTF8.self).contains(
        "<h1 class=\"headline\"><mark class=\"dates\" title=\"unknown date\">one two</mark> three</h1>"
      ))
  }
}
