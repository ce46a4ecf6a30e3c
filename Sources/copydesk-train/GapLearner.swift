import DocumentModel
import Glibc
import TextEngine

/// Logistic regression by stochastic gradient descent, its weights averaged over all steps.
struct GapLearner {
  /// A gap between tokens: its features, and whether a sentence ends there.
  struct Gap {
    let places: [UInt32]
    let isEnd: Bool
  }

  private var weights: [Double]
  private var sums: [Double]
  private var steps = 0.0
  private var passes = 0.0
  private var random = SplitMix(seed: 20_240_601)
  private let decay: Double

  /// Creates a learner; `decay` is the share of a weight that each of its steps takes away.
  init(decay: Double) {
    weights = Array(repeating: 0, count: 1 << Int(GapModel.placeBits))
    sums = weights
    self.decay = decay
  }

  /// Goes through all gaps once, in an order of its own, in smaller steps each time.
  mutating func pass(_ gaps: [Gap]) {
    passes += 1
    let rate = 0.1 / passes
    for number in random.order(of: gaps.count) {
      let gap = gaps[number]
      let score = gap.places.reduce(0) { $0 + weights[Int($1)] }
      let error = (gap.isEnd ? 1 : 0) - 1 / (1 + exp(-score))
      steps += 1
      for place in gap.places {
        let index = Int(place)
        let change = rate * error - decay * weights[index]
        weights[index] += change
        sums[index] += steps * change
      }
    }
  }

  /// The averaged weights in 8 bits; their scale does not matter, since only the sign of a sum does.
  var quantised: [Int8] {
    let averaged = weights.indices.map { weights[$0] - sums[$0] / max(1, steps) }
    let largest = averaged.map(abs).sorted()[averaged.count - 20]
    return averaged.map { Int8(max(-127, min(127, ($0 / max(largest, 1e-9) * 127).rounded()))) }
  }
}
