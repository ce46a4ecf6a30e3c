public import DocumentModel

/// Finds dates, times, durations and repeated times, and computes what they name.
///
/// Expressions without a year, and those like "Monday" or "last month", count from the day of
/// publication; "five days later" counts from the last day named before it.
public enum DateFinder: Sendable {
  /// The dates of a document that has sentences and tokens, in text order.
  ///
  /// - Complexity: linear in the number of tokens.
  public static func dates(in document: Document) -> [DateMention] {
    guard let tokens = document.layers.tokens else { return [] }
    let reader = TokenReader(document.text, tokens)
    return dates(reader, published: document.metadata.anchorDate)
  }

  /// The dates among the tokens of a reader.
  static func dates(_ reader: TokenReader, published: CalendarDate?) -> [DateMention] {
    var scan = DateScan(reader: reader, published: published)
    var end = 0
    for start in reader.dateStarts where Int(start) >= end { end = scan.take(at: Int(start)) }
    return scan.found
  }
}

/// One pass over the tokens of a document.
struct DateScan {
  let reader: TokenReader
  let published: CalendarDate?
  let parser: CardinalParser
  let words = DateLexicon.english
  private(set) var found: [DateMention] = []
  /// The index of the last mention of a known day, which "two days later" counts from.
  private(set) var lastDay: Int?
  private var lastDate: CalendarDate?
  /// The tokens of the last mention.
  private(set) var lastTokens = 0..<0
  /// The last expression, before it was joined to another.
  private(set) var lastMatch: DateMatch?

  init(reader: TokenReader, published: CalendarDate?) {
    self.reader = reader
    self.published = published
    parser = CardinalParser(reader: reader)
  }

  /// Takes the expression at `index`, if there is one; returns the index to go on from.
  mutating func take(at index: Int) -> Int {
    guard let match = match(at: index), match.tokens.lowerBound >= index else { return index + 1 }
    append(match)
    return match.tokens.upperBound
  }

  private mutating func append(_ match: DateMatch) {
    if let joined = joined(match) {
      found[found.count - 1] = joined
      lastTokens = lastTokens.lowerBound..<match.tokens.upperBound
      lastMatch = nil
    } else {
      let isEvent = match.anchor == .event
      found.append(
        DateMention(
          span: reader.span(match.tokens), value: match.value, grain: match.grain,
          anchor: match.anchor, anchorIndex: isEvent ? lastDay : nil))
      lastTokens = match.tokens
      lastMatch = match
    }
    guard match.grain == .day, let date = match.value.flatMap(CalendarDate.init(iso:)),
      date.day != nil
    else { return }
    lastDay = found.count - 1
    lastDate = date
  }

  /// The day that event-relative expressions count from.
  var eventDate: CalendarDate? { lastDate }

  private func match(at index: Int) -> DateMatch? {
    let roles = reader.roles(index)
    if roles.contains(.figures) {
      return figuresMatch(at: index) ?? ordinalPeriod(at: index) ?? countedMatch(at: index)
    }
    if roles.contains(.calendar) {
      return (monthMatch(at: index) ?? weekdayMatch(at: index)).map(withDayPart)
    }
    if !roles.isDisjoint(with: [.named, .determiner]), let match = namedMatch(at: index) {
      return match
    }
    if roles.contains(.number), let match = ordinalPeriod(at: index) { return match }
    if !roles.isDisjoint(with: [.number, .article, .named]), let match = countedMatch(at: index) {
      return match
    }
    return roles.contains(.unit) ? bareUnit(at: index) : nil
  }
}

/// A date expression with what it names.
struct DateMatch {
  let tokens: Range<Int>
  let value: String?
  let grain: DateGrain
  let anchor: DateAnchor

  init(_ tokens: Range<Int>, _ value: String?, _ grain: DateGrain, _ anchor: DateAnchor) {
    self.tokens = tokens
    self.value = value
    self.grain = grain
    self.anchor = anchor
  }

  init(_ tokens: Range<Int>, _ date: RelativeDate?, _ fallback: DateGrain, _ anchor: DateAnchor) {
    self.init(tokens, date?.value, date?.grain ?? fallback, anchor)
  }
}
