import ArticleReaders
import DocumentModel
import TestSupport
import Testing

/// Pages that databases exported, and web pages that only look like them.
struct ExportPageTests {
  /// A web page with signs of an export.
  struct Page: Sendable, CustomTestStringConvertible {
    let name: String
    let head: String
    let body: String

    var testDescription: String { name }

    var html: String {
      "<!DOCTYPE html><html><head>\(head)</head><body>\(body)\(ExportPageTests.text)</body></html>"
    }
  }

  static let text = """
    <h1>Bridge over the Tarn closed</h1>
    <p>The bridge over the Tarn was closed on Monday because the river had risen, officials said.</p>
    <p>A ferry runs every hour until the water falls, and the ford at the mill is open for carts.</p>
    """

  static let pages = [
    Page(
      name: "an article about Factiva", head: "<title>Factiva</title>",
      body: "<div class=\"article main\"><h1>Dow Jones Factiva</h1></div>"),
    Page(
      name: "an article with Factiva's classes", head: "<title>Factiva – Orle Post</title>",
      body: "<div class=\"article enArticle\"><b class=\"enHeadline\">News</b></div>"),
    Page(
      name: "a help page of Nexis", head: "<title>Help</title><style>.c0 { color: red; }</style>",
      body: "<p>1 of 10 DOCUMENTS</p><pre>&lt;DOCFULL&gt; --&gt;</pre>"),
    Page(
      name: "a comment that names a mark of Nexis", head: "<title>News</title>",
      body: "<!-- <DOCFULL> --><p>1 of 10 DOCUMENTS</p>"),
    Page(
      name: "a page that links to Europresse",
      head: "<title>Press</title><link href=\"http://www.europresse.com/x.css\">",
      body: "<span class=\"DocHeader\">Monday</span>"),
    Page(
      name: "a page with a class of Europresse", head: "<title>Papers</title>",
      body: "<span class=\"DocPublicationName\">The Orle Post</span>"),
    Page(
      name: "a report with a list of contents", head: "<title>Report 2024</title>",
      body: "<h3>Report 2024</h3><a href=\"#1\">One</a><a name=\"1\"></a><table><tr>"
        + "<td bgcolor=\"#e4e1d9\">^1 A note</td></tr></table>"),
  ]

  @Test(arguments: pages)
  func `a web page is not taken for an export`(_ page: Page) throws {
    let reader = ArticleReader()
    let bytes = Array(page.html.utf8)
    let format = reader.format(path: "page.html", head: bytes)
    let items = reader.items(in: bytes, format: format, path: "page.html")
    #expect(items.map(\.path) == ["page.html"])
    let document = try reader.document(from: #require(items.first))
    #expect(document.source.format == "html")
    #expect(document.text.string.contains("A ferry runs every hour"))
  }

  @Test(arguments: [
    ("nexis.html", "nexis-html", 3), ("factiva.html", "factiva-html", 2),
    ("factiva-codes.html", "factiva-html", 2), ("europresse.html", "europresse-html", 2),
    ("europresse-1.html", "europresse-html", 2), ("integrum.html", "integrum-html", 2),
  ])
  func `an export is told and cut into its articles`(
    _ name: String, _ format: String, _ count: Int
  ) throws {
    let bytes = try Repository.bytes(of: FormatTests.folder + "/" + name)
    let reader = ArticleReader()
    let told = reader.format(path: name, head: Array(bytes.prefix(1 << 16)))
    #expect(told.rawValue == format)
    let items = reader.items(in: bytes, format: told, path: name)
    #expect(items.map(\.path) == (1...count).map { "\(name)#\($0)" })
  }

  @Test func `an export whose first article stands far down is cut`() throws {
    let export = try String(
      decoding: Repository.bytes(of: FormatTests.folder + "/factiva.html"), as: UTF8.self)
    let style = "<style>" + String(repeating: "p{margin:0}", count: 12_000) + "</style></head>"
    let bytes = Array(export.replacing("</head>", with: style).utf8)
    let reader = ArticleReader()
    let format = reader.format(path: "f.html", head: Array(bytes.prefix(1 << 16)))
    let titles = try reader.items(in: bytes, format: format, path: "f.html").map { item in
      try reader.document(from: item).metadata.title?.value
    }
    #expect(titles == ["Bridge over the Tarn closed", "Regen im Tal"])
  }
}
