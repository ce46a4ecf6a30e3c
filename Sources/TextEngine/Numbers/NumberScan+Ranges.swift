import DocumentModel

// Ranges, shares and ratios: two numbers that make one.
extension NumberScan {
  /// Takes the second number of a range, a share or a ratio.
  func takeRange(_ draft: inout NumberDraft) {
    let next = draft.end
    guard reader.sameSentence(next - 1, next) else { return }
    let start = draft.approximable ?? draft.tokens.lowerBound
    if reader.matches(start - 1, "between"), start - 1 >= lastEnd {
      if reader.matches(next, "and"), let second = secondNumber(next + 1) {
        finishRange(&draft, second)
        draft.opener = start - 1
      } else if takeUnitRange(&draft, between: true) {
        draft.opener = start - 1
      }
      return
    }
    if takeUnitRange(&draft, between: false) || takeRatio(&draft, next) { return }
    if reader.isDash(next) {
      takeDashed(&draft, next)
    } else if reader.matches(next, "to") || reader.matches(next, "through") {
      guard let second = secondNumber(next + 1),
        draft.number.value * max(1, scaleGap(draft.number, second)) < second.value
      else { return }
      guard let from = fromBefore(start) else { return finishRange(&draft, second) }
      guard let opener = rangeOpener(from, start) else { return }
      finishRange(&draft, second)
      draft.opener = opener
    } else if reader.matches(next, "or"), let second = secondNumber(next + 1),
      second.value == draft.number.value + 1, second.form == draft.number.form
    {
      finishRange(&draft, second)
    } else {
      takeShare(&draft, next)
    }
  }

  /// "40,000–45,000", "3-4 million", "3-1".
  private func takeDashed(_ draft: inout NumberDraft, _ dash: Int) {
    let isTight = reader.isTight(dash) && reader.isTight(dash + 1)
    let isWide = reader.spans[dash].count == 3 || reader.mark(dash) == 0x7E
    guard isTight || isWide, let second = secondNumber(dash + 1) else { return }
    guard second.form == .digits || second.form == .mixed || draft.number.form == .words else {
      return
    }
    if draft.kind != .money, let kind = pairKind(draft.number, second) {
      draft.kind = kind
      draft.hasValue = false
      draft.upper = kind == .score ? second.value : nil
      draft.tokens = draft.tokens.lowerBound..<second.tokens.upperBound
      draft.end = second.tokens.upperBound
      if kind == .identifier { skipTail(&draft) }
      return
    }
    guard draft.number.value * max(1, scaleGap(draft.number, second)) <= second.value else {
      return
    }
    finishRange(&draft, second)
  }

  /// "2-to-1", "three-to-one".
  private func takeRatio(_ draft: inout NumberDraft, _ next: Int) -> Bool {
    guard reader.isHyphen(next), reader.isTight(next), reader.matches(next + 1, "to"),
      reader.isHyphen(next + 2), reader.isTight(next + 2), let second = secondNumber(next + 3)
    else { return false }
    draft.kind = .score
    draft.hasValue = false
    draft.upper = second.value
    draft.tokens = draft.tokens.lowerBound..<second.tokens.upperBound
    draft.end = second.tokens.upperBound
    return true
  }

  /// Takes the rest of an identifier of several groups.
  private func skipTail(_ draft: inout NumberDraft) {
    while reader.isDash(draft.end), reader.isTight(draft.end), reader.has(draft.end + 1, .digit),
      reader.isTight(draft.end + 1)
    {
      draft.end += 2
      draft.tokens = draft.tokens.lowerBound..<draft.end
    }
  }

  /// The number at `index`, or after a currency sign there.
  private func secondNumber(_ index: Int) -> ParsedNumber? {
    guard reader.sameSentence(index - 1, index) else { return nil }
    let at = reader.matches(index, MeasureUnits.english.currencies) ? index + 1 : index
    guard let number = parser.number(at: at), !number.isOrdinal, !number.isVague,
      !number.isFraction || number.value > 1
    else { return nil }
    return number
  }

  /// "3-4 million": the factor that the first number shares.
  private func scaleGap(_ first: ParsedNumber, _ second: ParsedNumber) -> Double {
    let sharesScale =
      first.scale == 1 && second.scale > 1 && first.value < second.value / second.scale
    return sharesScale ? second.scale : 1
  }

  private func finishRange(_ draft: inout NumberDraft, _ second: ParsedNumber) {
    draft.number.value *= scaleGap(draft.number, second)
    draft.upper = second.value
    if draft.number.form != second.form { draft.number.form = .mixed }
    if second.form == .digits, draft.number.scale == 1 { draft.number.form = .digits }
    draft.number.isPlain = false
    draft.tokens = draft.tokens.lowerBound..<second.tokens.upperBound
    draft.end = second.tokens.upperBound
    if draft.kind == .fraction { draft.kind = .count }
  }

  /// The "from" shortly before `index`: "from 5,200 to 3,000" are two numbers.
  private func fromBefore(_ index: Int) -> Int? {
    for near in max(0, index - 4)..<index where reader.sameSentence(near, index) {
      if reader.matches(near, "from") { return near }
    }
    return nil
  }

  /// The "from" of a range rather than a change: "ranging from 20 to 30", "is from 20 to 30".
  private func rangeOpener(_ from: Int, _ start: Int) -> Int? {
    guard from == start - 1, from >= lastEnd, reader.sameSentence(from - 1, from),
      reader.matches(from - 1, Self.rangeVerbs)
    else { return nil }
    return from
  }

  private static let rangeVerbs = WordTable(
    words: """
      range ranges ranged ranging vary varies varied varying anywhere anything estimates estimated
      is are be aged ages between
      """)

  /// "5.25%-5.5%", "5 percent to 10 percent", "$5m-$7m": a range whose ends both have their unit.
  private func takeUnitRange(_ draft: inout NumberDraft, between: Bool) -> Bool {
    let next = draft.end
    let isPerCent = reader.matches(next, "per") && reader.matches(next + 1, "cent")
    guard reader.mark(next) == 0x25 || isPerCent || isRangeUnit(next) else { return false }
    let joint = isPerCent ? next + 2 : next + 1
    let isJoined =
      between
      ? reader.matches(joint, "and")
      : reader.isDash(joint) && reader.isTight(joint) && reader.isTight(joint + 1)
        || reader.matches(joint, "to")
    guard isJoined, reader.sameSentence(next, joint), let second = secondNumber(joint + 1),
      draft.number.value < second.value, isSameUnit(next, second.tokens.upperBound)
    else { return false }
    let start = draft.approximable ?? draft.tokens.lowerBound
    guard between || (fromBefore(start) == nil && !reader.matches(start - 1, Self.changes)) else {
      return false
    }
    finishRange(&draft, second)
    return true
  }

  /// Whether the token is a unit that both ends of a range may have.
  private func isRangeUnit(_ index: Int) -> Bool {
    guard !reader.roles(index).contains(.figures) else { return false }
    return reader.roles(index).contains(.share) || reader.matches(index, MeasureUnits.english.money)
      || reader.matches(index, MeasureUnits.english.table)
      || reader.roles(index).contains(.unit)
  }

  private func isSameUnit(_ first: Int, _ second: Int) -> Bool {
    guard second < reader.count, reader.sameSentence(first, second) else { return false }
    let left = reader.bytes[reader.spans[first].range]
    let right = reader.bytes[reader.spans[second].range]
    // "1 mile to 2 miles"
    return left.elementsEqual(right) || (left.count > 2 && right.starts(with: left))
  }

  /// Verbs right before the first number that make "5% to 10%" a change rather than a range.
  private static let changes = WordTable(
    words: """
      rose rise rises rising fell fall falls falling grew climbed jumped gained surged up down
      increased soared advanced added dropped slipped lost eased declined
      """)

  /// "one over three".
  private func takeQuotient(_ draft: inout NumberDraft, _ next: Int) {
    guard let second = secondNumber(next + 1), second.value > 0 else { return }
    let after = second.tokens.upperBound
    let endsPhrase =
      !reader.sameSentence(next, after) || reader.has(after, .punctuation)
      || FunctionWords.english.contains(reader.bytes, reader.spans[after])
    guard endsPhrase else { return }
    finishShare(&draft, second)
  }

  private func finishShare(_ draft: inout NumberDraft, _ second: ParsedNumber) {
    draft.number.value /= second.value
    draft.number.isFraction = true
    draft.kind = .fraction
    draft.tokens = draft.tokens.lowerBound..<second.tokens.upperBound
    draft.end = second.tokens.upperBound
  }

  /// "one in three", "two out of five hundred".
  private func takeShare(_ draft: inout NumberDraft, _ next: Int) {
    if reader.matches(next, "over") { return takeQuotient(&draft, next) }
    var at = next
    if reader.matches(at, "out"), reader.matches(at + 1, "of") {
      at += 2
    } else if reader.matches(at, "in"), draft.number.value < 10 {
      at += 1
    } else {
      return
    }
    guard let second = secondNumber(at), second.value > draft.number.value, second.value <= 1e6,
      reader.matches(next, "out") || second.value <= 1000,
      !reader.matches(second.tokens.upperBound, DateLexicon.english.units),
      second.form == .words || NounPhrases.isPlural(reader, second.tokens.upperBound)
        || !reader.has(second.tokens.upperBound, .title),
      !(second.isPlain && second.value > 1900)
    else { return }
    finishShare(&draft, second)
  }
}
