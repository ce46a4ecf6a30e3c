internal import DocumentModel

/// Reads a saved web page: the article's text in blocks with roles, and its metadata.
struct HTMLReader {
  /// The page in UTF-8.
  let html: [UInt8]
  /// Makes failures.
  let check: InputCheck

  /// What a page becomes.
  struct Article {
    let text: SourceText
    let blocks: [Block]
    let metadata: Metadata
    /// What was left out, in page order.
    let leftOut: [LeftOutBlock]
    /// What there is to say of the page.
    var warnings: [String] = []
  }

  /// Reads the page.
  ///
  /// - Throws: `Failure` with the code `too-large` where the page has more markup than a page can
  ///   have, or `no-text` where nothing of it is text.
  /// - Complexity: linear in the size of the page.
  func article() throws(Failure) -> Article {
    let filter = MarkupFilter(html)
    try filter.requireSize(of: "the page", check)
    let page = ParsedPage(filter)
    guard !page.blocks.blocks.isEmpty else {
      if let article = statedArticle(page, leastWords: 40) ?? statedPosts(page, leastWords: 40) {
        return article
      }
      throw check.failure(
        "no-text", "the page shows no text without its scripts; save it from the browser as shown")
    }
    let features = BlockFeatures(page.blocks, page.head)
    let scores = BlockModel.shipped.scores(of: features)
    let rules = BlockRules(features, scores: scores)
    let metadata = PageMetadata(
      page.blocks, page.head, headline: features.around.headline, isKept: rules.isKept,
      isLive: rules.posts.count > 0)
    let kept = page.blocks.blocks.indices.reduce(0) {
      $0 + (rules.isKept[$1] ? page.blocks.blocks[$1].words : 0)
    }
    // What JSON-LD gives as the text is often cut or joined; it counts where the page lacks the text.
    if rules.posts.count == 0, let article = statedPosts(page, leastWords: max(60, kept * 2)) {
      return article
    }
    if let article = statedArticle(page, leastWords: max(60, kept * 3)) { return article }
    var builder = PageArticleBuilder(features, rules, metadata)
    return builder.article()
  }

  /// The article as JSON-LD gives it; nil where it is shorter.
  private func statedArticle(_ page: ParsedPage, leastWords: Int) -> Article? {
    let body = page.head.linkedData.articleBody
    guard body.utf8.count > leastWords * 4 else { return nil }
    var builder = StatedArticleBuilder(page)
    builder.add(markup: body)
    return builder.article(leastWords: leastWords)
  }

  /// The posts of a live blog as JSON-LD gives them; nil where they are shorter.
  private func statedPosts(_ page: ParsedPage, leastWords: Int) -> Article? {
    guard page.head.linkedData.isLiveBlog else { return nil }
    var builder = StatedArticleBuilder(page)
    for post in page.head.linkedData.livePosts {
      builder.add(Array(PageText.collapsed(post.time).utf8)[...], .subhead)
      builder.add(Array(PageText.collapsed(post.headline).utf8)[...], .subhead)
      builder.add(markup: post.body)
    }
    return builder.article(leastWords: leastWords)
  }
}

/// Puts together what JSON-LD gives as text.
private struct StatedArticleBuilder {
  private var text: [UInt8] = []
  private var blocks: [Block] = []
  private var words = 0
  private let metadata: Metadata

  init(_ page: ParsedPage) {
    metadata = PageMetadata(page.blocks, page.head, headline: nil, isKept: []).metadata
    if let title = metadata.title?.value { add(Array(title.utf8)[...], .headline) }
  }

  mutating func add(_ bytes: ArraySlice<UInt8>, _ role: BlockRole) {
    if bytes.isEmpty { return }
    if !text.isEmpty { text.append(contentsOf: "\n\n".utf8) }
    let start = text.count
    text.append(contentsOf: SourceText(repairing: Array(bytes)).utf8)
    blocks.append(Block(span: Span(start: start, end: text.count), role: role))
  }

  /// Adds the paragraphs of a text, which may have tags.
  mutating func add(markup body: String) {
    var markup: [UInt8] = []
    for byte in body.utf8 {
      if byte == 0x0A { markup.append(contentsOf: "<p>".utf8) } else { markup.append(byte) }
    }
    let filter = MarkupFilter(markup)
    guard !filter.isTooLarge else { return }
    let stated = PageBlocks(GumboParser.tree(of: filter.output))
    for index in stated.blocks.indices { add(stated.text(index), .paragraph) }
    words += stated.blocks.reduce(0) { $0 + $1.words }
  }

  /// The article; nil where it has fewer words.
  func article(leastWords: Int) -> HTMLReader.Article? {
    guard words >= leastWords else { return nil }
    return HTMLReader.Article(
      text: SourceText(repairing: text), blocks: blocks, metadata: metadata, leftOut: [])
  }
}

/// Puts the blocks of an article together as a text.
private struct PageArticleBuilder {
  private let features: BlockFeatures
  private let rules: BlockRules
  private let metadata: PageMetadata
  private let roles: BlockRoles
  private var bytes: [UInt8] = []
  private var blocks: [Block] = []
  private var leftOut: [LeftOutBlock] = []

  init(_ features: BlockFeatures, _ rules: BlockRules, _ metadata: PageMetadata) {
    self.features = features
    self.rules = rules
    self.metadata = metadata
    roles = BlockRoles(features, rules, metadata)
  }

  private var warnings: [String] {
    rules.articles.warning(features.page).map { [$0] } ?? []
  }

  mutating func article() -> HTMLReader.Article {
    for index in features.page.blocks.indices {
      guard let role = roles.role(of: index) else {
        leftOut.append(
          LeftOutBlock(
            text: features.page.string(index), reason: rules.reasons[index]?.rawValue ?? "",
            score: Double((rules.scores[index] * 100).rounded()) / 100, position: blocks.count))
        continue
      }
      if !bytes.isEmpty { bytes.append(contentsOf: "\n\n".utf8) }
      let start = bytes.count
      // The parser makes invalid UTF-8 of references to characters that do not exist.
      bytes.append(contentsOf: SourceText(repairing: Array(features.page.text(index))).utf8)
      blocks.append(Block(span: Span(start: start, end: bytes.count), role: role))
    }
    return HTMLReader.Article(
      text: SourceText(repairing: bytes), blocks: blocks, metadata: metadata.metadata,
      leftOut: leftOut, warnings: rules.posts.count > 0 ? [] : warnings)
  }
}
