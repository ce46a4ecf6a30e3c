import DocumentModel

// Ages and identifiers, told by the words around the number.
extension NumberScan {
  /// "aged 34", "34-year-old", "34 years old", ", 34," after a name.
  func isAge(_ draft: inout NumberDraft) -> Bool {
    guard draft.number.value >= 0, draft.number.value <= 125 else { return false }
    let first = draft.tokens.lowerBound
    var next = draft.end
    let isHyphened = reader.isHyphen(next) && reader.isTight(next)
    if isHyphened { next += 1 }
    if reader.matches(next, Self.spans), reader.sameSentence(first, next) {
      var after = next + 1
      if reader.isHyphen(after) { after += 1 }
      let isOld = reader.matches(after, "old") || reader.matches(after, "olds")
      let isOfAge = reader.matches(after, "of") && reader.matches(after + 1, "age")
      guard isOld || isOfAge else { return false }
      draft.kind = .age
      draft.unit = next
      return true
    }
    guard isAgeCue(first) || isAfterName(first, next) else { return false }
    draft.kind = .age
    return true
  }

  private static let spans = WordTable(words: "year years month months week weeks day days")

  private func isAgeCue(_ first: Int) -> Bool {
    if reader.matches(first - 1, "aged") { return true }
    if reader.matches(first - 1, "age") { return reader.sameSentence(first - 1, first) }
    return (reader.matches(first - 1, "of") || reader.matches(first - 1, "at"))
      && (reader.matches(first - 2, "age") || reader.matches(first - 2, "ages"))
  }

  /// A bare number between commas after a name: "Jane Doe, 34, said".
  private func isAfterName(_ first: Int, _ next: Int) -> Bool {
    guard reader.mark(first - 1) == 0x2C, reader.has(first - 2, .title),
      reader.sameSentence(first - 2, first), reader.sameSentence(first, next),
      reader.mark(next) == 0x2C || reader.mark(next) == 0x2E || reader.mark(next) == 0x3B
    else { return false }
    return reader.flags[first - 2].isDisjoint(with: .digit)
      && reader.value(first - 2, DateLexicon.english.months) == nil
  }

  /// Whether the number names something: "Resolution 2254", "#3", "posts 542 and 543".
  func isIdentifier(_ draft: NumberDraft) -> Bool {
    if draft.upper != nil { return draft.number.form == .digits && isFormation(draft.end) }
    guard !draft.number.isVague, !draft.number.isFraction,
      draft.number.form == .digits || draft.number.form == .words
    else { return false }
    let first = draft.tokens.lowerBound
    if isListMark(draft) { return true }
    guard reader.sameSentence(first - 1, first) else { return false }
    if reader.mark(first - 1) == 0x23 || isFormation(draft.end) { return true }
    if let known = reader.value(first - 1, Self.named) {
      let isPlainNumber = draft.number.isPlain || draft.number.form == .words
      // Without a capital only nouns that are always numbered count.
      return isPlainNumber && (known == 1 || reader.has(first - 1, .title))
        && !(draft.number.form == .words && known == 2 && NounPhrases.isPlural(reader, draft.end))
    }
    if isVersion(draft) { return true }
    guard let before = found.last, before.kind == .identifier else { return false }
    let isNext = first - lastEnd == 1
    return isNext && (reader.matches(first - 1, "and") || reader.mark(first - 1) == 0x2C)
      && draft.number.isPlain
  }

  /// Whether figures at the end of a sentence belong to the name before: "Ocean Explorer 6".
  private func isVersion(_ draft: NumberDraft) -> Bool {
    let first = draft.tokens.lowerBound
    let next = draft.end
    guard draft.number.isPlain, draft.number.value < 100,
      !reader.sameSentence(first, next) || reader.mark(next) == 0x2E,
      reader.sameSentence(first - 2, first)
    else { return false }
    for near in [first - 1, first - 2] {
      guard reader.has(near, .title), reader.has(near, .alphabetic), !reader.has(near, .upper),
        reader.roles(near).isDisjoint(with: [.calendar, .number, .named])
      else { return false }
    }
    return true
  }

  /// Whether plain figures are a year: "the 1879 harvest", the "97" of "1992 - 97".
  func isYear(_ draft: NumberDraft) -> Bool {
    guard draft.upper == nil, draft.number.isPlain, draft.number.form == .digits else {
      return false
    }
    let first = draft.tokens.lowerBound
    let next = draft.end
    guard reader.sameSentence(first - 1, first) else { return false }
    switch reader.spans[first].count {
    case 2:
      guard first >= 2, reader.isDash(first - 1), let before = found.last, before.kind == .year,
        before.span.end == reader.spans[first - 2].end, let year = before.value
      else { return false }
      return draft.number.value > year.truncatingRemainder(dividingBy: 100)
    case 4:
      return (1600..<2100).contains(draft.number.value) && reader.sameSentence(first, next)
        && reader.matches(first - 1, Self.beforeYear) && reader.has(next, .lower)
        && reader.has(next, .spaceBefore) && !NounPhrases.isPlural(reader, next)
        && !FunctionWords.english.contains(reader.bytes, reader.spans[next])
        && !reader.matches(next, MeasureUnits.english.table)
        && !reader.matches(next, DateLexicon.english.units)
    default: return false
    }
  }

  private static let beforeYear = WordTable(words: "the his her its their our 's ’s")

  /// "1." or "2)" at the start of a sentence.
  private func isListMark(_ draft: NumberDraft) -> Bool {
    let first = draft.tokens.lowerBound
    guard draft.number.isPlain, reader.has(first, .sentenceStart), reader.spans[first].count <= 3,
      reader.mark(draft.end) == 0x2E || reader.mark(draft.end) == 0x29, reader.isTight(draft.end)
    else { return false }
    // A whole text of one number, "1.", is one.
    return draft.end + 1 < reader.count
  }

  /// "27 Brigade", "2-12 Cavalry": a number before the name of one formation.
  func isFormation(_ index: Int) -> Bool {
    reader.sameSentence(index - 1, index) && reader.has(index, .title)
      && reader.matches(index, Self.formations)
  }

  private static let formations = WordTable(
    words: """
      brigade battalion regiment division squadron airborne infantry cavalry armored armoured corps
      fleet wing platoon
      """)

  /// Nouns before a number that names: 1 in any case, 2 with a capital.
  private static let named: WordTable = {
    var table = WordTable()
    table.add(
      words: """
        no. nos. resolution article section chapter page pages paragraph verse question figure
        fig. p. pp. vol. vol resolutions articles sections chapters room flight channel route
        highway interstate version grade chap. nr nr. number numbers posts
        """, value: 1)
    table.add(
      words: """
        rule line lines title part act bill order case docket district area zone camp group team
        site base hill ward precinct unit block terminal gate pier platform apollo class type mark
        level phase step building tower company squadron boeing airbus windows freeway exit force
        proposition measure amendment protocol annex appendix table schedule code file form post
        checkpoint battery brigade regiment battalion super bowl psalm matthew luke john formula category
        world war iphone xbox soyuz falcon atlas delta
        """, value: 2)
    return table
  }()
}
