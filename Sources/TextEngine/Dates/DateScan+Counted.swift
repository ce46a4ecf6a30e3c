import DocumentModel

// Expressions with a number of units: "five days later", "two weeks ago", "for three years".
extension DateScan {
  func countedMatch(at index: Int) -> DateMatch? {
    if let match = pastMatch(index) { return match }
    guard let number = parser.number(at: index), !number.isOrdinal, number.value >= 0,
      number.value <= 100_000
    else { return articleMatch(index) }
    var next = number.tokens.upperBound
    if reader.matches(next, "times") || reader.matches(next, "time") {
      if let match = timesMatch(index, next + 1) { return match }
    }
    if number.isVague, reader.matches(next, "of") || reader.matches(next, "more") { next += 1 }
    if let match = rangeMatch(index, number, next) { return match }
    let isHyphened = reader.isHyphen(next) && reader.isTight(next)
    if isHyphened { next += 1 }
    if number.isFraction, reader.number(next)?.kind == .article { next += 1 }
    guard reader.sameSentence(index, next), let unit = unit(next), isUnit(next),
      !isAge(next, isHyphened), !number.isFraction || number.value >= 0.5
    else { return number.form == .words && number.value == 1 ? articleMatch(index) : nil }
    if let half = andHalf(next), !number.isVague {
      return directed(index..<half, unit.duration(number.value + 0.5), nil, unit)
    }
    let count = number.isVague || number.value != number.value.rounded() ? nil : Int(number.value)
    let value = number.isVague ? nil : unit.duration(number.value)
    return directed(index..<(next + 1), value, count, unit)
  }

  /// The index after "and a half" behind the unit at `index`.
  private func andHalf(_ index: Int) -> Int? {
    guard reader.matches(index + 1, "and"), reader.number(index + 2)?.kind == .article,
      reader.number(index + 3)?.kind == .half, reader.sameSentence(index, index + 3)
    else { return nil }
    return index + 4
  }

  /// "six to eight weeks", "10-15 minutes", "two or three days".
  private func rangeMatch(_ index: Int, _ first: ParsedNumber, _ joint: Int) -> DateMatch? {
    let isDashed = reader.isDash(joint) && reader.isTight(joint) && reader.isTight(joint + 1)
    guard isDashed || reader.matches(joint, "to") || reader.matches(joint, "or"),
      reader.sameSentence(index, joint + 1), !first.isVague, !first.isFraction,
      let second = parser.number(at: joint + 1), !second.isOrdinal, !second.isVague,
      second.value > first.value, second.value <= 100_000
    else { return nil }
    var next = second.tokens.upperBound
    let isHyphened = reader.isHyphen(next) && reader.isTight(next)
    if isHyphened { next += 1 }
    guard reader.sameSentence(index, next), let unit = unit(next), isUnit(next),
      !isAge(next, isHyphened), let from = unit.duration(first.value),
      let to = unit.duration(second.value)
    else { return nil }
    return directed(index..<(next + 1), "\(from)/\(to)", nil, unit)
  }

  /// "half an hour".
  func halfHour(_ index: Int) -> DateMatch? {
    guard reader.matches(index, "half"), reader.number(index + 1)?.kind == .article,
      let unit = unit(index + 2), isUnit(index + 2), reader.sameSentence(index, index + 2)
    else { return nil }
    return directed(index..<(index + 3), unit.duration(0.5), nil, unit)
  }

  /// "days later", "years ago".
  func bareUnit(at index: Int) -> DateMatch? {
    let next = index + 1
    guard reader.sameSentence(index, next), let unit = unit(index),
      unit.rawValue >= DateUnit.minute.rawValue,
      TokenText.lowered(reader.bytes[reader.spans[index].end - 1]) == UInt8(ascii: "s")
    else { return nil }
    if reader.matches(next, "ago") {
      return DateMatch(index..<(next + 1), nil as String?, grain(unit), .published)
    }
    guard reader.matches(next, "later") || reader.matches(next, "earlier") else { return nil }
    return DateMatch(index..<(next + 1), nil as String?, grain(unit), .event)
  }

  /// "a week ago", "an hour later".
  private func articleMatch(_ index: Int) -> DateMatch? {
    guard reader.number(index)?.kind == .article, let unit = unit(index + 1), isUnit(index + 1),
      reader.sameSentence(index, index + 2)
    else { return nil }
    if let half = andHalf(index + 1) {
      return directed(index..<half, unit.duration(1.5), nil, unit)
    }
    let match = directed(index..<(index + 2), unit.duration(1), 1, unit)
    guard let match, match.grain != .duration || match.anchor != .explicit else { return nil }
    return match
  }

  /// A second is an ordinal as well, and "min" or "sec" are so in tables only.
  private func isUnit(_ index: Int) -> Bool {
    !reader.matches(index, "second")
  }

  private func isAge(_ index: Int, _ isHyphened: Bool) -> Bool {
    if isHyphened { return reader.isHyphen(index + 1) && reader.matches(index + 2, "old") }
    return reader.matches(index + 1, "old") || reader.matches(index + 1, "olds")
  }

  /// What the words after "N units" make of it.
  ///
  /// `duration` is what they last; `count` is nil where whole units cannot be counted on.
  private func directed(
    _ tokens: Range<Int>, _ duration: String?, _ count: Int?, _ unit: DateUnit
  ) -> DateMatch? {
    let next = tokens.upperBound
    let first = tokens.lowerBound
    let plain = DateMatch(tokens, duration, .duration, .explicit)
    guard reader.sameSentence(first, next) else { return plain }
    if reader.matches(next, "ago") {
      let value = counted(published, count.map { -$0 }, unit)
      return DateMatch(first..<(next + 1), value, grain(unit), .published)
    }
    let isLater = reader.matches(next, "later")
    let isEarlier = reader.matches(next, "earlier")
    if isLater || isEarlier {
      let value = counted(eventDate, count.map { isLater ? $0 : -$0 }, unit)
      return DateMatch(first..<(next + 1), value, grain(unit), .event)
    }
    let isAfter = reader.matches(next, "after")
    if isAfter || reader.matches(next, "before") {
      let shift = count.map { isAfter ? $0 : -$0 }
      return relative(first..<(next + 1), shift, unit) ?? plain
    }
    return plain
  }

  /// "two days after February 2"; after something else the day is not known.
  private func relative(_ tokens: Range<Int>, _ count: Int?, _ unit: DateUnit) -> DateMatch? {
    let next = tokens.upperBound
    let date =
      next < reader.count && reader.sameSentence(next - 1, next)
      ? monthMatch(at: next) ?? dayFirst(at: next) ?? weekdayMatch(at: next) : nil
    if let date, date.grain == .day {
      let base = date.value.flatMap(CalendarDate.init(iso:))
      let value = counted(base, count, unit)
      return DateMatch(tokens.lowerBound..<date.tokens.upperBound, value, grain(unit), date.anchor)
    }
    return nil
  }

  private func counted(_ base: CalendarDate?, _ count: Int?, _ unit: DateUnit) -> RelativeDate? {
    guard let base, let count else { return nil }
    return CalendarArithmetic.value(base, adding: count, unit)
  }

  func grain(_ unit: DateUnit) -> DateGrain {
    switch unit {
    case .second, .minute, .hour: .time
    case .day: .day
    case .week, .weekend: .week
    case .month: .month
    case .year, .decade, .century: .year
    }
  }

  /// "the last two weeks", "the past year", "the next five days".
  private func pastMatch(_ index: Int) -> DateMatch? {
    guard
      reader.matches(index, "past") || reader.matches(index, "last")
        || reader.matches(index, "next") || reader.matches(index, "coming")
        || reader.matches(index, "previous") || reader.matches(index, "following"),
      reader.sameSentence(index, index + 1), let number = parser.number(at: index + 1),
      !number.isOrdinal, !number.isFraction, reader.sameSentence(index, number.tokens.upperBound),
      let unit = unit(number.tokens.upperBound)
    else { return nil }
    let count = number.isVague || number.value > 100_000 ? nil : Int(number.value)
    return DateMatch(
      index..<(number.tokens.upperBound + 1), count.map(unit.duration), .duration, .published)
  }
}
