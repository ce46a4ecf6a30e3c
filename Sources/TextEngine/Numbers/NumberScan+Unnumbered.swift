import DocumentModel

// Places in a row and shares that the text does not put in figures: "the last", "a small percentage".
extension NumberScan {
  /// A number without a value that starts at `index`.
  func unnumbered(at index: Int, _ roles: CueLexicon.Roles) -> NumberDraft? {
    if roles.contains(.share) { return isBareShare(index) ? share(index) : nil }
    guard let end = relativeEnd(index) else { return nil }
    var draft = NumberDraft(ParsedNumber(tokens: index..<end, value: 0, form: .words))
    draft.number.isOrdinal = true
    draft.kind = .ordinal
    draft.hasValue = false
    draft.unit = NounPhrases.head(reader, from: end, isOne: true)
    return draft
  }

  private func share(_ index: Int) -> NumberDraft {
    let end = reader.matches(index, "per") ? index + 2 : index + 1
    var draft = NumberDraft(ParsedNumber(tokens: index..<end, value: 0, form: .vague))
    draft.number.isVague = true
    draft.kind = .percent
    draft.hasValue = false
    return draft
  }

  /// Whether the word for percent at `index` has no number of its own.
  private func isBareShare(_ index: Int) -> Bool {
    // "three percentage points": the unit of the number before.
    guard index != lastUnit, index + 1 != lastUnit else { return false }
    if reader.mark(index) == 0x25 {
      return reader.has(index, .spaceBefore) && reader.has(index - 1, .lower)
        && reader.has(index + 1, .lower) && reader.sameSentence(index - 1, index + 1)
    }
    if reader.matches(index, "per") { return reader.matches(index + 1, "cent") }
    return reader.spans[index].count > 3
  }

  /// The index after a relative ordinal: "last", "penultimate", "next to last".
  private func relativeEnd(_ index: Int) -> Int? {
    let isLast = reader.matches(index, "last")
    guard isLast || reader.matches(index, "next") || reader.matches(index, "previous") else {
      return index + 1
    }
    if !isLast, let end = toLast(index) { return end }
    let next = index + 1
    let hasDeterminer =
      reader.matches(index - 1, Self.determiners) && reader.sameSentence(index - 1, index)
    let isAtEnd = !reader.sameSentence(index, next) || reader.has(next, .punctuation)
    if isAtEnd { return isLast && hasDeterminer ? next : nil }
    let isAdverb = !hasDeterminer && reader.matches(index - 1, Self.beforeAdverb)
    if isAdverb, !reader.matches(index, "previous") { return nil }
    guard reader.has(next, .alphabetic) || reader.has(next, .digit),
      reader.roles(next).isDisjoint(with: [.unit, .calendar, .named]),
      !FunctionWords.english.contains(reader.bytes, reader.spans[next]),
      !(reader.matches(next, Self.afterAdverb) && !hasDeterminer)
    else { return nil }
    return next
  }

  /// The index after "to last" and the like.
  private func toLast(_ index: Int) -> Int? {
    var at = index + 1
    if reader.isHyphen(at) { at += 1 }
    guard reader.matches(at, "to"), reader.sameSentence(index, at) else { return nil }
    at += 1
    if reader.isHyphen(at) { at += 1 }
    return reader.matches(at, "last") && reader.sameSentence(index, at) ? at + 1 : nil
  }

  private static let determiners = WordTable(
    words: "the a an this that his her its their my our your these those 's ’s every each")
  /// Words after which "last" and "next" are adverbs or verbs.
  private static let beforeAdverb = WordTable(
    words: """
      at to will would can could may might must should did do does not n't was were had has have is
      are be been being when who which what comes come came i he she it we they you since and
      """)
  private static let afterAdverb = WordTable(
    words: "seen met won heard known held spoke month door saw had played visited appeared longer")
}
