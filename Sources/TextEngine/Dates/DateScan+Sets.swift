import DocumentModel

// What happens again and again: "every Friday", "twice a week", "on Mondays".
extension DateScan {
  /// "weekly", "every Friday", "each year", "every two weeks", "every other day", "twice a week".
  func setMatch(_ index: Int) -> DateMatch? {
    if let unit = reader.value(index, words.sets).flatMap(DateUnit.init) {
      return DateMatch(index..<(index + 1), unit.duration(1), .set, .explicit)
    }
    if reader.matches(index, Self.weekdays) {
      return DateMatch(index..<(index + 1), "P1W", .set, .explicit)
    }
    if reader.matches(index, Self.times) { return timesMatch(index, index + 1) }
    guard reader.matches(index, "every") || reader.matches(index, "each") else { return nil }
    return everyMatch(index)
  }

  private static let weekdays = WordTable(
    words: "mondays tuesdays wednesdays thursdays fridays saturdays sundays")
  private static let times = WordTable(words: "once twice thrice")

  private func everyMatch(_ index: Int) -> DateMatch? {
    var next = index + 1
    guard reader.sameSentence(index, next) else { return nil }
    var count = 1
    if reader.matches(next, "other") {
      count = 2
      next += 1
    } else if let number = parser.number(at: next), !number.isOrdinal, !number.isVague,
      (1...10_000).contains(number.value)
    {
      count = Int(number.value)
      next = number.tokens.upperBound
    }
    guard reader.sameSentence(index, next) else { return nil }
    if reader.value(next, words.weekdays) != nil, reader.has(next, .title) {
      return DateMatch(index..<(next + 1), DateUnit.week.duration(count), .set, .explicit)
    }
    if month(next) != nil {
      return DateMatch(index..<(next + 1), DateUnit.year.duration(count), .set, .explicit)
    }
    if count == 1, reader.matches(next, words.dayParts) {
      return DateMatch(index..<(next + 1), "P1D", .set, .explicit)
    }
    guard let unit = unit(next) else { return nil }
    return DateMatch(index..<(next + 1), unit.duration(count), .set, .explicit)
  }

  /// "twice a week", "three times a day"; `article` is the token after "twice" or "times".
  func timesMatch(_ index: Int, _ article: Int) -> DateMatch? {
    guard
      reader.number(article)?.kind == .article || reader.matches(article, "per")
        || reader.matches(article, "each") || reader.matches(article, "every"),
      reader.sameSentence(index, article + 1), let unit = unit(article + 1)
    else { return nil }
    return DateMatch(index..<(article + 2), unit.duration(1), .set, .explicit)
  }
}
