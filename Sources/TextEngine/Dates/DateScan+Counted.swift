import DocumentModel

// Expressions with a number of units: "five days later", "two weeks ago", "for three years".
extension DateScan {
  func countedMatch(at index: Int) -> DateMatch? {
    if let match = pastMatch(index) { return match }
    guard let number = parser.number(at: index), !number.isOrdinal, !number.isFraction,
      number.value >= 0, number.value <= 100_000
    else { return articleMatch(index) }
    var next = number.tokens.upperBound
    let isHyphened = reader.isHyphen(next) && reader.isTight(next)
    if isHyphened { next += 1 }
    guard reader.sameSentence(index, next), let unit = unit(next), isUnit(next),
      !isAge(next, isHyphened)
    else { return nil }
    let count = number.isVague || number.value != number.value.rounded() ? nil : Int(number.value)
    return directed(index..<(next + 1), count, unit)
  }

  /// "a week ago", "an hour later".
  private func articleMatch(_ index: Int) -> DateMatch? {
    guard reader.number(index)?.kind == .article, let unit = unit(index + 1), isUnit(index + 1),
      reader.sameSentence(index, index + 2)
    else { return nil }
    guard let match = directed(index..<(index + 2), 1, unit), match.grain != .duration else {
      return nil
    }
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
  private func directed(_ tokens: Range<Int>, _ count: Int?, _ unit: DateUnit) -> DateMatch? {
    let next = tokens.upperBound
    let first = tokens.lowerBound
    guard reader.sameSentence(first, next) else { return plain(tokens, count, unit) }
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
      return relative(first..<(next + 1), count.map { isAfter ? $0 : -$0 }, unit)
    }
    return plain(tokens, count, unit)
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
    guard let count else { return nil }
    return DateMatch(
      tokens.lowerBound..<(next - 1), unit.duration(abs(count)), .duration, .explicit)
  }

  private func counted(_ base: CalendarDate?, _ count: Int?, _ unit: DateUnit) -> RelativeDate? {
    guard let base, let count else { return nil }
    return CalendarArithmetic.value(base, adding: count, unit)
  }

  private func grain(_ unit: DateUnit) -> DateGrain {
    switch unit {
    case .second, .minute, .hour: .time
    case .day: .day
    case .week, .weekend: .week
    case .month: .month
    case .year, .decade, .century: .year
    }
  }

  private func plain(_ tokens: Range<Int>, _ count: Int?, _ unit: DateUnit) -> DateMatch? {
    DateMatch(tokens, count.map(unit.duration), .duration, .explicit)
  }

  /// "the last two weeks", "the past year", "the next five days".
  private func pastMatch(_ index: Int) -> DateMatch? {
    guard
      reader.matches(index, "past") || reader.matches(index, "last")
        || reader.matches(index, "next"),
      reader.sameSentence(index, index + 1), let number = parser.number(at: index + 1),
      !number.isOrdinal, !number.isFraction, reader.sameSentence(index, number.tokens.upperBound),
      let unit = unit(number.tokens.upperBound)
    else { return nil }
    let count = number.isVague || number.value > 100_000 ? nil : Int(number.value)
    return DateMatch(
      index..<(number.tokens.upperBound + 1), count.map(unit.duration), .duration, .published)
  }
}
