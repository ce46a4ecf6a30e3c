internal import DocumentModel

/// What is cut into pieces, of which a model tells those of the article: as trainers see it.
package struct PieceTraining {
  /// What there is to train on.
  package enum Kind: Sendable {
    /// The blocks of web pages.
    case blocks
    /// The paragraphs and lines of saved texts.
    case lines
  }

  /// The texts of the pieces, in order.
  package let texts: [String]
  /// The words of each piece as numbers; equal words have equal numbers.
  package let words: [[UInt32]]
  private let first: () -> [[Float]]
  private let second: ([Float]) -> [[Float]]
  private let kept: ([Float]) -> [Bool]

  /// Cuts a page in UTF-8: into blocks where it is HTML, else into lines.
  package init(_ page: [UInt8], as kind: Kind) {
    switch kind {
    case .blocks:
      let page = ParsedPage(page)
      let features = BlockFeatures(page.blocks, page.head)
      self.init(
        features, texts: page.blocks.blocks.indices.map { page.blocks.string($0) },
        words: features.around.hashRanges.map { Array(features.around.hashes[$0]) }
      ) { BlockRules(features, scores: $0).isKept }
    case .lines:
      let lines = PageLines(SourceText(repairing: page))
      let features = LineFeatures(lines)
      self.init(
        features, texts: lines.spans.map { lines.text.string(in: $0) },
        words: lines.shapes.map { Array(lines.hashes[$0.hashes]) }
      ) { LineRules(features, scores: $0).isKept }
    }
  }

  private init(
    _ features: some TwoPassFeatures, texts: [String], words: [[UInt32]],
    kept: @escaping ([Float]) -> [Bool]
  ) {
    self.texts = texts
    self.words = words
    self.kept = kept
    first = { Self.rows(features, features.count) }
    second = { Self.rows(features.stacked($0), features.count) }
  }

  private static func rows(_ features: some FeatureRows, _ count: Int) -> [[Float]] {
    (0..<count).map { index in
      var vector = FeatureVector(isNamed: false)
      features.append(index, to: &vector)
      return vector.values
    }
  }

  /// The words of any text, numbered as those of pieces are.
  package static func words(of text: String) -> [UInt32] {
    WordHashes.hashes(of: Array(text.utf8)[...])
  }

  /// The names of the features of both passes.
  package static func featureNames(of kind: Kind) -> (first: [String], second: [String]) {
    switch kind {
    case .blocks: BlockModel.names
    case .lines: LineModel.names
    }
  }

  /// The features of each piece in the first pass.
  package var firstPass: [[Float]] { first() }

  /// What the second pass sees besides, given the scores of the first.
  package func secondPass(_ scores: [Float]) -> [[Float]] { second(scores) }

  /// Which pieces are kept once the hard rules have spoken too.
  package func keptPieces(_ scores: [Float]) -> [Bool] { kept(scores) }
}
