/// Translates between UTF-8 byte offsets and Unicode code point offsets of one text.
///
/// Built in one pass with a checkpoint every 64 bytes, so a look-up reads at most 64 bytes.
/// ASCII text needs no table at all.
public struct CodepointIndex: Sendable {
  private static let stride = 64
  private let text: SourceText
  /// Code points before byte `64 * i`.
  private let checkpoints: [UInt32]

  /// The number of code points of the text.
  public let count: Int

  /// Indexes a text.
  ///
  /// - Complexity: linear in the number of bytes.
  public init(_ text: SourceText) {
    self.text = text
    guard !text.isASCII else {
      checkpoints = []
      count = text.utf8.count
      return
    }
    var checkpoints: [UInt32] = []
    checkpoints.reserveCapacity(text.utf8.count / Self.stride + 1)
    var codepoints: UInt32 = 0
    unsafe text.utf8.withUnsafeBufferPointer { bytes in
      for start in Swift.stride(from: 0, to: bytes.count, by: Self.stride) {
        checkpoints.append(codepoints)
        let end = min(start + Self.stride, bytes.count)
        codepoints += unsafe UInt32(Self.codepoints(in: bytes, start..<end))
      }
    }
    self.checkpoints = checkpoints
    count = Int(codepoints)
  }

  /// The number of code points before the byte at `offset`.
  public func codepoint(atByte offset: Int) -> Int {
    guard !text.isASCII else { return offset }
    guard offset < text.utf8.count else { return count }
    let checkpoint = offset / Self.stride
    let after = unsafe text.utf8.withUnsafeBufferPointer { bytes in
      unsafe Self.codepoints(in: bytes, checkpoint * Self.stride..<offset)
    }
    return Int(checkpoints[checkpoint]) + after
  }

  /// The code points that begin in a range of at most 64 bytes.
  @inline(__always)
  private static func codepoints(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int {
    var count: UInt8 = 0
    for place in range { count &+= unsafe bytes[place] & 0xC0 != 0x80 ? 1 : 0 }
    return Int(count)
  }

  /// The byte offset of the code point at `offset`, or nil if the text is shorter.
  public func byte(atCodepoint offset: Int) -> Int? {
    guard offset >= 0, offset <= count else { return nil }
    guard !text.isASCII else { return offset }
    guard offset < count else { return text.utf8.count }
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(checkpoints[middle]) <= offset { low = middle } else { high = middle }
    }
    var codepoints = Int(checkpoints[low])
    var byte = low * Self.stride
    while byte < text.utf8.count {
      if text.utf8[byte] & 0xC0 != 0x80 {
        if codepoints == offset { return byte }
        codepoints += 1
      }
      byte += 1
    }
    return text.utf8.count
  }
}
