import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

struct NGramsTests {
  private func runs(_ length: Int, _ text: String, stop: WordTable? = nil) -> [String] {
    NGrams.counts(length, in: annotated(text), without: stop).map { "\($0.text)=\($0.count)" }
  }

  @Test func `runs are counted in the order in which they are met`() {
    #expect(
      runs(2, "Red tape, red TAPE and red tape") == ["red tape=3", "tape and=1", "and red=1"])
    #expect(runs(1, "b a B") == ["b=2", "a=1"])
  }

  @Test func `runs cross no sentence, no mark and no stop word`() {
    #expect(runs(2, "One two. Three (four five)") == ["one two=1", "four five=1"])
    #expect(
      runs(2, "army of the north army", stop: StopWords.englishTable) == ["north army=1"])
  }

  @Test(arguments: [0, -1, 9])
  func `there are no runs of no words, or of more than there are`(_ length: Int) {
    #expect(runs(length, "one two three").isEmpty)
  }

  @Test func `a document without tokens has no runs`() {
    #expect(runs(1, "").isEmpty)
  }

  @Test func `an empty run is passed over by the counter`() {
    var counter = RunCounter()
    counter.add([])
    counter.add([0, 0])
    counter.add([0])
    counter.add([0, 0])
    #expect(counter.runs.map(\.words) == [[0, 0], [0]])
    #expect(counter.runs.map(\.count) == [2, 1])
  }

  @Test func `a filter never misses a hash`() {
    var filter = HashFilter()
    let hashes = (0..<20_000).map { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) }
    for hash in hashes { filter.insert(hash) }
    #expect(hashes.allSatisfy { filter.mayHave($0) })
    let others = (20_000..<40_000).map { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) }
    #expect(others.count { filter.mayHave($0) } < others.count / 4)
  }
}
