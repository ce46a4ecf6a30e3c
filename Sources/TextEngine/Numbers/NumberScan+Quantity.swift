import DocumentModel

// Numbers that count: ranges, and what the words around them make of them.
extension NumberScan {
  /// The draft of a parsed number, with its range, its sign and its kind.
  func quantity(_ number: ParsedNumber, inDate date: DateMention?) -> NumberDraft {
    var draft = NumberDraft(number)
    takeSign(&draft)
    takeCurrencyBefore(&draft)
    if !number.isOrdinal, !number.isVague { takeRange(&draft) }
    if draft.kind == .score || draft.kind == .identifier { return draft }
    if !number.isOrdinal { takeAfter(&draft) }
    takeKind(&draft, inDate: date)
    return draft
  }

  /// Takes "or so", "-odd", "or more" after the number.
  private func takeAfter(_ draft: inout NumberDraft) {
    guard let match = Approximators.english.starting(at: draft.end, reader, document),
      match.kind != .about || draft.upper == nil
    else { return }
    draft.after = match
    draft.end = match.tokens.upperBound
  }

  /// A minus right before the figures and after a blank.
  private func takeSign(_ draft: inout NumberDraft) {
    let index = draft.tokens.lowerBound
    guard draft.number.form != .words, reader.mark(index - 1) == 0x2D, reader.isTight(index),
      !reader.isTight(index - 1), index - 1 >= lastEnd
    else { return }
    let isBullet =
      reader.has(index - 1, .sentenceStart) && reader.has(draft.end, .alphabetic)
      && reader.sameSentence(index, draft.end)
    guard !isBullet else { return }
    draft.number.value = -draft.number.value
    draft.tokens = (index - 1)..<draft.tokens.upperBound
  }

  private func takeCurrencyBefore(_ draft: inout NumberDraft) {
    let before = draft.tokens.lowerBound - 1
    guard before >= lastEnd, reader.matches(before, MeasureUnits.english.currencies),
      reader.sameSentence(before, before + 1)
    else { return }
    draft.kind = .money
    draft.unit = before
    draft.approximable = before
  }

  // MARK: Ranges

  private func takeRange(_ draft: inout NumberDraft) {
    let next = draft.end
    guard reader.sameSentence(next - 1, next) else { return }
    let start = draft.approximable ?? draft.tokens.lowerBound
    if reader.matches(start - 1, "between"), start - 1 >= lastEnd {
      if reader.matches(next, "and"), let second = secondNumber(next + 1) {
        finishRange(&draft, second)
        draft.opener = start - 1
      }
      return
    }
    if reader.isDash(next) {
      takeDashed(&draft, next)
    } else if reader.matches(next, "to") || reader.matches(next, "through") {
      guard !isFromBefore(start), let second = secondNumber(next + 1),
        draft.number.value * max(1, scaleGap(draft.number, second)) < second.value
      else { return }
      finishRange(&draft, second)
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

  /// "from 5,200 to 3,000" are two numbers.
  private func isFromBefore(_ index: Int) -> Bool {
    for near in max(0, index - 4)..<index where reader.sameSentence(near, index) {
      if reader.matches(near, "from") { return true }
    }
    return false
  }

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
      !reader.has(second.tokens.upperBound, .title), !(second.isPlain && second.value > 1900)
    else { return }
    finishShare(&draft, second)
  }

  // MARK: Kinds

  private func takeKind(_ draft: inout NumberDraft, inDate date: DateMention?) {
    let next = draft.end
    if draft.number.isOrdinal { return takeUnit(&draft) }
    if takePercent(&draft, next) || takeMoney(&draft, next) || draft.kind == .money { return }
    if isIdentifier(draft) {
      draft.kind = .identifier
      return
    }
    if isAge(&draft) { return }
    if takeMeasure(&draft, date) { return }
    takeUnit(&draft)
  }

  private func takePercent(_ draft: inout NumberDraft, _ next: Int) -> Bool {
    let at = reader.isHyphen(next) && reader.isTight(next) ? next + 1 : next
    guard reader.sameSentence(next - 1, at) else { return false }
    if reader.mark(at) == 0x25 || reader.matches(at, Self.percents)
      || (reader.matches(at, "per") && reader.matches(at + 1, "cent"))
    {
      draft.kind = .percent
      draft.unit = at
      return true
    }
    guard reader.matches(at, "percentage"), reader.matches(at + 1, "points") else { return false }
    draft.kind = .percent
    draft.unit = at + 1
    return true
  }

  private static let percents = WordTable(words: "percent percents pct pct. pc")

  private func takeMoney(_ draft: inout NumberDraft, _ next: Int) -> Bool {
    let isHyphened = reader.isHyphen(next) && reader.isTight(next)
    let at = isHyphened ? next + 1 : next
    guard reader.sameSentence(next - 1, at) else { return false }
    let units = MeasureUnits.english
    for noun in [at, at + 1] where reader.sameSentence(next - 1, noun) {
      if noun > at, !reader.has(at, .title) { break }
      let isPounds = reader.matches(noun, "pounds") || reader.matches(noun, "pound")
      let isMoney =
        reader.matches(noun, units.money) || reader.matches(noun, units.currencies)
        || (isPounds && !isHyphened && (draft.number.scale > 1 || draft.number.value >= 1000))
      if isMoney, !reader.has(noun, .title) || noun == at {
        draft.kind = .money
        draft.unit = noun
        return true
      }
    }
    return false
  }

  /// "20 miles", "500-pound", "2,000 square kilometres", "five days".
  private func takeMeasure(_ draft: inout NumberDraft, _ date: DateMention?) -> Bool {
    var at = draft.end
    if reader.isHyphen(at), reader.isTight(at) { at += 1 }
    if reader.matches(at, Self.powers) { at += 1 }
    if draft.number.form == .vague, reader.matches(at, "of") { at += 1 }
    if draft.kind == .fraction, reader.number(at)?.kind == .article { at += 1 }
    if draft.kind == .fraction, reader.matches(at, "of"), reader.number(at + 1)?.kind == .article {
      at += 2
    }
    guard reader.sameSentence(draft.end - 1, at) else { return false }
    if reader.matches(at, DateLexicon.english.units), !reader.matches(at, "second") {
      draft.kind = .duration
      draft.unit = at
      return true
    }
    let isPounds = reader.matches(at, "pounds") || reader.matches(at, "pound")
    guard isPounds || reader.matches(at, MeasureUnits.english.table) || reader.mark(at) == 0xB0,
      reader.spans[at].count > 1 || reader.isTight(at)
    else { return false }
    draft.kind = .measure
    draft.unit = at
    return true
  }

  private static let powers = WordTable(words: "square cubic nautical metric short long sq")

  /// The head noun of what is counted.
  private func takeUnit(_ draft: inout NumberDraft) {
    let at = draft.end
    guard reader.sameSentence(at - 1, at) else { return }
    if reader.isHyphen(at), reader.isTight(at), reader.isTight(at + 1) {
      // "600-member battalion", "2,000-strong".
      draft.unit = at + 1
      return
    }
    let isOne = draft.number.value == 1 && draft.upper == nil || draft.number.isOrdinal
    draft.unit = NounPhrases.head(reader, from: at, isOne: isOne)
  }
}
