package import DocumentModel

/// The weights of the trained decision at sentence gaps: one signed byte a place.
///
/// Trained by `copydesk-train sentences`; the model is the table of weights and nothing else.
package struct GapModel: Sendable {
  /// The number of bits of a place.
  package static let placeBits = GapFeatures.placeBits

  /// The weight of each place.
  package let weights: [Int8]

  /// The model of the binary.
  static let shipped = GapModel(weights: EmbeddedTable.sentenceWeights)

  /// A model of `1 << GapFeatures.placeBits` weights.
  package init(weights: [Int8]) {
    precondition(weights.count == 1 << Int(GapFeatures.placeBits), "a weight a place")
    self.weights = weights
  }

  /// The sum of the weights at `places`; above 0 a sentence ends.
  package func score(_ places: [UInt32]) -> Int32 {
    var sum: Int32 = 0
    for place in places { sum += Int32(weights[Int(place)]) }
    return sum
  }
}

/// Decides by the trained model.
struct ModelJudge: GapJudge {
  private let model: GapModel
  private var features = GapFeatures()

  private let openThreshold: Int32

  /// Creates a judge that asks for a score above `openThreshold` at gaps without a mark: joined
  /// lines are rarer in news than in the mail that the model learnt from.
  init(_ model: GapModel, openThreshold: Int32 = 60) {
    self.model = model
    self.openThreshold = openThreshold
  }

  mutating func isEnd(at gap: Gap, of splitter: SentenceSplitter) -> Bool {
    features.describe(gap, of: splitter)
    return model.score(features.places) > (gap.isOpen ? openThreshold : 0)
  }
}

/// Gaps of a document with their features, to learn from.
package enum GapTraining {
  /// The features of each gap where the rules are not sure, and whether a sentence ends there;
  /// `ends` are the byte offsets where sentences end.
  package static func gaps(
    of document: Document, ends: Set<Int>
  ) -> [(places: [UInt32], isEnd: Bool)] {
    var judge = RecordingJudge(ends: ends)
    _ = Segmenter.segmentation(of: document.text, blocks: document.blocks, judge: &judge)
    return judge.gaps
  }

  /// The sentences of a document by another model than the shipped one.
  package static func sentences(
    of document: Document, by model: GapModel, openThreshold: Int32
  ) -> [Span] {
    var judge = ModelJudge(model, openThreshold: openThreshold)
    return Segmenter.segmentation(of: document.text, blocks: document.blocks, judge: &judge)
      .sentences.map(\.span)
  }

  /// Knows the ends and keeps what it is asked.
  private struct RecordingJudge: GapJudge {
    let ends: Set<Int>
    var features = GapFeatures()
    var gaps: [(places: [UInt32], isEnd: Bool)] = []

    init(ends: Set<Int>) { self.ends = ends }

    mutating func isEnd(at gap: Gap, of splitter: SentenceSplitter) -> Bool {
      features.describe(gap, of: splitter)
      let isEnd = ends.contains(splitter.spans[gap.next - 1].end)
      gaps.append((features.places, isEnd))
      return isEnd
    }
  }
}
