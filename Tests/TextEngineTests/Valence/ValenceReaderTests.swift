import DocumentModel
import TextEngine
import Testing

struct ValenceReaderTests {
  /// A sentence, and the words that judge in it with weight in hundredths and rules.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let hits: [String]
    var testDescription: String { text }
  }

  static let table: ValenceTable = {
    var table = ValenceTable()
    for (word, valence) in [
      ("good", 2.0), ("bad", -2), ("joy*", 1), ("war", -3), ("torture", -3), (":)", 2),
      ("kind of", 0),
    ] {
      table.add(word, as: .tone, valence: valence)
    }
    for word in ["not", "n't", "no"] { table.add(word, as: .negation) }
    table.add("no", as: .tone, valence: -1)
    table.add("very", as: .booster)
    table.add("hardly good", as: .tone, valence: -1)
    table.add("slightly", as: .damper)
    table.add("but", as: .contrast)
    table.add("if", as: .hypothetical)
    table.add("i", as: .personal)
    table.add("war", as: .event)
    table.add("torture", as: .event)
    table.add("torture", as: .loaded)
    return table
  }()

  private static func document(_ text: String) -> Document {
    annotatedDocument(text, [.sentences, .tokens])
  }

  @Test(arguments: [
    Case(text: "A good day.", hits: ["good 200 plain"]),
    Case(text: "A very good day.", hits: ["good 229 boosted"]),
    Case(text: "A slightly bad day.", hits: ["bad -171 damped"]),
    Case(text: "It is not good.", hits: ["good -100 negated"]),
    Case(text: "It is not, good.", hits: ["good 200 plain"]),
    Case(text: "It was no good day.", hits: ["good -100 negated"]),
    Case(text: "He said no.", hits: ["no -100 plain"]),
    Case(text: "It is good but bad now.", hits: ["good 100 but", "bad -300 but"]),
    Case(text: "If good men come.", hits: ["good 160 hypothetical"]),
    Case(text: "A GOOD day here.", hits: ["good 273 capitals"]),
    Case(text: "A GOOD DAY HERE.", hits: ["good 200 plain"]),
    Case(text: "Joyful people came.", hits: ["joyful 100 plain"]),
    Case(text: "The war ended.", hits: []),
    Case(text: "The bad war ended.", hits: ["bad -200 plain", "war -180 event"]),
    Case(text: "I saw the war.", hits: ["war -300 plain"]),
    Case(text: "Torture was used.", hits: ["torture -300 plain"]),
    Case(text: "Fine day :)", hits: [":) 200 plain"]),
    Case(text: "A day #good #bad", hits: ["#good 200 plain", "#bad -200 plain"]),
    Case(text: "It was hardly good.", hits: ["hardly good -100 plain"]),
    Case(text: "", hits: []),
  ])
  func `a word weighs what the words before it make of it`(test: Case) {
    let document = Self.document(test.text)
    let reading = Self.table.reading(of: document)
    let spans = document.layers.tokens?.spans ?? []
    let hits = reading.hits.map { hit in
      let span = spans[hit.tokens.lowerBound].hull(spans[hit.tokens.upperBound - 1])
      let word = document.text.string(in: span).lowercased()
      return "\(word) \(Int((hit.weight * 100).rounded())) \(hit.rules.text)"
    }
    #expect(hits == test.hits)
  }

  @Test func `exclamation marks widen a sum and events are counted`() throws {
    let reading = Self.table.reading(of: Self.document("Good war!! Bad war. A war."))
    try #require(reading.units.count == 3)
    #expect(reading.units.map(\.events) == [1, 1, 1])
    #expect(reading.units.map(\.known) == [2, 2, 1])
    #expect(abs(reading.units[0].sum - (2 - 3 - 2 * 0.292)) < 1e-6)
    #expect(reading.units[2].sum == 0)
  }

  @Test func `silent tokens do not judge and left tokens are not there`() {
    let document = Self.document("Not one good day.")
    let count = document.layers.tokens?.count ?? 0
    let good = (0..<count).map { $0 == 2 }
    let not = (0..<count).map { $0 == 0 }
    #expect(Self.table.reading(of: document, silent: good).hits.isEmpty)
    #expect(Self.table.reading(of: document, left: not).hits.map(\.weight) == [2])
    #expect(Self.table.reading(of: document, left: not).units.map(\.words) == [3])
  }

  @Test func `a stretch that cuts a phrase reads its words anew`() {
    let document = Self.document("It was hardly good, kind of good, joyful day.")
    let parts = Self.table.parts(of: document)
    func weights(_ tokens: Range<Int>) -> [Double] {
      Self.table.reading(of: document, parts: parts, units: [tokens]).hits.map(\.weight)
    }
    #expect(weights(0..<3) == [])
    #expect(weights(0..<4) == [-1])
    #expect(weights(3..<4) == [2])
    #expect(weights(2..<8) == [-1, 2])
    #expect(weights(3..<6) == [2])
    #expect(weights(6..<10) == [2, 1])
    #expect(weights(4..<4) == [])
  }

  @Test func `negations that judge are told apart in a long sentence`() {
    let text = String(repeating: "no good ", count: 50_000)
    let reading = Self.table.reading(of: Self.document(text))
    #expect(reading.hits.count == 50_000)
    #expect(reading.hits.allSatisfy { $0.weight == -1 })
  }

  @Test(arguments: [
    ("", ""), ("# only a comment\n", ""), ("word\tvalence\ngood\t2\n", ""),
    ("word\trole\nnot\tnegation|booster\n", ""),
    ("good\t2\n", "1: the head names the columns: 'word' first, then 'valence' or 'role' or both"),
    ("word\tvalence\ngood\tnice\n", "2: the valence of 'good' is a number from -10 to 10"),
    ("word\tvalence\ngood\t11\n", "2: the valence of 'good' is a number from -10 to 10"),
    ("word\tvalence\ngood\tnan\n", "2: the valence of 'good' is a number from -10 to 10"),
  ])
  func `a text of words says what is wrong in which line`(text: String, message: String) {
    var table = ValenceTable()
    var found = ""
    do throws(ValenceTextError) {
      try table.add(text: Array(text.utf8))
    } catch {
      found = "\(error.line): \(error.message)"
    }
    #expect(found == message)
  }

  @Test func `beginnings that fold to ASCII match words in ASCII`() {
    var table = ValenceTable()
    table.add("\u{212A}elvin*", as: .tone, valence: 1)
    table.add("\u{C9}t\u{E9}*", as: .tone, valence: -1)
    let document = Self.document("A kelvin, many Kelvins and \u{E9}t\u{E9}s, but no ets.")
    #expect(table.reading(of: document).hits.map(\.weight) == [1, 1, -1])
  }

  @Test func `a word of many bytes and many words cost their length only`() {
    let long = String(repeating: "joy", count: 100_000)
    let reading = Self.table.reading(
      of: Self.document(long + String(repeating: " not", count: 50_000)))
    #expect(reading.hits.first?.weight == 1)
  }
}
