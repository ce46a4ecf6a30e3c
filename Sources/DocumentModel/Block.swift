/// What part a block plays in an article.
public enum BlockRole: String, Sendable, CaseIterable {
  case headline, deck, kicker, byline, dateline, caption, credit, source, published, reposted
  case subhead, paragraph, list, pullquote, correction, boilerplate, comment

  /// The roles that an analysis reads unless told otherwise.
  public static let analysed: Set<BlockRole> = [
    .headline, .deck, .paragraph, .list, .subhead, .pullquote,
  ]
}

/// A stretch of text with one role; blocks lie in text order and do not overlap.
public struct Block: Hashable, Sendable {
  /// Where the block lies, without the white space around it.
  public let span: Span
  /// The part it plays.
  public let role: BlockRole

  /// Creates a block.
  public init(span: Span, role: BlockRole) {
    self.span = span
    self.role = role
  }
}
