/// What kinds of bytes there are in a stretch, found in one pass that looks at many bytes at once.
public struct ByteSurvey: Sendable, Hashable {
  /// Whether there are bytes beyond ASCII.
  public let hasHigh: Bool
  /// Whether there are control bytes other than tab, line feed and carriage return.
  public let hasControl: Bool

  /// Looks at bytes.
  ///
  /// - Complexity: linear in the number of bytes, a fraction of a nanosecond for each.
  public init(_ bytes: ArraySlice<UInt8>) {
    var (high, control) = (UInt8(0), UInt8(0))
    unsafe bytes.withUnsafeBufferPointer { bytes in
      for unsafe byte in unsafe bytes {
        high |= byte
        let isText = byte >= 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
        control |= isText && byte != 0x7F ? 0 : 1
      }
    }
    hasHigh = high >= 0x80
    hasControl = control != 0
  }
}

extension [UInt8] {
  /// Whether every byte is below 128.
  public var isASCII: Bool {
    var high: UInt8 = 0
    unsafe withUnsafeBufferPointer { bytes in
      for unsafe byte in unsafe bytes { high |= byte }
    }
    return high < 0x80
  }
}
