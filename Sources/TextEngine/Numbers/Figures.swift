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

  /// Reads `1,234.5`, `1.234,5`, `1,00,000`, `+7`, `82nd`, `1/2`, `½`, `3½`; nil for anything
  /// else, such as dates and times.
  static func read(_ bytes: [UInt8], _ range: Range<Int>) -> Reading? {
    var offset = range.lowerBound
    if bytes[offset] == 0x2B { offset += 1 }
    guard offset < range.upperBound else { return nil }
    if !Characters.isDigit(bytes[offset]), bytes[offset] != 0x2E {
      return vulgarFraction(bytes, offset..<range.upperBound, whole: 0)
    }
    guard let number = GroupedDigits(bytes, offset..<range.upperBound) else { return nil }
    let rest = number.end..<range.upperBound
    if rest.isEmpty { return Reading(number.value, isPlain: number.isPlain) }
    if bytes[rest.lowerBound] == 0x2F { return slashed(bytes, rest, numerator: number) }
    if bytes[rest.lowerBound] >= 0x80 {
      return number.isPlain ? vulgarFraction(bytes, rest, whole: number.value) : nil
    }
    guard rest.count == 2, isOrdinalEnding(bytes, rest) else { return nil }
    return Reading(number.value, isOrdinal: true)
  }

  private static func isOrdinalEnding(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    ["st", "nd", "rd", "th"].contains { TokenText.equals(bytes, range, $0) }
  }

  private static func slashed(
    _ bytes: [UInt8], _ range: Range<Int>, numerator: GroupedDigits
  ) -> Reading? {
    let rest = (range.lowerBound + 1)..<range.upperBound
    guard let denominator = GroupedDigits(bytes, rest), denominator.end == rest.upperBound,
      denominator.isPlain, numerator.isPlain, denominator.value > 0
    else { return nil }
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
