/// Reading figures.
enum Figures {
  /// What a token of figures says.
  struct Reading {
    let value: Double
    /// Whether it is a plain run of digits, as years and identifiers are.
    let isPlain: Bool
    /// Whether it ends like "82nd".
    let isOrdinal: Bool
    /// Whether it is a fraction such as "1/2" or "½".
    let isFraction: Bool

    init(_ value: Double, isPlain: Bool = false, isOrdinal: Bool = false, isFraction: Bool = false)
    {
      self.value = value
      self.isPlain = isPlain
      self.isOrdinal = isOrdinal
      self.isFraction = isFraction
    }
  }

  /// Reads `1,234.5`, `+7`, `82nd`, `1/2`, `½`, `3½`; nil for anything else, such as dates and times.
  static func read(_ bytes: [UInt8], _ range: Range<Int>) -> Reading? {
    var offset = range.lowerBound
    if bytes[offset] == 0x2B { offset += 1 }
    guard offset < range.upperBound else { return nil }
    if !Characters.isDigit(bytes[offset]), bytes[offset] != 0x2E {
      return vulgarFraction(bytes, offset..<range.upperBound, whole: 0)
    }
    var number = DecimalReader()
    while offset < range.upperBound, number.take(bytes, offset, range.upperBound) { offset += 1 }
    if offset == range.upperBound { return number.reading }
    let rest = offset..<range.upperBound
    if bytes[offset] == 0x2F { return slashed(bytes, rest, numerator: number) }
    if bytes[offset] >= 0x80 {
      return number.isPlain ? vulgarFraction(bytes, rest, whole: number.value) : nil
    }
    guard rest.count == 2, isOrdinalEnding(bytes, rest) else { return nil }
    return Reading(number.value, isOrdinal: true)
  }

  private static func isOrdinalEnding(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    ["st", "nd", "rd", "th"].contains { TokenText.equals(bytes, range, $0) }
  }

  private static func slashed(
    _ bytes: [UInt8], _ range: Range<Int>, numerator: DecimalReader
  ) -> Reading? {
    var denominator = DecimalReader()
    var offset = range.lowerBound + 1
    while offset < range.upperBound, Characters.isDigit(bytes[offset]) {
      _ = denominator.take(bytes, offset, range.upperBound)
      offset += 1
    }
    guard offset == range.upperBound, numerator.isPlain, denominator.value > 0 else { return nil }
    return Reading(numerator.value / denominator.value, isFraction: true)
  }

  /// `½` and its like, after a whole number or alone.
  private static func vulgarFraction(
    _ bytes: [UInt8], _ range: Range<Int>, whole: Double
  ) -> Reading? {
    guard bytes[range.lowerBound] >= 0x80 else { return nil }
    let character = Characters.decode(bytes, range.lowerBound, range.upperBound)
    guard character.length == range.count,
      character.scalar.properties.generalCategory == .otherNumber,
      let value = character.scalar.properties.numericValue, value < 1
    else { return nil }
    return Reading(whole + value, isFraction: true)
  }
}

/// Takes a number digit by digit.
struct DecimalReader {
  private(set) var value = 0.0
  /// Only digits so far.
  private(set) var isPlain = true
  private var scale = 0.0
  private var digits = 0

  var reading: Figures.Reading? {
    digits > 0 ? Figures.Reading(scaled, isPlain: isPlain) : nil
  }

  private var scaled: Double { scale > 0 ? value / scale : value }

  /// Takes the byte at `offset` if it is part of the number.
  ///
  /// A comma before three digits parts thousands; before one or two it is a decimal comma.
  mutating func take(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Bool {
    let byte = bytes[offset]
    if Characters.isDigit(byte) {
      value = value * 10 + Double(byte - 0x30)
      digits += 1
      if scale > 0 { scale *= 10 }
      return true
    }
    guard byte == 0x2C || byte == 0x2E, offset + 1 < end else { return false }
    var run = offset + 1
    while run < end, run - offset <= 4, Characters.isDigit(bytes[run]) { run += 1 }
    let count = run - offset - 1
    guard count > 0, scale == 0 else { return false }
    isPlain = false
    let partsThousands = byte == 0x2C && count == 3 && digits > 0
    if !partsThousands { scale = 1 }
    return true
  }
}
