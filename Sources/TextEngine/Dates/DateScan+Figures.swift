import DocumentModel

// Dates and times that start with figures.
extension DateScan {
  func figuresMatch(at index: Int) -> DateMatch? {
    if let match = dayFirst(at: index) { return match }
    let span = reader.spans[index]
    if let match = numericDate(index, span) { return match }
    if let match = clockMatch(index, span) { return match }
    if let match = decadeMatch(index, span) { return match }
    return yearMatch(index)
  }

  /// The groups of digits of a token with what stands between them; nil for anything else.
  private func groups(_ span: Span) -> (numbers: [Int], widths: [Int], mark: UInt8)? {
    guard span.count <= 10 else { return nil }
    var numbers = [0]
    var widths = [0]
    var mark: UInt8 = 0
    for byte in reader.bytes[span.range] {
      if Characters.isDigit(byte) {
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte - 0x30)
        widths[widths.count - 1] += 1
      } else {
        guard mark == 0 || mark == byte,
          byte == 0x2F || byte == 0x2D || byte == 0x2E || byte == 0x3A
        else { return nil }
        mark = byte
        numbers.append(0)
        widths.append(0)
      }
    }
    return widths.contains(0) ? nil : (numbers, widths, mark)
  }

  /// `2024-02-26`, `2/26/2024`, `26.2.2024`, and "9/11".
  private func numericDate(_ index: Int, _ span: Span) -> DateMatch? {
    guard let (numbers, widths, mark) = groups(span), mark != 0x3A else { return nil }
    if numbers == [9, 11], mark == 0x2F {
      return DateMatch(index..<(index + 1), "2001-09-11", .day, .explicit)
    }
    guard numbers.count == 3 else { return nil }
    if widths == [4, 2, 2] {
      let date = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
      return date.map { DateMatch(index..<(index + 1), $0.description, .day, .explicit) }
    }
    guard widths[0] <= 2, widths[1] <= 2, widths[2] == 4 || widths[2] == 2 else { return nil }
    let year = widths[2] == 4 ? numbers[2] : numbers[2] + (numbers[2] < 70 ? 2000 : 1900)
    // Month first as American papers write it, unless that cannot be.
    let monthFirst = numbers[0] <= 12 && mark != 0x2E
    let date =
      monthFirst
      ? CalendarDate(year: year, month: numbers[0], day: numbers[1])
      : CalendarDate(year: year, month: numbers[1], day: numbers[0])
    return date.map { DateMatch(index..<(index + 1), $0.description, .day, .explicit) }
  }

  /// "10:30", "5 pm", "5.30 p.m.", "1700 GMT".
  private func clockMatch(_ index: Int, _ span: Span) -> DateMatch? {
    guard let (numbers, widths, mark) = groups(span), numbers.count <= 2,
      widths.count == 1 || (widths[1] == 2 && numbers[1] < 60)
    else { return nil }
    var end = index + 1
    var hour = numbers[0]
    let minute = numbers.count == 2 ? numbers[1] : 0
    if reader.sameSentence(index, end), reader.matches(end, words.halves) {
      guard (1...12).contains(hour) else { return nil }
      let isAfternoon = TokenText.lowered(reader.bytes[reader.spans[end].start]) == 0x70
      hour = hour % 12 + (isAfternoon ? 12 : 0)
      end += 1
    } else if reader.matches(end, "o'clock") || reader.matches(end, "o’clock") {
      guard hour <= 12, numbers.count == 1 else { return nil }
      end += 1
    } else if widths == [4], isMilitaryTime(index, numbers[0]) {
      let value = Self.time(hour / 100, hour % 100)
      return DateMatch(index..<end, value, .time, .explicit)
    } else {
      guard mark == 0x3A, numbers.count == 2, hour < 24, !isScore(index) else { return nil }
    }
    guard hour < 24 else { return nil }
    return DateMatch(index..<end, Self.time(hour, minute), .time, .explicit)
  }

  private static func time(_ hour: Int, _ minute: Int) -> String {
    "T\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  /// "at 0600", "1730 GMT", "1800 hours".
  private func isMilitaryTime(_ index: Int, _ number: Int) -> Bool {
    guard number / 100 < 24, number % 100 < 60 else { return false }
    let next = index + 1
    if reader.sameSentence(index, next), reader.matches(next, Self.zones) { return true }
    guard reader.matches(index - 1, "at"), !NounPhrases.isPlural(reader, next) else { return false }
    return number < 1900 || number >= 2100
  }

  private static let zones = WordTable(words: "gmt utc est edt pst pdt cst cdt hours local")

  /// "ratio of 2:30" is no time; a colon time of one minute digit neither.
  private func isScore(_ index: Int) -> Bool {
    reader.matches(index - 1, "ratio") || reader.matches(index - 2, "ratio")
  }

  /// "1990s", "the 90s", "1960's".
  private func decadeMatch(_ index: Int, _ span: Span) -> DateMatch? {
    var bytes = reader.bytes[span.range]
    guard bytes.popLast() == UInt8(ascii: "s") else { return nil }
    if bytes.last == 0x27 { bytes.removeLast() }
    if bytes.suffix(3).elementsEqual([0xE2, 0x80, 0x99]) { bytes.removeLast(3) }
    if bytes.first == 0x27 { bytes.removeFirst() }
    guard bytes.count == 4 || bytes.count == 2, bytes.allSatisfy(Characters.isDigit) else {
      return nil
    }
    var year = bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard year % 10 == 0 else { return nil }
    if bytes.count == 2 {
      // "in his 20s" is an age.
      guard reader.matches(index - 1, "the") || reader.matches(index - 2, "the"), year >= 20 else {
        return nil
      }
      year += 1900
    }
    guard (1000..<2200).contains(year) else { return nil }
    return DateMatch(index..<(index + 1), "\(year)/\(year + 9)", .year, .explicit)
  }

  /// "2014" as a year, "2014-2017", "2014-15".
  private func yearMatch(_ index: Int) -> DateMatch? {
    guard let year = year(index), isYear(year, index) else { return nil }
    if reader.isDash(index + 1), reader.isTight(index + 1), reader.isTight(index + 2),
      let last = lastYear(after: year, index + 2)
    {
      return DateMatch(index..<(index + 3), "\(year)/\(last)", .year, .explicit)
    }
    return DateMatch(index..<(index + 1), "\(year)", .year, .explicit)
  }

  private func lastYear(after year: Int, _ index: Int) -> Int? {
    if let last = self.year(index) { return last > year ? last : nil }
    guard reader.spans[index].count == 2, let short = dayOrShortYear(index) else { return nil }
    let last = year / 100 * 100 + short
    return last > year ? last : nil
  }

  private func dayOrShortYear(_ index: Int) -> Int? {
    let reading = Figures.read(reader.bytes, reader.spans[index].range)
    return reading.flatMap { $0.isPlain ? Int($0.value) : nil }
  }

  /// Whether four figures are a year rather than a count.
  private func isYear(_ year: Int, _ index: Int) -> Bool {
    let isCued = reader.sameSentence(index - 1, index) && reader.matches(index - 1, words.yearCues)
    let isModern = (1900..<2100).contains(year)
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
    // Before a noun: "in 2014 troops" is rare, "the 2014 election" and "2014 people" are not.
    let isPlural = NounPhrases.isPlural(reader, next)
    if reader.matches(index - 1, "the") || reader.has(index - 1, .clitic) { return isModern }
    return !isPlural && isModern && (isCued || !isMeasured(next))
  }

  /// Words that a hyphen joins to a size.
  private static let sized = WordTable(words: "strong member seat mile foot bed man pound ton km")

  private func isMeasured(_ index: Int) -> Bool {
    reader.matches(index, words.units)
      || MeasureUnits.english.table.contains(
        reader.bytes, reader.spans[index])
  }
}
