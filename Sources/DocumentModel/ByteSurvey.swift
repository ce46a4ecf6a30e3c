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
      for place in bytes.indices {
        let byte = unsafe bytes[place]
        // Without branches the compiler looks at sixteen bytes at once.
        let isLow: UInt8 = byte < 0x20 ? 1 : 0
        let isFeed: UInt8 = byte == 0x0A ? 1 : 0
        let isReturn: UInt8 = byte == 0x0D ? 1 : 0
        let isTab: UInt8 = byte == 0x09 ? 1 : 0
        let isDelete: UInt8 = byte == 0x7F ? 1 : 0
        high |= byte
        control |= (isLow ^ isFeed ^ isReturn ^ isTab) | isDelete
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
      for place in bytes.indices { unsafe high |= bytes[place] }
    }
    return high < 0x80
  }
}
