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
    guard let match = Approximators.english.starting(at: draft.end, reader),
      match.kind != .about || draft.upper == nil
    else { return }
    draft.after = match
    draft.end = match.tokens.upperBound
  }

  /// A minus right before the figures and after a blank.
  private func takeSign(_ draft: inout NumberDraft) {
    let index = draft.tokens.lowerBound
    guard draft.number.form != .words, isMinus(index - 1), index - 1 >= lastEnd else { return }
    let isFirst = reader.has(index - 1, .sentenceStart)
    let isLast = !reader.sameSentence(index, draft.end)
    if isFirst, !isLast, reader.has(draft.end, .alphabetic) { return }
    // "- 10 k" is a sum where nothing else is, else a list item.
    if !reader.isTight(index), !(isFirst && isLast) { return }
    let opens = reader.isTight(index - 1) && reader.sameSentence(index - 2, index)
    guard !opens || reader.matches(index - 2, Self.beforeMinus) else { return }
    draft.number.value = -draft.number.value
    draft.tokens = (index - 1)..<draft.tokens.upperBound
  }

  private func isMinus(_ index: Int) -> Bool {
    reader.mark(index) == 0x2D || reader.isMinusSign(index)
  }

  /// Marks that a minus may follow without a blank.
  private static let beforeMinus = WordTable(words: "( [ < > = ≤ ≥ ~ : / “ ‘ $ £ € \" '")

  private func takeCurrencyBefore(_ draft: inout NumberDraft) {
    let before = draft.tokens.lowerBound - 1
    guard before >= lastEnd, reader.matches(before, MeasureUnits.english.currencies),
      reader.sameSentence(before, before + 1)
    else { return }
    draft.kind = .money
    draft.unit = before
    draft.approximable = before
    // "-$5 million"
    if isMinus(before - 1), reader.isTight(before), !reader.isTight(before - 1),
      !reader.has(before - 1, .sentenceStart), draft.number.value > 0
    {
      draft.number.value = -draft.number.value
      draft.tokens = (before - 1)..<draft.tokens.upperBound
    }
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
    if isYear(draft) {
      draft.kind = .year
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
    guard reader.matches(at, "percentage"),
      reader.matches(at + 1, "points") || reader.matches(at + 1, "point")
    else { return false }
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
    guard
      isPounds || isTightUnit(at) || reader.matches(at, MeasureUnits.english.table)
        || reader.mark(at) == 0xB0,
      reader.spans[at].count > 1 || reader.isTight(at)
    else { return false }
    // "two degree programmes" are no angle.
    if reader.matches(at, "degree"), !reader.isTight(at), draft.number.value != 1 { return false }
    draft.kind = .measure
    draft.unit = at
    return true
  }

  /// "-15C", "5F", "2in".
  private func isTightUnit(_ index: Int) -> Bool {
    guard reader.isTight(index) else { return false }
    return reader.mark(index) == UInt8(ascii: "C") || reader.mark(index) == UInt8(ascii: "F")
      || reader.matches(index, "in")
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
