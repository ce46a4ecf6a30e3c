import Testing

@testable import TextEngine

struct BestPathTests {
  @Test func `the sums of a sentence without end stay in range`() {
    var path = BestPath([Int32](repeating: 0, count: 17 * 17))
    var score = SIMD16<Int16>(repeating: -1)
    score[3] = Int16.max
    let scores = [SIMD16<Int16>](repeating: score, count: 80_000)
    var labels: Set<UInt8> = []
    path.decode(scores) { _, label in labels.insert(label) }
    #expect(labels == [4])
  }
}
