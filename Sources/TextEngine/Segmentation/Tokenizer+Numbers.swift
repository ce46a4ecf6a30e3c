import DocumentModel

extension Tokenizer {
  /// Cuts the number at `start`, a digit or the dot before one; returns the offset after it.
  mutating func cutNumber(at start: Int) -> Int {
    if chunkMayBeAddress, let stop = addressEnd(at: start) {
      emit(start, stop, .address)
      return stop
    }
    var stop = digitsEnd(start + 1)
    var commas = 0
    while stop + 1 < chunkEnd, Characters.isDigit(bytes[stop + 1]) {
      switch bytes[stop] {
      case 0x2C:
        // "1,234", "1,5" and "1,00,000", but "22,24,26" is a list.
        let last = indianEnd(start, stop) ?? digitsEnd(stop + 1)
        guard
          last - stop == 4 || (commas == 0 && !isGroup(last) && !isListItem(start))
            || (last - stop > 4 && indianEnd(start, stop) == last)
        else {
          return cutNumberTail(start, stop)
        }
        commas += 1
        stop = last
      case 0x2E, 0x3A, 0x2F: stop = digitsEnd(stop + 1)
      default: return cutNumberTail(start, stop)
      }
    }
    return cutNumberTail(start, stop)
  }

  /// Whether a digit and a comma stand right before `start`.
  private func isListItem(_ start: Int) -> Bool {
    start - chunkStart > 1 && bytes[start - 1] == 0x2C && Characters.isDigit(bytes[start - 2])
  }

  /// Whether a comma and a digit stand at `offset`.
  private func isGroup(_ offset: Int) -> Bool {
    has(0x2C, at: offset) && offset + 1 < chunkEnd && Characters.isDigit(bytes[offset + 1])
  }

  /// The end of groups as India writes them, "1,00,000"; nil for others.
  private func indianEnd(_ start: Int, _ stop: Int) -> Int? {
    guard stop - start <= 2 else { return nil }
    var offset = stop
    while has(0x2C, at: offset), offset - stop < 12 {
      let end = digitsEnd(offset + 1)
      if end - offset == 4 { return offset > stop && !isGroup(end) ? end : nil }
      guard end - offset == 3 else { return nil }
      offset = end
    }
    return nil
  }

  private func digitsEnd(_ offset: Int) -> Int {
    var offset = offset
    while offset < chunkEnd, Characters.isDigit(bytes[offset]) { offset += 1 }
    return offset
  }

  /// Cuts what follows the figures: hyphens of telephone numbers, endings, units.
  private mutating func cutNumberTail(_ start: Int, _ stop: Int) -> Int {
    guard stop < chunkEnd else {
      emit(start, stop)
      return stop
    }
    if bytes[stop] == 0x2D, let phone = hyphenatedEnd(start, stop) {
      emit(start, phone)
      return phone
    }
    let mark = apostrophe(stop)
    if mark > 0, has(UInt8(ascii: "s"), at: stop + mark), !isWordStart(stop + mark + 1) {
      // 1990's
      emit(start, stop + mark + 1)
      return stop + mark + 1
    }
    let last = runEnd(stop)
    guard last > stop else {
      emit(start, stop)
      return stop
    }
    if splitsUnit(stop..<last) {
      emit(start, stop)
      return stop
    }
    emit(start, last)
    return last
  }

  /// Whether letters right after figures are a word of their own: "10pm", "35mm", "$40K".
  private func splitsUnit(_ range: Range<Int>) -> Bool {
    NumberUnits.attached.value(bytes, in: range) != nil
  }

  /// The end of a telephone number or date written with hyphens; nil for a range "750-800".
  private func hyphenatedEnd(_ start: Int, _ stop: Int) -> Int? {
    var groups = 1
    var last = stop
    var end = stop
    while end + 1 < chunkEnd, bytes[end] == 0x2D, Characters.isDigit(bytes[end + 1]) {
      last = end + 1
      end = digitsEnd(end + 1)
      groups += 1
    }
    if isWordStart(end) { return nil }
    if groups > 2 { return end }
    guard groups == 2, stop - start == 3, end - last == 4 else { return nil }
    // 853-7557 is a telephone number, 800-1200 a range.
    let isRound = bytes[end - 1] == 0x30
    return isRound ? nil : end
  }
}

/// Units that are written right after figures.
enum NumberUnits {
  /// The unit words that are tokens of their own after figures.
  static let attached = WordTable(
    words: """
      am pm k m b bn mn mm mln bln tn trn km kms cm kg kgs g mg ml l ft in lb lbs oz mph kph kmh hr
      hrs min mins sec secs h hz khz mhz ghz mb gb tb kb kw mw gw kwh v w f c p pc pct yr yrs yo
      days hours minutes weeks months years sq hh x gbp usd eur
      """)
}
