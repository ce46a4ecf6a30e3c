import ArticleReaders
import DocumentModel
import TestSupport
import Testing

struct SeedArticleTests {
  @Test func `every line of the seed article has its part`() throws {
    guard let path = Repository.shared("seed/article.txt") else { return }
    let document = try read(try readFile(path))
    let head: [BlockRole] = [
      .reposted, .headline, .deck, .caption, .credit, .source, .published,
    ]
    let body = [BlockRole](repeating: .paragraph, count: 18)
    #expect(document.blocks.map(\.role) == head + body + [.boilerplate])
    #expect(document.text.utf8.count == 2678)
    #expect(CodepointIndex(document.text).count == 2650)
    let metadata = document.metadata
    let words = document.blocks.map { document.text.string(in: $0.span) }
    #expect(metadata.title == Sourced(words[1], from: .visibleText))
    #expect(metadata.deck == Sourced(words[2], from: .visibleText))
    #expect(metadata.outlet == Sourced(words[5], from: .visibleText))
    #expect(metadata.published?.value == CalendarDate(year: 2024, month: 2, day: 26))
    #expect(metadata.reposted?.value == CalendarDate(year: 2024, month: 2, day: 27))
    #expect(metadata.authors == nil)
    #expect(metadata.language?.value == "en")
  }
}
