import ArticleReaders
import DocumentModel
import TestSupport
import Testing

struct PageArticlesTests {
  static func page(_ name: String) throws -> String {
    try String(decoding: Repository.bytes(of: FormatTests.folder + "/" + name), as: UTF8.self)
  }

  @Test func `of several articles the page's own is loaded and the others are named`() throws {
    let document = try HTMLReaderTests.page(Self.page("several.html"), keeping: .kept)
    #expect(
      document.source.warnings == [
        "articles: the page holds 3 articles; loaded 'Harbour of Orle gets a second crane', left out"
          + " 'School in Holm closes for a week', 'Island choir sings in the capital'"
      ])
    #expect(document.blocks.filter { $0.role == .paragraph }.count == 3)
    #expect(document.leftOut.filter { $0.reason == "other-article" }.count >= 6)
  }

  @Test func `sections of an article are no articles`() throws {
    var html = try Self.page("several.html")
    for (old, new) in [("<h1>School", "<h2>School"), ("<h1>Island", "<h3>Island")] {
      html = html.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
    #expect(try HTMLReaderTests.page(html).source.warnings == [])
  }

  @Test func `the posts of a live blog stand in order under their times`() throws {
    let document = try HTMLReaderTests.page(Self.page("live.html"))
    #expect(document.metadata.kind == Sourced(.liveBlog, from: .jsonLD))
    #expect(document.source.warnings == [])
    let lines = document.blocks.map { block in
      let words = document.text.string(in: block.span).split(separator: " ").prefix(3)
      return "\(block.role.rawValue): \(words.joined(separator: " "))"
    }
    #expect(
      lines == [
        "headline: Storm reaches the", "paragraph: A storm from", "subhead: 09:40",
        "subhead: Ferries stop", "paragraph: The company has", "subhead: 08:15",
        "paragraph: The mayor asks", "paragraph: “Nobody has to", "subhead: 06:05",
        "subhead: First trees down", "paragraph: Two trees have",
      ])
  }

  @Test func `a live blog is told without structured data`() throws {
    let html = try Self.page("live.html")
    let start = try #require(html.firstRange(of: "<script"))
    let end = try #require(html.firstRange(of: "</script>"))
    let document = try HTMLReaderTests.page(
      String(html[..<start.lowerBound] + html[end.upperBound...]))
    #expect(document.metadata.kind == Sourced(.liveBlog, from: .visibleText))
    #expect(document.blocks.filter { $0.role == .subhead }.count == 5)
  }

  @Test func `posts that only JSON-LD has are read from it`() throws {
    let document = try HTMLReaderTests.page(Self.page("live-stated.html"))
    #expect(document.metadata.kind?.value == .liveBlog)
    #expect(
      document.blocks.map(\.role) == [
        .headline, .subhead, .subhead, .paragraph, .paragraph, .subhead, .subhead, .paragraph,
      ])
  }
}
