internal import CTextData
internal import Glibc

/// Tells article text from the rest of a page: two linear models, one after the other.
///
/// The first scores each block by itself and its surroundings; the second sees in addition what the
/// first says of the blocks around, and so learns that articles come in runs (stacking; the place
/// that Vogels et al. 2018 give to a random field). Trained by `copydesk-train blocks`.
struct BlockModel: Sendable {
  /// The weights of the features that have one, by name.
  let weights: [[String: Float]]
  /// The weights of each pass in the order of the features; empty until the first page.
  private let ordered: [[Float]]

  /// The model that ships with the program.
  static let shipped = BlockModel(lines: shippedLines)

  /// A model from its table: lines of feature, weight in the first pass, weight in the second.
  init(lines: [Substring]) {
    var first: [String: Float] = [:]
    var second: [String: Float] = [:]
    for line in lines where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      if let weight = Float(fields[1]) { first[String(fields[0])] = weight }
      if let weight = Float(fields[2]) { second[String(fields[0])] = weight }
    }
    self.init(first: first, second: second)
  }

  /// A model from weights by name.
  init(first: [String: Float], second: [String: Float]) {
    weights = [first, second]
    let names = Self.featureNames
    ordered = [
      names.first.map { first[$0] ?? 0 }, names.second.map { second[$0] ?? 0 },
    ]
  }

  /// The names of the features of both passes, in order.
  static let featureNames: (first: [String], second: [String]) = {
    let page = PageBlocks(GumboParser.tree(of: Array("<p>One.<p>Two.".utf8)))
    let features = BlockFeatures(page, PageHead(page.tree, scripts: []))
    var vector = FeatureVector(isNamed: true)
    features.append(0, to: &vector)
    let first = vector.names
    StackedFeatures(features, scores: [0, 0]).append(0, to: &vector)
    return (first, vector.names)
  }()

  /// The probability of each block to belong to the article, by both passes.
  func scores(of features: BlockFeatures) -> [Float] {
    var vector = FeatureVector(isNamed: false)
    var rows: [Float] = []
    var scores: [Float] = []
    let count = features.page.blocks.count
    rows.reserveCapacity(count * ordered[0].count)
    for index in 0..<count {
      vector.removeAll()
      features.append(index, to: &vector)
      rows.append(contentsOf: vector.values)
      scores.append(Self.probability(Self.product(vector.values[...], ordered[0][...])))
    }
    let width = ordered[0].count
    let stacked = StackedFeatures(features, scores: scores)
    return (0..<count).map { index in
      vector.removeAll()
      stacked.append(index, to: &vector)
      return Self.probability(
        Self.product(rows[(index * width)..<((index + 1) * width)], ordered[1][..<width])
          + Self.product(vector.values[...], ordered[1][width...]))
    }
  }

  private static func product(_ values: ArraySlice<Float>, _ weights: ArraySlice<Float>) -> Float {
    var sum: Float = 0
    for (value, weight) in zip(values, weights) where value != 0 { sum += value * weight }
    return sum
  }

  /// The logistic function.
  static func probability(_ logit: Float) -> Float { 1 / (1 + expf(-logit)) }

  private static let shippedLines: [Substring] = {
    let bytes = unsafe UnsafeBufferPointer(
      start: copydesk_blocks.bytes, count: copydesk_blocks.length)
    return unsafe String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }()
}

/// What the second pass sees besides: the first pass's scores of the blocks around.
struct StackedFeatures {
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
