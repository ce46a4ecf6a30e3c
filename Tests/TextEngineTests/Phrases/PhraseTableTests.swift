import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

struct PhraseTableTests {
  private func table(_ phrases: [String], _ letterCase: LetterCase = .folded) -> PhraseTable {
    var table = PhraseTable(letterCase)
    for (index, phrase) in phrases.enumerated() { table.add(phrase, payload: Int32(index)) }
    return table
  }

  private func found(_ table: PhraseTable, _ text: String) -> [String] {
    let document = annotated(text)
    let tokens = document.layers.tokens ?? TokenTable()
    return table.matches(in: tokens, of: document.text).map { match in
      let first = tokens.spans[match.tokens.lowerBound]
      let last = tokens.spans[match.tokens.upperBound - 1]
      return document.text.string(in: first.hull(last)) + "=\(match.payload)"
    }
  }

  @Test func `the longest phrase wins and matches do not overlap`() {
    let table = table(["New York", "New York City", "York", "City of York"])
    #expect(found(table, "New York City of York") == ["New York City=1", "York=2"])
  }

  @Test func `a failed longer phrase falls back to the shorter one`() {
    #expect(found(table(["a b c d", "a b"]), "a b c e") == ["a b=1"])
  }

  @Test func `case counts only where asked`() {
    #expect(found(table(["red cross"]), "the RED Cross") == ["RED Cross=0"])
    #expect(found(table(["Red Cross"], .exact), "the RED Cross, the Red Cross") == ["Red Cross=0"])
  }

  @Test func `letters outside ASCII and curly apostrophes fold`() {
    #expect(
      found(table(["São Tomé", "côte d'ivoire"]), "SÃO TOMÉ, Côte d’Ivoire")
        == ["SÃO TOMÉ=0", "Côte d’Ivoire=1"])
  }

  @Test func `phrases are cut as documents are`() {
    #expect(
      found(table(["U.S. Army's", "al-Qaeda"]), "the U.S. Army's and al-Qaeda")
        == ["U.S. Army's=0", "al-Qaeda=1"])
  }

  @Test func `a match never crosses a sentence`() {
    #expect(found(table(["left she"]), "They left. She stayed. He left she") == ["left she=0"])
  }

  @Test func `an older payload stays`() {
    var table = PhraseTable()
    #expect(table.add("one two", payload: 1) == 1)
    #expect(table.add("One Two", payload: 2) == 1)
    #expect(table.count == 1 && table.payload(of: "ONE two") == 1)
    #expect(table.payload(of: "one") == nil && table.payload(of: "") == nil)
  }

  @Test func `empty and overlong phrases are refused`() {
    var table = PhraseTable()
    #expect(table.add("  ", payload: 1) == nil)
    #expect(table.add(String(repeating: "a ", count: 25), payload: 1) == nil)
    #expect(table.count == 0)
  }

  @Test func `fifty thousand phrases are all found`() {
    var table = PhraseTable()
    for index in 0..<50_000 {
      table.add("name\(index % 500) word\(index / 500)", payload: Int32(index))
    }
    #expect(table.count == 50_000)
    #expect(
      (0..<50_000).allSatisfy { table.payload(of: "Name\($0 % 500) WORD\($0 / 500)") == Int32($0) })
  }

  @Test(arguments: [
    ("Barzani", "Xxxxx"), ("US", "XX"), ("F16", "Xdd"), ("2,500", "d,ddd"), ("e-mail", "x-xxxx"),
    ("Élan", "Xxxx"), ("…", "…"),
  ])
  func `a shape keeps the kinds of letters`(_ token: String, _ shape: String) {
    let text = SourceText(token)
    let expected = shape == "Xxxxx" ? "Xxxxx" : shape
    #expect(TokenText.shape(text.span, in: text) == expected)
  }

  @Test func `a word table keeps the first value and folds`() {
    var table = WordTable()
    #expect(table.insert(Array("Alpha".utf8), value: 1) == 1)
    #expect(table.insert(Array("ALPHA".utf8), value: 2) == 1)
    let text = SourceText("alpha ÄLPHA")
    #expect(table.value(Span(start: 0, end: 5), in: text) == 1)
    #expect(table.value(Span(start: 6, end: 12), in: text) == nil)
  }
}
