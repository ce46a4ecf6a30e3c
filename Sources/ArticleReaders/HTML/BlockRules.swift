/// Decides which blocks make up the article, from the model's scores and a few hard rules.
struct BlockRules {
  /// Why a block was left out.
  enum Reason: String {
    /// The model takes it for no part of the article.
    case score
    /// It repeats a text above.
    case copy
    /// It lies among readers' comments.
    case comment
    /// It lies above the headline, outside the core of the article.
    case aboveHeadline = "above-headline"
    /// It lies far below the article, in another part of the page.
    case detached
    /// It points to another page.
    case pointer
    /// It counts pictures, as in "Image 2 of 5".
    case counter
    /// It is a heading with nothing of the article under it.
    case lastHeading = "last-heading"
    /// It belongs to another article of the page.
    case otherArticle = "other-article"
  }

  /// The least score of a block that is kept.
  static let threshold: Float = 0.45

  /// The reason for each block that is left out; nil for the blocks of the article.
  private(set) var reasons: [Reason?]
  /// The scores of the model.
  let scores: [Float]
  /// The articles of a page that has several.
  let articles: PageArticles
  /// The posts of a live blog.
  let posts: LivePosts
  private let features: BlockFeatures

  /// Whether each block belongs to the article.
  var isKept: [Bool] { reasons.map { $0 == nil } }

  init(_ features: BlockFeatures, scores: [Float]) {
    self.features = features
    self.scores = scores
    articles = PageArticles(features)
    posts = LivePosts(features)
    reasons = scores.map { $0 >= Self.threshold ? nil : .score }
    guard posts.count == 0 else {
      keepPosts()
      return
    }
    dropOtherArticles()
    dropComments()
    dropAboveHeadline()
    dropDetached()
    dropPointers()
    dropCopies()
    dropLastHeadings()
    keepBest()
  }

  private var page: PageBlocks { features.page }

  private func words(where isCounted: (Int) -> Bool) -> Int {
    reasons.indices.reduce(0) {
      $0 + (reasons[$1] == nil && isCounted($1) ? page.blocks[$1].words : 0)
    }
  }

  /// Of a live blog the posts are the article, whatever the model says, and what it takes besides.
  private mutating func keepPosts() {
    dropComments()
    dropAboveHeadline()
    for index in reasons.indices where posts.part(of: index) != nil { reasons[index] = nil }
    dropPointers()
    dropCopies()
  }

  private mutating func dropOtherArticles() {
    guard articles.main != nil else { return }
    for index in reasons.indices where reasons[index] == nil && articles.isOther(index) {
      reasons[index] = .otherArticle
    }
  }

  /// Comments below an article are none of it, unless the page is nothing but comments.
  private mutating func dropComments() {
    let isComment = page.blocks.indices.map { reasons[$0] == nil && isInComments($0) }
    guard isComment.contains(true), words(where: { !isComment[$0] }) >= 30 else { return }
    for index in reasons.indices where isComment[index] { reasons[index] = .comment }
  }

  private static let commentWords = ClassWords.mask("comment", "disqus", "respond")
  private static let commentary = ClassWords.mask("commentary")

  /// Whether a block lies in an element that is called after comments and starts below the headline.
  private func isInComments(_ index: Int) -> Bool {
    Self.isInComments(page.blocks[index].node, features)
  }

  /// Whether a node lies in such an element.
  static func isInComments(_ place: Int, _ features: BlockFeatures) -> Bool {
    let page = features.page
    var node = place
    let start = features.around.headline.map { page.blocks[$0].node } ?? 0
    while node > start {
      let mask = features.around.masks[node]
      if mask.intersects(commentWords), !mask.intersects(commentary) { return true }
      node = Int(page.tree.nodes[node].parent)
    }
    return false
  }

  /// What stands above the headline is of the article only where the core holds it too, or where it
  /// is no list and nothing much stands between.
  private mutating func dropAboveHeadline() {
    guard let headline = features.around.headline, headline > 0,
      words(where: { $0 > headline }) >= 100
    else { return }
    var gap = 0
    for index in (0..<headline).reversed() {
      if reasons[index] != nil {
        gap += 1
      } else if !isInCore(index), gap > 2 || page.tree.nodes[page.blocks[index].node].element == .li
      {
        reasons[index] = .aboveHeadline
      }
    }
  }

  private func isInCore(_ index: Int) -> Bool {
    let core = features.around.core
    let node = page.blocks[index].node
    return node >= core && node < Int(page.tree.nodes[core].end)
  }

  /// Text that lies outside the core, with much that is no article between, is another article's.
  private mutating func dropDetached() {
    let core = features.around.core
    let inside = words(where: isInCore)
    guard inside >= 100, inside > 2 * words(where: { !isInCore($0) }) else { return }
    var gap = 0
    for index in reasons.indices where page.blocks[index].node >= core {
      if reasons[index] != nil {
        gap += 1
      } else if isInCore(index) || gap < Self.detachedGap {
        gap = 0
      } else {
        reasons[index] = .detached
        gap += 1
      }
    }
  }

  /// The blocks that are left out between an article and what is detached from it.
  private static let detachedGap = 20

  /// Short blocks that lead elsewhere: "Read more: …", "Image 2 of 5".
  private mutating func dropPointers() {
    for index in reasons.indices where reasons[index] == nil && page.blocks[index].words <= 40 {
      let block = page.blocks[index]
      let text = String(decoding: page.text(index).prefix(60), as: UTF8.self).lowercased()
      let opening = text.drop { "([-–—>»•* ".contains($0) }
      if block.linkDensity > 0.4, Self.pointers.contains(where: opening.hasPrefix) {
        reasons[index] = .pointer
      } else if block.words == 4, Self.isCounter(text) {
        reasons[index] = .counter
      }
    }
  }

  private static let pointers = [
    "read more", "read also", "also read", "read next", "read:", "see also", "related:", "more:",
    "watch:", "listen:", "click here", "don't miss", "recommended:", "lesen sie", "mehr zum thema",
    "lire aussi", "à lire", "leer más", "lee también", "leggi anche", "leia também", "lees ook",
    "les også", "läs också", "czytaj", "read the full", "read related", "you may also like",
  ]

  private static func isCounter(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return words.count == 4 && words[2] == "of" && Int(words[1]) != nil && Int(words[3]) != nil
      && ["image", "photo", "slide", "picture"].contains(words[0])
  }

  /// A long text that occurs again is kept once.
  private mutating func dropCopies() {
    var seen: Set<[UInt32]> = []
    for index in reasons.indices where reasons[index] == nil {
      guard features.around.copies[index] > 1, page.blocks[index].words > 6 else { continue }
      let words = Array(features.around.hashes[features.around.hashRanges[index]])
      if !seen.insert(words).inserted { reasons[index] = .copy }
    }
  }

  /// Headings below the last text lead to something else.
  private mutating func dropLastHeadings() {
    guard words(where: { _ in true }) >= 60 else { return }
    for index in reasons.indices.reversed() where reasons[index] == nil {
      guard BlockSurroundings.heading(of: page.blocks[index].node, in: page.tree) != nil,
        page.blocks[index].words <= 12
      else { return }
      reasons[index] = .lastHeading
    }
  }

  /// Something is always kept: of a page without an article, its best blocks.
  private mutating func keepBest() {
    guard !reasons.contains(where: { $0 == nil }), let best = scores.max() else { return }
    for index in reasons.indices where scores[index] >= best * 0.6 { reasons[index] = nil }
  }
}
