/// Reads decimal numbers of data files without making strings of them.
enum DecimalText {
  /// The number in `range` of `bytes`: perhaps a minus, then up to fifteen digits with at most one
  /// point among them; nil for every other form.
  static func value(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    var at = range.lowerBound
    guard let value = next(bytes, &at), at == range.upperBound else { return nil }
    return value
  }

  /// The number of that form that begins at `at`, which moves to the first byte that is no part of
  /// it; nil where there is none.
  ///
  /// Both parts of the division are exact, so that the quotient is the number nearest to the text.
  @inline(__always)
  static func next(_ bytes: [UInt8], _ at: inout Int) -> Double? {
    var end = at
    let isNegative = end < bytes.count && bytes[end] == 0x2D
    if isNegative { end &+= 1 }
    var digits: Int64 = 0
    var scale: Int64 = 1
    var step: Int64 = 1
    var count = 0
    while end < bytes.count {
      let digit = bytes[end] &- 0x30
      if digit < 10 {
        digits = digits &* 10 &+ Int64(digit)
        scale = scale &* step
        count &+= 1
      } else if bytes[end] == 0x2E, step == 1 {
        step = 10
      } else {
        break
      }
      end &+= 1
    }
    at = end
    guard count > 0, count <= 15 else { return nil }
    let value = Double(digits) / Double(scale)
    return isNegative ? -value : value
  }
}
