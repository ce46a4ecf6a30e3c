import DocumentModel

// Two dates that make one interval: "from March 3 to March 7", "between 2014 and 2017".
extension DateScan {
  /// The last mention joined with `match`, which follows it; nil if they are two dates.
  func joined(_ match: DateMatch) -> DateMention? {
    guard let before = lastMatch, let mention = found.last, before.grain == match.grain,
      isJoint(match), before.anchor != .event, match.anchor != .event,
      let first = before.value, let second = match.value,
      let (from, to) = ends(first, second, before.anchor == .explicit, match)
    else { return nil }
    return DateMention(
      span: mention.span.hull(reader.span(match.tokens)), value: "\(from)/\(to)",
      grain: match.grain, anchor: match.anchor)
  }

  /// Whether the words before and between two dates make an interval of them.
  private func isJoint(_ match: DateMatch) -> Bool {
    let joint = lastTokens.upperBound
    guard joint == match.tokens.lowerBound - 1, reader.sameSentence(joint - 1, joint + 1) else {
      return false
    }
    let before = lastTokens.lowerBound - 1
    if reader.matches(joint, "and") { return reader.matches(before, "between") }
    if reader.isDash(joint) { return true }
    guard
      reader.matches(joint, "to") || reader.matches(joint, "through")
        || reader.matches(joint, "until") || reader.matches(joint, "till")
    else { return false }
    return !(reader.matches(before, "from") && isMoved(before))
  }

  /// "moved from Monday to Friday" names two days.
  private func isMoved(_ index: Int) -> Bool {
    for near in max(0, index - 6)..<index where reader.sameSentence(near, index) {
      if reader.matches(near, Self.moves) { return true }
    }
    return false
  }

  private static let moves = WordTable(
    words: """
      moved move moving postponed postpone delayed delay rescheduled reschedule pushed brought
      changed switched shifted deferred extended
      """)

  /// The ends of an interval, in order; nil if they cannot be put in order.
  private func ends(
    _ first: String, _ second: String, _ isFirstExplicit: Bool, _ match: DateMatch
  ) -> (String, String)? {
    if match.grain == .time { return (first, second) }
    guard var from = CalendarDate(iso: first), var to = CalendarDate(iso: second) else {
      return nil
    }
    if match.anchor == .explicit, !isFirstExplicit, match.grain != .year {
      // "January to March 2024": both have the year.
      guard let moved = CalendarDate(year: to.year, month: from.month, day: from.day) else {
        return nil
      }
      from = moved
      if (to.month ?? 0, to.day ?? 0) < (from.month ?? 0, from.day ?? 0) {
        guard let earlier = CalendarDate(year: to.year - 1, month: from.month, day: from.day) else {
          return nil
        }
        from = earlier
      }
    }
    if second < first, match.anchor == .published, match.grain != .year {
      let isWeekday = reader.value(match.tokens.lowerBound, words.weekdays) != nil
      let later =
        isWeekday
        ? to.adding(days: 7) : CalendarDate(year: to.year + 1, month: to.month, day: to.day)
      guard let later else { return nil }
      to = later
    }
    let ends = (from.description, to.description)
    return ends.0 < ends.1 ? ends : nil
  }

  /// "March 3-7": the last day of a run of days, with the index after it; nil if there is none.
  func runEnd(_ index: Int, after day: Int) -> (day: Int, end: Int)? {
    let isDashed = reader.isDash(index) && reader.isTight(index) && reader.isTight(index + 1)
    guard isDashed || reader.matches(index, "to") || reader.matches(index, "through"),
      reader.sameSentence(index - 1, index + 1), let last = dayNumber(index + 1), last > day
    else { return nil }
    if !isDashed {
      // "on March 3 to 7 people"
      guard !NounPhrases.isPlural(reader, index + 2), !reader.matches(index + 2, words.units) else {
        return nil
      }
    }
    return (last, index + 2)
  }

  /// "March 5 and 6": another day of the month named last.
  func nextDay(at index: Int) -> DateMatch? {
    guard let before = lastMatch, before.grain == .day, lastTokens.upperBound <= index - 1,
      lastTokens.upperBound >= index - 2, reader.sameSentence(lastTokens.lowerBound, index),
      let month = month(lastTokens.lowerBound), let day = dayNumber(index),
      let date = before.value.flatMap(CalendarDate.init(iso:)), date.month == month
    else { return nil }
    let isListed =
      reader.matches(index - 1, "and") || reader.matches(index - 1, "or")
      || reader.mark(index - 1) == 0x2C
    let isAfterComma =
      lastTokens.upperBound == index - 1 || reader.mark(lastTokens.upperBound) == 0x2C
    let next = index + 1
    let endsHere =
      !reader.sameSentence(index, next) || reader.has(next, .punctuation)
      || FunctionWords.english.contains(reader.bytes, reader.spans[next])
      || year(next) != nil
    guard isListed, isAfterComma, endsHere, reader.isHyphen(next) == false else { return nil }
    let value = CalendarDate(year: date.year, month: month, day: day)?.description
    return DateMatch(index..<next, value, .day, before.anchor)
  }
}
