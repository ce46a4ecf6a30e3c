import DocumentModel

/// Moving dates by units, and writing weeks.
enum CalendarArithmetic {
  /// The ISO 8601 week of a full date, as `2024-W08`; nil where the day is not known.
  ///
  /// Source: ISO 8601: the week belongs to the year that its Thursday is in.
  static func week(of date: CalendarDate) -> String? {
    guard let weekday = date.weekday, let thursday = date.adding(days: 4 - weekday),
      let number = thursday.dayNumber,
      let first = CalendarDate(year: thursday.year, month: 1, day: 1)?.dayNumber
    else { return nil }
    let week = (number - first) / 7 + 1
    let year = CalendarDate(year: thursday.year)?.description ?? ""
    return "\(year)-W\(week < 10 ? "0" : "")\(week)"
  }

  /// The month `count` months later than the one of `date`.
  static func month(of date: CalendarDate, adding count: Int) -> CalendarDate? {
    guard let month = date.month, abs(count) < 120_000 else { return nil }
    let total = date.year * 12 + month - 1 + count
    guard total >= 12 else { return nil }
    return CalendarDate(year: total / 12, month: total % 12 + 1)
  }

  /// What "`count` units" before or after `date` names, at the grain of the unit.
  static func value(_ date: CalendarDate, adding count: Int, _ unit: DateUnit) -> RelativeDate? {
    guard abs(count) < 1_000_000 else { return nil }
    switch unit {
    case .second, .minute, .hour: return nil
    case .day: return date.adding(days: count).map { RelativeDate($0.description, .day) }
    case .week: return weekValue(date.adding(days: 7 * count))
    case .weekend: return nil
    case .month: return month(of: date, adding: count).map { RelativeDate($0.description, .month) }
    case .year: return yearValue(date.year + count)
    case .decade: return yearValue(date.year + count * 10)
    case .century: return yearValue(date.year + count * 100)
    }
  }

  private static func weekValue(_ date: CalendarDate?) -> RelativeDate? {
    date.flatMap(week(of:)).map { RelativeDate($0, .week) }
  }

  private static func yearValue(_ year: Int) -> RelativeDate? {
    CalendarDate(year: year).map { RelativeDate($0.description, .year) }
  }
}

/// A computed date with its grain.
struct RelativeDate {
  let value: String
  let grain: DateGrain

  init(_ value: String, _ grain: DateGrain) {
    self.value = value
    self.grain = grain
  }
}
