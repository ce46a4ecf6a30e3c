import DocumentModel

/// A number read from tokens, before the words around it are looked at.
struct ParsedNumber {
  var tokens: Range<Int>
  var value: Double
  var form: NumberForm
  var isOrdinal = false
  var isFraction = false
  var isVague = false
  /// Plain digits without separators.
  var isPlain = false
  /// The factor of the last scale word, 1 if there is none.
  var scale = 1.0
  /// "no" and "zero" words.
  var isZero = false
}

/// Reads a number that starts at a token: figures, words, or both.
struct CardinalParser {
  let reader: TokenReader

  /// The number that starts at `index`; nil if none does.
  func number(at index: Int) -> ParsedNumber? {
    let found: ParsedNumber?
    if reader.has(index, .digit) {
      found = figures(at: index)
    } else if let word = reader.number(index) {
      found = words(at: index, word)
    } else {
      found = nil
    }
    return found.map(withFraction)
  }

  // MARK: Figures

  private func figures(at index: Int) -> ParsedNumber? {
    if let power = power(at: index) { return power }
    guard let reading = Figures.read(reader.bytes, reader.spans[index].range) else { return nil }
    var number = ParsedNumber(tokens: index..<(index + 1), value: reading.value, form: .digits)
    number.isOrdinal = reading.isOrdinal
    number.isFraction = reading.isFraction
    number.isPlain = reading.isPlain
    if reading.isOrdinal { return number }
    takeGroups(&number)
    takeMixedFraction(&number)
    takeScale(&number)
    return number
  }

  /// "1.2e+14", "6.23x10^-4".
  private func power(at index: Int) -> ParsedNumber? {
    let span = reader.spans[index]
    guard Characters.isDigit(reader.bytes[span.start]), mayHavePower(index),
      let power = ScientificNotation.read(reader.bytes, from: span.start)
    else { return nil }
    var end = index
    while end < reader.count, reader.spans[end].start < power.end { end += 1 }
    guard reader.spans[end - 1].end == power.end, reader.sameSentence(index, end - 1) else {
      return nil
    }
    return ParsedNumber(tokens: index..<end, value: power.value, form: .digits)
  }

  /// Whether letters in the token, or the token after it, make a power possible.
  private func mayHavePower(_ index: Int) -> Bool {
    if reader.has(index, .alphabetic) { return true }
    let next = index + 1
    guard next < reader.count, reader.spans[next].count <= 3 else { return false }
    switch reader.bytes[reader.spans[next].start] {
    case UInt8(ascii: "^"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "*"), 0xC3:
      return true
    default: return false
    }
  }

  /// "1 414 021 100": groups of three after a blank.
  private func takeGroups(_ number: inout ParsedNumber) {
    guard number.isPlain, number.value < 1000 else { return }
    while number.value < 1e12, let group = plainGroup(number.tokens.upperBound) {
      number.value = number.value * 1000 + group
      number.tokens = number.tokens.lowerBound..<(number.tokens.upperBound + 1)
      number.isPlain = false
    }
  }

  private func plainGroup(_ index: Int) -> Double? {
    guard reader.has(index, .digit), reader.spans[index].count == 3,
      reader.sameSentence(index - 1, index),
      reader.spans[index].start - reader.spans[index - 1].end <= 3,
      !reader.isTight(index),
      let reading = Figures.read(reader.bytes, reader.spans[index].range), reading.isPlain
    else { return nil }
    return reading.value
  }

  /// "2 1/2".
  private func takeMixedFraction(_ number: inout ParsedNumber) {
    let next = number.tokens.upperBound
    guard number.isPlain, reader.has(next, .digit), reader.sameSentence(next - 1, next),
      let reading = Figures.read(reader.bytes, reader.spans[next].range), reading.isFraction,
      reading.value < 1
    else { return }
    number.value += reading.value
    number.isPlain = false
    number.tokens = number.tokens.lowerBound..<(next + 1)
  }

  /// "2.5 million", "40K", "3 hundred and 21", "3 dozen".
  private func takeScale(_ number: inout ParsedNumber) {
    while number.scale < 1e12, let (factor, end) = scale(at: number.tokens.upperBound) {
      number.value *= factor
      number.scale *= factor
      number.form = .mixed
      number.isPlain = false
      number.tokens = number.tokens.lowerBound..<end
    }
    takeRemainder(&number)
  }

  private func scale(at index: Int) -> (factor: Double, end: Int)? {
    var index = index
    let isHyphened = reader.isHyphen(index) && reader.isTight(index) && reader.isTight(index + 1)
    if isHyphened { index += 1 }
    guard let word = reader.number(index), reader.sameSentence(index - 1, index) else { return nil }
    let isShort = reader.spans[index].count <= 2
    switch word.kind {
    case .hundred, .scale:
      // "5 m" is as likely metres: letters count only right after the figures.
      if isShort, !reader.isTight(index) || isHyphened, !isClearShort(index) { return nil }
      if reader.mark(index) == UInt8(ascii: "m"), isLength(index) { return nil }
      // "20mm" is a calibre unless it is money.
      if reader.matches(index, "mm"),
        !reader.matches(index - 2, MeasureUnits.english.currencies)
      {
        return nil
      }
      return (word.value, index + 1)
    case .dozen: return (word.value, index + 1)
    case .vaguePlural where word.value == 24: return (12, index + 1)
    default: return nil
    }
  }

  /// "100m sprint", "50m away": metres rather than millions.
  private func isLength(_ index: Int) -> Bool {
    reader.matches(index + 1, Self.lengths)
      || (reader.matches(index - 2, Self.courses) && reader.sameSentence(index - 2, index))
  }

  private static let lengths = WordTable(
    words: """
      away sprint dash race hurdles relay freestyle butterfly backstroke breaststroke medley final
      finals heat heats champion championship long wide high deep tall apart downstream below above
      north south east west
      """)
  private static let courses = WordTable(words: "ran swam run swim jumped threw fell women men")

  /// Short forms that mean nothing else after a blank: "2.3 k", "5 bn", "7 M".
  private func isClearShort(_ index: Int) -> Bool {
    reader.matches(index, "k") || reader.matches(index, "bn") || reader.matches(index, "tn")
      || reader.matches(index, "mn") || reader.mark(index) == UInt8(ascii: "M")
  }

  /// "3 hundred and 21".
  private func takeRemainder(_ number: inout ParsedNumber) {
    let next = number.tokens.upperBound
    guard number.scale == 100, reader.matches(next, "and"), reader.has(next + 1, .digit),
      let reading = Figures.read(reader.bytes, reader.spans[next + 1].range), reading.isPlain,
      reading.value < number.scale, reader.number(next + 2) == nil
    else { return }
    number.value += reading.value
    number.tokens = number.tokens.lowerBound..<(next + 2)
  }
}
