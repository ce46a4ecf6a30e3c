import DocumentModel
import TextEngine
import Testing

struct ToneScaleTests {
  private static func tone(_ text: String, most: Int = 0) -> Tone {
    let document = annotatedDocument(text, [.sentences, .tokens])
    let reading = ValenceReaderTests.table.reading(of: document)
    return reading.tone(of: reading.units.indices, most: most)
  }

  @Test func `a sentence of the usual length keeps its sum`() {
    let tone = Self.tone("A good day for all of us in the old town.")
    #expect(tone.words == 11)
    var scale = ToneScale()
    scale.usual = 11
    let document = annotatedDocument(
      "A good day for all of us in the old town.", [.sentences, .tokens])
    let reading = ValenceReaderTests.table.reading(of: document)
    let score = reading.tone(of: [0], on: scale).score
    #expect(abs(score - 2 / (4.0 + 15).squareRoot()) < 1e-12)
  }

  @Test func `repeating changes nothing and neutral text draws towards 0`() {
    let once = Self.tone("A good day here.").score
    #expect(once > 0)
    #expect(abs(Self.tone("A good day here. A good day here.").score - once) < 1e-12)
    let drawn = Self.tone("A good day here. The bus left at nine.").score
    #expect(drawn > 0 && drawn < once)
  }

  @Test func `the heaviest words come first, the earlier of equals before the later`() {
    let text = "Torture was bad. Joyful people, a good day. A bad one."
    #expect(Self.tone(text, most: 3).heaviest == [0, 1, 3])
    #expect(Self.tone(text, most: 100).heaviest == [0, 1, 3, 4, 2])
    #expect(Self.tone(text).heaviest == [])
  }

  @Test func `no unit has no tone`() {
    #expect(Self.tone("") == Tone())
    #expect(Self.tone("...").score == 0)
  }
}
