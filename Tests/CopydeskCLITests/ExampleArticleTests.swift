import JSONText
import TestSupport
import Testing

/// The traps of saved news pages, in the first of the example articles.
struct ExampleArticleTests {
  private static let article = Result {
    try AnnotatedArticle(
      path: Repository.root + "/Examples/articles/2025-02-11-chad-training-mission.txt")
  }

  private func article() throws -> AnnotatedArticle { try Self.article.get() }

  @Test func `the line above is the repost, the one below the outlet the publication`() throws {
    let article = try article()
    let metadata = try #require(article.document["metadata"])
    #expect(metadata["reposted"]?.string == "2025-02-12")
    #expect(metadata["published"]?.string == "2025-02-11")
    #expect(metadata["outlet"]?.string == "The Meridian Post")
    #expect(article.date("Monday") == "2025-02-10")
    #expect(article.date("January 28") == "2025-01-28")
  }

  @Test func `head and tail furniture has its roles`() throws {
    let article = try article()
    #expect(article.blocks("headline").count == 1)
    #expect(article.blocks("deck").count == 1)
    #expect(article.blocks("caption").first?.hasPrefix("US Deputy Defense Secretary") == true)
    #expect(article.blocks("credit") == ["Meridian Photo"])
    #expect(article.blocks("boilerplate") == ["No comments:"])
    #expect(article.items("sentences").allSatisfy { !article.text($0).contains("\n") })
  }

  @Test(
    arguments: [
      ("We came as guests", "Ruth Delgado", false), ("a guest who stays", "Ruth Delgado", true),
      ("My people are grateful", "Idriss Hamani", false),
      ("We have asked for engineers", "Idriss Hamani", true),
      ("one can teach the desert", "Idriss Hamani", true),
      ("has to follow the rains", "Idriss Hamani", false),
    ])
  func `quotations keep their speaker over paragraphs`(
    words: String, speaker: String, continues: Bool
  ) throws {
    let quote = try #require(try article().quote(holding: words))
    #expect(quote["speaker"]?.string == speaker)
    #expect((quote["continues"]?.boolean ?? false) == continues)
  }

  @Test func `a pronoun speaks to a named addressee`() throws {
    let quote = try #require(try article().quote(holding: "the tour would be her last"))
    #expect(quote["speaker"]?.string == "Ruth Delgado")
    #expect(quote["addressee"]?.string?.contains("Brandt") == true)
    #expect(quote["kind"]?.string == "indirect")
  }

  @Test func `titles, surnames and full names are one person`() throws {
    let article = try article()
    let delgado = try #require(article.entity("Ruth Delgado"))
    #expect(delgado["type"]?.string == "person")
    #expect(article.namedMentions(of: delgado).count == 5)
    let hamani = try #require(article.entity("Idriss Hamani"))
    #expect(article.namedMentions(of: hamani).count == 4)
  }

  @Test func `force claims and nothing else`() throws {
    let claims = try article().rows("troop-numbers", "claims").map { claim in
      [
        claim["value_low"]?.number.map { String(Int($0)) } ?? "-",
        claim["unit_class"]?.string ?? "-", claim["actor_country"]?.string ?? "-",
        claim["event"]?.string ?? "-", claim["place"]?.string ?? "-",
        claim["date"]?.string ?? "-",
      ].joined(separator: " ")
    }
    #expect(claims.count == 3)
    #expect(claims.first?.hasPrefix("1200 troops US present Chad") == true)
    #expect(claims.dropFirst().first?.hasPrefix("2 troops US killed") == true)
    #expect(claims.last?.hasPrefix("1 militants") == true)
    #expect(claims.last?.hasSuffix("captured Niger 2025-02-03") == true)
  }
}
