import DocumentModel

// Dates and times that start with figures.
extension DateScan {
  func figuresMatch(at index: Int) -> DateMatch? {
    let span = reader.spans[index]
    if let match = isoMatch(index, span) { return match }
    if let match = dayFirst(at: index) ?? nextDay(at: index) { return match }
    if let match = numericDate(index, span) { return match }
    if let match = clockMatch(index, span) { return match }
    if let match = decadeMatch(index, span) ?? quarterCode(index, span) { return match }
    return eraMatch(index) ?? yearMatch(index)
  }

  /// The groups of digits of a token; nil for anything else.
  func groups(_ span: Span) -> DigitGroups? {
    span.count <= 10 ? DigitGroups(reader.bytes, span.range) : nil
  }

  /// `2024-02-26`, `2/26/2024`, `26.2.2024`, and "9/11".
  private func numericDate(_ index: Int, _ span: Span) -> DateMatch? {
    guard let groups = groups(span), groups.mark != 0, groups.mark != 0x3A else { return nil }
    let (first, second, third) = (groups.first, groups.second, groups.third)
    if groups.count == 2, first.value == 9, second.value == 11, groups.mark == 0x2F {
      return DateMatch(index..<(index + 1), "2001-09-11", .day, .explicit)
    }
    guard groups.count == 3 else { return nil }
    if first.width == 4, second.width == 2, third.width == 2 {
      let date = CalendarDate(year: first.value, month: second.value, day: third.value)
      return date.map { DateMatch(index..<(index + 1), $0.description, .day, .explicit) }
    }
    guard first.width <= 2, second.width <= 2, third.width == 4 || third.width == 2 else {
      return nil
    }
    let year = third.width == 4 ? third.value : third.value + (third.value < 70 ? 2000 : 1900)
    // Month first as American papers write it, unless that cannot be.
    let monthFirst = first.value <= 12 && groups.mark != 0x2E
    let date =
      monthFirst
      ? CalendarDate(year: year, month: first.value, day: second.value)
      : CalendarDate(year: year, month: second.value, day: first.value)
    return date.map { DateMatch(index..<(index + 1), $0.description, .day, .explicit) }
  }

  /// "1990s", "the 90s", "1960's".
  private func decadeMatch(_ index: Int, _ span: Span) -> DateMatch? {
    let bytes = reader.bytes
    guard span.count <= 8, bytes[span.end - 1] == UInt8(ascii: "s") else { return nil }
    var first = span.start
    var end = span.end - 1
    if bytes[first] == 0x27 { first += 1 }
    if end > first, bytes[end - 1] == 0x27 { end -= 1 }
    if end > first + 2, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, bytes[end - 1] == 0x99 {
      end -= 3
    }
    let size = end - first
    guard size == 4 || size == 2, let digits = DigitGroups(bytes, first..<end), digits.count == 1
    else { return nil }
    var year = digits.first.value
    guard year % 10 == 0 else { return nil }
    if size == 2 {
      // "in his 20s" is an age.
      guard reader.matches(index - 1, "the") || reader.matches(index - 2, "the"), year >= 20 else {
        return nil
      }
      year += 1900
    }
    guard (1000..<2200).contains(year) else { return nil }
    // "the 1800s" are a century, "the 2000s" a decade.
    let last = year % 100 == 0 && year < 2000 && size == 4 ? year + 99 : year + 9
    return DateMatch(index..<(index + 1), "\(year)/\(last)", .year, .explicit)
  }

  /// "2014" as a year, "2014-2017", "2014-15".
  private func yearMatch(_ index: Int) -> DateMatch? {
    guard let year = year(index), isYear(year, index) else { return nil }
    if reader.isDash(index + 1), reader.isTight(index + 1), reader.isTight(index + 2),
      let last = lastYear(after: year, index + 2)
    {
      return DateMatch(index..<(index + 3), "\(year)/\(last)", .year, .explicit)
    }
    if let month = monthNumber(index + 1) {
      let value = CalendarDate(year: year, month: month)?.description
      return DateMatch(index..<(index + 3), value, .month, .explicit)
    }
    return DateMatch(index..<(index + 1), "\(year)", .year, .explicit)
  }

  private func lastYear(after year: Int, _ index: Int) -> Int? {
    if let last = self.year(index) { return last > year ? last : nil }
    guard index < reader.count, reader.spans[index].count == 2, let short = dayOrShortYear(index)
    else { return nil }
    let last = year / 100 * 100 + short
    return last > year ? last : nil
  }

  /// "-02" right after a year, where it is no second year.
  private func monthNumber(_ index: Int) -> Int? {
    guard reader.mark(index) == 0x2D, reader.isTight(index), reader.isTight(index + 1),
      reader.spans[index + 1].count == 2, let month = dayOrShortYear(index + 1),
      (1...12).contains(month), !reader.isHyphen(index + 2)
    else { return nil }
    return month
  }

  private func dayOrShortYear(_ index: Int) -> Int? {
    let reading = Figures.read(reader.bytes, reader.spans[index].range)
    return reading.flatMap { $0.isPlain ? Int($0.value) : nil }
  }

  /// Whether four figures are a year rather than a count.
  private func isYear(_ year: Int, _ index: Int) -> Bool {
    let isCued = reader.sameSentence(index - 1, index) && reader.matches(index - 1, words.yearCues)
    let isModern = (1900..<2100).contains(year) || isBracketed(index)
    if reader.has(index - 1, .symbol), reader.isTight(index) { return false }
    if reader.isTight(index), reader.isHyphen(index - 1), reader.has(index - 2, .alphabetic) {
      return false
    }
    let next = index + 1
    if reader.isHyphen(next), reader.isTight(next), reader.matches(next + 1, Self.sized) {
      return false
    }
    if reader.has(next, .symbol) || reader.matches(next, "percent") { return false }
    guard reader.sameSentence(index, next), reader.has(next, .lower) else {
      return isModern || isCued
    }
    if FunctionWords.english.contains(reader.bytes, reader.spans[next]) {
      return isModern || isCued
    }
    if isModern, reader.matches(index - 1, Self.firmCues) { return true }
    // Before a noun: "in 2014 troops" is rare, "the 2014 election" and "2014 people" are not.
    let isPlural = NounPhrases.isPlural(reader, next)
    if reader.matches(index - 1, "the") || reader.has(index - 1, .clitic) { return isModern }
    return !isPlural && isModern && (isCued || !isMeasured(next))
  }

  /// Whether the token stands alone in brackets, as years of books and births do.
  private func isBracketed(_ index: Int) -> Bool {
    reader.mark(index - 1) == 0x28 && reader.mark(index + 1) == 0x29
  }

  /// Words before which four figures are a year even before a word in -s: "in 2025 means".
  private static let firmCues = WordTable(words: "in since until during year fiscal")

  /// Words that a hyphen joins to a size.
  private static let sized = WordTable(words: "strong member seat mile foot bed man pound ton km")

  private func isMeasured(_ index: Int) -> Bool {
    reader.matches(index, words.units)
      || MeasureUnits.english.table.contains(
        reader.bytes, reader.spans[index])
  }
}
