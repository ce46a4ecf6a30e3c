import DocumentModel

// Dates with the name of a month or a day of the week.
extension DateScan {
  /// A date that starts with its month: "February 26, 2024", "February 2024", "mid-July".
  func monthMatch(at index: Int) -> DateMatch? {
    guard let month = month(index) else { return nil }
    if reader.matches(index + 1, "the"), reader.sameSentence(index, index + 2),
      let day = ordinalDay(index + 2)
    {
      // "March the 14th"
      return dayOfMonth(month, day, tokens: index..<(index + 3))
    }
    if let day = dayNumber(index + 1), !isYearSized(index + 1) {
      return dayOfMonth(month, day, tokens: index..<(index + 2))
    }
    var next = index + 1
    if reader.mark(next) == 0x2C || reader.matches(next, "of") { next += 1 }
    if let year = year(next) {
      let value = CalendarDate(year: year, month: month)?.description
      return DateMatch(index..<(next + 1), value, .month, .explicit)
    }
    guard isMonthAlone(index) else { return nil }
    let value = nearestMonth(month, at: index)?.description
    return DateMatch(index..<(index + 1), value, .month, .published)
  }

  /// A day of the month written as an ordinal.
  private func ordinalDay(_ index: Int) -> Int? {
    guard reader.has(index, .digit), reader.spans[index].count >= 3 else { return nil }
    return dayNumber(index)
  }

  /// The month that the token names, also as "mid-July".
  func month(_ index: Int) -> Int? {
    guard index >= 0, index < reader.count else { return nil }
    let span = reader.spans[index]
    if let value = reader.value(index, words.months) {
      // "May", "March" and short forms need their capital.
      return reader.has(index, .title) ? Int(value) : nil
    }
    guard span.count > 6, TokenText.equals(reader.bytes, span.start..<(span.start + 4), "mid-")
    else { return nil }
    return words.months.value(reader.bytes, in: (span.start + 4)..<span.end).map(Int.init)
  }

  private func isMonthAlone(_ index: Int) -> Bool {
    let span = reader.spans[index]
    let isFull = span.count > 5 || TokenText.equals(reader.bytes, span.range, "april")
    let isRun = reader.isDash(index - 1) && reader.isTight(index) && month(index - 2) != nil
    let isCued =
      reader.sameSentence(index - 1, index)
      && (isRun || reader.matches(index - 1, words.monthCues))
    // "may", "march" and "august" are words as well.
    if isFull, !reader.matches(index, "august") { return true }
    if TokenText.equals(reader.bytes, span.range, "may") || !isFull {
      return isCued && !reader.has(index, .upper)
    }
    return isCued
  }

  /// A date from month and day, with the year if one follows.
  func dayOfMonth(_ month: Int, _ day: Int, tokens: Range<Int>) -> DateMatch? {
    if let run = runEnd(tokens.upperBound, after: day), day <= 31 {
      return runOfDays(month, day, run.day, tokens: tokens.lowerBound..<run.end)
    }
    var next = tokens.upperBound
    if reader.mark(next) == 0x2C { next += 1 }
    if reader.sameSentence(tokens.lowerBound, next), let year = year(next) {
      let value = CalendarDate(year: year, month: month, day: day)?.description
      return DateMatch(tokens.lowerBound..<(next + 1), value, .day, .explicit)
    }
    guard day <= CalendarDate.days(inMonth: month, of: 2000) else { return nil }
    if let year = shortYear(tokens.upperBound) {
      let value = CalendarDate(year: year, month: month, day: day)?.description
      return DateMatch(tokens.lowerBound..<(tokens.upperBound + 1), value, .day, .explicit)
    }
    let value = nearestDay(month, day, at: tokens.lowerBound)?.description
    return DateMatch(tokens, value, .day, .published)
  }

  /// "March 3-7, 2024", "3-7 March".
  func runOfDays(_ month: Int, _ first: Int, _ last: Int, tokens: Range<Int>) -> DateMatch? {
    var next = tokens.upperBound
    if reader.mark(next) == 0x2C { next += 1 }
    var end = tokens.upperBound
    var year: Int?
    var anchor = DateAnchor.published
    if reader.sameSentence(tokens.lowerBound, next), let named = self.year(next) {
      year = named
      end = next + 1
      anchor = .explicit
    } else {
      year = nearestDay(month, first, at: tokens.lowerBound)?.year
    }
    guard last <= CalendarDate.days(inMonth: month, of: year ?? 2000) else { return nil }
    let value = year.flatMap { year in
      CalendarDate(year: year, month: month, day: first).flatMap { from in
        CalendarDate(year: year, month: month, day: last).map { "\(from)/\($0)" }
      }
    }
    return DateMatch(tokens.lowerBound..<end, value, .day, anchor)
  }

  /// "Monday", "last Monday", "Monday, February 26".
  func weekdayMatch(at index: Int) -> DateMatch? {
    guard reader.has(index, .title), let weekday = reader.value(index, words.weekdays) else {
      return nil
    }
    var next = index + 1
    if reader.mark(next) == 0x2C { next += 1 }
    if reader.sameSentence(index, next), let date = monthMatch(at: next) ?? dayFirst(at: next),
      date.grain == .day
    {
      return DateMatch(index..<date.tokens.upperBound, date.value, .day, date.anchor)
    }
    if reader.matches(index + 1, "the"), reader.sameSentence(index, index + 2),
      let number = ordinalDay(index + 2), month(index + 4) == nil, month(index + 3) == nil
    {
      let value = nearestDay(number, weekday: Int(weekday))?.description
      return DateMatch(index..<(index + 3), value, .day, .published)
    }
    return DateMatch(
      index..<(index + 1), day(weekday: Int(weekday), at: index)?.description, .day, .published)
  }

  /// "Thursday the 14th": the month nearest to publication in which that day falls so.
  private func nearestDay(_ day: Int, weekday: Int) -> CalendarDate? {
    guard let published, let today = published.dayNumber else { return nil }
    let days = (-3...3).compactMap { shift in
      CalendarArithmetic.month(of: published, adding: shift).flatMap {
        CalendarDate(year: $0.year, month: $0.month, day: day)
      }
    }
    return days.filter { $0.weekday == weekday }.min { first, second in
      abs((first.dayNumber ?? 0) - today) < abs((second.dayNumber ?? 0) - today)
    }
  }

  /// "26 February 2024", "26th of February", "3-7 March".
  func dayFirst(at index: Int) -> DateMatch? {
    guard let day = dayNumber(index) else { return nil }
    if let run = runEnd(index + 1, after: day), reader.sameSentence(index, run.end),
      reader.has(run.end, .title), let month = month(run.end)
    {
      return runOfDays(month, day, run.day, tokens: index..<(run.end + 1))
    }
    var next = index + 1
    if reader.matches(next, "of") { next += 1 }
    guard reader.sameSentence(index, next), let month = month(next), reader.has(next, .title)
    else { return nil }
    return dayOfMonth(month, day, tokens: index..<(next + 1))
  }

  /// A day of the month, 1 to 31, in figures, perhaps with "th".
  func dayNumber(_ index: Int) -> Int? {
    guard reader.has(index, .digit), reader.spans[index].count <= 4,
      let reading = Figures.read(reader.bytes, reader.spans[index].range),
      reading.isPlain || reading.isOrdinal, (1...31).contains(reading.value)
    else { return nil }
    return Int(reading.value)
  }

  /// "88" right after a month, or "'88": a year of the last century, or of this one below 40.
  private func shortYear(_ index: Int) -> Int? {
    guard reader.has(index, .digit), reader.sameSentence(index - 1, index) else { return nil }
    let span = reader.spans[index]
    let digits = reader.bytes[span.range].suffix(2)
    guard digits.count == 2, digits.allSatisfy(Characters.isDigit), span.count == 2 else {
      return nil
    }
    let year = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    // "May 5, 20 people": a small number is a count more often than a year.
    return year > 31 ? 1900 + year : nil
  }

  private func isYearSized(_ index: Int) -> Bool {
    reader.spans[index].count == 4 && year(index) != nil
  }

  /// A year in four figures, 1000 to 2199.
  func year(_ index: Int) -> Int? {
    guard reader.has(index, .digit), reader.spans[index].count == 4,
      let reading = Figures.read(reader.bytes, reader.spans[index].range), reading.isPlain,
      (1000..<2200).contains(reading.value)
    else { return nil }
    return Int(reading.value)
  }

  // MARK: Counting from the day of publication

  /// Whether the sentence speaks of the future close to the token.
  private func isFuture(_ index: Int) -> Bool {
    let first = max(0, index - 12)
    let last = min(reader.count, index + 6)
    for near in first..<last where reader.sameSentence(near, index) {
      if reader.matches(near, words.future) { return true }
    }
    return false
  }

  /// The day of that name nearest to publication, the past preferred as news reports it.
  private func nearestDay(_ month: Int, _ day: Int, at index: Int) -> CalendarDate? {
    guard let published else { return nil }
    let candidates = (-1...1).compactMap {
      CalendarDate(year: published.year + $0, month: month, day: day)
    }
    return nearest(candidates, at: index)
  }

  /// The day nearest to publication, on the side that the words before `index` make likely.
  func nearest(_ days: [CalendarDate], at index: Int) -> CalendarDate? {
    guard let today = published?.dayNumber else { return nil }
    let isDeadline = reader.matches(index - 1, "by") && reader.sameSentence(index - 1, index)
    let future = isDeadline || isFuture(index)
    let weight = !future ? 2 : isDeadline || willFollows(index) ? 12 : 4
    return days.min { first, second in
      distance(first, today, future, weight) < distance(second, today, future, weight)
    }
  }

  /// Days from `today`; those on the less likely side count `weight` times.
  private func distance(
    _ date: CalendarDate, _ today: Int, _ future: Bool, _ weight: Int
  ) -> Int {
    let days = (date.dayNumber ?? 0) - today
    let isLikely = days == 0 || (days > 0) == future
    return isLikely ? abs(days) : abs(days) * weight
  }

  private func nearestMonth(_ month: Int, at index: Int) -> CalendarDate? {
    guard let published, let current = published.month else { return nil }
    let isLast = reader.matches(index - 1, "last")
    let isAhead =
      !isLast && (isFuture(index) || reader.matches(index - 1, "by") && month != current)
    var year = published.year
    if isAhead, month < current { year += 1 }
    if !isAhead, month > current || (isLast && month == current) { year -= 1 }
    return CalendarDate(year: year, month: month)
  }

  /// The latest such day on or before publication; a later one after "next" and before "will".
  private func day(weekday: Int, at index: Int) -> CalendarDate? {
    guard let published, let today = published.weekday else { return nil }
    let back = (today - weekday + 7) % 7
    if reader.matches(index - 1, "next") || (reader.matches(index - 1, "this") && isFuture(index)) {
      return published.adding(days: back == 0 ? 7 : 7 - back)
    }
    if reader.matches(index - 1, "last"), back == 0 { return published.adding(days: -7) }
    if isFuture(index), willFollows(index), back != 0 { return published.adding(days: 7 - back) }
    return published.adding(days: -back)
  }

  /// Whether "will" stands right before or after the day: "will meet on Monday", "on Monday will".
  private func willFollows(_ index: Int) -> Bool {
    for near in max(0, index - 6)..<min(reader.count, index + 3)
    where reader.sameSentence(near, index) {
      if reader.matches(near, "will") || reader.matches(near, "'ll") || reader.matches(near, "due")
        || reader.matches(near, "scheduled")
      {
        return true
      }
    }
    return false
  }
}
