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
  }

  /// Reads the page.
  ///
  /// - Throws: `Failure` with the code `too-large` where the page has more markup than a page can
  ///   have, or `no-text` where nothing of it is text.
  /// - Complexity: linear in the size of the page.
  func article() throws(Failure) -> Article {
    let filter = MarkupFilter(html)
    guard !filter.isTooLarge else {
      throw check.failure(
        "too-large",
        "the page has more than \(MarkupFilter.maximumTags) tags or \(MarkupFilter.maximumSize) bytes"
          + " of text; split it")
    }
    let page = ParsedPage(filter)
    guard !page.blocks.blocks.isEmpty else {
      throw check.failure(
        "no-text", "the page shows no text without its scripts; save it from the browser as shown")
    }
    let features = BlockFeatures(page.blocks, page.head)
    let scores = BlockModel.shipped.scores(of: features)
    let rules = BlockRules(features, scores: scores)
    let metadata = PageMetadata(
      page.blocks, page.head, headline: features.around.headline, isKept: rules.isKept)
    var builder = ArticleBuilder(features, rules, metadata)
    return builder.article()
  }
}

/// Puts the blocks of an article together as a text.
private struct ArticleBuilder {
  private let features: BlockFeatures
  private let rules: BlockRules
  private let metadata: PageMetadata
  private var bytes: [UInt8] = []
  private var blocks: [Block] = []
  private var leftOut: [LeftOutBlock] = []

  init(_ features: BlockFeatures, _ rules: BlockRules, _ metadata: PageMetadata) {
    self.features = features
    self.rules = rules
    self.metadata = metadata
  }

  mutating func article() -> HTMLReader.Article {
    for index in features.page.blocks.indices {
      guard let role = role(of: index) else {
        leftOut.append(
          LeftOutBlock(
            text: features.page.string(index), reason: rules.reasons[index]?.rawValue ?? "",
            score: Double((rules.scores[index] * 100).rounded()) / 100, position: blocks.count))
        continue
      }
      if !bytes.isEmpty { bytes.append(contentsOf: "\n\n".utf8) }
      let start = bytes.count
      bytes.append(contentsOf: features.page.text(index))
      blocks.append(Block(span: Span(start: start, end: bytes.count), role: role))
    }
    return HTMLReader.Article(
      text: SourceText(repairing: bytes), blocks: blocks, metadata: metadata.metadata,
      leftOut: leftOut)
  }

  /// The role of a block; nil for what is left out.
  private func role(of index: Int) -> BlockRole? {
    let page = features.page
    if index == features.around.headline { return .headline }
    if index == metadata.byline { return .byline }
    guard rules.isKept[index] else { return nil }
    if BlockSurroundings.heading(of: page.blocks[index].node, in: page.tree) != nil { return .subhead }
    var node = page.blocks[index].node
    for _ in 0..<3 {
      switch page.tree.nodes[node].element {
      case .li, .dd, .dt: return .list
      case .blockquote: return .pullquote
      default: break
      }
      node = Int(page.tree.nodes[node].parent)
    }
    return .paragraph
  }
}
