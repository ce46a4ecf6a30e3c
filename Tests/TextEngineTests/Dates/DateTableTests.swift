import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

/// Every class of expression, in texts published on Monday, February 26, 2024.
///
/// A row is a marked text, the value of the marked expression (`-` for none), its grain, and its
/// anchor where that is not `explicit`.
struct DateTableTests {
  static let days = rows(
    """
    on ⟦February 26, 2024⟧ | 2024-02-26 | day
    on ⟦February 26 2024⟧ | 2024-02-26 | day
    on ⟦Feb. 26, 2024⟧, he left | 2024-02-26 | day
    on ⟦Sept. 11, 2001⟧ | 2001-09-11 | day
    on ⟦29 February 2024⟧ | 2024-02-29 | day
    on ⟦1st May 1997⟧ | 1997-05-01 | day
    on the ⟦2nd of June 1953⟧ | 1953-06-02 | day
    on ⟦June the 2nd, 1953⟧ | 1953-06-02 | day
    on ⟦Tuesday, June 2, 1953⟧ | 1953-06-02 | day
    on ⟦Tuesday 2 June 1953⟧ | 1953-06-02 | day
    on ⟦1953-06-02⟧ | 1953-06-02 | day
    on ⟦06/02/1953⟧ | 1953-06-02 | day
    on ⟦26/02/2024⟧ | 2024-02-26 | day
    on ⟦2.6.1953⟧ | 1953-06-02 | day
    on ⟦12/25/99⟧ | 1999-12-25 | day
    since ⟦9/11⟧ | 2001-09-11 | day
    the ⟦first Monday of March 2024⟧ | 2024-03-04 | day
    the ⟦second Tuesday in November 2024⟧ | 2024-11-12 | day
    the ⟦last Friday of May 2023⟧ | 2023-05-26 | day
    the ⟦third Thursday of January 2025⟧ | 2025-01-16 | day
    on ⟦Christmas Day 2021⟧ | 2021-12-25 | day
    on ⟦Christmas Eve, 1914⟧ | 1914-12-24 | day
    on ⟦Easter Sunday 2024⟧ | 2024-03-31 | day
    on ⟦Easter Monday 2025⟧ | 2025-04-21 | day
    on ⟦Good Friday 1998⟧ | 1998-04-10 | day
    on ⟦Thanksgiving Day 2023⟧ | 2023-11-23 | day
    on ⟦Memorial Day 2024⟧ | 2024-05-27 | day
    on ⟦Labor Day 2023⟧ | 2023-09-04 | day
    """)

  static let publishedDays = rows(
    """
    on ⟦February 2⟧ | 2024-02-02 | day | published
    on ⟦2 February⟧ | 2024-02-02 | day | published
    on the ⟦2nd of February⟧ | 2024-02-02 | day | published
    on ⟦Feb. 2⟧ he left | 2024-02-02 | day | published
    on ⟦December 31⟧ | 2023-12-31 | day | published
    It will end on ⟦December 31⟧ | 2024-12-31 | day | published
    It must end by ⟦June 30⟧ | 2024-06-30 | day | published
    since ⟦October 7⟧ | 2023-10-07 | day | published
    on ⟦Monday⟧ | 2024-02-26 | day | published
    on ⟦Sunday⟧ | 2024-02-25 | day | published
    on ⟦Tuesday⟧ | 2024-02-20 | day | published
    He will speak on ⟦Tuesday⟧ | 2024-02-27 | day | published
    ⟦last Monday⟧ | 2024-02-19 | day | published
    ⟦last Friday⟧ | 2024-02-23 | day | published
    ⟦next Monday⟧ | 2024-03-04 | day | published
    ⟦next Friday⟧ | 2024-03-01 | day | published
    ⟦this Friday⟧ he left | 2024-02-23 | day | published
    It will open ⟦this Friday⟧ | 2024-03-01 | day | published
    ⟦Monday morning⟧ | 2024-02-26 | day | published
    late on ⟦Sunday night⟧ | 2024-02-25 | day | published
    ⟦last Friday evening⟧ | 2024-02-23 | day | published
    ⟦Wednesday, Feb. 21⟧ | 2024-02-21 | day | published
    ⟦Thursday the 14th⟧ | 2024-03-14 | day | published
    ⟦March the 4th⟧ | 2024-03-04 | day | published
    ⟦today⟧ | 2024-02-26 | day | published
    ⟦tonight⟧ | 2024-02-26 | day | published
    ⟦yesterday⟧ | 2024-02-25 | day | published
    ⟦yesterday afternoon⟧ | 2024-02-25 | day | published
    ⟦tomorrow morning⟧ | 2024-02-27 | day | published
    ⟦this morning⟧ | 2024-02-26 | day | published
    ⟦last night⟧ | 2024-02-25 | day | published
    ⟦the day before yesterday⟧ | 2024-02-24 | day | published
    ⟦the day after tomorrow⟧ | 2024-02-28 | day | published
    ⟦ten days ago⟧ | 2024-02-16 | day | published
    ⟦a day ago⟧ | 2024-02-25 | day | published
    on ⟦Christmas Day⟧ | 2023-12-25 | day | published
    on ⟦New Year's Day⟧ | 2024-01-01 | day | published
    on ⟦Valentine's Day⟧ | 2024-02-14 | day | published
    on ⟦Halloween⟧ | 2023-10-31 | day | published
    """)

  static let larger = rows(
    """
    in ⟦October 2023⟧ | 2023-10 | month
    in ⟦October, 2023⟧ | 2023-10 | month
    in ⟦October of 2023⟧ | 2023-10 | month
    in ⟦Oct. 2023⟧ he left | 2023-10 | month
    in ⟦May 1960⟧ | 1960-05 | month
    for ⟦1995-01⟧ | 1995-01 | month
    in late ⟦August 2021⟧ | 2021-08 | month
    in ⟦mid-August 2021⟧ | 2021-08 | month
    in ⟦2014⟧ | 2014 | year
    the ⟦2014⟧ election | 2014 | year
    in ⟦1066⟧ | 1066 | year
    his novel (⟦1851⟧) sold | 1851 | year
    in ⟦2025⟧ means | 2025 | year
    fiscal ⟦2023⟧ | 2023 | year
    its full-year ⟦2024⟧ earnings | 2024 | year
    for ⟦FY2023⟧ | 2023 | year
    in ⟦44 BC⟧ | -0043 | year
    in ⟦AD 79⟧ | 0079 | year
    in ⟦1 BC⟧ | 0000 | year
    in the ⟦1990s⟧ | 1990/1999 | year
    in the ⟦1990's⟧ | 1990/1999 | year
    in the early ⟦2000s⟧ | 2000/2009 | year
    in the ⟦1800s⟧ | 1800/1899 | year
    in the late ⟦'80s⟧ | 1980/1989 | year
    in the ⟦nineties⟧ | 1990/1999 | year
    in the ⟦19th century⟧ | 1801/1900 | year
    in the ⟦twentieth century⟧ | 1901/2000 | year
    the ⟦twenty-first century⟧ | 2001/2100 | year
    an ⟦eighteenth-century⟧ house | 1701/1800 | year
    in ⟦October⟧ | 2023-10 | month | published
    in ⟦January⟧ | 2024-01 | month | published
    in ⟦mid-July⟧ | 2023-07 | month | published
    ⟦last May⟧ | 2023-05 | month | published
    ⟦last month⟧ | 2024-01 | month | published
    earlier ⟦this month⟧ | 2024-02 | month | published
    early ⟦next month⟧ | 2024-03 | month | published
    ⟦three months ago⟧ | 2023-11 | month | published
    ⟦last week⟧ | 2024-W08 | week | published
    ⟦this week⟧ | 2024-W09 | week | published
    ⟦next week⟧ | 2024-W10 | week | published
    ⟦two weeks ago⟧ | 2024-W07 | week | published
    ⟦last year⟧ | 2023 | year | published
    late ⟦this year⟧ | 2024 | year | published
    ⟦next year⟧ | 2025 | year | published
    ⟦five years ago⟧ | 2019 | year | published
    ⟦a decade ago⟧ | 2014 | year | published
    ⟦years ago⟧ | - | year | published
    """)

  static let intervals = rows(
    """
    from ⟦March 3 to March 7, 2024⟧ | 2024-03-03/2024-03-07 | day
    on ⟦March 3-7, 2024⟧ | 2024-03-03/2024-03-07 | day
    on ⟦3-7 March 2024⟧ | 2024-03-03/2024-03-07 | day
    from ⟦3 to 7 March 2024⟧ | 2024-03-03/2024-03-07 | day
    between ⟦December 20, 2022 and January 5, 2023⟧ | 2022-12-20/2023-01-05 | day
    on ⟦February 3-7⟧ | 2024-02-03/2024-02-07 | day | published
    ⟦Monday to Friday⟧ | 2024-02-26/2024-03-01 | day | published
    from ⟦Tuesday through Thursday⟧ | 2024-02-20/2024-02-22 | day | published
    from ⟦January to March 2023⟧ | 2023-01/2023-03 | month
    from ⟦October to March 2023⟧ | 2022-10/2023-03 | month
    between ⟦May 2021 and July 2022⟧ | 2021-05/2022-07 | month
    between ⟦May and July⟧ | 2023-05/2023-07 | month | published
    in ⟦January-March⟧ | 2024-01/2024-03 | month | published
    the ⟦2014-2017⟧ campaign | 2014/2017 | year
    the ⟦2014-15⟧ season | 2014/2015 | year
    from ⟦2014 to 2017⟧ | 2014/2017 | year
    between ⟦1939 and 1945⟧ | 1939/1945 | year
    in the ⟦third quarter of 2023⟧ | 2023-07/2023-09 | duration
    in ⟦Q4 2022⟧ | 2022-10/2022-12 | duration
    in the ⟦first half of 2021⟧ | 2021-01/2021-06 | duration
    in the ⟦second half of last year⟧ | 2023-07/2023-12 | duration | published
    in the ⟦first quarter of this year⟧ | 2024-01/2024-03 | duration | published
    ⟦fourth-quarter⟧ profit rose | 2023-10/2023-12 | duration | published
    in ⟦spring 2020⟧ | 2020-03/2020-05 | duration
    in the ⟦summer of 1999⟧ | 1999-06/1999-08 | duration
    ⟦last summer⟧ | 2023-06/2023-08 | duration | published
    ⟦this winter⟧ | 2023-12/2024-02 | duration | published
    ⟦last winter⟧ | 2022-12/2023-02 | duration | published
    ⟦this weekend⟧ | 2024-03-02/2024-03-03 | duration | published
    ⟦last weekend⟧ | 2024-02-24/2024-02-25 | duration | published
    from ⟦9 a.m. to 5 p.m.⟧ there | T09:00/T17:00 | time
    """)

  static let durations = rows(
    """
    for ⟦five days⟧ | P5D | duration
    for ⟦48 hours⟧ | PT48H | duration
    for ⟦30 minutes⟧ | PT30M | duration
    in ⟦9 seconds⟧ | PT9S | duration
    for ⟦two weeks⟧ | P2W | duration
    for ⟦eleven months⟧ | P11M | duration
    for nearly ⟦three years⟧ | P3Y | duration
    for ⟦two decades⟧ | P20Y | duration
    for ⟦three centuries⟧ | P300Y | duration
    a ⟦three-day⟧ visit | P3D | duration
    a ⟦24-hour⟧ truce | PT24H | duration
    for ⟦two and a half years⟧ | P30M | duration
    for ⟦1.5 hours⟧ | PT90M | duration
    for ⟦a year and a half⟧ | P18M | duration
    for ⟦half an hour⟧ | PT30M | duration
    for ⟦six to eight weeks⟧ | P6W/P8W | duration
    for ⟦10-15 minutes⟧ | PT10M/PT15M | duration
    for ⟦two or three days⟧ | P2D/P3D | duration
    for ⟦several hours⟧ | - | duration
    for ⟦a few days⟧ | - | duration
    the ⟦last two weeks⟧ | P2W | duration | published
    over the ⟦past three years⟧ | P3Y | duration | published
    the ⟦next five days⟧ | P5D | duration | published
    over the ⟦last decade⟧ | P10Y | duration | published
    the ⟦past year⟧ | P1Y | duration | published
    over the ⟦last month⟧ | P1M | duration | published
    the ⟦past few weeks⟧ | - | duration | published
    in ⟦recent weeks⟧ | - | duration | published
    in ⟦the coming days⟧ | - | duration | published
    over ⟦the next year⟧ | P1Y | duration | published
    within ⟦the next week⟧ | P1W | duration | published
    ⟦two days⟧ before the vote | P2D | duration
    """)

  static let timesAndSets = rows(
    """
    at ⟦5 pm⟧ | T17:00 | time
    at ⟦5:30 p.m.⟧ there | T17:30 | time
    at ⟦12 a.m.⟧ there | T00:00 | time
    at ⟦12:15 pm⟧ | T12:15 | time
    at ⟦10:30⟧ | T10:30 | time
    at ⟦10:30:15⟧ | T10:30:15 | time
    at ⟦3 o'clock⟧ | T03:00 | time
    at ⟦0600⟧ | T06:00 | time
    at ⟦1730 GMT⟧ | T17:30Z | time
    at ⟦9:45 a.m. EST⟧ | T09:45-05:00 | time
    at ⟦14:00 CET⟧ | T14:00+01:00 | time
    at ⟦noon⟧ | T12:00 | time
    at ⟦midnight⟧ | T00:00 | time
    at ⟦2024-02-26T10:30:00Z⟧ | 2024-02-26T10:30:00Z | time
    ⟦two hours ago⟧ | - | time | published
    ⟦every Friday⟧ | P1W | set
    ⟦every other Friday⟧ | P2W | set
    ⟦each year⟧ | P1Y | set
    ⟦every two weeks⟧ | P2W | set
    ⟦every other day⟧ | P2D | set
    ⟦every July⟧ | P1Y | set
    ⟦every morning⟧ | P1D | set
    on ⟦Mondays⟧ | P1W | set
    they meet ⟦weekly⟧ | P1W | set
    a ⟦daily⟧ paper | P1D | set
    ⟦twice a week⟧ | P1W | set
    ⟦once a year⟧ | P1Y | set
    ⟦three times a day⟧ | P1D | set
    ⟦four times per month⟧ | P1M | set
    """)

  /// After "They left on February 2.", a Friday.
  static let afterEvent = rows(
    """
    ⟦The next day⟧ they slept | 2024-02-03 | day | event
    ⟦The following day⟧ they slept | 2024-02-03 | day | event
    ⟦The day before⟧, they slept | 2024-02-01 | day | event
    ⟦The day after⟧, they slept | 2024-02-03 | day | event
    ⟦Five days later⟧ they came back | 2024-02-07 | day | event
    ⟦Three days earlier⟧ they came back | 2024-01-30 | day | event
    ⟦A day later⟧ they came back | 2024-02-03 | day | event
    ⟦Two weeks later⟧ they came back | 2024-W07 | week | event
    ⟦Three months later⟧ they came back | 2024-05 | month | event
    ⟦Two years earlier⟧ they came back | 2022 | year | event
    ⟦The next week⟧ they slept | 2024-W06 | week | event
    ⟦The following month⟧ they slept | 2024-03 | month | event
    ⟦The next year⟧ they slept | 2025 | year | event
    ⟦The previous month⟧ they slept | 2024-01 | month | event
    ⟦The same day⟧ they slept | 2024-02-02 | day | event
    ⟦That day⟧ they slept | 2024-02-02 | day | event
    ⟦That year⟧ they slept | 2024 | year | event
    ⟦Days later⟧ they slept | - | day | event
    """)

  static let withoutEvent = rows(
    """
    ⟦The next week⟧ they slept | - | week | event
    ⟦The following month⟧ they slept | - | month | event
    ⟦The next year⟧ they slept | - | year | event
    ⟦The next day⟧ they slept | - | day | event
    """)

  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let value: String?
    let grain: String
    let anchor: String

    var testDescription: String { text }
  }

  private static func rows(_ table: String) -> [Row] {
    table.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: " | ").map(String.init)
      guard cells.count >= 3 else { return nil }
      return Row(
        text: cells[0], value: cells[1] == "-" ? nil : cells[1], grain: cells[2],
        anchor: cells.count > 3 ? cells[3] : "explicit")
    }
  }

  @Test(
    arguments: days + publishedDays + larger + intervals + durations + timesAndSets + withoutEvent)
  func `an expression has its value, grain and anchor`(_ row: Row) throws {
    let marked = MarkedText(row.text)
    let dates = annotated(marked.text, published: "2024-02-26").layers.dates ?? []
    #expect(dates.map(\.span) == marked.spans, "\(marked.text.marking(dates.map(\.span)))")
    let found = try #require(dates.first)
    #expect(found.value == row.value)
    #expect(found.grain.rawValue == row.grain)
    #expect(found.anchor.rawValue == row.anchor)
  }

  @Test(arguments: afterEvent)
  func `an expression after an event counts from it`(_ row: Row) throws {
    let marked = MarkedText("They left on ⟦February 2⟧. " + row.text)
    let dates = annotated(marked.text, published: "2024-02-26").layers.dates ?? []
    #expect(dates.map(\.span) == marked.spans, "\(marked.text.marking(dates.map(\.span)))")
    let found = try #require(dates.last)
    #expect(found.value == row.value)
    #expect(found.grain.rawValue == row.grain)
    #expect(found.anchor.rawValue == row.anchor)
    #expect(found.anchorIndex == 0)
  }

  @Test func `the table is wide`() {
    let rows =
      Self.days + Self.publishedDays + Self.larger + Self.intervals + Self.durations
      + Self.timesAndSets + Self.withoutEvent + Self.afterEvent
    #expect(rows.count >= 200)
  }

  @Test(arguments: [
    "They met on ⟦May 5⟧ and ⟦6⟧.",
    "They met on ⟦May 5⟧ and 6 men left.",
    "They met on ⟦Monday⟧ and ⟦Tuesday⟧.",
    "The vote moved from ⟦Monday⟧ to ⟦Friday⟧.",
    "It was ⟦2014⟧ and ⟦2017⟧.",
    "She is in her nineties.",
    "New York and Good Hope are places.",
    "They won in the second quarter and lost in the first half.",
    "Version 1.2.3 and 24/7 care",
    "the third party and the first man",
    "twice the size, once more",
  ])
  func `only dates are dates`(_ text: String) {
    let marked = MarkedText(text)
    let spans = annotated(marked.text, published: "2024-02-26").layers.dates?.map(\.span) ?? []
    #expect(spans == marked.spans, "\(marked.text.marking(spans))")
  }
}
