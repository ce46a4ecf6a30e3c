import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

struct WordMemoTests {
  @Test func `a word is worked out again only when another took its place`() {
    var memo = WordMemo<String>(bits: 4)
    var made = 0
    func value(_ word: String, _ tag: UInt16 = 0) -> String {
      let bytes = Array(("x" + word + "y").utf8)
      return memo.value(bytes, 1..<bytes.count - 1, tag: tag) {
        made += 1
        return "\(word)/\(tag)"
      }
    }
    #expect((1...3).map { _ in value("troops") } == ["troops/0", "troops/0", "troops/0"])
    #expect(made == 1)
    #expect(value("troops", 4) == "troops/4")
    // Far more words than places: each answer is its own.
    for number in 0..<500 { #expect(value("w\(number)") == "w\(number)/0") }
    #expect(value("troops") == "troops/0")
  }

  @Test func `a table that grows keeps what it has`() {
    var memo = WordMemo<Int>(bits: 13)
    var made = 0
    func value(_ number: Int) -> Int {
      let bytes = Array("w\(number)".utf8)
      return memo.value(bytes, bytes.indices, tag: 0) {
        made += 1
        return number
      }
    }
    for number in 0..<2_000 { #expect(value(number) == number) }
    made = 0
    for number in 0..<2_000 { #expect(value(number) == number) }
    // Words that share a place push each other out; with room for four times as many they are few.
    #expect(made < 700)
  }

  @Test(arguments: ["", "a word of more than sixteen bytes"])
  func `what has no place is worked out each time`(word: String) {
    var memo = WordMemo<Int>(bits: 4)
    var made = 0
    let bytes = Array(word.utf8)
    for _ in 1...3 {
      _ = memo.value(bytes, 0..<bytes.count, tag: 0) {
        made += 1
        return made
      }
    }
    #expect(made == 3)
  }

  @Test func `documents before a document change nothing in it`() {
    let texts = [
      "President Marie Curie met US troops in NEW YORK. The us and them.",
      "Us, us, US: Curie and curie met in New York. marie said so.",
      "In May, may and MAY. The Hague and the hague; Kataib Hezbollah’s men.",
    ]
    func layers(_ text: String) -> String {
      let document = annotatedDocument(text, [.entities, .phrases, .verbs])
      return "\(document.layers.entities as Any) \(document.layers.verbs as Any)"
    }
    let first = texts.map(layers)
    #expect(texts.reversed().map(layers) == first.reversed())
  }
}
