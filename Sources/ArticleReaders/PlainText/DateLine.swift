internal import DocumentModel

/// A line that says nothing but when: "Tuesday, February 27, 2024 - 10:15", "Updated: 2024-02-26".
///
/// Forms: `February 26, 2024`, `26 February 2024`, `2024-02-26`, `February 2024`, and figures such as
/// `26/02/2024` where only one reading is a date; with weekday, time of day, zone and reading time.
struct DateLine {
  /// What a label says a date is.
  enum Label {
    case published, modified, reposted
  }

  /// A date with its label.
  struct Entry {
    let date: CalendarDate
    let label: Label?
  }

  /// The dates of the line, in order; at least one.
  let entries: [Entry]

  /// The first date.
  var date: CalendarDate { entries[0].date }

  /// Reads a line; nil if it has no date or anything else besides dates.
  init?(_ line: some StringProtocol) {
    guard line.utf8.count <= 160, line.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return nil
    }
    var scanner = DateScanner(line)
    guard let entries = scanner.entries(), !entries.isEmpty else { return nil }
    self.entries = entries
  }
}

/// Reads the words and figures of a date line one after the other.
private struct DateScanner {
  private enum Token: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case mark(Unicode.Scalar)
  }

  private var tokens: [Token] = []
  private var position = 0
  private var label: DateLine.Label?
  /// Whether a time of day has passed, behind which a zone may stand.
  private var sawTime = false

  init(_ line: some StringProtocol) {
    var digits = ""
    var word = ""
    for scalar in line.unicodeScalars {
      let isDigit = ("0"..."9").contains(scalar)
      let isLetter = scalar.properties.isAlphabetic
      if !isDigit, !digits.isEmpty { flush(&digits) }
      if !isLetter, !word.isEmpty { flush(word: &word) }
      if isDigit {
        digits.unicodeScalars.append(scalar)
      } else if isLetter {
        word.unicodeScalars.append(scalar)
      } else if !scalar.properties.isWhitespace {
        tokens.append(.mark(scalar))
      }
    }
    if !digits.isEmpty { flush(&digits) }
    if !word.isEmpty { flush(word: &word) }
  }

  private mutating func flush(_ digits: inout String) {
    tokens.append(.number(Int(digits) ?? Int.max, digits: digits.utf8.count))
    digits = ""
  }

  private mutating func flush(word: inout String) {
    tokens.append(.word(word.lowercased()))
    word = ""
  }

  /// All dates; nil if something is no part of a date line.
  mutating func entries() -> [DateLine.Entry]? {
    var entries: [DateLine.Entry] = []
    while position < tokens.count {
      if let date = date() {
        entries.append(DateLine.Entry(date: date, label: label))
        label = nil
      } else if !skipTime(), !skipFiller(afterDate: !entries.isEmpty) {
        return nil
      }
    }
    return entries
  }

  // MARK: Dates

  private mutating func date() -> CalendarDate? {
    for (date, length) in [isoDate(), figures(), monthFirst(), dayFirst()].compactMap({ $0 }) {
      position += length
      return date
    }
    return nil
  }

  private func number(_ ahead: Int) -> (value: Int, digits: Int)? {
    guard tokens.indices.contains(position + ahead),
      case .number(let value, let digits) = tokens[position + ahead]
    else { return nil }
    return (value, digits)
  }

  private func word(_ ahead: Int) -> String? {
    guard tokens.indices.contains(position + ahead), case .word(let word) = tokens[position + ahead]
    else { return nil }
    return word
  }

  private func mark(_ ahead: Int) -> Unicode.Scalar? {
    guard tokens.indices.contains(position + ahead), case .mark(let mark) = tokens[position + ahead]
    else { return nil }
    return mark
  }

  private func isoDate() -> (CalendarDate, Int)? {
    guard let year = number(0), year.digits == 4, let mark = mark(1),
      "-/.".unicodeScalars.contains(mark),
      self.mark(3) == mark, let month = number(2), let day = number(4), month.digits <= 2,
      day.digits <= 2,
      let date = CalendarDate(year: year.value, month: month.value, day: day.value)
    else { return nil }
    return (date, 5)
  }

  /// Day, month and year in figures, taken if only one order gives a date, or both the same one.
  private func figures() -> (CalendarDate, Int)? {
    guard let first = number(0), first.digits <= 2, let mark = mark(1),
      "-/.".unicodeScalars.contains(mark),
      self.mark(3) == mark, let second = number(2), second.digits <= 2, let year = number(4),
      year.digits == 4
    else { return nil }
    let dayFirst = CalendarDate(year: year.value, month: second.value, day: first.value)
    let monthFirst = CalendarDate(year: year.value, month: first.value, day: second.value)
    guard let date = dayFirst ?? monthFirst, dayFirst == nil || monthFirst == nil || first == second
    else { return nil }
    return (date, 5)
  }

  private func monthFirst() -> (CalendarDate, Int)? {
    guard let month = word(0).flatMap(MonthNames.number) else { return nil }
    var length = mark(1) == "." ? 2 : 1
    guard let first = number(length) else { return nil }
    if first.digits == 4 {
      return CalendarDate(year: first.value, month: month).map { ($0, length + 1) }
    }
    length += 1
    if let suffix = word(length), Self.ordinalEndings.contains(suffix) { length += 1 }
    if mark(length) == "," { length += 1 }
    guard let year = number(length), year.digits == 4,
      let date = CalendarDate(year: year.value, month: month, day: first.value)
    else { return nil }
    return (date, length + 1)
  }

  private func dayFirst() -> (CalendarDate, Int)? {
    guard let day = number(0), day.digits <= 2 else { return nil }
    var length = 1
    if let suffix = word(length), Self.ordinalEndings.contains(suffix) { length += 1 }
    if word(length) == "of" || mark(length) == "-" { length += 1 }
    guard let month = word(length).flatMap(MonthNames.number) else { return nil }
    length += 1
    while let mark = mark(length), ".,-".unicodeScalars.contains(mark) { length += 1 }
    guard let year = number(length), year.digits == 4,
      let date = CalendarDate(year: year.value, month: month, day: day.value)
    else { return nil }
    return (date, length + 1)
  }

  private static let ordinalEndings: Set<String> = ["st", "nd", "rd", "th"]

  // MARK: Around the date

  /// Skips `10:15`, `10:15:00`, `10.15am`, `10 a.m.` or `4 min read`.
  private mutating func skipTime() -> Bool {
    guard let hour = number(0), hour.digits <= 2, hour.value <= 99 else { return false }
    if let unit = word(1), ["min", "mins", "minute", "minutes"].contains(unit) {
      position += word(2) == "read" ? 3 : 2
      return true
    }
    var length = 1
    while let mark = mark(length), mark == ":" || mark == ".", let part = number(length + 1),
      part.digits == 2
    {
      length += 2
    }
    // Fractions of a second.
    if mark(length) == ".", number(length + 1) != nil { length += 2 }
    if let half = word(length), ["am", "pm", "h", "hrs"].contains(half) {
      length += 1
    } else if let half = word(length), half == "a" || half == "p", mark(length + 1) == ".",
      word(length + 2) == "m"
    {
      length += mark(length + 3) == "." ? 4 : 3
    } else if length == 1 {
      return false
    }
    position += length
    sawTime = true
    return hour.value <= 24
  }

  private mutating func skipFiller(afterDate: Bool) -> Bool {
    if let mark = mark(0) {
      // The offset of a zone: +04:00, -0500.
      if afterDate, mark == "+" || mark == "-" || mark == "−", let zone = number(1),
        zone.digits == 4 || zone.digits == 2
      {
        position += self.mark(2) == ":" && number(3)?.digits == 2 ? 4 : 2
        return true
      }
      guard Self.separators.contains(mark) else { return false }
      position += 1
      return true
    }
    guard let word = word(0) else { return false }
    if let meaning = Self.labels[word] {
      if label == nil || meaning != .published { label = meaning }
    } else if !(Self.weekdays.contains(word) || Self.fillers.contains(word)
      || ((afterDate || sawTime) && Self.zones.contains(word)))
    {
      return false
    }
    position += 1
    return true
  }

  private static let separators: Set<Unicode.Scalar> = [
    ",", "|", "·", "•", "-", "–", "—", "(", ")", "/", ":", ".", ";",
  ]
  private static let labels: [String: DateLine.Label] = [
    "published": .published, "posted": .published, "issued": .published, "released": .published,
    "created": .published, "publication": .published, "pubdate": .published,
    "updated": .modified, "modified": .modified, "edited": .modified, "update": .modified,
    "reposted": .reposted, "republished": .reposted, "retrieved": .reposted,
    "accessed": .reposted, "archived": .reposted,
  ]
  private static let fillers: Set<String> = [
    "on", "at", "of", "the", "date", "dated", "last", "first", "originally",
  ]
  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun",
  ]
  private static let zones: Set<String> = [
    "t", "z", "gmt", "utc", "est", "edt", "et", "bst", "cet", "cest", "eet", "pst", "pdt", "pt",
    "mst", "mdt", "cst", "cdt", "gst", "ist", "msk", "ast", "jst", "aest", "sgt", "hkt", "local",
    "time", "edition",
  ]
}

/// The names of the months in English.
enum MonthNames {
  /// The number of a month, 1 to 12, from its name in lower case; nil for other words.
  static func number(_ word: String) -> Int? {
    guard word.utf8.count >= 3, let place = names.firstIndex(where: { $0.hasPrefix(word) }) else {
      return word == "sept" ? 9 : nil
    }
    let name = names[place]
    return word == name || word.utf8.count == 3 || word == "sept" ? place + 1 : nil
  }

  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
