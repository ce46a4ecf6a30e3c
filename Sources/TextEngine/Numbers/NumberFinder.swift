public import DocumentModel

/// Finds the numbers of a document with what their words say about bounds and kind.
public enum NumberFinder: Sendable {
  /// The numbers of a document that has sentences and tokens, in text order, not overlapping.
  ///
  /// Numbers inside dates take their kind from the date layer, or from dates found on the spot.
  ///
  /// - Complexity: linear in the number of tokens.
  public static func numbers(in document: Document) -> [NumberMention] {
    guard let tokens = document.layers.tokens else { return [] }
    let reader = TokenReader(document.text, tokens)
    let dates =
      document.layers.dates
      ?? DateFinder.dates(reader, published: document.metadata.anchorDate)
    return numbers(reader, dates: dates)
  }

  static func numbers(
    _ reader: TokenReader, dates: [DateMention]
  ) -> [NumberMention] {
    var scan = NumberScan(reader: reader, dates: dates)
    var end = 0
    for start in reader.numberStarts where Int(start) >= end { end = scan.take(at: Int(start)) }
    return scan.found
  }
}

/// One pass over the tokens of a document.
struct NumberScan {
  let reader: TokenReader
  let parser: CardinalParser
  private let dates: [DateMention]
  private var nextDate = 0
  private(set) var found: [NumberMention] = []
  /// The index after the last token of the last number.
  private(set) var lastEnd = 0
  /// The token of the last number's unit.
  private(set) var lastUnit = -1

  init(reader: TokenReader, dates: [DateMention]) {
    self.reader = reader
    self.dates = dates
    parser = CardinalParser(reader: reader)
  }

  /// Takes the number at `index`, if there is one; returns the index to go on from.
  mutating func take(at index: Int) -> Int {
    guard !reader.has(index, .address) else { return index + 1 }
    let date = date(at: reader.spans[index])
    if let draft = draft(at: index, date: date) {
      append(draft)
      return draft.end
    }
    return index + 1
  }

  private func draft(at index: Int, date: DateMention?) -> NumberDraft? {
    if let date, !isCounted(date) {
      return dateNumber(at: index, date)
    }
    let roles = reader.roles(index)
    if !roles.isDisjoint(with: [.relative, .share]), let draft = unnumbered(at: index, roles) {
      return draft
    }
    if let draft = modelNumber(at: index) ?? phoneNumber(at: index) { return draft }
    if let draft = noneNumber(at: index) { return draft }
    guard let number = parser.number(at: index), !isPronoun(number) else {
      return colonNumber(at: index)
    }
    return quantity(number, inDate: date)
  }

  /// Whether the numbers in a date count units: "five days", but not "the third quarter of 2023".
  private func isCounted(_ date: DateMention) -> Bool {
    date.grain == .set
      || (date.grain == .duration && date.value?.utf8.first != 0x31
        && date.value?.utf8.first != 0x32)
  }

  /// The date that covers a token; dates are in text order, as the tokens asked for are.
  private mutating func date(at span: Span) -> DateMention? {
    while nextDate < dates.count, dates[nextDate].span.end <= span.start { nextDate += 1 }
    guard nextDate < dates.count, dates[nextDate].span.covers(span) else { return nil }
    return dates[nextDate]
  }

  private mutating func append(_ draft: NumberDraft) {
    let mention = draft.withinReach.mention(reader, after: lastEnd)
    if let merged = bothBounds(mention) {
      found[found.count - 1] = merged
    } else {
      found.append(mention)
    }
    lastEnd = draft.end
    lastUnit = draft.unit ?? -1
  }

  /// "at least 20 and at most 100" is one range; nil if the last two numbers do not bound one.
  private func bothBounds(_ mention: NumberMention) -> NumberMention? {
    guard let before = found.last, lastEnd < reader.count,
      reader.matches(lastEnd, "and") || reader.matches(lastEnd, "but"),
      reader.spans[lastEnd].end + 1 == mention.span.start, before.kind == mention.kind,
      let low = before.low ?? mention.low, let high = before.high ?? mention.high, low < high,
      (before.low == nil) != (before.high == nil), (mention.low == nil) != (mention.high == nil),
      (before.low == nil) != (mention.low == nil)
    else { return nil }
    return NumberMention(
      span: before.span.hull(mention.span), value: nil, low: low, high: high,
      approximation: .range, kind: mention.kind, form: mention.form, unit: mention.unit,
      approximator: before.approximator)
  }

  /// A number inside a date: the day, the year, the hour.
  private func dateNumber(at index: Int, _ date: DateMention) -> NumberDraft? {
    guard date.span.covers(reader.spans[index]) else { return nil }
    if let number = parser.number(at: index), reader.span(number.tokens).end <= date.span.end,
      !isClock(number, date)
    {
      var draft = NumberDraft(number)
      let isYear = number.isPlain && (1000..<2200).contains(number.value)
      draft.kind = isYear ? .year : date.grain == .time ? .time : .date
      // "five days later" counts days.
      if number.form != .digits || !number.isPlain || date.grain == .week { draft.kind = .duration }
      if number.isOrdinal { draft.kind = .date }
      if draft.kind != .duration, date.anchor != .explicit, isUnit(number.tokens.upperBound) {
        draft.kind = .duration
      }
      if draft.kind == .duration, isUnit(number.tokens.upperBound) {
        draft.unit = number.tokens.upperBound
      }
      return draft
    }
    guard reader.has(index, .digit) else { return nil }
    var draft = NumberDraft(
      ParsedNumber(tokens: index..<(index + 1), value: 0, form: .digits))
    draft.hasValue = false
    draft.kind = date.grain == .time ? .time : date.grain == .year ? .year : .date
    return draft
  }

  /// Whether figures with a point are a time of day: "5.30 pm".
  private func isClock(_ number: ParsedNumber, _ date: DateMention) -> Bool {
    date.grain == .time && date.anchor == .explicit && number.form == .digits && !number.isPlain
  }

  private func isUnit(_ index: Int) -> Bool {
    reader.matches(index, DateLexicon.english.units)
  }

  /// "no casualties": none of what could be counted.
  private func noneNumber(at index: Int) -> NumberDraft? {
    guard reader.matches(index, "no"), reader.sameSentence(index, index + 1),
      let head = NounPhrases.head(reader, from: index + 1, isOne: false),
      NounPhrases.isPlural(reader, head)
    else { return nil }
    var number = ParsedNumber(tokens: index..<(index + 1), value: 0, form: .zero)
    number.isZero = true
    var draft = NumberDraft(number)
    draft.unit = head
    return draft
  }

  /// "one" for a person or thing: "no one", "this one", "one must".
  private func isPronoun(_ number: ParsedNumber) -> Bool {
    guard number.tokens.count == 1, number.form == .words else { return false }
    let index = number.tokens.lowerBound
    guard reader.matches(index, "one") else { return false }
    if reader.matches(index - 1, "no") || reader.matches(index + 1, "another") { return true }
    // "one rarely must": an adverb may stand between.
    let next = isManner(index + 1) ? index + 2 : index + 1
    let endsPhrase =
      !reader.sameSentence(index, next) || reader.has(next, .punctuation)
      || FunctionWords.english.contains(reader.bytes, reader.spans[next])
    guard endsPhrase, reader.sameSentence(index - 1, index) else { return false }
    return reader.matches(index - 1, Self.beforePronoun)
      || (reader.matches(next, Self.afterPronoun) && reader.sameSentence(index, next))
  }

  /// Whether a token is an adverb in "-ly".
  private func isManner(_ index: Int) -> Bool {
    guard index < reader.count, reader.has(index, .lower) else { return false }
    let span = reader.spans[index]
    return span.count > 4 && reader.bytes[span.end - 1] == UInt8(ascii: "y")
      && reader.bytes[span.end - 2] == UInt8(ascii: "l")
  }

  private static let beforePronoun = WordTable(
    words: "this that the which each every any another first last next some good such only every")
  private static let afterPronoun = WordTable(
    words: "must can should could would may might 's ’s has is was will 'd does")
}
