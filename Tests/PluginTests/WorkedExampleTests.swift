import Glibc
import JSONText
import TestSupport
import Testing

/// Plugins that compute published measures agree with worked examples.
struct WorkedExampleTests {
  /// The rows of a view over articles of that text, by the value of a column.
  private static func rows(
    _ plugin: String, view: String?, _ articles: [(name: String, text: String)], key: String,
    _ options: [String] = []
  ) throws -> [String: JSONValue] {
    let folder = try TemporaryFolder()
    for article in articles { try folder.write(article.text, to: "in/" + article.name) }
    let words =
      ["run", Repository.root + "/Plugins/" + plugin, "-f", "jsonl"]
      + (view.map { ["--view", $0] } ?? []) + options + ["in"]
    let run = try CopydeskProcess(words, in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    var found: [String: JSONValue] = [:]
    for line in run.lines {
      let row = try JSONValue(parsing: Array(line.utf8))
      found[row[key]?.string ?? ""] = row
    }
    return found
  }

  private static func close(_ value: JSONValue?, to wanted: Double) -> Bool {
    abs((value?.number ?? .nan) - wanted) <= 1e-6
  }

  @Test func `collocations give G2, logDice, MI and t of the table of counts`() throws {
    // Pairs within four words: "red fish" twice, each sentence of n words makes n(n-1)/2 pairs.
    let text = "Red fish swim.\n\nRed fish sleep.\n\nBlue birds sing. Red birds sleep.\n"
    let rows = try Self.rows(
      "collocations", view: "all", [("a.txt", text)], key: "second")
    let row = try #require(rows["fish"])
    // 4 sentences of 3 pairs; "red" is first in 6 pairs, "fish" second in 2.
    let (k11, r1, c1, n) = (2.0, 6.0, 2.0, 12.0)
    func term(_ k: Double, _ e: Double) -> Double { k > 0 ? k * log(k / e) : 0 }
    let row1: Double = term(k11, r1 * c1 / n) + term(r1 - k11, r1 * (n - c1) / n)
    let row2: Double =
      term(c1 - k11, (n - r1) * c1 / n) + term(n - r1 - c1 + k11, (n - r1) * (n - c1) / n)
    let g2 = 2 * (row1 + row2)
    #expect(Self.close(row["log_likelihood"], to: g2))
    #expect(Self.close(row["log_dice"], to: 14 + log2(2 * k11 / (r1 + c1))))
    #expect(Self.close(row["mutual_information"], to: log2(k11 * n / (r1 * c1))))
    #expect(Self.close(row["t_score"], to: (k11 - r1 * c1 / n) / k11.squareRoot()))
  }

  @Test func `keyness gives G2, log ratio and dispersion of two parts`() throws {
    let articles = [
      ("wire-1.txt", "Storm storm ship ship ship harbour.\n"),
      ("wire-2.txt", "Storm cat dog bird.\n"),
      ("post-1.txt", "Storm cat dog bird fish cow goat sheep hen horse.\n"),
    ]
    let rows = try Self.rows(
      "keyness", view: "all", articles, key: "word",
      ["--set", "keyness.field=id", "--set", "keyness.target=wire"])
    let row = try #require(rows["storm"])
    // 3 of 10 words in the target, 1 of 10 in the reference.
    let expected: Double = 10 * 4 / 20
    let g2: Double = 2 * (3 * log(3 / expected) + log(1 / expected))
    #expect(Self.close(row["log_likelihood"], to: g2))
    #expect(Self.close(row["log_ratio"], to: log2(3)))
    // DP: parts of 6 and 4 words hold 2 and 1 of the 3.
    let dispersion: Double = 0.5 * (2.0 / 3.0 - 0.6 + 0.4 - 1.0 / 3.0)
    #expect(Self.close(row["dispersion"], to: dispersion))
    let ship = try #require(rows["ship"])
    #expect(Self.close(ship["log_ratio"], to: log2((3 / 10.0) / (0.5 / 10.0))))
    #expect(Self.close(ship["dispersion"], to: 0.4))
  }

  @Test func `word frequencies give counts per million and dispersion`() throws {
    let articles = [("a.txt", "Ship ship cat.\n"), ("b.txt", "Cat dog bird hen cow.\n")]
    let rows = try Self.rows("word-frequencies", view: "all", articles, key: "word")
    #expect(Self.close(rows["ship"]?["per_million"], to: 250_000))
    #expect(Self.close(rows["ship"]?["dispersion"], to: 0.625))
    #expect(Self.close(rows["cat"]?["dispersion"], to: 0.125))
  }

  @Test func `readability follows the published formulas`() throws {
    // 2 sentences, 11 words, 11 syllables, 36 letters, no long word.
    let text = "The dog ran to the old house. It was cold there.\n"
    let rows = try Self.rows("readability", view: nil, [("a.txt", text)], key: "document")
    let row = try #require(rows.values.first)
    #expect(Self.close(row["words"], to: 11) && Self.close(row["syllables"], to: 11))
    let perSentence: Double = 5.5
    let lettersPerHundred: Double = 3600.0 / 11.0
    let sentencesPerHundred: Double = 200.0 / 11.0
    let flesch: Double = 206.835 - 1.015 * perSentence - 84.6
    let kincaid: Double = 0.39 * perSentence + 11.8 - 15.59
    let ari: Double = 0.0471 * lettersPerHundred + 0.5 * perSentence - 21.43
    let coleman: Double = 0.0588 * lettersPerHundred - 0.296 * sentencesPerHundred - 15.8
    #expect(Self.close(row["flesch"], to: flesch))
    #expect(Self.close(row["kincaid"], to: kincaid))
    #expect(Self.close(row["fog"], to: 0.4 * perSentence))
    #expect(Self.close(row["smog"], to: 3.1291))
    #expect(Self.close(row["ari"], to: ari))
    #expect(Self.close(row["coleman_liau"], to: coleman))
  }

  @Test func `long words count as the published formulas say`() throws {
    let text =
      "The administration deliberately postponed the investigation. Nobody complained about it.\n"
    let rows = try Self.rows("readability", view: nil, [("a.txt", text)], key: "document")
    let row = try #require(rows.values.first)
    // 2 sentences, 10 words; administration, deliberately, investigation and nobody are long.
    #expect(Self.close(row["words"], to: 10) && Self.close(row["long_words"], to: 4))
    let syllables = try #require(row["syllables"]?.number)
    #expect(Self.close(row["fog"], to: 0.4 * (10.0 / 2 + 100 * 4.0 / 10)))
    #expect(Self.close(row["smog"], to: 1.0430 * (4 * 30.0 / 2).squareRoot() + 3.1291))
    #expect(Self.close(row["flesch"], to: 206.835 - 1.015 * 5 - 84.6 * syllables / 10))
    #expect(Self.close(row["kincaid"], to: 0.39 * 5 + 11.8 * syllables / 10 - 15.59))
  }

  @Test func `planted near-copies are found, and little else`() throws {
    var corpus = PlantedCopies(seed: 7)
    let articles = corpus.articles(originals: 60, others: 120)
    let folder = try TemporaryFolder()
    for (name, text) in articles.texts { try folder.write(text, to: "in/" + name) }
    let run = try CopydeskProcess(
      ["run", Repository.root + "/Plugins/duplicates", "--view", "pairs", "-f", "jsonl", "in"],
      in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    var found: Set<String> = []
    for line in run.lines {
      let row = try JSONValue(parsing: Array(line.utf8))
      found.insert("\(row["one"]?.string ?? "") \(row["two"]?.string ?? "")")
    }
    let hits = found.intersection(articles.pairs).count
    #expect(Double(hits) / Double(articles.pairs.count) >= 0.98, "recall \(hits)")
    #expect(Double(hits) / Double(max(1, found.count)) >= 0.98, "precision \(found.count)")
  }
}

/// Made-up articles, some of them near-copies of others.
private struct PlantedCopies {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func random(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  private static let beginnings = [
    "ba", "co", "du", "fe", "gi", "ho", "ka", "le", "mi", "no", "pu",
  ]
  private static let ends = ["rn", "st", "lt", "mp", "ck", "nd", "sh", "l", "r", "t", "ll", "ss"]

  private mutating func word() -> String {
    Self.beginnings[random(11)] + Self.ends[random(12)] + (random(3) == 0 ? "er" : "")
  }

  private mutating func sentence() -> [String] { (0..<(8 + random(12))).map { _ in word() } }

  /// The texts by name, and the pairs of names that are near-copies of each other.
  ///
  /// A copy has one word in thirty changed, or its last sentences cut, or a sentence put before.
  mutating func articles(
    originals: Int, others: Int
  ) -> (texts: [(String, String)], pairs: Set<String>) {
    var texts: [(String, String)] = []
    var pairs: Set<String> = []
    for number in 0..<originals {
      let original = (0..<(15 + random(10))).map { _ in sentence() }
      var copy = original
      switch number % 3 {
      case 0:
        for row in copy.indices {
          for column in copy[row].indices where random(30) == 0 { copy[row][column] = word() }
        }
      case 1: copy.removeLast(copy.count / 5)
      default: copy.insert(sentence(), at: 0)
      }
      texts.append(("article-\(1000 + number).txt", Self.text(original)))
      texts.append(("copy-\(1000 + number).txt", Self.text(copy)))
      pairs.insert("in/article-\(1000 + number).txt in/copy-\(1000 + number).txt")
    }
    for number in 0..<others {
      let body = (0..<(15 + random(10))).map { _ in sentence() }
      texts.append(("other-\(1000 + number).txt", Self.text(body)))
    }
    return (texts, pairs)
  }

  private static func text(_ sentences: [[String]]) -> String {
    "The paper of the day says this.\n\n"
      + sentences.map { $0.joined(separator: " ") + ".\n\n" }.joined()
  }
}
