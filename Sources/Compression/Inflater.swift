internal import CZlib

/// Expands what was deflated: gzip, zlib's own form, and the bare stream (RFC 1950 to 1952).
///
/// Web servers send all three as `Content-Encoding`. Answers that were cut off are common in web
/// archives, so what comes before the damage is kept.
public enum Inflater: Sendable {
  /// The expanded bytes, as far as they are sound, and not many more than `limit`; nil for other data.
  ///
  /// - Complexity: linear in the number of bytes that come out.
  public static func expanded(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
    let isGzip = bytes.starts(with: [0x1F, 0x8B])
    // 47: the window of 32 KiB, with the header of gzip or zlib; -15: deflate without a header.
    for windowBits in isGzip ? [47] : [47, -15] {
      let output = inflated(bytes, windowBits: Int32(windowBits), limit: limit)
      if !output.isEmpty { return output }
    }
    return nil
  }

  private static func inflated(_ bytes: [UInt8], windowBits: Int32, limit: Int) -> [UInt8] {
    var stream = unsafe z_stream()
    guard unsafe czlib_inflate_init(&stream, windowBits) == Z_OK else { return [] }
    defer { unsafe inflateEnd(&stream) }
    var input = bytes
    var output: [UInt8] = []
    unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe stream.next_in = source.baseAddress
      unsafe stream.avail_in = UInt32(clamping: source.count)
      var status = Z_OK
      while status == Z_OK, output.count < limit {
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { room, count in
          unsafe stream.next_out = room.baseAddress
          unsafe stream.avail_out = UInt32(room.count)
          status = unsafe inflate(&stream, Z_SYNC_FLUSH)
          count = unsafe room.count - Int(stream.avail_out)
        }
        if piece.isEmpty { break }
        output += piece
      }
    }
    return output
  }
}
