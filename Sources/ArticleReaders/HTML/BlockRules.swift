/// Decides which blocks make up the article, from the model's scores and a few hard rules.
struct BlockRules {
  /// Why a block was left out.
  enum Reason: String {
    case score
    case copy
    case fallback
  }

  /// The least score of a block that is kept.
  static let threshold: Float = 0.45

  /// The reason for each block that is left out; nil for the blocks of the article.
  private(set) var reasons: [Reason?]
  private let features: BlockFeatures
  private let scores: [Float]

  /// Whether each block belongs to the article.
  var isKept: [Bool] { reasons.map { $0 == nil } }

  init(_ features: BlockFeatures, scores: [Float]) {
    self.features = features
    self.scores = scores
    reasons = scores.map { $0 >= Self.threshold ? nil : .score }
    dropCopies()
  }

  /// A long text that occurs again is kept once.
  private mutating func dropCopies() {
    var seen: Set<[UInt32]> = []
    for index in reasons.indices where reasons[index] == nil {
      guard features.around.copies[index] > 1, features.page.blocks[index].words > 6 else { continue }
      let words = Array(features.around.hashes[features.around.hashRanges[index]])
      if !seen.insert(words).inserted { reasons[index] = .copy }
    }
  }
}
