import DocumentModel
import TextEngine

/// An averaged structured perceptron with a margin over sequences of labels.
struct NamePerceptron {
  private(set) var weights: [SIMD16<Float>]
  private var sums: [SIMD16<Float>]
  private(set) var transitions = [Float](repeating: 0, count: 17 * 17)
  private var transitionSums = [Float](repeating: 0, count: 17 * 17)
  private var clock: Float = 1
  private var random: SplitMix
  private let margin: Float

  init(features: Int, margin: Float, seed: UInt64) {
    random = SplitMix(seed: seed)
    weights = Array(repeating: SIMD16(repeating: 0), count: features)
    sums = weights
    self.margin = margin
  }

  /// Goes through all sentences once, in an order of its own; returns the share of wrong tokens.
  mutating func pass(_ data: NameData, drop: Float) -> Double {
    var wrong = 0
    var scores: [SIMD16<Float>] = []
    var active: [UInt32] = []
    var starts: [Int] = []
    for number in random.order(of: data.sentences.count) {
      let sentence = data.sentences[number]
      scores.removeAll(keepingCapacity: true)
      active.removeAll(keepingCapacity: true)
      starts = [0]
      for token in sentence.tokens {
        var score = SIMD16<Float>(repeating: 0)
        for place in data.starts[token]..<data.starts[token + 1] {
          if drop > 0, random.unit() < drop { continue }
          let feature = data.features[place]
          active.append(feature)
          score += weights[Int(feature)]
        }
        starts.append(active.count)
        scores.append(score)
      }
      let gold = data.labels[sentence.tokens]
      let found = best(scores, gold)
      wrong += update(found, gold, active, starts, sentence.weight)
      clock += 1
    }
    return Double(wrong) / Double(max(1, data.labels.count))
  }

  /// The best labels when every wrong label gets the margin on top.
  private func best(_ scores: [SIMD16<Float>], _ gold: ArraySlice<UInt8>) -> [UInt8] {
    var best = [Float](repeating: -1e30, count: 17)
    best[0] = 0
    var next = best
    var back = [UInt8](repeating: 0, count: scores.count * 17)
    for (index, score) in scores.enumerated() {
      let right = Int(gold[gold.startIndex + index])
      for label in 0..<17 {
        let own = (label == 0 ? 0 : score[label - 1]) + (label == right ? 0 : margin)
        var top: Float = -1e30
        var from = 0
        for previous in Self.predecessors[label] {
          let value = best[previous] + transitions[previous * 17 + label]
          if value > top { (top, from) = (value, previous) }
        }
        next[label] = top + own
        back[index * 17 + label] = UInt8(from)
      }
      swap(&best, &next)
    }
    var label = 0
    for candidate in 0..<17
    where NameLabel.isClosed(UInt8(candidate)) && best[candidate] > best[label] {
      label = candidate
    }
    var labels = [UInt8](repeating: 0, count: scores.count)
    for index in stride(from: scores.count - 1, through: 0, by: -1) {
      labels[index] = UInt8(label)
      label = Int(back[index * 17 + label])
    }
    return labels
  }

  private static let predecessors: [[Int]] = (0..<17).map { label in
    (0..<17).filter { NameLabel.mayFollow(UInt8(label), after: UInt8($0)) }
  }

  private mutating func update(
    _ found: [UInt8], _ gold: ArraySlice<UInt8>, _ active: [UInt32], _ starts: [Int], _ rate: Float
  ) -> Int {
    var wrong = 0
    var previous = (found: 0, gold: 0)
    for index in found.indices {
      let right = Int(gold[gold.startIndex + index])
      let own = Int(found[index])
      if right != own {
        wrong += 1
        var step = SIMD16<Float>(repeating: 0)
        if right > 0 { step[right - 1] = rate }
        if own > 0 { step[own - 1] = -rate }
        let late = step * clock
        for place in starts[index]..<starts[index + 1] {
          let feature = Int(active[place])
          weights[feature] += step
          sums[feature] += late
        }
      }
      if right != own || previous.found != previous.gold {
        change(previous.gold * 17 + right, rate)
        change(previous.found * 17 + own, -rate)
      }
      previous = (own, right)
    }
    return wrong
  }

  private mutating func change(_ transition: Int, _ step: Float) {
    transitions[transition] += step
    transitionSums[transition] += step * clock
  }

  /// The averaged weights and transitions.
  func averaged() -> (weights: [SIMD16<Float>], transitions: [Float]) {
    let all = weights.indices.map { weights[$0] - sums[$0] / clock }
    let moves = transitions.indices.map { transitions[$0] - transitionSums[$0] / clock }
    return (all, moves)
  }
}

/// The sum of the averaged weights of several runs, each in an order of its own.
struct NameWeights {
  private(set) var weights: [SIMD16<Float>]
  private(set) var transitions = [Float](repeating: 0, count: 17 * 17)

  init(features: Int) { weights = Array(repeating: SIMD16(repeating: 0), count: features) }

  mutating func add(_ learner: NamePerceptron) {
    let (weights, transitions) = learner.averaged()
    for index in weights.indices { self.weights[index] += weights[index] }
    for index in transitions.indices { self.transitions[index] += transitions[index] }
  }
}
