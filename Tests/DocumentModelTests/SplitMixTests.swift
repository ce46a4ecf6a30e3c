import DocumentModel
import Testing

struct SplitMixTests {
  /// The first numbers of the authors' own program for this seed.
  @Test func `a seed gives the numbers of the published generator`() {
    var random = SplitMix(seed: 1_234_567)
    let numbers = (0..<3).map { _ in random.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func `a bound is never reached`() {
    var random = SplitMix(seed: 7)
    #expect(Set((0..<100).map { _ in random.below(3) }) == [0, 1, 2])
  }
}
