import JSONText
import TestSupport
import Testing

/// The first acceptance test: an article that lies beside the repository, row by row.
struct SeedArticleTests {
  /// Read once; nil where the file is absent.
  private static let article: Result<AnnotatedArticle, any Error>? =
    Repository.shared("seed/article.txt").map { path in
      Result { try AnnotatedArticle(path: path) }
    }

  /// The article, or nil where its file is absent; a present file that cannot be read fails.
  private func seed() throws -> AnnotatedArticle? { try Self.article?.get() }

  @Test func `the three dates and the outlet come from the head`() throws {
    guard let seed = try seed() else { return }
    let metadata = try #require(seed.document["metadata"])
    #expect(metadata["reposted"]?.string == "2024-02-27")
    #expect(metadata["published"]?.string == "2024-02-26")
    #expect(metadata["outlet"]?.string == "The National")
    #expect(seed.date("Monday") == "2024-02-26")
    #expect(seed.date("in October") ?? seed.date("October") == "2023-10")
  }

  @Test func `headline, deck, caption and boilerplate have their roles`() throws {
    guard let seed = try seed() else { return }
    #expect(seed.blocks("headline").count == 1)
    #expect(seed.blocks("headline").first?.hasPrefix("Blinken meets") == true)
    #expect(seed.blocks("deck").first?.hasPrefix("Meeting comes after talks") == true)
    #expect(seed.blocks("caption").first?.hasPrefix("US Secretary of State") == true)
    #expect(seed.blocks("credit") == ["AP"])
    #expect(seed.blocks("boilerplate") == ["No comments:"])
    #expect(seed.blocks("paragraph").count == 18)
  }

  @Test func `a sentence ends where its block ends`() throws {
    guard let seed = try seed() else { return }
    let sentences = seed.items("sentences").map { seed.text($0) }
    #expect(sentences.contains { $0.hasSuffix("troops out of country") })
    #expect(sentences.contains { $0.hasSuffix("pulling US troops out of the country") })
    #expect(sentences.allSatisfy { !$0.contains("\n") })
  }

  @Test func `text is exactly the input, and offsets are code points`() throws {
    guard let seed = try seed() else { return }
    let text = try #require(seed.document["text"]?.string)
    #expect(text.unicodeScalars.count == 2650)
    #expect(text.utf8.count == 2678)
    #expect(seed.document["offset_unit"]?.string == "codepoint")
  }

  @Test func `each quotation has its speaker`() throws {
    guard let seed = try seed() else { return }
    let cases = [
      ("long partnership", "Antony Blinken"), ("a partnership that is", "Antony Blinken"),
      ("American allies", "Masrour Barzani"), ("very difficult times", "Masrour Barzani"),
      ("new challenges", "Masrour Barzani"), ("All Iraqi components", "Masrour Barzani"),
      ("interests, stability", "Masrour Barzani"),
    ]
    for (words, speaker) in cases {
      #expect(seed.quote(holding: words)?["speaker"]?.string == speaker, "\(words)")
    }
    #expect(seed.quote(holding: "a partnership that is")?["continues"]?.boolean == true)
    #expect(seed.quote(holding: "very difficult times")?["continues"]?.boolean == true)
    #expect(seed.quote(holding: "new challenges")?["continues"]?.boolean == true)
    #expect(seed.quote(holding: "interests, stability")?["kind"]?.string == "mixed")
    let addressee = seed.quote(holding: "All Iraqi components")?["addressee"]?.string
    #expect(addressee?.contains("Burger") == true)
  }

  @Test func `names of one person are one entity`() throws {
    guard let seed = try seed() else { return }
    let blinken = try #require(seed.entity("Antony Blinken"))
    #expect(blinken["type"]?.string == "person")
    #expect(seed.namedMentions(of: blinken).count == 4)
    let barzani = try #require(seed.entity("Masrour Barzani"))
    #expect(barzani["type"]?.string == "person")
    #expect(seed.namedMentions(of: barzani).count == 6)
    let counts = seed.rows("entity-counts", "entities")
    let row = try #require(counts.first { $0["name"]?.string == "Masrour Barzani" })
    #expect(row["named_mentions"]?.integer == 6)
    let mentions = try #require(row["mentions"]?.integer)
    #expect(mentions > 6, "the pronouns count as mentions of their own kind")
  }

  @Test func `there are three force claims and no other`() throws {
    guard let seed = try seed() else { return }
    let claims = seed.rows("troop-numbers", "claims")
    try #require(claims.count == 3)
    let expected: [[String: JSONValue]] = [
      [
        "value_low": .integer(2500), "value_high": .integer(2500), "best": .integer(2500),
        "low": .integer(2250), "high": .integer(2750), "approx": .string("about"),
        "noun_lemma": .string("troop"), "unit_class": .string("troops"),
        "actor_country": .string("US"), "event": .string("present"), "place": .string("Iraq"),
        "modality": .string("asserted"), "attribution": .null, "form": .string("digits"),
      ],
      [
        "value_low": .integer(3), "value_high": .integer(3), "approx": .string("exact"),
        "noun_lemma": .string("soldier"), "unit_class": .string("troops"),
        "actor_country": .string("US"), "event": .string("killed"), "place": .string("Jordan"),
        "modality": .string("asserted"), "attribution": .null, "form": .string("words"),
      ],
      [
        "value_low": .integer(1), "value_high": .integer(1), "approx": .string("exact"),
        "actor_name": .string("Kataib Hezbollah"), "event": .string("killed"),
        "place": .string("Iraq"), "date": .string("2024-02-07"), "form": .string("article"),
        "modality": .string("asserted"), "attribution": .null,
      ],
    ]
    for (claim, fields) in zip(claims, expected) {
      for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
        #expect(equal(claim[name], value), "\(name) of \(claim["quantity"]?["text"]?.string ?? "")")
      }
    }
    #expect(claims[0]["actor_name"]?.string == "United States")
    #expect(claims[1]["actor_name"]?.string == "United States")
  }

  @Test func `the narrator is calm, the war is in the conflict load, and the quotes are warm`()
    throws
  {
    guard let seed = try seed() else { return }
    let rows = seed.rows("sentiment", "sentiment")
    let document = try #require(rows.first { $0["level"]?.string == "document" })
    // Everybody's words: the warm quotations outweigh the rest.
    #expect(try (0..<0.5).contains(#require(document["score"]?.number)))
    let narrator = try #require(
      rows.first { $0["level"]?.string == "document" && $0["holder"]?.string == "narrator" })
    #expect(abs(try #require(narrator["score"]?.number)) < 0.2)
    #expect(try #require(narrator["conflict_load"]?.number) > 4)
    for row in rows {
      let isSilent = row["level"]?.string == "target" || row["score"]?.number == 0
      #expect(isSilent || row["words"]?.array?.isEmpty == false, "\(row)")
    }
    for words in ["long partnership", "American allies"] {
      let quote = try #require(
        rows.first {
          $0["level"]?.string == "quote" && $0["span"]?["text"]?.string?.contains(words) == true
        })
      #expect(try #require(quote["score"]?.number) > 0, "\(words)")
    }
  }

  /// Whether two values are the same, whole numbers compared by value.
  private func equal(_ left: JSONValue?, _ right: JSONValue) -> Bool {
    if let left = left?.number, let right = right.number { return left == right }
    return left == right
  }
}
