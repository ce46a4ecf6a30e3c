/// Cuts a stream of bytes into frames: eight bytes of length, little-endian, then the content.
struct FrameBuffer {
  private var bytes: [UInt8] = []
  private var start = 0

  /// The frame around a content.
  static func framed(_ content: [UInt8]) -> [UInt8] {
    var writer = FrameWriter()
    writer.add(content)
    return writer.bytes
  }

  mutating func append(_ more: [UInt8]) {
    if start > 1 << 20 || start == bytes.count {
      bytes.removeFirst(start)
      start = 0
    }
    bytes += more
  }

  /// The next whole frame's content, or nil until more bytes come.
  mutating func next() -> [UInt8]? {
    guard bytes.count - start >= 8 else { return nil }
    var count = 0
    for index in (0..<8).reversed() { count = count << 8 | Int(bytes[start + index]) }
    guard count >= 0, bytes.count - start - 8 >= count else { return nil }
    let content = Array(bytes[(start + 8)..<(start + 8 + count)])
    start += 8 + count
    return content
  }
}
