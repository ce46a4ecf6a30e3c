/// The `article` elements of a page that are whole articles beside each other.
///
/// Such an element has its own heading, of the same order as the others', and running text below it;
/// teasers lack the text, comments are none. Sections of one article can look the same, so that the
/// headline of the page must be the heading of one, or each must have its own time.
struct PageArticles {
  /// An article of the page.
  struct Entry {
    /// The element.
    let node: Int
    /// The block of its heading.
    let headline: Int
    /// Its words of running text.
    let words: Float
    /// The order of its heading.
    let order: Element
  }

  /// The articles in page order; none where there is only one.
  let entries: [Entry]
  /// The one that the page is about.
  let main: Entry?
  /// The element of each block among `entries`; nil for blocks of none.
  private let owners: [Int?]

  /// The words of running text that an article has at least.
  private static let leastWords: Float = 80

  init(_ features: BlockFeatures) {
    let page = features.page
    let nearest = Self.nearestArticles(page.tree)
    let found = Self.candidates(features, nearest)
    let named = features.around.headline.flatMap { headline in
      found.first { nearest[page.blocks[headline].node] == $0.node }
    }
    let timed = Set(page.tree.nodes(of: .time).map { nearest[$0] })
    let whole = named != nil ? found : found.filter { timed.contains($0.node) }
    let main = named ?? whole.max { $0.words < $1.words }
    let alike = whole.filter { $0.order == main?.order }
    guard alike.count > 1 else {
      entries = []
      self.main = nil
      owners = []
      return
    }
    entries = alike
    self.main = main
    let nodes = Set(alike.map(\.node))
    owners = page.blocks.map { nodes.contains(nearest[$0.node]) ? nearest[$0.node] : nil }
  }

  /// The `article` elements that have a heading and enough running text, in page order.
  private static func candidates(_ features: BlockFeatures, _ nearest: [Int]) -> [Entry] {
    let page = features.page
    let good = features.around.good
    var words: [Int: Float] = [:]
    var headings: [Int: Int] = [:]
    for (index, block) in page.blocks.enumerated() where nearest[block.node] >= 0 {
      let owner = nearest[block.node]
      if headings[owner] == nil, words[owner] == nil, (2...40).contains(block.words),
        order(of: block.node, in: page.tree) != nil
      {
        headings[owner] = index
      }
      if good[index] > 0 { words[owner, default: 0] += good[index] }
    }
    var found: [Entry] = []
    for (node, headline) in headings {
      guard let count = words[node], count >= leastWords,
        let order = order(of: page.blocks[headline].node, in: page.tree),
        !BlockRules.isInComments(node, features)
      else { continue }
      found.append(Entry(node: node, headline: headline, words: count, order: order))
    }
    return found.sorted { $0.node < $1.node }
  }

  /// Whether a block lies in an article that is not the one the page is about.
  func isOther(_ block: Int) -> Bool {
    guard let main, let owner = owners[block] else { return false }
    return owner != main.node
  }

  /// A warning that names the articles; nil where there is but one.
  func warning(_ page: PageBlocks) -> String? {
    guard let main else { return nil }
    let others = entries.filter { $0.node != main.node }.map { "'\(page.string($0.headline))'" }
    let named = others.prefix(10).joined(separator: ", ")
    let more = others.count > 10 ? " and \(others.count - 10) more" : ""
    return "articles: the page holds \(entries.count) articles; loaded"
      + " '\(page.string(main.headline))', left out \(named)\(more)"
  }

  /// The innermost `article` element of each node; -1 where it lies in none.
  private static func nearestArticles(_ tree: PageTree) -> [Int] {
    var nearest = [Int](repeating: -1, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      if node.element == .article {
        nearest[index] = index
      } else if index > 0 {
        nearest[index] = nearest[Int(node.parent)]
      }
    }
    return nearest
  }

  private static func order(of node: Int, in tree: PageTree) -> Element? {
    guard let heading = BlockSurroundings.heading(of: node, in: tree) else { return nil }
    return [.h1, .h2, .h3].contains(heading) ? heading : nil
  }
}
