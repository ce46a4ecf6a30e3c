internal import DocumentModel

/// Gives blocks their parts in the article.
///
/// What the rules keep is text, headings, lists and quotations; of the rest, the lines that belong
/// to the article without being its text are kept with their roles: headline, deck, byline, date,
/// captions and credits.
struct BlockRoles {
  private let features: BlockFeatures
  private let rules: BlockRules
  private let metadata: PageMetadata
  private let headline: Int?
  private let firstKept: Int
  private let lastKept: Int

  init(_ features: BlockFeatures, _ rules: BlockRules, _ metadata: PageMetadata) {
    self.features = features
    self.rules = rules
    self.metadata = metadata
    headline = features.around.headline
    let kept = rules.isKept
    let start = features.around.headline ?? 0
    firstKept =
      kept.indices.first { $0 >= start && kept[$0] && features.page.blocks[$0].words >= 20 }
      ?? kept.firstIndex(of: true) ?? 0
    lastKept = kept.lastIndex(of: true) ?? 0
  }

  private var page: PageBlocks { features.page }

  /// The role of a block; nil for what is left out.
  func role(of index: Int) -> BlockRole? {
    if index == headline { return .headline }
    if index == metadata.byline, !page.blocks[index].isHidden { return .byline }
    return rules.isKept[index] ? roleOfText(index) : roleBeside(index)
  }

  private func roleOfText(_ index: Int) -> BlockRole {
    let block = page.blocks[index]
    if rules.posts.part(of: index) == .time { return .subhead }
    if isCaption(index) { return isCredit(index) ? .credit : .caption }
    if isCorrection(index) { return .correction }
    if isDateLine(index) { return .published }
    if BlockSurroundings.heading(of: block.node, in: page.tree) != nil { return .subhead }
    var node = block.node
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

  /// The role of a block that is not of the text, where it lies in the article or on its head.
  private func roleBeside(_ index: Int) -> BlockRole? {
    let block = page.blocks[index]
    guard !block.isHidden, !block.isFallback, rules.reasons[index] == .score else { return nil }
    if isCaption(index), index > (headline ?? firstKept - 6), index < lastKept,
      index < firstKept || isInCore(index)
    {
      return isCredit(index) ? .credit : .caption
    }
    guard let headline, index > headline, index < firstKept, index < headline + 10 else {
      return nil
    }
    if isDeck(index) { return .deck }
    return isDateLine(index) ? .published : nil
  }

  /// Whether a short block near the headline gives the day of publication.
  private func isDateLine(_ index: Int) -> Bool {
    guard let headline, let published = metadata.metadata.published, page.blocks[index].words <= 10,
      abs(index - headline) <= 10
    else { return false }
    return PageDate.all(in: page.string(index)).contains(published.value)
  }

  private func isInCore(_ index: Int) -> Bool {
    let core = features.around.core
    return page.blocks[index].node >= core
      && page.blocks[index].node < Int(page.tree.nodes[core].end)
  }

  private static let captionWords = ClassWords.mask("caption")
  private static let deckWords = ClassWords.mask("dek", "deck", "standfirst", "subtitle", "lede")

  /// Whether a block is the caption of a picture, by its element or its class.
  private func isCaption(_ index: Int) -> Bool {
    var node = page.blocks[index].node
    for _ in 0..<3 {
      if page.tree.nodes[node].element == .figcaption { return true }
      if features.around.masks[node].intersects(Self.captionWords) {
        return page.blocks[index].words < 80
      }
      node = Int(page.tree.nodes[node].parent)
    }
    return false
  }

  private func isCredit(_ index: Int) -> Bool {
    guard page.blocks[index].words <= 8 else { return false }
    let groups = PagePhrases.groups(in: page.text(index))
    return groups >> UInt32(PagePhrases.Group.credit.rawValue) & 1 == 1
  }

  private func isCorrection(_ index: Int) -> Bool {
    let text = String(decoding: page.text(index).prefix(16), as: UTF8.self).lowercased()
    return ["correction:", "corrections:", "clarification:", "correction (", "erratum:"]
      .contains(where: text.hasPrefix)
  }

  private func isDeck(_ index: Int) -> Bool {
    guard page.blocks[index].words > 4, page.blocks[index].linkDensity < 0.5 else { return false }
    var node = page.blocks[index].node
    for _ in 0..<2 {
      if features.around.masks[node].intersects(Self.deckWords) { return true }
      node = Int(page.tree.nodes[node].parent)
    }
    let deck = WordHashes.hashes(of: Array((metadata.metadata.deck?.value ?? "").utf8)[...])
    let words = features.around.hashes[features.around.hashRanges[index]]
    return deck.count > 5 && words.elementsEqual(deck)
  }
}
