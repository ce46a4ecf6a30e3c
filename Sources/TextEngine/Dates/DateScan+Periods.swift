import DocumentModel

// Parts of years, decades, centuries and eras; days counted in a month.
extension DateScan {
  /// "third quarter of 2023", "19th century", "first Monday of March".
  func ordinalPeriod(at index: Int) -> DateMatch? {
    guard let ordinal = ordinalNumber(index) else { return nil }
    let (value, next) = ordinal
    guard reader.sameSentence(index, next) else { return nil }
    if reader.matches(next, "century") || reader.matches(next, "centuries"), value <= 21 {
      return DateMatch(
        index..<(next + 1), Self.century(value), .year, .explicit)
    }
    if reader.matches(next, "quarter"), value <= 4 {
      return partOfYear(index, next + 1, months: 3, part: value)
    }
    if reader.matches(next, "half"), value <= 2 {
      return partOfYear(index, next + 1, months: 6, part: value)
    }
    return value <= 5 ? weekdayOfMonth(index, next, count: value) : nil
  }

  /// A small ordinal with the index after it and a hyphen.
  private func ordinalNumber(_ index: Int) -> (value: Int, next: Int)? {
    let value: Double
    if reader.has(index, .digit) {
      guard reader.spans[index].count <= 4,
        let reading = Figures.read(reader.bytes, reader.spans[index].range), reading.isOrdinal
      else { return nil }
      value = reading.value
    } else {
      guard let word = reader.number(index), word.kind == .ordinal else {
        return twentyFirst(index)
      }
      value = word.value
    }
    guard (1...21).contains(value) else { return nil }
    let next = reader.isHyphen(index + 1) && reader.isTight(index + 1) ? index + 2 : index + 1
    return (Int(value), next)
  }

  private func twentyFirst(_ index: Int) -> (value: Int, next: Int)? {
    guard reader.matches(index, "twenty"), reader.isHyphen(index + 1),
      reader.matches(index + 2, "first")
    else { return nil }
    return (21, reader.isHyphen(index + 3) ? index + 4 : index + 3)
  }

  private static func century(_ number: Int) -> String? {
    guard let from = CalendarDate(year: number * 100 - 99),
      let to = CalendarDate(year: number * 100)
    else { return nil }
    return "\(from)/\(to)"
  }

  /// A quarter or half with its year; without one it needs the words of business.
  func partOfYear(_ index: Int, _ next: Int, months: Int, part: Int) -> DateMatch? {
    let first = (part - 1) * months + 1
    if let (year, end, anchor) = yearAfter(next) {
      return DateMatch(index..<end, Self.interval(year, first, months), .duration, anchor)
    }
    guard !reader.matches(next, "of"), isBusiness(index) else { return nil }
    return DateMatch(index..<next, latest(first, months), .duration, .published)
  }

  /// "2023", "of 2023", "of the year", "of last year", with the index after it.
  private func yearAfter(_ index: Int) -> (year: Int?, end: Int, anchor: DateAnchor)? {
    guard reader.sameSentence(index - 1, index) else { return nil }
    var at = index
    if reader.matches(at, "of") || reader.matches(at, "in") || reader.mark(at) == 0x2C { at += 1 }
    if reader.matches(at, "fiscal") { at += 1 }
    if let year = year(at) { return (year, at + 1, .explicit) }
    guard at > index, reader.matches(index, "of"), reader.matches(at + 1, "year"),
      reader.sameSentence(index, at + 1)
    else { return nil }
    if reader.matches(at, "the") || reader.matches(at, "this") {
      return (published?.year, at + 2, .published)
    }
    if reader.matches(at, "last") { return (published.map { $0.year - 1 }, at + 2, .published) }
    if reader.matches(at, "next") { return (published.map { $0.year + 1 }, at + 2, .published) }
    return nil
  }

  static func interval(_ year: Int?, _ first: Int, _ months: Int) -> String? {
    guard let year, let from = CalendarDate(year: year, month: first),
      let to = CalendarArithmetic.month(of: from, adding: months - 1)
    else { return nil }
    return "\(from)/\(to)"
  }

  /// The latest such part of a year that had begun at publication.
  private func latest(_ first: Int, _ months: Int) -> String? {
    guard let published, let month = published.month else { return nil }
    return Self.interval(first <= month ? published.year : published.year - 1, first, months)
  }

  /// Whether the sentence close by speaks of business rather than of a match.
  private func isBusiness(_ index: Int) -> Bool {
    for near in max(0, index - 16)..<min(reader.count, index + 16)
    where reader.sameSentence(near, index) {
      if reader.matches(near, Self.business) { return true }
    }
    return false
  }

  private static let business = WordTable(
    words: """
      profit profits sales revenue revenues earnings income growth gdp results economy loss losses
      shares company analysts inflation exports output dividend forecast sold shipments investors
      """)

  /// "first Monday of March", "last Monday in May 2024".
  func weekdayOfMonth(_ index: Int, _ noun: Int, count: Int) -> DateMatch? {
    guard reader.has(noun, .title), let weekday = reader.value(noun, words.weekdays),
      reader.matches(noun + 1, "of") || reader.matches(noun + 1, "in"),
      reader.sameSentence(noun, noun + 2), reader.has(noun + 2, .title),
      let named = monthMatch(at: noun + 2), named.grain == .month
    else { return nil }
    let day = named.value.flatMap(CalendarDate.init(iso:)).flatMap { month in
      Self.weekday(Int(weekday), count, of: month)
    }
    return DateMatch(index..<named.tokens.upperBound, day?.description, .day, named.anchor)
  }

  /// The `count`-th such day of a month, the last one for -1.
  static func weekday(_ weekday: Int, _ count: Int, of date: CalendarDate) -> CalendarDate? {
    guard let month = date.month, let first = CalendarDate(year: date.year, month: month, day: 1),
      let start = first.weekday
    else { return nil }
    var day = 1 + (weekday - start + 7) % 7
    let days = CalendarDate.days(inMonth: month, of: date.year)
    if count > 0 { day += 7 * (count - 1) } else { while day + 7 <= days { day += 7 } }
    return CalendarDate(year: date.year, month: month, day: day)
  }

  /// "Q4 2022", "4Q", "FY2023".
  func quarterCode(_ index: Int, _ span: Span) -> DateMatch? {
    let bytes = reader.bytes[span.range]
    guard let first = bytes.first, let last = bytes.last else { return nil }
    let digit: UInt8
    switch (span.count, first, last) {
    case (2, UInt8(ascii: "Q"), _): digit = last
    case (2, _, UInt8(ascii: "Q")): digit = first
    case (6, UInt8(ascii: "F"), _): return fiscalYear(index, span)
    default: return nil
    }
    guard digit &- 0x31 < 4 else { return nil }
    let part = Int(digit - 0x30)
    if let (year, end, anchor) = yearAfter(index + 1) {
      return DateMatch(
        index..<end, Self.interval(year, part * 3 - 2, 3), .duration, anchor)
    }
    return DateMatch(index..<(index + 1), latest(part * 3 - 2, 3), .duration, .published)
  }

  private func fiscalYear(_ index: Int, _ span: Span) -> DateMatch? {
    guard reader.bytes[span.start + 1] == UInt8(ascii: "Y"),
      let reading = Figures.read(reader.bytes, (span.start + 2)..<span.end), reading.isPlain,
      (1900..<2100).contains(reading.value)
    else { return nil }
    return DateMatch(index..<(index + 1), "\(Int(reading.value))", .year, .explicit)
  }

  /// "44 BC", "79 AD".
  func eraMatch(_ index: Int) -> DateMatch? {
    let next = index + 1
    guard reader.has(next, .upper), reader.sameSentence(index, next),
      let number = Figures.read(reader.bytes, reader.spans[index].range), number.isPlain,
      (1..<5000).contains(number.value)
    else { return nil }
    let isBefore = reader.matches(next, "bc") || reader.matches(next, "bce")
    guard isBefore || reader.matches(next, "ad") || reader.matches(next, "ce") else { return nil }
    return DateMatch(
      index..<(next + 1), Self.yearText(Int(number.value), isBefore), .year, .explicit)
  }

  /// "AD 79".
  func eraFirst(_ index: Int) -> DateMatch? {
    guard reader.has(index, .upper), reader.sameSentence(index, index + 1),
      reader.has(index + 1, .digit),
      let number = Figures.read(reader.bytes, reader.spans[index + 1].range), number.isPlain,
      (1..<2100).contains(number.value)
    else { return nil }
    return DateMatch(
      index..<(index + 2), Self.yearText(Int(number.value), false), .year, .explicit)
  }

  /// A year as ISO 8601 writes it: 1 BC is the year 0.
  private static func yearText(_ year: Int, _ isBefore: Bool) -> String {
    let number = isBefore ? year - 1 : year
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return isBefore && number > 0 ? "-" + padded : padded
  }

  /// "spring 2020", "summer of 1999".
  func seasonOfYear(_ index: Int) -> DateMatch? {
    guard let first = reader.value(index, words.seasons) else { return nil }
    let at = reader.matches(index + 1, "of") ? index + 2 : index + 1
    guard reader.sameSentence(index, at), let year = year(at) else { return nil }
    return DateMatch(index..<(at + 1), Self.interval(year, Int(first), 3), .duration, .explicit)
  }

  /// "the nineties".
  func decadeName(_ index: Int) -> DateMatch? {
    guard let decade = reader.value(index, Self.decades),
      reader.matches(index - 1, "the") || reader.matches(index - 2, "the")
    else { return nil }
    let year = 1900 + Int(decade)
    return DateMatch(index..<(index + 1), "\(year)/\(year + 9)", .year, .explicit)
  }

  private static let decades: WordTable = {
    var table = WordTable()
    let names = "twenties thirties forties fifties sixties seventies eighties nineties"
    for (index, name) in names.split(separator: " ").enumerated() {
      table.insert(Array(name.utf8), value: Int32(20 + index * 10))
    }
    return table
  }()
}
