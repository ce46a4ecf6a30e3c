import DocumentModel

// Feasts with a day of their own, as newspapers in English name them.
extension DateScan {
  /// "Christmas Day", "New Year's Eve", "Good Friday", "the Fourth of July" is found elsewhere.
  func holidayMatch(_ index: Int) -> DateMatch? {
    guard reader.has(index, .title), let rule = reader.value(index, Self.firstWords) else {
      return nil
    }
    guard let (holiday, end) = holiday(rule, index) else { return nil }
    if reader.sameSentence(index, end), let year = year(end) ?? commaYear(end) {
      let last = reader.mark(end) == 0x2C ? end + 2 : end + 1
      return DateMatch(index..<last, holiday.day(in: year)?.description, .day, .explicit)
    }
    return DateMatch(index..<end, nearest(holiday, index)?.description, .day, .published)
  }

  private func commaYear(_ index: Int) -> Int? {
    reader.mark(index) == 0x2C ? year(index + 1) : nil
  }

  private static let firstWords: WordTable = {
    var table = WordTable()
    let names = [
      "christmas", "new", "easter", "good", "thanksgiving", "halloween", "boxing", "independence",
      "valentine", "labor labour", "memorial", "veterans",
    ]
    for (index, name) in names.enumerated() { table.add(words: name, value: Int32(index)) }
    return table
  }()

  /// The feast that starts at `index`, with the index after it.
  private func holiday(_ rule: Int32, _ index: Int) -> (Holiday, Int)? {
    let next = index + 1
    let isDay = reader.matches(next, "day")
    switch rule {
    case 0:
      if reader.matches(next, "eve") { return (.fixed(12, 24), next + 1) }
      return isDay ? (.fixed(12, 25), next + 1) : nil
    case 1:
      guard reader.matches(next, "year"), reader.has(next + 1, .clitic) else { return nil }
      if reader.matches(next + 2, "eve") { return (.fixed(12, 31), next + 3) }
      return reader.matches(next + 2, "day") ? (.fixed(1, 1), next + 3) : nil
    case 2:
      if reader.matches(next, "sunday") { return (.easter(0), next + 1) }
      return reader.matches(next, "monday") ? (.easter(1), next + 1) : nil
    case 3: return reader.matches(next, "friday") ? (.easter(-2), next + 1) : nil
    case 4: return (.weekday(11, 4, 4), isDay ? next + 1 : next)
    case 5: return (.fixed(10, 31), next)
    case 6: return isDay ? (.fixed(12, 26), next + 1) : nil
    case 7: return isDay ? (.fixed(7, 4), next + 1) : nil
    case 8:
      guard reader.has(next, .clitic), reader.matches(next + 1, "day") else { return nil }
      return (.fixed(2, 14), next + 2)
    case 9: return isDay ? (.weekday(9, 1, 1), next + 1) : nil
    case 10: return isDay ? (.weekday(5, 1, -1), next + 1) : nil
    default: return isDay ? (.fixed(11, 11), next + 1) : nil
    }
  }

  private func nearest(_ holiday: Holiday, _ index: Int) -> CalendarDate? {
    guard let published else { return nil }
    let days = (-1...1).compactMap { holiday.day(in: published.year + $0) }
    return nearest(days, at: index)
  }
}

/// How a feast gets its day.
enum Holiday {
  /// A month and a day.
  case fixed(Int, Int)
  /// A month, a day of the week from 1 for Monday, and which of them; -1 for the last.
  case weekday(Int, Int, Int)
  /// Days after Easter Sunday in the West.
  case easter(Int)

  /// The day in `year`.
  func day(in year: Int) -> CalendarDate? {
    switch self {
    case .fixed(let month, let day): return CalendarDate(year: year, month: month, day: day)
    case .weekday(let month, let weekday, let count):
      return CalendarDate(year: year, month: month).flatMap {
        DateScan.weekday(weekday, count, of: $0)
      }
    case .easter(let days): return Self.easter(year)?.adding(days: days)
    }
  }

  /// Easter Sunday of the Gregorian calendar.
  ///
  /// Source: the anonymous computation in Nature, 20 April 1876.
  private static func easter(_ year: Int) -> CalendarDate? {
    let golden = year % 19
    let (century, rest) = (year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let total = epact + weekday - 7 * shift + 114
    return CalendarDate(year: year, month: total / 31, day: total % 31 + 1)
  }
}
