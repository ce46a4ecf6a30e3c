import ArticleReaders
import DocumentModel
import Testing

struct HTMLReaderTests {
  static func page(_ html: String, keeping reasons: ReadOptions.Reasons = .dropped) throws
    -> Document
  {
    var options = ReadOptions()
    options.reasons = reasons
    return try ArticleReader(options: options).document(
      from: Array(html.utf8), format: .html, path: "page.html", fallbackID: "page.html")
  }

  private static func lines(_ document: Document) -> [String] {
    document.blocks.map { block in
      let words = document.text.string(in: block.span).split(separator: " ").prefix(4)
      return "\(block.role.rawValue): \(words.joined(separator: " "))"
    }
  }

  @Test func `a news page keeps its article with roles`() throws {
    let document = try Self.page(SamplePages.news)
    #expect(
      Self.lines(document) == [
        "headline: Ferry line to Tarn", "paragraph: Boats to the island",
        "byline: By Mara Lindqvist and", "published: 4 March 2024",
        "caption: The ferry Sula leaves",
        "paragraph: The ferry to Tarn", "paragraph: “We are glad that",
        "subhead: Half as many boats",
        "paragraph: For now the boats", "paragraph: The island has some",
        "list: Boats leave Orle at", "list: Boats leave Tarn two",
        "paragraph: Tickets that were bought",
      ])
  }

  @Test func `metadata tell where they were found and what contradicts them`() throws {
    let metadata = try Self.page(SamplePages.news).metadata
    #expect(metadata.title?.value == "Ferry line to Tarn island reopens after storm")
    #expect(metadata.authors == Sourced(["Mara Lindqvist", "Jon Aske"], from: .jsonLD))
    #expect(metadata.outlet == Sourced("The Orle Post", from: .meta))
    #expect(metadata.published?.value == CalendarDate(year: 2024, month: 3, day: 4))
    #expect(metadata.modified?.value == CalendarDate(year: 2024, month: 3, day: 5))
    #expect(metadata.section == Sourced("Regional", from: .jsonLD))
    #expect(metadata.tags == Sourced(["ferries", "Tarn"], from: .jsonLD))
    #expect(metadata.language == Sourced("en-GB", from: .meta))
    #expect(metadata.url == Sourced("https://orlepost.example/news/ferry-reopens", from: .meta))
    #expect(
      metadata.conflicts == [MetadataConflict(field: "published", value: "2024-03-05", from: .meta)]
    )
  }

  @Test func `a blog is read without structured data`() throws {
    let document = try Self.page(SamplePages.blog)
    #expect(
      Self.lines(document) == [
        "headline: Three ways to mend", "paragraph: Every spring the nets",
        "paragraph: The first way is", "paragraph: The second way takes",
        "pullquote: A net is only", "paragraph: The third way is",
      ])
    #expect(document.metadata.title?.value == "Three ways to mend a net")
    #expect(document.metadata.authors == Sourced(["Edda Brun"], from: .meta))
    #expect(document.metadata.published?.value == CalendarDate(year: 2023, month: 11, day: 20))
  }

  @Test func `date and author are found in the text`() throws {
    let document = try Self.page(SamplePages.plain)
    #expect(document.metadata.authors == Sourced(["Nils Ferro"], from: .visibleText))
    #expect(
      document.metadata.published
        == CalendarDate(year: 2022, month: 2, day: 26).map { Sourced($0, from: .visibleText) })
    #expect(document.blocks.count { $0.role == .paragraph } == 3)
  }

  @Test func `what is left out has a reason`() throws {
    let document = try Self.page(SamplePages.news, keeping: .kept)
    let menu = document.leftOut.first { $0.text == "Weather" }
    #expect(menu?.reason == "score")
    #expect(document.leftOut.contains { $0.text.hasPrefix("Sign up to get") })
    #expect(document.leftOut.contains { $0.text.hasPrefix("I was on that boat") })
    #expect(try Self.page(SamplePages.news).leftOut.isEmpty)
  }

  @Test(arguments: [
    ("<p>One&nbsp;two   three\n four.</p>", "One two three four."),
    ("<p>Heli\u{AD}kopter\u{200B} fliegt.</p>", "Helikopter fliegt."),
    ("<p>One<br>two.</p>", "One two."), ("<p>a < b and <b>c</b> &amp; d", "a < b and c & d"),
    ("<p>Kept<script>dropped()</script> text<!-- no --> here", "Kept text here"),
    ("<p>Kept<style>p{}</style><svg><text>no</text></svg> here", "Kept here"),
    ("<p>1 < 2, <3 and </ x>so on", "1 < 2, <3 and so on"),
    ("<p title='a>b'>Quoted brackets.", "Quoted brackets."),
    ("<p>The <span class=\"tooltip-content\">card that opens</span>word.", "The word."),
  ])
  func `text is what a browser shows`(_ html: String, _ text: String) throws {
    #expect(try Self.page(html).text.string == text)
  }

  @Test func `a page of scripts is refused, or read from its data`() throws {
    let failure = #expect(throws: Failure.self) {
      try Self.page("<html><body><script>draw()</script></body></html>")
    }
    #expect(failure?.code == "no-text")
    let words = String(repeating: "The boat left again in the morning. ", count: 12)
    let document = try Self.page(
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Boat\","
        + "\"articleBody\":\"\(words)\\n\(words)\"}</script>")
    #expect(document.blocks.map(\.role) == [.headline, .paragraph, .paragraph])
  }

  @Test(arguments: [
    ("a.html", "News", InputFormat.html), ("a.HTM", "x", .html),
    ("a", "<!DOCTYPE html><p>x", .html), ("-", "\n<!-- saved --><html>", .html),
    ("-", "<?xml version=\"1.0\"?><html>", .html), ("-", "<note>", .text),
    ("a.txt", "<html>", .text),
  ])
  func `pages are told from name and bytes`(_ path: String, _ head: String, _ format: InputFormat) {
    #expect(ArticleReader().format(path: path, head: Array(head.utf8)) == format)
  }
}
