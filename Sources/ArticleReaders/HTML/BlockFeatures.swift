internal import Glibc

/// What the block model sees of a block.
///
/// Shallow text as in boilerpipe, the core container, template signatures, and names of classes (as
/// in dragnet: Peters and Lecocq 2013); neighbours give the order of the page.
struct BlockFeatures: TwoPassFeatures {
  let page: PageBlocks
  let around: BlockSurroundings
  let head: PageHead
  private let articleShingles: Set<UInt64>
  private let titleWords: Set<UInt32>
  private let descriptionWords: Set<UInt32>
  private let wordsBefore: [Float]
  private let goodBefore: [Int]
  private let goodAfter: [Int]
  private let coreChain: [Int: Int]

  init(_ page: PageBlocks, _ head: PageHead) {
    self.page = page
    self.head = head
    titleWords = Set(WordHashes.hashes(of: Array(head.bestTitle.utf8)[...]))
    descriptionWords = Set(WordHashes.hashes(of: Array(head.description.utf8)[...]))
    around = BlockSurroundings(page, titleWords: titleWords)
    let body = WordHashes.hashes(of: Array(head.linkedData.articleBody.utf8)[...])
    articleShingles = Set(WordHashes.shingles(of: body[...], size: 3))
    var before: [Float] = []
    var words: Float = 0
    var goodBefore: [Int] = []
    var last = -50
    for (index, block) in page.blocks.enumerated() {
      before.append(words)
      words += Float(block.words)
      goodBefore.append(min(50, index - last))
      if around.good[index] > 0 { last = index }
    }
    var goodAfter = [Int](repeating: 50, count: page.blocks.count)
    var next = page.blocks.count + 50
    for index in page.blocks.indices.reversed() {
      goodAfter[index] = min(50, next - index)
      if around.good[index] > 0 { next = index }
    }
    wordsBefore = before
    self.goodBefore = goodBefore
    self.goodAfter = goodAfter
    var chain: [Int: Int] = [:]
    var node = around.core
    while true {
      chain[node] = chain.count
      if node == 0 { break }
      node = Int(page.tree.nodes[node].parent)
    }
    coreChain = chain
  }

  var count: Int { page.blocks.count }

  func stacked(_ scores: [Float]) -> StackedFeatures { StackedFeatures(self, scores: scores) }

  /// Appends what the first pass sees of a block.
  func append(_ index: Int, to vector: inout FeatureVector) {
    vector.add("bias", 1)
    appendText(index, to: &vector)
    appendLikeness(index, to: &vector)
    appendElements(index, to: &vector)
    appendPlace(index, to: &vector)
    for step in [-3, -2, -1, 1, 2, 3] { appendNeighbour(index, step, to: &vector) }
  }

  private static func logarithm(_ value: Float) -> Float { log2f(1 + value) }

  private func appendText(_ index: Int, to vector: inout FeatureVector) {
    let block = page.blocks[index]
    let text = page.text(index)
    let words = Float(block.words)
    let log = Self.logarithm(words) / 4
    vector.add("words", log)
    for limit in [1, 2, 4, 8, 15, 25, 40, 80] { vector.add("words>\(limit)", block.words > limit) }
    vector.add("links", block.linkDensity)
    vector.add("links-all", block.linkDensity > 0.95)
    vector.add("links-many", block.linkDensity > 0.33)
    vector.add("links-long", block.linkDensity * log)
    vector.add("bold", Float(block.boldWords) / words)
    appendSigns(text, words, to: &vector)
    appendEnds(text, isLong: block.words > 8, to: &vector)
    vector.add("small", around.smallShare[index])
    vector.add("small-long", around.smallShare[index] * log)
    vector.add("hidden", block.isHidden)
    vector.add("fallback", block.isFallback)
    vector.add("breaks", min(4, Float(block.breaks)) / 4)
    vector.add("copies", around.copies[index] > 1)
    let isShort = block.words < 16
    let groups = PagePhrases.groups(in: text.prefix(400))
    for group in PagePhrases.Group.allCases {
      let has = groups >> UInt32(group.rawValue) & 1 == 1
      vector.add("phrase-\(group)", has && !isShort)
      vector.add("phrase-\(group)-short", has && isShort)
    }
  }

  /// How many of which signs a text has.
  private func appendSigns(
    _ text: ArraySlice<UInt8>, _ words: Float, to vector: inout FeatureVector
  ) {
    var commas: Float = 0
    var marks: Float = 0
    var digits: Float = 0
    var upper: Float = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: ","): commas += 1
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): marks += 1
      case 0x30...0x39: digits += 1
      case 0x41...0x5A: upper += 1
      default: break
      }
    }
    let size = Float(text.count)
    vector.add("word-length", min(2, size / words / 8))
    vector.add("commas", min(1, commas / words * 8))
    vector.add("has-comma", commas > 0)
    vector.add("marks", min(3, marks) / 3)
    vector.add("digits", digits / size)
    vector.add("upper", upper / size)
    vector.add("upper-all", upper * 2 > size)
  }

  /// How a text starts and ends.
  private func appendEnds(
    _ text: ArraySlice<UInt8>, isLong: Bool, to vector: inout FeatureVector
  ) {
    let last = text.last ?? 0
    let tail = text.suffix(4)
    let isEnded =
      tail.contains { ".!?".utf8.contains($0) } || tail.starts(with: [0xE3, 0x80, 0x82])
    vector.add("ends", isEnded)
    vector.add("ends-long", isEnded && isLong)
    vector.add("ends-colon", last == UInt8(ascii: ":"))
    vector.add("ends-question", last == UInt8(ascii: "?"))
    let first = text.first ?? 0
    vector.add("starts-lower", first >= 0x61 && first <= 0x7A)
    vector.add("starts-digit", first >= 0x30 && first <= 0x39)
  }

  /// How the text is like the title, the description, and the body that JSON-LD gives.
  private func appendLikeness(_ index: Int, to vector: inout FeatureVector) {
    let hashes = around.hashes[around.hashRanges[index]]
    let count = Float(max(1, hashes.count))
    let inTitle = Float(hashes.count { titleWords.contains($0) }) / count
    vector.add("in-title", inTitle)
    vector.add("is-title", inTitle > 0.8 && hashes.count * 2 > titleWords.count)
    let inDescription = Float(hashes.count { descriptionWords.contains($0) }) / count
    vector.add("in-description", inDescription)
    let isDescription = inDescription > 0.85 && hashes.count * 10 > descriptionWords.count * 7
    vector.add("is-description", isDescription && hashes.count > 5)
    let hasBody = articleShingles.count > 100
    let shingles = hasBody ? WordHashes.shingles(of: hashes, size: 3) : []
    let inBody =
      Float(shingles.count { articleShingles.contains($0) }) / Float(max(1, shingles.count))
    vector.add("has-body", hasBody)
    vector.add("in-body", inBody)
    vector.add("not-in-body", hasBody && !shingles.isEmpty && inBody < 0.3)
    vector.add("not-in-body-long", hasBody && block(index).words > 15 && inBody < 0.3)
  }

  private func block(_ index: Int) -> TextBlock { page.blocks[index] }

  private static let ownElements: [Element] = [
    .p, .div, .li, .td, .th, .h1, .h2, .h3, .h4, .h5, .blockquote, .figcaption, .pre, .dt, .dd,
    .section, .article, .button, .center, .summary, .body,
  ]
  private static let outerElements: [Element] = [
    .p, .li, .ul, .ol, .dl, .table, .article, .main, .section, .aside, .header, .footer, .nav,
    .form, .blockquote, .figure, .figcaption, .address, .button, .details, .h1, .h2, .h3, .h4, .a,
  ]

  private func appendElements(_ index: Int, to vector: inout FeatureVector) {
    let tree = page.tree
    let own = tree.nodes[block(index).node].element
    for element in Self.ownElements { vector.add("is-\(element)", own == element) }
    var distance = [Float](repeating: 0, count: Element.allCases.count)
    var wordDistance = [Float](repeating: 0, count: ClassWords.words.count)
    var seen = ClassWords.Mask()
    var node = block(index).node
    var weight: Float = 1
    for _ in 0..<14 {
      guard node > 0 else { break }
      let element = Int(tree.nodes[node].element.rawValue)
      if distance[element] == 0 { distance[element] = weight }
      around.masks[node].forEach(notIn: seen) { wordDistance[$0] = weight }
      seen = seen.union(around.masks[node])
      node = Int(tree.nodes[node].parent)
      weight *= 0.8
    }
    for element in Self.outerElements {
      vector.add("in-\(element)", distance[Int(element.rawValue)])
    }
    for (word, name) in ClassWords.words.enumerated() {
      vector.add("class-\(name)", wordDistance[word])
    }
  }

  /// Where the block stands: towards the core, among the good text, and below the headline.
  private func appendPlace(_ index: Int, to vector: inout FeatureVector) {
    appendCore(block(index).node, to: &vector)
    appendShares(index, to: &vector)
    vector.add("before", wordsBefore[index] / max(1, around.totalWords))
    vector.add("page-words", Self.logarithm(around.totalWords) / 12)
    vector.add("good-words", Self.logarithm(around.totalGood) / 12)
    vector.add("good-share", around.totalGood / max(1, around.totalWords))
    vector.add("good-before", Float(min(20, goodBefore[index])) / 20)
    vector.add("good-after", Float(min(20, goodAfter[index])) / 20)
    vector.add("good-near", goodBefore[index] <= 1 && goodAfter[index] <= 1)
    vector.add("good-before>5", goodBefore[index] > 5)
    vector.add("good-after>5", goodAfter[index] > 5)
    vector.add("depth", Float(min(40, Int(page.tree.nodes[block(index).node].depth))) / 40)
    appendHeadline(index, to: &vector)
  }

  /// The way from a node to the core.
  private func appendCore(_ node: Int, to vector: inout FeatureVector) {
    var up = 0
    var common = node
    while coreChain[common] == nil {
      common = Int(page.tree.nodes[common].parent)
      up += 1
    }
    let down = coreChain[common] ?? 0
    let isInside = down == 0
    vector.add("core", isInside)
    vector.add("core-up", Float(min(10, up)) / 10)
    vector.add("core-down", Float(min(10, down)) / 10)
    for limit in [1, 2, 3, 5] { vector.add("core-down>\(limit)", down > limit) }
    for limit in [0, 1, 2, 4] { vector.add("core-up>\(limit)", isInside && up > limit) }
  }

  /// How much of the words around the block is good text, and how much of all good text is there.
  private func appendShares(_ index: Int, to vector: inout FeatureVector) {
    let tree = page.tree
    let node = block(index).node
    let parent = Int(tree.nodes[node].parent)
    let grandparent = Int(tree.nodes[parent].parent)
    vector.add("purity", purity(node))
    vector.add("purity-parent", purity(parent))
    vector.add("purity-grandparent", purity(grandparent))
    vector.add("purity-core", purity(around.core))
    let all = max(1, around.totalGood)
    vector.add("share-parent", around.goodBelow[parent] / all)
    vector.add("share-grandparent", around.goodBelow[grandparent] / all)
    vector.add("share-core", around.goodBelow[around.core] / all)
    let share = around.signatureShare[around.signatures[index]] ?? 0
    vector.add("signature", share)
    vector.add("signature-high", share > 0.4)
    vector.add("signature-none", share < 0.02)
  }

  /// How far below the headline the block stands.
  private func appendHeadline(_ index: Int, to vector: inout FeatureVector) {
    if let headline = around.headline {
      let since = index - headline
      vector.add("headline", since == 0)
      vector.add("before-headline", since < 0)
      vector.add("since-headline", since > 0 ? Self.logarithm(Float(min(since, 400))) / 8 : 0)
      for limit in [2, 5, 10, 30, 80] {
        vector.add("since-headline>\(limit)", since > limit)
      }
      vector.add("no-headline", 0)
    } else {
      for name in ["headline", "before-headline", "since-headline"] { vector.add(name, 0) }
      for limit in [2, 5, 10, 30, 80] { vector.add("since-headline>\(limit)", 0) }
      vector.add("no-headline", 1)
    }
  }

  private func purity(_ node: Int) -> Float {
    around.goodBelow[node] / max(1, around.wordsBelow[node])
  }

  private func appendNeighbour(_ index: Int, _ step: Int, to vector: inout FeatureVector) {
    let other = index + step
    let isThere = page.blocks.indices.contains(other)
    let near = isThere ? page.blocks[other] : page.blocks[index]
    let isSibling =
      isThere
      && page.tree.nodes[near.node].parent == page.tree.nodes[block(index).node].parent
    vector.add("at\(step)-none", !isThere)
    vector.add("at\(step)-words", isThere ? Self.logarithm(Float(near.words)) / 4 : 0)
    vector.add("at\(step)-links", isThere ? near.linkDensity : 0)
    vector.add("at\(step)-good", isThere && around.good[other] > 0)
    vector.add("at\(step)-sibling", isSibling)
    vector.add("at\(step)-sibling-good", isSibling && around.good[other] > 0)
    vector.add("at\(step)-alike", isThere && around.signatures[other] == around.signatures[index])
  }
}
