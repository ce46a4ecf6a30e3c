/// The words of dates in English.
struct DateLexicon: Sendable {
  static let english = DateLexicon()

  /// Words other than months and days of the week that an expression can start with.
  static let names =
    """
    yesterday today tonight tomorrow noon midnight hourly daily nightly weekly monthly yearly
    annually every each last previous past this current next following coming same recent
    once twice thrice spring summer autumn fall winter twenties thirties forties fifties sixties
    seventies eighties nineties ad bc christmas easter thanksgiving halloween new good boxing
    independence valentine labor labour memorial veterans mondays tuesdays wednesdays thursdays
    fridays saturdays sundays half
    """
  let monthRows: [String]
  let weekdayRows: [String]
  let unitRows: [String]

  /// Months by number; abbreviations with and without their stop.
  let months: WordTable
  /// Days of the week by number, Monday first.
  let weekdays: WordTable
  /// Units of time; the value is a `DateUnit`.
  let units: WordTable
  /// Words that say "again and again": the value is a `DateUnit`.
  let sets: WordTable
  /// Words before a year.
  let yearCues = WordTable(
    words: """
      in since by of until till from during before after late early mid through to between around
      circa year autumn spring summer winter fall back and or for
      """)
  /// Words before a month that stands alone.
  let monthCues = WordTable(
    words: """
      in since by of until till from during before after late early mid through to between last next
      this and around every each end beginning start middle
      """)
  /// Parts of a day.
  let dayParts = WordTable(words: "morning afternoon evening night")
  /// Words that speak of the future.
  let future = WordTable(
    words: "will shall 'll going due scheduled planned plans plan expected next upcoming set")
  /// Seasons by their first month, in the northern hemisphere; winter runs into the next year.
  let seasons: WordTable
  /// Words of clock times after figures.
  let halves = WordTable(words: "am pm a.m. p.m. a.m p.m")

  private init() {
    monthRows = [
      "january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may",
      "june jun jun.", "july jul jul.", "august aug aug.", "september sept sept. sep sep.",
      "october oct oct.", "november nov nov.", "december dec dec.",
    ]
    months = Self.table(monthRows)
    weekdayRows = [
      "monday mon mon.", "tuesday tue tues tue. tues.", "wednesday wed wed.",
      "thursday thu thur thurs thu. thurs.", "friday fri fri.", "saturday sat.", "sunday sun.",
    ]
    weekdays = Self.table(weekdayRows)
    unitRows = [
      "second seconds sec secs", "minute minutes min mins", "hour hours hr hrs",
      "day days night nights",
      "week weeks fortnight", "month months", "year years yr yrs", "decade decades",
      "century centuries", "weekend weekends",
    ]
    units = Self.table(unitRows)
    sets = Self.table(
      ["", "", "hourly", "daily nightly", "weekly", "monthly", "yearly annually", "", "", ""])
    var seasons = WordTable()
    seasons.add(words: "spring", value: 3)
    seasons.add(words: "summer", value: 6)
    seasons.add(words: "autumn fall", value: 9)
    seasons.add(words: "winter", value: 12)
    self.seasons = seasons
  }

  private static func table(_ rows: [String]) -> WordTable {
    var table = WordTable()
    for (index, row) in rows.enumerated() { table.add(words: row, value: Int32(index + 1)) }
    return table
  }
}

/// A unit of time, in the order of `DateLexicon.units`.
enum DateUnit: Int32 {
  case second = 1
  case minute, hour, day, week, month, year, decade, century, weekend

  /// An ISO 8601 duration, with halves in the next smaller unit; nil for other parts of a unit.
  func duration(_ count: Double) -> String? {
    guard count >= 0, count <= 1e6 else { return nil }
    if count == count.rounded() { return duration(Int(count)) }
    guard count * 2 == (count * 2).rounded() else { return nil }
    let twice = Int(count * 2)
    switch self {
    case .minute: return DateUnit.second.duration(twice * 30)
    case .hour: return DateUnit.minute.duration(twice * 30)
    case .day: return DateUnit.hour.duration(twice * 12)
    case .year: return DateUnit.month.duration(twice * 6)
    case .decade: return DateUnit.year.duration(twice * 5)
    case .century: return DateUnit.year.duration(twice * 50)
    case .second, .week, .month, .weekend: return nil
    }
  }

  /// An ISO 8601 duration of `count` of the unit.
  func duration(_ count: Int) -> String {
    switch self {
    case .second: "PT\(count)S"
    case .minute: "PT\(count)M"
    case .hour: "PT\(count)H"
    case .day: "P\(count)D"
    case .week, .weekend: "P\(count)W"
    case .month: "P\(count)M"
    case .year: "P\(count)Y"
    case .decade: "P\(count * 10)Y"
    case .century: "P\(count * 100)Y"
    }
  }
}
