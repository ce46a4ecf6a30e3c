import TextEngine

/// Sentences with features and labels, packed for the learner.
struct NameData {
  /// A sentence: its tokens in the flat arrays.
  struct Sentence {
    var tokens: Range<Int>
    /// How often it counts.
    var weight: Float
  }

  private(set) var sentences: [Sentence] = []
  private(set) var labels: [UInt8] = []
  /// Where the features of each token start; one more at the end.
  private(set) var starts: [Int] = [0]
  /// Numbers of features; after `numberFeatures` their indices.
  private(set) var features: [UInt32] = []
  /// The features in the order of their indices.
  private(set) var vocabulary: [UInt32] = []

  /// Adds the sentences of a document.
  mutating func add(_ text: NameTraining, labels gold: [UInt8], weight: Float) {
    for (number, sentence) in text.sentences.enumerated() where !sentence.isEmpty {
      let first = labels.count
      for index in sentence {
        text.append(token: index, of: sentence, number: number, to: &features)
        starts.append(features.count)
        labels.append(gold[index])
      }
      repair(first..<labels.count)
      sentences.append(Sentence(tokens: first..<labels.count, weight: weight))
    }
  }

  /// Closes names that a sentence border cuts.
  private mutating func repair(_ tokens: Range<Int>) {
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      guard labels[index] != NameLabel.outside else {
        index += 1
        continue
      }
      let kind = NameLabel.kind(labels[index])
      var end = index + 1
      while end < tokens.upperBound, NameLabel.mayFollow(labels[end], after: labels[end - 1]),
        !NameLabel.isClosed(labels[end - 1])
      {
        end += 1
      }
      NameLabel.write(kind, over: index..<end, to: &labels)
      index = end
    }
  }

  /// Numbers the features seen at least `least` times and forgets the others.
  mutating func numberFeatures(least: UInt32) {
    var counts = FeatureCounts()
    for feature in features { counts.add(feature) }
    var kept: [UInt32] = []
    kept.reserveCapacity(features.count)
    var newStarts = [0]
    newStarts.reserveCapacity(starts.count)
    for token in 0..<labels.count {
      for place in starts[token]..<starts[token + 1] {
        if let index = counts.index(of: features[place], least: least, &vocabulary) {
          kept.append(index)
        }
      }
      newStarts.append(kept.count)
    }
    features = kept
    starts = newStarts
  }
}

/// Counts of features in one open-addressing table.
private struct FeatureCounts {
  private var keys = [UInt32](repeating: 0, count: 1 << 25)
  private var counts = [UInt32](repeating: 0, count: 1 << 25)
  private var indices = [UInt32](repeating: 0, count: 1 << 25)

  private func slot(_ feature: UInt32) -> Int {
    var slot = Int((feature &* 0x9E37_79B1) >> 7)
    while counts[slot] > 0, keys[slot] != feature { slot = (slot + 1) & (1 << 25 - 1) }
    return slot
  }

  mutating func add(_ feature: UInt32) {
    let slot = slot(feature)
    keys[slot] = feature
    counts[slot] += 1
  }

  mutating func index(
    of feature: UInt32, least: UInt32, _ vocabulary: inout [UInt32]
  ) -> UInt32? {
    let slot = slot(feature)
    guard counts[slot] >= least else { return nil }
    if indices[slot] == 0 {
      vocabulary.append(feature)
      indices[slot] = UInt32(vocabulary.count)
    }
    return indices[slot] - 1
  }
}
