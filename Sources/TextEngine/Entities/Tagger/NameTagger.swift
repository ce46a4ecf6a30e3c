import DocumentModel

/// Finds the most likely labels of the tokens of a document: weights of features, best path.
struct NameTagger {
  private let features: NameFeatures
  private let model: NameModel
  /// The sums of each form at each of the five distances.
  private var memo: [SIMD16<Int16>] = []

  init(_ features: NameFeatures, _ model: NameModel) {
    self.features = features
    self.model = model
  }

  /// The label of each token.
  ///
  /// - Complexity: linear in the number of tokens.
  mutating func labels() -> [UInt8] {
    fillMemo()
    let source = features.text.source
    var labels = [UInt8](repeating: NameLabel.outside, count: source.tokens.count)
    var scores: [SIMD16<Int16>] = []
    var back: [UInt8] = []
    for (number, sentence) in source.sentences.enumerated() {
      scores.removeAll(keepingCapacity: true)
      readScores(sentence.tokens, number, &scores)
      guard !scores.isEmpty else { continue }
      var label = model.lastLabel(scores, &back)
      for index in scores.indices.reversed() {
        labels[sentence.tokens.lowerBound + index] = label
        label = back[index * (NameLabel.count + 1) + Int(label)]
      }
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
