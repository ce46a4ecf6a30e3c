internal import Glibc

/// Converts bytes to UTF-8 with glibc's `iconv`.
enum CharacterConversion {
  /// A converted text.
  struct Result {
    var utf8: [UInt8] = []
    /// The number of places that could not be converted; each is U+FFFD in the text.
    var errors = 0
  }

  /// The text of `bytes`; nil where this machine's C library does not know the encoding.
  ///
  /// - Complexity: linear in the number of bytes.
  static func utf8(of bytes: ArraySlice<UInt8>, from encoding: TextEncoding) -> Result? {
    guard let converter = unsafe iconv_open("UTF-8", encoding.iconvName),
      Int(bitPattern: converter) != -1
    else { return nil }
    defer { unsafe iconv_close(converter) }
    var result = Result()
    result.utf8.reserveCapacity(bytes.count + bytes.count / 4)
    var input = Array(bytes)
    unsafe input.withUnsafeMutableBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      var start: UnsafeMutablePointer<CChar>? = unsafe base.assumingMemoryBound(to: CChar.self)
      var left = buffer.count
      while left > 0 {
        let status = unsafe step(converter, &start, &left, into: &result.utf8)
        if status == 0 || status == E2BIG { continue }
        result.utf8 += [0xEF, 0xBF, 0xBD]
        result.errors += 1
        // EINVAL: the text ends inside a letter. EILSEQ: a byte that means nothing here.
        if status == EINVAL { break }
        unsafe start = start.map { unsafe $0 + 1 }
        left -= 1
      }
    }
    return result
  }

  /// Converts as much as fits one piece; returns 0 or the error number.
  private static func step(
    _ converter: iconv_t, _ start: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
    into output: inout [UInt8]
  ) -> Int32 {
    var status: Int32 = 0
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      unsafe buffer.withMemoryRebound(to: CChar.self) { room in
        var place = room.baseAddress
        var free = room.count
        errno = 0
        if unsafe iconv(converter, &start, &left, &place, &free) == Int.max || errno != 0 {
          status = errno
        }
        count = room.count - free
      }
    }
    output += piece
    return status
  }
}
