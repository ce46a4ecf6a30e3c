/// The posts of a live blog: elements alike beside each other, each with its time and its text.
///
/// They count where JSON-LD calls the page a live blog, or where its title or address, or a class
/// around the posts, has the word "live".
struct LivePosts {
  /// The part that a block plays in a post.
  enum Part {
    /// The time of the post.
    case time
    /// What the post says.
    case text
  }

  /// The number of posts; 0 where the page is no live blog.
  let count: Int
  private let parts: [Int: Part]

  /// The words of running text that a post has at least.
  private static let leastWords: Float = 8

  init(_ features: BlockFeatures) {
    let page = features.page
    let isStated = features.head.linkedData.isLiveBlog
    let posts = Self.posts(features)
    let isLive = isStated || Self.saysLive(features, around: posts.first)
    guard isLive, posts.count >= (isStated ? 2 : 3) else {
      count = 0
      parts = [:]
      return
    }
    var parts: [Int: Part] = [:]
    let byNode = Self.owners(of: posts, in: page.tree)
    var seen: Set<Int> = []
    for (index, block) in page.blocks.enumerated() {
      let post = byNode[block.node]
      guard post >= 0, !block.isHidden else { continue }
      if block.words <= 12, !seen.contains(post), Self.hasTime(block.node, page.tree) {
        seen.insert(post)
        parts[index] = .time
      } else if block.linkDensity < 0.5 {
        parts[index] = .text
      }
    }
    count = posts.count
    self.parts = parts
  }

  /// The part of a block; nil for blocks of no post.
  func part(of block: Int) -> Part? { parts[block] }

  /// The elements with most running text among those that stand alike beside each other, each with a
  /// time.
  private static func posts(_ features: BlockFeatures) -> [Int] {
    let tree = features.page.tree
    var groups: [UInt64: (nodes: [Int], words: Float)] = [:]
    var timed: Set<Int> = []
    for time in tree.nodes.indices where tree.nodes[time].element == .time {
      var node = Int(tree.nodes[time].parent)
      for _ in 0..<6 where node > 0 {
        let isNew = timed.insert(node).inserted
        if isNew, features.around.goodBelow[node] >= leastWords, isBlock(node, tree) {
          let key = group(of: node, tree)
          groups[key, default: ([], 0)].nodes.append(node)
          groups[key, default: ([], 0)].words += features.around.goodBelow[node]
        }
        node = Int(tree.nodes[node].parent)
      }
    }
    let half = features.around.totalGood / 2
    let likely = groups.values.filter { group in
      group.nodes.count >= 2 && group.words >= half
        && !BlockRules.isInComments(group.nodes[0], features)
    }
    // Of the elements around a post the innermost that still hold all of the text.
    let best = likely.max { ($0.words, $0.nodes[0]) < ($1.words, $1.nodes[0]) }
    return (best?.nodes ?? []).sorted()
  }

  private static func isBlock(_ node: Int, _ tree: PageTree) -> Bool {
    [.article, .div, .li, .section].contains(tree.nodes[node].element)
  }

  /// Elements are alike where parent, name and first class word are the same.
  private static func group(of node: Int, _ tree: PageTree) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: tree.nodes[node].parent) &* 64
    hash = hash &+ UInt64(tree.nodes[node].element.rawValue)
    for byte in (tree.value(.class, of: node) ?? []).prefix(while: { $0 > 0x20 }) {
      hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
    }
    return hash
  }

  /// Whether a block is a time and no more: it is, or is around, a `time` element.
  private static func hasTime(_ node: Int, _ tree: PageTree) -> Bool {
    let end = min(Int(tree.nodes[node].end), node + 40)
    return (node..<end).contains { tree.nodes[$0].element == .time }
      || tree.nodes[Int(tree.nodes[node].parent)].element == .time
  }

  private static func owners(of posts: [Int], in tree: PageTree) -> [Int] {
    let all = Set(posts)
    var owners = [Int](repeating: -1, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() where index > 0 {
      owners[index] = all.contains(index) ? index : owners[Int(node.parent)]
    }
    return owners
  }

  private static let live = ClassWords.mask("live")
  private static let names: Set<String> = ["live", "liveblog", "ticker"]

  private static func saysLive(_ features: BlockFeatures, around post: Int?) -> Bool {
    guard let post else { return false }
    let head = features.head
    let texts = [head.bestTitle, head.documentTitle, head.canonical ?? ""]
    let isNamed = texts.contains { text in
      text.lowercased().split { !$0.isLetter }.contains { names.contains(String($0)) }
    }
    let parent = Int(features.page.tree.nodes[post].parent)
    return isNamed
      || features.around.masks[parent].union(features.around.masks[post]).intersects(live)
  }
}
