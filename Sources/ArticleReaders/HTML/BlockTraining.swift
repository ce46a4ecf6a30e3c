/// A page as the trainer of the block model sees it.
package struct BlockTraining {
  private let features: BlockFeatures
  private let kept: @Sendable (BlockFeatures, [Float]) -> [Bool]

  /// Reads a page in UTF-8.
  package init(_ html: [UInt8]) {
    let page = ParsedPage(html)
    features = BlockFeatures(page.blocks, page.head)
    kept = { features, scores in BlockRules(features, scores: scores).isKept }
  }

  /// The texts of the blocks, in document order.
  package var texts: [String] { features.page.blocks.indices.map { features.page.string($0) } }

  /// The words of each block as numbers; equal words have equal numbers.
  package var words: [[UInt32]] {
    features.around.hashRanges.map { Array(features.around.hashes[$0]) }
  }

  /// The words of any text, numbered as those of blocks are.
  package static func words(of text: String) -> [UInt32] {
    WordHashes.hashes(of: Array(text.utf8)[...])
  }

  /// The number of features of the first pass, and of both passes.
  package static var featureCounts: (first: Int, all: Int) {
    let names = BlockModel.featureNames
    return (names.first.count, names.second.count)
  }

  /// The names of the features of both passes.
  package static var featureNames: (first: [String], second: [String]) { BlockModel.featureNames }

  /// The features of each block in the first pass.
  package var firstPass: [[Float]] {
    features.page.blocks.indices.map { index in
      var vector = FeatureVector(isNamed: false)
      features.append(index, to: &vector)
      return vector.values
    }
  }

  /// What the second pass sees besides, given the scores of the first.
  package func secondPass(_ scores: [Float]) -> [[Float]] {
    let stacked = StackedFeatures(features, scores: scores)
    return scores.indices.map { index in
      var vector = FeatureVector(isNamed: false)
      stacked.append(index, to: &vector)
      return vector.values
    }
  }

  /// Which blocks are kept once the hard rules have spoken too.
  package func keptBlocks(_ scores: [Float]) -> [Bool] { kept(features, scores) }
}
