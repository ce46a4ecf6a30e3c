/// The words of dates in English.
struct DateLexicon: Sendable {
  static let english = DateLexicon()

  /// The words that an expression can start with: `calendar` or `named`.
  let starters: WordTable
  static let calendar: Int32 = 1
  static let named: Int32 = 2

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
    let monthRows = [
      "january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may",
      "june jun jun.", "july jul jul.", "august aug aug.", "september sept sept. sep sep.",
      "october oct oct.", "november nov nov.", "december dec dec.",
    ]
    months = Self.table(monthRows)
    let weekdayRows = [
      "monday mon mon.", "tuesday tue tues tue. tues.", "wednesday wed wed.",
      "thursday thu thur thurs thu. thurs.", "friday fri fri.", "saturday sat.", "sunday sun.",
    ]
    weekdays = Self.table(weekdayRows)
    units = Self.table([
      "second seconds sec secs", "minute minutes min mins", "hour hours hr hrs",
      "day days night nights",
      "week weeks fortnight", "month months", "year years yr yrs", "decade decades",
      "century centuries", "weekend weekends",
    ])
    sets = Self.table(
      ["", "", "hourly", "daily nightly", "weekly", "monthly", "yearly annually", "", "", ""])
    var starters = WordTable()
    for row in monthRows + weekdayRows { starters.add(words: row, value: Self.calendar) }
    starters.add(
      words: """
        yesterday today tonight tomorrow noon midnight hourly daily nightly weekly monthly yearly
        annually every each the that last previous past this current next following coming same
        """, value: Self.named)
    self.starters = starters
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
