import DocumentModel

/// Finds the most likely labels of the tokens of a document: weights of features, best path.
struct NameTagger {
  private let features: NameFeatures
  private let model: NameModel
  /// The sums of each form at each of the five distances.
  private var memo: [SIMD16<Int16>] = []
  private var transitions: [Int32] = []

  init(_ features: NameFeatures, _ model: NameModel) {
    self.features = features
    self.model = model
    for previous in 0..<17 {
      for next in 0..<17 { transitions.append(model.transition(previous, next)) }
    }
  }

  /// The label of each token.
  ///
  /// - Complexity: linear in the number of tokens.
  mutating func labels() -> [UInt8] {
    fillMemo()
    let source = features.text.source
    var labels = [UInt8](repeating: NameLabel.outside, count: source.tokens.count)
    var scores: [SIMD16<Int16>] = []
    var path = BestPath(transitions)
    for (number, sentence) in source.sentences.enumerated() {
      scores.removeAll(keepingCapacity: true)
      readScores(sentence.tokens, number, &scores)
      path.decode(scores) { index, label in labels[sentence.tokens.lowerBound + index] = label }
    }
    return labels
  }

  private mutating func fillMemo() {
    var scratch: [UInt32] = []
    let words = features.text.words
    memo.reserveCapacity(words.count * NameFeatures.offsets)
    model.memo.appendSums(of: words, to: &memo) { form, sums in
      for place in 0..<NameFeatures.offsets {
        scratch.removeAll(keepingCapacity: true)
        features.append(form: form, place: place, to: &scratch)
        sums.append(model.sums(scratch))
      }
    }
  }

  private func readScores(
    _ tokens: Range<Int>, _ number: Int, _ scores: inout [SIMD16<Int16>]
  ) {
    var scratch: [UInt32] = []
    for index in tokens {
      scratch.removeAll(keepingCapacity: true)
      features.append(token: index, of: tokens, number: number, to: &scratch)
      var sum = model.sums(scratch)
      for place in 0..<NameFeatures.offsets {
        let neighbour = index + place - 2
        guard tokens.contains(neighbour) else { continue }
        sum &+= memo[Int(features.text.forms[neighbour]) * NameFeatures.offsets + place]
      }
      scores.append(sum)
    }
  }
}

/// The best sequence of labels for the scores of tokens (Viterbi's algorithm).
struct BestPath {
  private let transitions: [Int32]
  private var back: [UInt8] = []

  init(_ transitions: [Int32]) { self.transitions = transitions }

  /// Calls `body` with each token's label, from last to first.
  mutating func decode(_ scores: [SIMD16<Int16>], _ body: (Int, UInt8) -> Void) {
    guard !scores.isEmpty else { return }
    back.removeAll(keepingCapacity: true)
    var best = [Int32](repeating: Int32.min / 4, count: 17)
    best[0] = 0
    var next = best
    for (index, score) in scores.enumerated() {
      advance(score, &best, &next)
      swap(&best, &next)
      if index % Self.rebaseSteps == Self.rebaseSteps - 1 { Self.rebase(&best) }
    }
    var label: UInt8 = 0
    for candidate in 1..<UInt8(17)
    where NameLabel.isClosed(candidate) && best[Int(candidate)] > best[Int(label)] {
      label = candidate
    }
    for index in stride(from: scores.count - 1, through: 0, by: -1) {
      body(index, label)
      label = back[index * 17 + Int(label)]
    }
  }

  /// A token adds at most two 16-bit weights, so that many of them stay far from the ends of 32 bits.
  private static let rebaseSteps = 4096

  /// Takes the best sum away from all, which keeps their order; a sentence may be a whole text long.
  private static func rebase(_ best: inout [Int32]) {
    let top = best.max() ?? 0
    for label in best.indices { best[label] = max(Int32.min / 4, best[label] &- top) }
  }

  /// The labels after which a new name, or none, may follow.
  private static let closed: [Int] = [0, 3, 4, 7, 8, 11, 12, 15, 16]

  private mutating func advance(
    _ score: SIMD16<Int16>, _ best: inout [Int32], _ next: inout [Int32]
  ) {
    for label in 0..<17 {
      let own: Int32 = label == 0 ? 0 : Int32(score[label - 1])
      let place = (label - 1) & 3
      if label > 0, place == 1 || place == 2 {
        let begin = label - place
        let one = best[begin] + transitions[begin * 17 + label]
        let other = best[begin + 1] + transitions[(begin + 1) * 17 + label]
        next[label] = max(one, other) + own
        back.append(UInt8(one >= other ? begin : begin + 1))
      } else {
        var top = Int32.min
        var from = 0
        for previous in Self.closed {
          let value = best[previous] + transitions[previous * 17 + label]
          if value > top { (top, from) = (value, previous) }
        }
        next[label] = top + own
        back.append(UInt8(from))
      }
    }
  }
}
