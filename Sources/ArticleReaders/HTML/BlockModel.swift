internal import CTextData

/// The model that tells the article of a web page; `copydesk-train blocks` makes it.
enum BlockModel {
  /// The model that ships with the program.
  static let shipped = unsafe TwoPassModel(copydesk_blocks, names: names)

  /// The names of the features of both passes, in order.
  static let names: (first: [String], second: [String]) = {
    let page = PageBlocks(GumboParser.tree(of: Array("<p>One.<p>Two.".utf8)))
    return TwoPassModel.names(BlockFeatures(page, PageHead(page.tree, scripts: [])))
  }()
}

/// What the second pass sees besides: the first pass's scores of the blocks around.
struct StackedFeatures: FeatureRows {
  private let features: BlockFeatures
  private let scores: [Float]
  private var parentMean: [Int: (sum: Float, words: Float)] = [:]
  private var grandparentMean: [Int: (sum: Float, words: Float)] = [:]
  private var signatureMean: [UInt64: (sum: Float, words: Float)] = [:]
  private var before: [Float] = []
  private var after: [Float] = []
  private var passed: [Float] = []
  private var total: Float = 0
  private var greatest: Float = 0

  init(_ features: BlockFeatures, scores: [Float]) {
    self.features = features
    self.scores = scores
    let tree = features.page.tree
    let blocks = features.page.blocks
    before = [Float](repeating: 0, count: blocks.count)
    after = before
    for (index, block) in blocks.enumerated() {
      let words = Float(block.words)
      let sum = scores[index] * words
      let parent = Int(tree.nodes[block.node].parent)
      let grandparent = Int(tree.nodes[parent].parent)
      parentMean[parent, default: (0, 0)].sum += sum
      parentMean[parent, default: (0, 0)].words += words
      grandparentMean[grandparent, default: (0, 0)].sum += sum
      grandparentMean[grandparent, default: (0, 0)].words += words
      let signature = features.around.signatures[index]
      signatureMean[signature, default: (0, 0)].sum += sum
      signatureMean[signature, default: (0, 0)].words += words
      passed.append(total)
      total += sum
      greatest = max(greatest, scores[index])
    }
    // Running means that forget: a block eight places away counts a quarter.
    var mean: Float = 0
    for index in blocks.indices {
      before[index] = mean
      mean = mean * 0.75 + scores[index] * 0.25
    }
    mean = 0
    for index in blocks.indices.reversed() {
      after[index] = mean
      mean = mean * 0.75 + scores[index] * 0.25
    }
  }

  func append(_ index: Int, to vector: inout FeatureVector) {
    let own = scores[index]
    let block = features.page.blocks[index]
    let tree = features.page.tree
    func score(_ step: Int) -> Float {
      scores.indices.contains(index + step) ? scores[index + step] : 0
    }
    vector.add("score", own)
    vector.add("score-high", own > 0.6)
    vector.add("score-low", own < 0.2)
    for step in [-4, -3, -2, -1, 1, 2, 3, 4] { vector.add("score\(step)", score(step)) }
    let parent = Int(tree.nodes[block.node].parent)
    let grandparent = Int(tree.nodes[parent].parent)
    let inParent = Self.mean(parentMean[parent])
    vector.add("score-parent", inParent)
    vector.add("score-grandparent", Self.mean(grandparentMean[grandparent]))
    vector.add("score-alike", Self.mean(signatureMean[features.around.signatures[index]]))
    vector.add("score-before", before[index])
    vector.add("score-after", after[index])
    vector.add("score-between", min(before[index], after[index]))
    vector.add("score-enclosed", min(score(-1), score(1)))
    vector.add("score-passed", passed[index] / max(1, total))
    vector.add("score-greatest", greatest)
    let isHeading = BlockSurroundings.heading(of: block.node, in: tree) != nil
    let isShort = block.words < 10
    vector.add("heading-next", isHeading ? score(1) : 0)
    vector.add("heading-next2", isHeading ? max(score(1), score(2)) : 0)
    vector.add("heading-previous", isHeading ? score(-1) : 0)
    vector.add("heading-enclosed", isHeading ? min(before[index], after[index]) : 0)
    vector.add("short-enclosed", isShort ? min(score(-1), score(1)) : 0)
    vector.add("short-between", isShort ? min(before[index], after[index]) : 0)
    vector.add("short-parent", isShort ? inParent : 0)
    let isItem = tree.nodes[block.node].element == .li || tree.nodes[parent].element == .li
    vector.add("item-between", isItem ? min(before[index], after[index]) : 0)
    vector.add("item-parent", isItem ? inParent : 0)
    vector.add("item-links", isItem ? block.linkDensity : 0)
  }

  private static func mean(_ value: (sum: Float, words: Float)?) -> Float {
    guard let value else { return 0 }
    return value.sum / max(1, value.words)
  }
}
