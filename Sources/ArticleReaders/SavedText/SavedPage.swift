internal import DocumentModel

/// Where the article lies in a text that was saved or copied from a web page.
///
/// A text without the short lines of menus and lists is taken for the bare article, of which nothing
/// is left out.
struct SavedPage {
  /// A stretch of the page that is no part of the article.
  struct LeftOut {
    let reason: LineRules.Reason
    let score: Double
  }

  /// Why each chunk is left out; nil for those of the article.
  let leftOut: [LeftOut?]
  /// The chunks from the headline to the first paragraph.
  let head: Range<Int>
  /// The chunks from the first paragraph to the last line of the article.
  let body: Range<Int>

  /// Finds the article.
  ///
  /// - Returns: nil where the text does not look like a whole page.
  /// - Complexity: linear in the number of bytes.
  init?(_ chunks: [Chunk], in text: SourceText) {
    // Most articles have too few lines that are short in bytes, and need no closer look.
    guard chunks.count(where: { $0.span.count <= 240 }) >= Self.leastShort else { return nil }
    let lines = PageLines(text, chunks)
    guard Self.isLikely(lines.shapes) else { return nil }
    let features = LineFeatures(lines)
    let scores = LineModel.shipped.scores(of: features)
    let rules = LineRules(features, scores: scores)
    let kept = rules.isKept
    guard let last = kept.lastIndex(of: true), let any = kept.firstIndex(of: true) else {
      return nil
    }
    let first = kept.indices.first { kept[$0] && lines.shapes[$0].isGood } ?? any
    let headline = HeadlineFinder(features, chunks, above: first).headline
    head = (headline ?? first)..<first
    body = first..<(last + 1)
    leftOut = rules.reasons.indices.map { index in
      rules.reasons[index].map {
        LeftOut(reason: $0, score: Double((scores[index] * 100).rounded()) / 100)
      }
    }
  }

  /// The short lines that a page has at least.
  private static let leastShort = 12

  /// Whether lines look like a page's: there are enough short ones for its menus, at its ends above
  /// all, buttons among them or a long list, and of these some that articles do not have.
  ///
  /// Articles have short lines too: subheads, lists, tables, code, verses.
  private static func isLikely(_ shapes: [LineShape]) -> Bool {
    let isShort = shapes.map(LineSurroundings.isShort)
    let short = isShort.count { $0 }
    guard short >= leastShort, short * 2 >= shapes.count(where: \.isGood) else { return false }
    let ends = isShort.prefix(10).count { $0 } + isShort.suffix(10).count { $0 }
    guard ends >= 8 else { return false }
    guard shapes.count(where: { buttons(of: $0) != 0 }) >= 2 || hasRun(isShort, of: 20) else {
      return false
    }
    return hasFurniture(shapes, isShort)
  }

  /// Whether there is a menu above the text, a long list below it, or buttons of several kinds.
  ///
  /// Lists, tables and code of an article stand between its paragraphs.
  private static func hasFurniture(_ shapes: [LineShape], _ isShort: [Bool]) -> Bool {
    let first = shapes.firstIndex(where: \.isGood) ?? shapes.count
    if isShort[..<first].count(where: { $0 }) >= 3 { return true }
    let last = shapes.lastIndex(where: \.isGood) ?? first
    if isShort[min(last, shapes.count)...].count(where: { $0 }) >= 25 { return true }
    let kinds = shapes.reduce(UInt32(0)) { $0 | buttons(of: $1) }
    return kinds.nonzeroBitCount >= 2 && kinds & publisherPhrases != 0
  }

  private static func hasRun(_ isShort: [Bool], of length: Int) -> Bool {
    var run = 0
    return isShort.contains { isShort in
      run = isShort ? run + 1 : 0
      return run >= length
    }
  }

  /// The groups of phrases on a line that is short enough to be a button.
  private static func buttons(of shape: LineShape) -> UInt32 {
    shape.words <= 12 ? shape.phrases & buttonPhrases : 0
  }

  /// The groups of phrases that stand on buttons and links, not in articles.
  private static let buttonPhrases = mask([
    .subscribe, .share, .rights, .cookies, .comments, .account, .advert, .donate, .app,
  ])

  /// Those of them that speak for the publisher; the words of the others occur in code and advice too.
  private static let publisherPhrases = mask([.subscribe, .rights, .comments, .cookies])

  private static func mask(_ groups: [PagePhrases.Group]) -> UInt32 {
    groups.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
  }
}

/// Finds the headline above the first paragraph of a saved page.
private struct HeadlineFinder {
  let headline: Int?

  /// How many lines above the first paragraph a headline may stand: byline, date, buttons, caption.
  private static let reach = 25

  init(_ features: LineFeatures, _ chunks: [Chunk], above first: Int) {
    var best: (line: Int, worth: Float)?
    for line in max(0, first - Self.reach)..<first {
      guard let worth = Self.worth(line, features, distance: first - line) else { continue }
      if worth > best?.worth ?? 0.8 { best = (line, worth) }
    }
    headline = best?.line
  }

  /// How much a line looks like the headline: of its length, about what the text is about, said twice.
  private static func worth(
    _ line: Int, _ features: LineFeatures, distance: Int
  ) -> Float? {
    let shape = features.lines.shapes[line]
    guard (3...30).contains(shape.words), !shape.flags.contains(.startsLower),
      !shape.flags.contains(.endsInColon)
    else { return nil }
    let text = ChunkText(
      Chunk(span: features.lines.spans[line], lines: 1, afterBlank: true), in: features.lines.text)
    guard !text.isLong, HeadLine(text, in: features.lines.text).isWords else { return nil }
    var worth = 2 * features.around.related[line] - Float(distance) * 0.03
    if (5...20).contains(shape.words) { worth += 1 }
    if features.around.copies[line] > 1 { worth += 0.6 }
    if shape.flags.contains(.ends), !shape.flags.contains(.endsInQuestion) { worth -= 1 }
    if shape.phrases != 0 { worth -= 0.4 }
    return worth
  }
}

extension HeadLine {
  /// Whether the line is of no kind of its own.
  fileprivate var isWords: Bool { if case .words = self { true } else { false } }
}
