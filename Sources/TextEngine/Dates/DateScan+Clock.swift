import DocumentModel

// Times of day.
extension DateScan {
  /// "10:30", "5 pm", "5.30 p.m.", "1700 GMT".
  func clockMatch(_ index: Int, _ span: Span) -> DateMatch? {
    guard let groups = groups(span) else { return nil }
    if groups.count == 3 { return secondsMatch(index, groups) }
    guard groups.count == 1 || (groups.second.width == 2 && groups.second.value < 60) else {
      return nil
    }
    var end = index + 1
    var hour = groups.first.value
    let minute = groups.second.value
    if reader.sameSentence(index, end), reader.matches(end, words.halves) {
      guard (1...12).contains(hour) else { return nil }
      let isAfternoon = TokenText.lowered(reader.bytes[reader.spans[end].start]) == 0x70
      hour = hour % 12 + (isAfternoon ? 12 : 0)
      end += 1
    } else if reader.matches(end, "o'clock") || reader.matches(end, "o’clock") {
      guard hour <= 12, groups.count == 1 else { return nil }
      end += 1
    } else if groups.count == 1, groups.first.width == 4, isMilitaryTime(index, hour) {
      return zoned(index..<end, Self.time(hour / 100, hour % 100))
    } else {
      guard groups.mark == 0x3A, hour < 24, !isScore(index) else { return nil }
    }
    guard hour < 24 else { return nil }
    return zoned(index..<end, Self.time(hour, minute))
  }

  /// "10:30:15".
  private func secondsMatch(_ index: Int, _ groups: DigitGroups) -> DateMatch? {
    let (hour, minute, second) = (groups.first, groups.second, groups.third)
    guard groups.mark == 0x3A, hour.width == 2, minute.width == 2, second.width == 2,
      hour.value < 24, minute.value < 60, second.value < 60
    else { return nil }
    let seconds = second.value < 10 ? "0\(second.value)" : "\(second.value)"
    return zoned(index..<(index + 1), Self.time(hour.value, minute.value) + ":" + seconds)
  }

  /// The time with the zone named after it.
  private func zoned(_ tokens: Range<Int>, _ value: String) -> DateMatch {
    let next = tokens.upperBound
    guard reader.sameSentence(tokens.lowerBound, next), reader.has(next, .upper),
      let zone = reader.value(next, Self.offsets)
    else { return DateMatch(tokens, value, .time, .explicit) }
    let hours = Int(zone)
    let size = abs(hours) < 10 ? "0\(abs(hours))" : "\(abs(hours))"
    let text = hours == 0 ? "Z" : (hours < 0 ? "-" : "+") + size + ":00"
    return DateMatch(tokens.lowerBound..<(next + 1), value + text, .time, .explicit)
  }

  /// Zones by their hours from Greenwich.
  private static let offsets: WordTable = {
    var table = WordTable()
    for (names, hours) in [
      ("gmt utc wet", 0), ("cet bst", 1), ("eet cest", 2), ("msk eest", 3), ("jst kst", 9),
      ("aest", 10), ("adt", -3), ("edt", -4), ("est cdt", -5), ("cst mdt", -6), ("mst pdt", -7),
      ("pst", -8),
    ] { table.add(words: names, value: Int32(hours)) }
    return table
  }()

  /// `2024-02-26T10:30:00Z` and parts of it, read from the bytes; nil for a bare year.
  func isoMatch(_ index: Int, _ span: Span) -> DateMatch? {
    // The tokenizer leaves "2024" before a date with a time; a date alone is one token.
    guard span.count == 4, reader.mark(index + 1) == 0x2D, reader.isTight(index + 1) else {
      return nil
    }
    let bytes = reader.bytes
    let start = span.start
    guard start + 16 <= bytes.count, bytes[start + 10] == UInt8(ascii: "T"),
      bytes[start + 13] == 0x3A,
      let date = CalendarDate(iso: String(decoding: bytes[start..<(start + 10)], as: UTF8.self)),
      date.day != nil
    else { return nil }
    var end = start + 10
    while end < min(bytes.count, start + 32), Self.isTimeByte(bytes[end]) { end += 1 }
    var last = index
    while last < reader.count, reader.spans[last].start < end { last += 1 }
    guard reader.spans[last - 1].end == end, reader.sameSentence(index, last - 1) else {
      return nil
    }
    let value = String(decoding: bytes[start..<end], as: UTF8.self)
    return DateMatch(index..<last, value, .time, .explicit)
  }

  private static func isTimeByte(_ byte: UInt8) -> Bool {
    Characters.isDigit(byte) || byte == 0x3A || byte == UInt8(ascii: "T")
      || byte == UInt8(ascii: "Z") || byte == 0x2B || byte == 0x2D || byte == 0x2E
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
}
