/// The lower-case forms of characters, for comparing words.
///
/// As the standard library's `lowercased()`, except that a single quotation mark (`’`, `‘`) becomes
/// `'`. The scripts of most text are worked out here; the rest asks the library.
enum CaseFolding {
  /// Passes on the folded form of the character at `offset`; returns the offset after it.
  @inline(__always)
  static func fold(_ bytes: ArraySlice<UInt8>, _ offset: Int, _ take: (UInt8) -> Void) -> Int {
    let byte = bytes[offset]
    if byte < 0x80 {
      take(TokenText.lowered(byte))
      return offset + 1
    }
    let character = decode(bytes, offset)
    let value = character.scalar.value
    if value == 0x2018 || value == 0x2019 {
      take(0x27)
    } else if let folded = quickly(value) {
      encode(folded, take)
    } else {
      for byte in character.scalar.properties.lowercaseMapping.utf8 { take(byte) }
    }
    return offset + character.length
  }

  /// The folded form of a character of the commonest scripts; nil for all others.
  static func quickly(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x80..<0xC0, 0xDF..<0x100, 0xD7: value
    case 0xC0..<0xDF: value + 0x20
    case 0x100..<0x130, 0x132..<0x138, 0x14A..<0x178: value | 1
    case 0x139..<0x149, 0x179..<0x17F: value + (value & 1)
    case 0x300..<0x370, 0x430..<0x460, 0x590..<0x10A0: value
    case 0x400..<0x410: value + 0x50
    case 0x410..<0x430: value + 0x20
    case 0x2000..<0x2100, 0x3000..<0xA000, 0xAC00..<0xD7A4, 0x1F000..<0x1FB00: value
    default: nil
    }
  }

  private static func decode(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> ScannedCharacter {
    let lead = bytes[offset]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, offset + length <= bytes.endIndex else {
      return ScannedCharacter(scalar: "\u{FFFD}", length: 1)
    }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return ScannedCharacter(scalar: Unicode.Scalar(value) ?? "\u{FFFD}", length: length)
  }

  @inline(__always)
  private static func encode(_ value: UInt32, _ take: (UInt8) -> Void) {
    if value < 0x800 {
      take(UInt8(0xC0 | value >> 6))
    } else {
      if value < 0x10000 {
        take(UInt8(0xE0 | value >> 12))
      } else {
        take(UInt8(0xF0 | value >> 18))
        take(UInt8(0x80 | (value >> 12) & 0x3F))
      }
      take(UInt8(0x80 | (value >> 6) & 0x3F))
    }
    take(UInt8(0x80 | value & 0x3F))
  }
}
