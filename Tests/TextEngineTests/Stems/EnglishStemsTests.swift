import DocumentModel
import Testing

@testable import TextEngine

struct EnglishStemsTests {
  @Test(arguments: [
    ["attack", "Attacks", "ATTACKED", "attacking"],
    ["soldier", "soldiers"],
    ["fight", "fought", "fighting"],
    ["man", "men"], ["person", "people"], ["child", "Children"],
    ["withdraw", "withdrew", "withdrawn", "withdrawing"],
    ["city", "cities"],
  ])
  func `forms of one word share a stem`(_ forms: [String]) {
    #expect(Set(forms.map(EnglishStems.stem(of:))).count == 1)
  }

  @Test(arguments: [("general", "generate"), ("policy", "police"), ("new", "news")])
  func `different words keep different stems`(_ first: String, _ second: String) {
    #expect(EnglishStems.stem(of: first) != EnglishStems.stem(of: second))
  }

  @Test(arguments: ["", "2,500", "…", "日本", "ß", "a", "’s"])
  func `anything has a stem`(_ word: String) {
    #expect(EnglishStems.stem(of: word).utf8.count <= max(word.utf8.count, 3))
  }

  @Test func `a huge word is its own stem`() {
    let word = String(repeating: "Running", count: 1000)
    #expect(EnglishStems.stem(of: word) == word.lowercased())
  }

  @Test func `a stem can be had from a span`() {
    let text = SourceText("They attacked.")
    #expect(EnglishStems.stem(of: Span(start: 5, end: 13), in: text) == "attack")
  }
}
