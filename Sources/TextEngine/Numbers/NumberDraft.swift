import DocumentModel

/// A number on its way to a mention.
struct NumberDraft {
  var number: ParsedNumber
  /// The tokens of the number with what belongs to its span.
  var tokens: Range<Int>
  var kind: NumberKind = .count
  /// The upper end of a range.
  var upper: Double?
  /// False for times and scores, which have no one value.
  var hasValue = true
  /// The token of the unit.
  var unit: Int?
  /// The token that an approximator would stand right before.
  var approximable: Int?
  /// A word that makes the range, such as "between".
  var opener: Int?
  /// The approximator after the number: "or so".
  var after: Approximators.Match?
  /// The index to go on from.
  var end: Int

  init(_ number: ParsedNumber) {
    self.number = number
    tokens = number.tokens
    end = number.tokens.upperBound
    if number.isOrdinal { kind = .ordinal }
    if number.isFraction, number.value < 1 { kind = .fraction }
  }

  /// The draft itself; of a number that no `Double` holds, such as 400 digits, one without a value.
  var withinReach: NumberDraft {
    guard !(number.value * 1.1).isFinite || upper?.isFinite == false else { return self }
    var draft = self
    draft.hasValue = false
    draft.upper = nil
    draft.kind = .identifier
    return draft
  }

  /// The finished mention, with the approximating words around it.
  ///
  /// The span does not reach before the token at `end`, where the number before it ended.
  func mention(_ reader: TokenReader, after end: Int) -> NumberMention {
    var span = reader.span(tokens)
    var approximator = opener.map { reader.spans[$0] }
    var approximation: Approximation = .exact
    if let opener { span = span.hull(reader.spans[opener]) }
    switch kind {
    case .date, .year, .time, .ordinal, .model, .phone, .identifier: break
    default:
      if let match = approximatorMatch(reader, after: end) {
        if !isSpan(match, reader) {
          approximation = match.kind
          approximator = reader.span(match.tokens)
          span = span.hull(reader.span(match.tokens))
        }
      }
    }
    if upper != nil, kind != .identifier { approximation = .range }
    if number.isVague { approximation = .vague }
    if number.isZero, approximation == .exact { approximation = .zero }
    let bounds = bounds(approximation)
    return NumberMention(
      span: span, value: hasValue && upper == nil && !number.isVague ? number.value : nil,
      low: bounds.low, high: bounds.high, approximation: approximation, kind: kind,
      form: number.form, unit: unit.map { reader.spans[$0] }, approximator: approximator)
  }

  /// "over ten years" lasts that long; only after some words it lasts longer.
  private func isSpan(_ match: Approximators.Match, _ reader: TokenReader) -> Bool {
    let first = match.tokens.lowerBound
    guard kind == .duration, match.tokens.count == 1, reader.matches(first, "over") else {
      return false
    }
    return !reader.matches(first - 1, Self.beforeOver)
  }

  private static let beforeOver = WordTable(
    words: """
      for of in after took takes take taking lasted lasts last lasting spent is was are were be been
      just well a since waited with than served
      """)

  private func approximatorMatch(
    _ reader: TokenReader, after end: Int
  ) -> Approximators.Match? {
    let first = opener ?? approximable ?? tokens.lowerBound
    if let after { return after }
    var index = first
    for _ in 0..<2 {
      if let match = Approximators.english.ending(before: index, reader) {
        // "about the two programmes" speaks of them.
        guard index == first || match.kind != .about else { return nil }
        return match.tokens.lowerBound >= end ? match : nil
      }
      // "at least another four", "more than the 20".
      guard
        reader.matches(index - 1, "another") || reader.matches(index - 1, "the")
          || reader.number(index - 1)?.kind == .article
      else { return nil }
      index -= 1
    }
    return nil
  }

  /// The least and the greatest value that the words allow.
  private func bounds(_ approximation: Approximation) -> (low: Double?, high: Double?) {
    guard hasValue || upper != nil else { return (nil, nil) }
    let value = number.value
    switch approximation {
    case .exact, .zero: return (value, value)
    case .about:
      // Ten per cent either way.
      return (min(value * 0.9, value * 1.1), max(value * 0.9, value * 1.1))
    case .nearly: return (min(value * 0.9, value), max(value * 0.9, value))
    case .atLeast, .moreThan, .vague: return (value, nil)
    case .atMost, .lessThan, .upTo: return (nil, value)
    case .range:
      // A score keeps its order; of "between 300 and 50" only the lesser can be the lower end.
      guard let upper, kind != .score else { return (value, upper) }
      return (min(value, upper), max(value, upper))
    }
  }
}
