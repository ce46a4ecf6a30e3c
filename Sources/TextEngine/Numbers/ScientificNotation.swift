/// Reading powers in figures: `1.2e+14`, `6.23x10^-4`, `2.5^3`.
enum ScientificNotation {
  /// A power with the offset after it.
  struct Reading {
    let value: Double
    let end: Int
  }

  /// Reads the power that starts with a digit at `start`; nil if there is none.
  ///
  /// - Complexity: linear in the length of the figures.
  static func read(_ bytes: [UInt8], from start: Int) -> Reading? {
    let limit = min(bytes.count, start + 48)
    guard let base = GroupedDigits(bytes, start..<limit), base.end < limit else { return nil }
    var offset = base.end
    switch bytes[offset] {
    case UInt8(ascii: "^"):
      return exponent(bytes, offset + 1, limit).flatMap { power, end in
        finite(raise(base.value, power), end)
      }
    case UInt8(ascii: "e"), UInt8(ascii: "E"):
      return exponent(bytes, offset + 1, limit).flatMap { power, end in
        finite(base.value * raise(10, power), end)
      }
    default:
      while offset < limit, bytes[offset] == 0x20 { offset += 1 }
      guard let ten = multiplied(bytes, offset, limit) else { return nil }
      return exponent(bytes, ten, limit).flatMap { power, end in
        finite(base.value * raise(10, power), end)
      }
    }
  }

  /// The offset after "x10^" or "×10^", blanks allowed.
  private static func multiplied(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int? {
    var offset = start
    guard offset < limit else { return nil }
    if bytes[offset] | 0x20 == UInt8(ascii: "x") || bytes[offset] == UInt8(ascii: "*") {
      offset += 1
    } else if offset + 1 < limit, bytes[offset] == 0xC3, bytes[offset + 1] == 0x97 {
      offset += 2
    } else {
      return nil
    }
    while offset < limit, bytes[offset] == 0x20 { offset += 1 }
    guard offset + 2 < limit, bytes[offset] == 0x31, bytes[offset + 1] == 0x30,
      bytes[offset + 2] == UInt8(ascii: "^")
    else { return nil }
    return offset + 3
  }

  /// A signed whole number of at most three digits that no digit or letter follows.
  private static func exponent(
    _ bytes: [UInt8], _ start: Int, _ limit: Int
  ) -> (power: Int, end: Int)? {
    var offset = start
    guard offset < limit else { return nil }
    let isNegative = bytes[offset] == 0x2D
    if isNegative || bytes[offset] == 0x2B { offset += 1 }
    let first = offset
    var power = 0
    while offset < limit, Characters.isDigit(bytes[offset]) {
      power = min(power * 10 + Int(bytes[offset] - 0x30), 10_000)
      offset += 1
    }
    guard offset > first, offset - first <= 3 else { return nil }
    let isWordAfter = offset < bytes.count && (bytes[offset] | 0x20) &- 0x61 < 26
    return isWordAfter ? nil : (isNegative ? -power : power, offset)
  }

  private static func raise(_ base: Double, _ power: Int) -> Double {
    var result = 1.0
    var factor = base
    var rest = abs(power)
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      factor *= factor
      rest >>= 1
    }
    return power < 0 ? 1 / result : result
  }

  private static func finite(_ value: Double, _ end: Int) -> Reading? {
    value.isFinite ? Reading(value: value, end: end) : nil
  }
}
