import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

struct DateFinderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let marked: String
    let value: String?
    let grain: DateGrain
    let anchor: DateAnchor

    init(
      _ marked: String, _ value: String?, _ grain: DateGrain, _ anchor: DateAnchor = .explicit
    ) {
      self.marked = marked
      self.value = value
      self.grain = grain
      self.anchor = anchor
    }

    var testDescription: String { marked }
  }

  static let explicit = [
    Case("on ⟦February 26, 2024⟧", "2024-02-26", .day),
    Case("on ⟦Feb 26, 2024⟧", "2024-02-26", .day),
    Case("on ⟦26 February 2024⟧", "2024-02-26", .day),
    Case("on the ⟦26th of February, 2024⟧", "2024-02-26", .day),
    Case("on ⟦Monday, February 26, 2024⟧", "2024-02-26", .day),
    Case("on ⟦2024-02-26⟧", "2024-02-26", .day),
    Case("on ⟦2/26/2024⟧", "2024-02-26", .day),
    Case("on ⟦26.2.2024⟧", "2024-02-26", .day),
    Case("on ⟦2 Dec 88⟧", "1988-12-02", .day),
    Case("after ⟦9/11⟧", "2001-09-11", .day),
    Case("in ⟦October 2023⟧", "2023-10", .month),
    Case("in ⟦2014⟧", "2014", .year),
    Case("the ⟦2014⟧ election", "2014", .year),
    Case("in the ⟦1990s⟧", "1990/1999", .year),
    Case("the ⟦2014-2017⟧ campaign", "2014/2017", .year),
    Case("at ⟦5 pm⟧", "T17:00", .time),
    Case("at ⟦5:30 p.m.⟧ there", "T17:30", .time),
    Case("at ⟦10:30⟧", "T10:30", .time),
    Case("at ⟦0600⟧", "T06:00", .time),
    Case("at ⟦noon⟧", "T12:00", .time),
    Case("for ⟦five days⟧", "P5D", .duration),
    Case("a ⟦three-day⟧ visit", "P3D", .duration),
    Case("a ⟦24-hour⟧ truce", "PT24H", .duration),
    Case("⟦every Friday⟧", "P1W", .set),
    Case("⟦every two weeks⟧", "P2W", .set),
    Case("they meet ⟦weekly⟧", "P1W", .set),
  ]

  static let published = [
    Case("on ⟦February 2⟧", "2024-02-02", .day, .published),
    Case("on ⟦December 5⟧", "2023-12-05", .day, .published),
    Case("It will open on ⟦December 5⟧", "2024-12-05", .day, .published),
    Case("on ⟦Monday⟧", "2024-02-26", .day, .published),
    Case("on ⟦Friday⟧", "2024-02-23", .day, .published),
    Case("They will meet on ⟦Friday⟧", "2024-03-01", .day, .published),
    Case("in ⟦October⟧", "2023-10", .month, .published),
    Case("in ⟦January⟧", "2024-01", .month, .published),
    Case("⟦last week⟧", "2024-W08", .week, .published),
    Case("⟦this week⟧", "2024-W09", .week, .published),
    Case("since ⟦last month⟧", "2024-01", .month, .published),
    Case("⟦last year⟧", "2023", .year, .published),
    Case("⟦next year⟧", "2025", .year, .published),
    Case("⟦yesterday⟧", "2024-02-25", .day, .published),
    Case("⟦today⟧", "2024-02-26", .day, .published),
    Case("⟦tomorrow⟧", "2024-02-27", .day, .published),
    Case("⟦last night⟧", "2024-02-25", .day, .published),
    Case("⟦two days ago⟧", "2024-02-24", .day, .published),
    Case("⟦a week ago⟧", "2024-W08", .week, .published),
    Case("⟦three years ago⟧", "2021", .year, .published),
    Case("⟦three months ago⟧", "2023-11", .month, .published),
    Case("the ⟦last two weeks⟧", "P2W", .duration, .published),
    Case("⟦the day before yesterday⟧", "2024-02-24", .day, .published),
  ]

  @Test(arguments: explicit + published)
  func `a date expression gets its value`(_ example: Case) throws {
    let marked = MarkedText(example.marked)
    let document = annotated(marked.text, published: "2024-02-26")
    let dates = document.layers.dates ?? []
    let wanted = try #require(marked.spans.first)
    let found = try #require(
      dates.first { $0.span == wanted }, "\(marked.text.marking(dates.map(\.span)))")
    #expect(dates.count == 1)
    #expect(found.value == example.value)
    #expect(found.grain == example.grain)
    #expect(found.anchor == example.anchor)
  }

  @Test func `days later count from the day named last`() throws {
    let document = annotated(
      "They left on February 2. Five days later, they came back. The next day they slept.",
      published: "2024-02-26")
    let dates = document.layers.dates ?? []
    #expect(dates.map(\.value) == ["2024-02-02", "2024-02-07", "2024-02-08"])
    #expect(dates.map(\.anchor) == [.published, .event, .event])
    #expect(dates.map(\.anchorIndex) == [nil, 0, 1])
  }

  @Test func `without a day of publication a weekday has no value`() {
    let dates = annotated("on Monday").layers.dates ?? []
    #expect(dates.map(\.value) == [nil])
  }

  @Test(arguments: [
    "He may march in the street", "2,014 men", "$2014", "a second man", "the last man",
    "in his 20s",
    "34 years old", "a 2014-strong force",
  ])
  func `what looks like a date is none`(_ text: String) {
    #expect(annotated(text, published: "2024-02-26").layers.dates == [])
  }
}
