/// What a page's blocks are together: where its good text lies, and what stands around each block.
///
/// Good text is running text by its look alone: enough words, few of them in links, small words or
/// the marks of sentences among them (Kohlschütter, Fankhauser and Nejdl 2010). The core is the
/// element that collects most of it, where text votes for its ancestors with decaying weight (the
/// idea of Arc90's Readability).
struct BlockSurroundings {
  /// The words of each block as numbers, in one array.
  let hashes: [UInt32]
  /// Where the words of each block lie in `hashes`.
  let hashRanges: [Range<Int>]
  /// The share of small words of each block.
  let smallShare: [Float]
  /// Words of good text of each block; 0 for other blocks.
  let good: [Float]
  /// The element that collects most good text.
  let core: Int
  /// Good words and all words below each node.
  let goodBelow: [Float]
  let wordsBelow: [Float]
  /// The class words of each node; empty for what is no ancestor of a block.
  let masks: [ClassWords.Mask]
  /// Blocks with equal signatures look alike: same elements and classes of block and parent.
  let signatures: [UInt64]
  /// The share of good text of each signature.
  let signatureShare: [UInt64: Float]
  /// All words, and all good words, of the page.
  let totalWords: Float
  let totalGood: Float
  /// The block of the first main heading that repeats the title, else of the first `h1`.
  let headline: Int?
  /// How often the text of each block occurs.
  let copies: [Int]

  init(_ page: PageBlocks, titleWords: Set<UInt32>) {
    let words = BlockWords(page)
    hashes = words.hashes
    hashRanges = words.ranges
    smallShare = words.smallShare
    copies = words.copies
    let good = page.blocks.enumerated().map { index, block in
      Self.goodWords(page, index, block, words.smallShare[index])
    }
    self.good = good
    var masks = [ClassWords.Mask](repeating: ClassWords.Mask(), count: page.tree.nodes.count)
    var hasMask = [Bool](repeating: false, count: page.tree.nodes.count)
    for block in page.blocks {
      Self.markAncestors(of: block.node, in: page.tree, &masks, &hasMask)
    }
    self.masks = masks
    let sums = NodeSums(page, good: good)
    core = sums.core
    goodBelow = sums.good
    wordsBelow = sums.words
    totalWords = page.blocks.reduce(0) { $0 + Float($1.words) }
    totalGood = good.reduce(0, +)
    signatures = page.blocks.map { Self.signature(of: $0.node, in: page.tree) }
    var share: [UInt64: Float] = [:]
    for (index, signature) in signatures.enumerated() {
      share[signature, default: 0] += good[index]
    }
    let all = max(1, totalGood)
    signatureShare = share.mapValues { $0 / all }
    headline = Self.headline(page, hashes, hashRanges, titleWords)
  }

  private static func goodWords(
    _ page: PageBlocks, _ index: Int, _ block: TextBlock, _ small: Float
  ) -> Float {
    guard block.words >= 8, block.linkDensity < 0.5 else { return 0 }
    let isSentence = page.text(index).suffix(4).contains { ".!?".utf8.contains($0) }
    guard isSentence || (small > 0.2 && block.words >= 15) else { return 0 }
    return Float(block.words - block.linkedWords)
  }

  private static func markAncestors(
    of node: Int, in tree: PageTree, _ masks: inout [ClassWords.Mask], _ hasMask: inout [Bool]
  ) {
    var node = node
    while node > 0, !hasMask[node] {
      hasMask[node] = true
      let element = tree.nodes[node].element
      if element != .body && element != .html {
        for place in tree.nodes[node].content {
          let attribute = tree.attributes[Int(place)]
          switch attribute.name {
          case .class, .id, .role, .itemprop, .label:
            let value = attribute.value
            ClassWords.add(
              tree.bytes[
                Int(value.lowerBound)..<min(Int(value.upperBound), Int(value.lowerBound) + 300)],
              to: &masks[node])
          default: break
          }
        }
      }
      node = Int(tree.nodes[node].parent)
    }
  }

  private static func signature(of node: Int, in tree: PageTree) -> UInt64 {
    var hash: UInt64 = 14_695_981_039_346_656_037
    var node = node
    for _ in 0..<2 {
      hash = (hash ^ UInt64(tree.nodes[node].element.rawValue)) &* 1_099_511_628_211
      if let name = tree.value(.class, of: node) {
        for byte in name { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
      }
      node = Int(tree.nodes[node].parent)
    }
    return hash
  }

  private static func headline(
    _ page: PageBlocks, _ hashes: [UInt32], _ ranges: [Range<Int>], _ title: Set<UInt32>
  ) -> Int? {
    var best: Int?
    var bestScore: Float = 0.3
    // Whether a first-order heading has passed: below it, what repeats the title is no headline.
    var hasHeading = false
    let isOnly =
      page.blocks.count { !$0.isHidden && Self.heading(of: $0.node, in: page.tree) == .h1 } == 1
    for (index, block) in page.blocks.enumerated() where block.words <= 60 {
      let element = Self.heading(of: block.node, in: page.tree)
      let words = Set(hashes[ranges[index]])
      let shared = Float(words.intersection(title).count)
      var score = title.isEmpty ? 0 : 2 * shared / Float(max(1, words.count + title.count))
      // The only first-order heading beats a lower one that repeats the title, which is often written
      // for search engines.
      if score > 0.9, element != nil, !hasHeading { score += 0.5 }
      if element == .h1 {
        hasHeading = true
        score += !isOnly ? 0.35 : score > 0.2 ? 0.95 : words.count > 4 ? 0.8 : 0.35
      } else if element == .h2 {
        score += 0.1
      }
      if block.isHidden { score -= 0.3 }
      if score > bestScore {
        best = index
        bestScore = score
      }
    }
    return best
  }

  /// The heading that a node is or lies in.
  static func heading(of node: Int, in tree: PageTree) -> Element? {
    var node = node
    for _ in 0..<3 {
      let element = tree.nodes[node].element
      if Element.headings.contains(element) { return element }
      node = Int(tree.nodes[node].parent)
    }
    return nil
  }
}

/// The words of each block as numbers, and what is counted of them.
private struct BlockWords {
  private(set) var hashes: [UInt32] = []
  private(set) var ranges: [Range<Int>] = []
  private(set) var smallShare: [Float] = []
  /// How often the text of each block occurs.
  let copies: [Int]

  init(_ page: PageBlocks) {
    hashes.reserveCapacity(page.bytes.count / 5)
    var texts: [UInt64: Int] = [:]
    var textHashes: [UInt64] = []
    for index in page.blocks.indices {
      let start = hashes.count
      WordHashes.append(page.text(index), to: &hashes)
      ranges.append(start..<hashes.count)
      var count = 0
      var text: UInt64 = 14_695_981_039_346_656_037
      for hash in hashes[start...] {
        if SmallWords.contains(hash) { count += 1 }
        text = (text ^ UInt64(hash)) &* 1_099_511_628_211
      }
      textHashes.append(text)
      texts[text, default: 0] += 1
      smallShare.append(Float(count) / Float(max(1, hashes.count - start)))
    }
    copies = textHashes.map { texts[$0] ?? 1 }
  }
}

/// The words of the blocks below each node, summed up.
private struct NodeSums {
  private(set) var good: [Float]
  private(set) var words: [Float]
  /// The block element that most good text votes for.
  private(set) var core = 0

  init(_ page: PageBlocks, good blocks: [Float]) {
    good = [Float](repeating: 0, count: page.tree.nodes.count)
    words = good
    for (index, block) in page.blocks.enumerated() {
      good[block.node] += blocks[index]
      words[block.node] += Float(block.words)
    }
    var votes = good
    // Nodes come before their children, so one pass from the end sums up all of them.
    for node in page.tree.nodes.indices.reversed() where node > 0 {
      let parent = Int(page.tree.nodes[node].parent)
      good[parent] += good[node]
      words[parent] += words[node]
      votes[parent] += votes[node] * 0.6
    }
    for node in votes.indices where votes[node] > votes[core] || core == 0 {
      if Element.block.contains(page.tree.nodes[node].element) { core = node }
    }
  }
}
