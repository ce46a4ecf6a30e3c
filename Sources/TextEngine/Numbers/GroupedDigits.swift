/// Digits with the commas and stops that part thousands or decimals.
///
/// `1,234,567.8`, `1.234.567,8` and `12,34,567` (India) part thousands; a single comma does so only
/// before three digits, a single stop never. Groups that fit none of these ("1.2.3") are no number.
struct GroupedDigits {
  /// The number.
  let value: Double
  /// Only digits.
  let isPlain: Bool
  /// The offset after the last digit.
  let end: Int

  /// Reads the digits that `range` starts with; nil if there are none or their groups do not fit.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    var groups = Groups()
    var digits = 0.0
    var size = 0
    var afterLast = 1.0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = bytes[offset]
      if Characters.isDigit(byte) {
        digits = digits * 10 + Double(byte - 0x30)
        size += 1
        afterLast *= 10
      } else {
        let isParted =
          (byte == 0x2C || byte == 0x2E) && offset + 1 < range.upperBound
          && Characters.isDigit(bytes[offset + 1])
        guard isParted else { break }
        groups.close(size: size, mark: byte)
        size = 0
        afterLast = 1
      }
      offset += 1
    }
    guard offset > range.lowerBound, groups.count > 0 || size > 0 else { return nil }
    end = offset
    isPlain = groups.count == 0
    guard !isPlain else {
      value = digits
      return
    }
    let startsWithZero = bytes[range.lowerBound] == 0x30
    guard let isWhole = groups.isWhole(last: size, startsWithZero) else { return nil }
    value = isWhole ? digits : digits / afterLast
  }

  /// The sizes of groups of digits, as far as they matter.
  private struct Groups {
    private(set) var count = 0
    private var first = 0
    private var firstMark: UInt8 = 0
    private var lastMark: UInt8 = 0
    /// How often the mark changed.
    private var changes = 0
    /// Whether all groups after the first, but for the last, have three digits, or have two.
    private var areThrees = true
    private var areTwos = true
    /// The size of the group before the last mark, and whether the others before it were twos.
    private var previous = 0
    private var wereTwos = true

    mutating func close(size: Int, mark: UInt8) {
      if count == 0 {
        first = size
        firstMark = mark
      } else {
        if mark != lastMark { changes += 1 }
        wereTwos = areTwos
        previous = size
        areThrees = areThrees && size == 3
        areTwos = areTwos && size == 2
      }
      lastMark = mark
      count += 1
    }

    /// Whether the last group belongs to the whole part; nil if the groups do not fit.
    func isWhole(last: Int, _ startsWithZero: Bool) -> Bool? {
      let isComma = firstMark == 0x2C
      if count == 1 { return isComma && last == 3 && (1...3).contains(first) && !startsWithZero }
      guard (1...3).contains(first) else { return nil }
      if changes == 0 {
        if areThrees, last == 3 { return true }
        return isComma && areTwos && last == 3 && first <= 2 ? true : nil
      }
      // The last mark is the decimal one, and stands once.
      guard changes == 1, lastMark != firstMark else { return nil }
      let isIndian = isComma && wereTwos && previous == 3 && first <= 2
      return areThrees || isIndian ? false : nil
    }
  }
}
