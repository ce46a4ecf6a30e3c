import DocumentModel

// Expressions of words: "yesterday", "last week", "every Friday", "this morning".
extension DateScan {
  func namedMatch(at index: Int) -> DateMatch? {
    let first = reader.bytes[reader.spans[index].start] | 0x20
    switch first {
    case UInt8(ascii: "y"), UInt8(ascii: "t"), UInt8(ascii: "n"), UInt8(ascii: "m"):
      if let match = dayName(index) { return withDayPart(match) }
    case UInt8(ascii: "a"), UInt8(ascii: "b"):
      if reader.matches(index, "ad") || reader.matches(index, "bc") { return eraFirst(index) }
    case UInt8(ascii: "h"):
      if let match = halfHour(index) { return match }
    default: break
    }
    return setMatch(index) ?? seasonOfYear(index) ?? decadeName(index) ?? holidayMatch(index)
      ?? determinedMatch(index)
  }

  /// The day with "morning" or "night" after it.
  func withDayPart(_ match: DateMatch) -> DateMatch {
    let next = match.tokens.upperBound
    guard match.grain == .day, reader.matches(next, words.dayParts),
      reader.sameSentence(match.tokens.lowerBound, next)
    else { return match }
    return DateMatch(match.tokens.lowerBound..<(next + 1), match.value, .day, match.anchor)
  }

  private func dayName(_ index: Int) -> DateMatch? {
    let tokens = index..<(index + 1)
    if reader.matches(index, "noon") { return DateMatch(tokens, "T12:00", .time, .explicit) }
    if reader.matches(index, "midnight") { return DateMatch(tokens, "T00:00", .time, .explicit) }
    let shift: Int
    if reader.matches(index, "yesterday") {
      shift = -1
    } else if reader.matches(index, "today") || reader.matches(index, "tonight") {
      shift = 0
    } else if reader.matches(index, "tomorrow") {
      shift = 1
    } else {
      return nil
    }
    return DateMatch(tokens, published?.adding(days: shift)?.description, .day, .published)
  }

  /// The unit of time that the token names.
  func unit(_ index: Int) -> DateUnit? {
    reader.value(index, words.units).flatMap(DateUnit.init)
  }

  /// "last week", "this month", "next year", "the next day", "this morning".
  private func determinedMatch(_ index: Int) -> DateMatch? {
    var at = index
    let hasArticle = reader.matches(index, "the") || reader.matches(index, "that")
    if hasArticle { at += 1 }
    guard reader.sameSentence(index, at + 1) else { return nil }
    let shift: Int
    switch true {
    case reader.matches(at, "last"), reader.matches(at, "previous"), reader.matches(at, "past"):
      shift = -1
    case reader.matches(at, "this"), reader.matches(at, "current"): shift = 0
    case reader.matches(at, "next"), reader.matches(at, "following"), reader.matches(at, "coming"),
      reader.matches(at, "same"):
      shift = 1
    case reader.matches(at, "recent"): return vagueSpan(index, at)
    default: return hasArticle && at == index + 1 ? eventDay(index) ?? thatUnit(index) : nil
    }
    if let match = calendarMatch(index, at, hasArticle) { return match }
    if let match = vagueSpan(index, at) { return match }
    if let match = partOfDay(index, at + 1, shift, hasArticle) { return match }
    if hasArticle || reader.matches(at, "following") { return eventUnit(index, at) }
    guard let unit = unit(at + 1), isUnitWord(at + 1) else {
      return seasonMatch(index, at + 1, shift)
    }
    let tokens = index..<(at + 2)
    let isPast = reader.matches(at, "past")
    if isPast || (reader.matches(at, "last") && reader.matches(at - 1, "the")) {
      // "the past year", "over the last month": as long as that, up to publication.
      guard unit.rawValue >= DateUnit.hour.rawValue, unit != .weekend else {
        return publishedUnit(tokens, unit, shift)
      }
      return DateMatch(tokens, unit.duration(1), .duration, .published)
    }
    return publishedUnit(tokens, unit, shift)
  }

  private func isUnitWord(_ index: Int) -> Bool { reader.spans[index].count > 3 }

  private func publishedUnit(_ tokens: Range<Int>, _ unit: DateUnit, _ shift: Int) -> DateMatch? {
    switch unit {
    case .second, .minute, .hour, .day: return nil
    case .weekend:
      let saturday = published.flatMap { date in
        date.weekday.flatMap { date.adding(days: 6 - $0 + (shift == 1 ? 7 : 0)) }
      }
      let day = shift == -1 ? saturday?.adding(days: -7) : saturday
      let value = day.flatMap { first in first.adding(days: 1).map { "\(first)/\($0)" } }
      return DateMatch(tokens, value, .duration, .published)
    case .decade, .century:
      return DateMatch(tokens, unit.duration(1), .duration, .published)
    case .week, .month, .year:
      let value = published.flatMap { CalendarArithmetic.value($0, adding: shift, unit) }
      let grain: DateGrain = unit == .week ? .week : unit == .month ? .month : .year
      return DateMatch(tokens, value, grain, .published)
    }
  }

  /// "this morning", "last night".
  private func partOfDay(
    _ index: Int, _ noun: Int, _ shift: Int, _ hasArticle: Bool
  ) -> DateMatch? {
    guard !hasArticle, shift < 1, reader.matches(noun, words.dayParts),
      shift == 0 || reader.matches(noun, "night")
    else { return nil }
    let day = published?.adding(days: shift)
    return DateMatch(index..<(noun + 1), day?.description, .day, .published)
  }

  private func seasonMatch(_ index: Int, _ noun: Int, _ shift: Int) -> DateMatch? {
    guard let first = reader.value(noun, words.seasons), let published, let month = published.month
    else { return nil }
    let start = Int(first)
    var year = published.year
    // January and February belong to the winter that began the year before.
    let isInWinter = start == 12 && month < 3
    if shift == -1, start + 2 >= month || isInWinter { year -= isInWinter ? 2 : 1 }
    if shift == 0, isInWinter { year -= 1 }
    if shift == 1, start <= month { year += 1 }
    guard let from = CalendarDate(year: year, month: start),
      let to = CalendarArithmetic.month(of: from, adding: 2)
    else { return nil }
    return DateMatch(index..<(noun + 1), "\(from)/\(to)", .duration, .published)
  }

  /// "the next day", "the following week": counts from the event last dated.
  private func eventUnit(_ index: Int, _ at: Int) -> DateMatch? {
    let isBack = reader.matches(at, "previous")
    let isNext = reader.matches(at, "next") || reader.matches(at, "following")
    let isSame = reader.matches(at, "same")
    guard isBack || isNext || isSame, let unit = unit(at + 1),
      unit.rawValue >= DateUnit.day.rawValue,
      unit.rawValue <= DateUnit.year.rawValue, reader.spans[at + 1].count < 6
    else { return nil }
    // "the night" and "the days" are something else.
    guard !reader.matches(at + 1, "night") || isNext else { return nil }
    if isNext, unit != .day, reader.matches(index - 1, Self.spans) {
      // "over the next year": it begins with publication.
      return DateMatch(index..<(at + 2), unit.duration(1), .duration, .published)
    }
    let shift = isSame ? 0 : isBack ? -1 : 1
    let value = eventDate.flatMap { CalendarArithmetic.value($0, adding: shift, unit) }
    return DateMatch(index..<(at + 2), value, grain(unit), .event)
  }

  private static let spans = WordTable(words: "over in during within for through throughout")

  /// "last Friday", "this Tuesday", "next May", "the last Monday of May".
  private func calendarMatch(_ index: Int, _ at: Int, _ hasArticle: Bool) -> DateMatch? {
    let next = at + 1
    guard reader.roles(next).contains(.calendar), reader.has(next, .title) else { return nil }
    if reader.matches(at, "last"), let match = weekdayOfMonth(at, next, count: -1) {
      return match
    }
    guard !hasArticle, !reader.matches(at, "same"),
      let match = monthMatch(at: next) ?? weekdayMatch(at: next), match.anchor == .published
    else { return nil }
    return withDayPart(
      DateMatch(index..<match.tokens.upperBound, match.value, match.grain, .published))
  }

  /// "recent weeks", "the coming days": the text does not say how many.
  private func vagueSpan(_ index: Int, _ at: Int) -> DateMatch? {
    guard reader.matches(at, "recent") || reader.matches(at, "coming"),
      let unit = unit(at + 1), unit.rawValue >= DateUnit.hour.rawValue,
      reader.sameSentence(at, at + 1),
      TokenText.lowered(reader.bytes[reader.spans[at + 1].end - 1]) == UInt8(ascii: "s")
    else { return nil }
    return DateMatch(index..<(at + 2), nil as String?, .duration, .published)
  }

  /// "that day", "that year": what was dated last.
  private func thatUnit(_ index: Int) -> DateMatch? {
    guard reader.matches(index, "that"), let unit = unit(index + 1),
      unit.rawValue >= DateUnit.day.rawValue, unit.rawValue <= DateUnit.year.rawValue,
      TokenText.lowered(reader.bytes[reader.spans[index + 1].end - 1]) != UInt8(ascii: "s")
    else { return nil }
    let value = eventDate.flatMap { CalendarArithmetic.value($0, adding: 0, unit) }
    return DateMatch(index..<(index + 2), value, grain(unit), .event)
  }

  /// "the day before", "the day after".
  private func eventDay(_ index: Int) -> DateMatch? {
    guard reader.matches(index + 1, "day"), reader.sameSentence(index, index + 2) else {
      return nil
    }
    let isBefore = reader.matches(index + 2, "before")
    guard isBefore || reader.matches(index + 2, "after") else { return nil }
    // "the day before yesterday" is a day of its own.
    let next = index + 3
    if reader.matches(next, "yesterday") || reader.matches(next, "tomorrow") {
      let day = published?.adding(days: isBefore ? -2 : 2)
      return DateMatch(index..<(next + 1), day?.description, .day, .published)
    }
    let endsHere = !reader.sameSentence(index, next) || reader.has(next, .punctuation)
    guard endsHere else { return nil }
    let day = eventDate?.adding(days: isBefore ? -1 : 1)
    return DateMatch(index..<next, day?.description, .day, .event)
  }
}
