internal import DocumentModel

/// Reads the dates of fields: ISO 8601, also without hyphens, RFC 5322, and the forms of visible text.
///
/// The day is that of the zone in which the date was written.
enum FieldDate {
  /// The day; nil if the text is no date.
  static func date(_ text: String) -> CalendarDate? {
    let text = trimmed(text)
    guard !text.isEmpty, text.utf8.count <= 100 else { return nil }
    if let date = CalendarDate(iso: text) { return date }
    if let date = compact(text) ?? mail(text) { return date }
    return DateLine(text)?.date
  }

  /// `20131020T192751+1100`, `20131020`.
  private static func compact(_ text: String) -> CalendarDate? {
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    guard digits.count == 8 || digits.count == 14 else { return nil }
    let numbers = digits.prefix(8).map { Int($0) - 0x30 }
    func number(_ range: Range<Int>) -> Int { numbers[range].reduce(0) { $0 * 10 + $1 } }
    return CalendarDate(year: number(0..<4), month: number(4..<6), day: number(6..<8))
  }

  /// `Mon, 29 Jul 2013 16:03:54 +0000`, `26-FEB-1987 15:01:01.79`, `Mon Jul 29 16:03:54 2013`.
  private static func mail(_ text: String) -> CalendarDate? {
    let words = text.split { $0 == " " || $0 == "," || $0 == "-" || $0 == "\t" }
    guard let place = words.firstIndex(where: { MonthNames.number($0.lowercased()) != nil }),
      let month = MonthNames.number(words[place].lowercased())
    else { return nil }
    let numbers = (words[max(0, place - 1)..<place] + words[(place + 1)...]).compactMap { word in
      word.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(word).map { ($0, word.count) } : nil
    }
    guard let day = numbers.first(where: { $0.1 <= 2 })?.0 else { return nil }
    var year = numbers.first { $0.1 == 4 }?.0
    if year == nil, let short = numbers.filter({ $0.1 == 2 }).dropFirst().first?.0 {
      // RFC 5322, section 4.3.
      year = short < 50 ? 2000 + short : 1900 + short
    }
    return year.flatMap { CalendarDate(year: $0, month: month, day: day) }
  }
}
