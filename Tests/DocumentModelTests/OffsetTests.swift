import DocumentModel
import TestSupport
import Testing

struct OffsetTests {
  @Test(arguments: ["", "plain", "naïve “quotes” 😀 e\u{301}", String(repeating: "é😀x", count: 400)])
  func `code point and byte offsets translate both ways`(string: String) {
    let text = SourceText(string)
    let index = CodepointIndex(text)
    let scalars = Array(string.unicodeScalars)
    #expect(index.count == scalars.count)
    var byte = 0
    for (position, scalar) in scalars.enumerated() {
      #expect(index.byte(atCodepoint: position) == byte)
      #expect(index.codepoint(atByte: byte) == position)
      byte += String(scalar).utf8.count
    }
    #expect(index.byte(atCodepoint: scalars.count) == text.utf8.count)
    #expect(index.byte(atCodepoint: scalars.count + 1) == nil)
  }

  @Test func `bytes that are not UTF-8 become replacement characters`() {
    #expect(SourceText(repairing: [0x61, 0xFF, 0x62]).string == "a\u{FFFD}b")
  }

  @Test func `marked text gives its spans`() {
    let marked = MarkedText("⟦about 2,500⟧ American ⟦troops⟧")
    #expect(marked.pieces == ["about 2,500", "troops"])
    #expect(marked.text.marking(marked.spans) == "⟦about 2,500⟧ American ⟦troops⟧")
  }
}

struct CalendarDateTests {
  @Test func `days count across leap years`() {
    #expect(CalendarDate(iso: "1970-01-01")?.dayNumber == 0)
    #expect(CalendarDate(iso: "2024-02-02")?.adding(days: 5)?.description == "2024-02-07")
    #expect(CalendarDate(iso: "2024-02-28")?.adding(days: 2)?.description == "2024-03-01")
    #expect(CalendarDate(iso: "2023-03-01")?.adding(days: -1)?.description == "2023-02-28")
    #expect(CalendarDate(iso: "2024-02-26")?.weekday == 1)
  }

  @Test func `every day of four centuries survives a round trip`() {
    for day in -73_000...73_000 { #expect(CalendarDate(dayNumber: day)?.dayNumber == day) }
  }

  @Test(arguments: ["2023-02-29", "2024-13", "24-01-01", "2024-1-1", "2024-00-10", "", "x"])
  func `no such date`(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func `the tokens that a span touches are those that share a byte`() {
    var tokens = TokenTable()
    for start in [0, 2, 3, 9, 10, 20, 21, 22, 23, 24, 25, 26, 40] {
      tokens.append(Span(start: start, end: start + 1), flags: [], sentence: 0)
    }
    tokens.append(Span(start: 50, end: 59), flags: [], sentence: 0)
    for start in 0...60 {
      for end in start...60 {
        let span = Span(start: start, end: end)
        let first = tokens.spans.firstIndex { $0.end > start } ?? tokens.count
        let last = tokens.spans.firstIndex { $0.start >= end } ?? tokens.count
        #expect(tokens.touching(span) == first..<max(first, last))
      }
    }
  }
}
