/// What a character means to the tokenizer.
enum CharacterKind: UInt8 {
  case space, letter, digit, dash, ellipsis, openingQuote, closingQuote, opening, closing
  case punctuation, symbol
}

/// A character of a UTF-8 text with the number of bytes it takes.
struct ScannedCharacter {
  let scalar: Unicode.Scalar
  let length: Int
}

/// Reading bytes as characters.
enum Characters {
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  @inline(__always)
  static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// A blank, a line end or a control character.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F }

  /// The number of bytes of the white space outside ASCII at `offset`; 0 if there is none.
  static func wideSpace(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Int {
    guard offset + 1 < end else { return 0 }
    let second = bytes[offset + 1]
    if bytes[offset] == 0xC2 { return second == 0xA0 || second == 0x85 ? 2 : 0 }
    guard offset + 2 < end else { return 0 }
    let third = bytes[offset + 2]
    switch (bytes[offset], second) {
    case (0xE2, 0x80):
      return third <= 0x8B || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80), (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xEF, 0xBB): return third == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// The character outside ASCII at `offset`; U+FFFD for bytes that are not UTF-8.
  static func decode(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> ScannedCharacter {
    let lead = bytes[offset]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, offset + length <= end else {
      return ScannedCharacter(scalar: "\u{FFFD}", length: 1)
    }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return ScannedCharacter(scalar: Unicode.Scalar(value) ?? "\u{FFFD}", length: length)
  }

  /// The kind of a character outside ASCII.
  static func kind(_ scalar: Unicode.Scalar) -> CharacterKind {
    switch scalar.value {
    case 0xC0...0x24F where scalar.value != 0xD7 && scalar.value != 0xF7: return .letter
    case 0x400...0x481, 0x4E00...0x9FFF: return .letter
    // Soft hyphen, joiners and variation selectors belong to the word around them.
    case 0xAD, 0x200C, 0x200D, 0x2060, 0xFE00...0xFE0F: return .letter
    case 0x2010...0x2015, 0x2212: return .dash
    case 0x2026: return .ellipsis
    case 0x2018, 0x201A, 0x201B, 0x201C, 0x201E, 0x201F, 0xAB, 0x2039: return .openingQuote
    case 0x2019, 0x201D, 0xBB, 0x203A: return .closingQuote
    default: return kindByCategory(scalar)
    }
  }

  private static func kindByCategory(_ scalar: Unicode.Scalar) -> CharacterKind {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark:
      .letter
    case .decimalNumber, .letterNumber, .otherNumber: .digit
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: .space
    case .openPunctuation: .opening
    case .closePunctuation: .closing
    case .initialPunctuation: .openingQuote
    case .finalPunctuation: .closingQuote
    case .dashPunctuation: .dash
    case .otherPunctuation, .connectorPunctuation: .punctuation
    default: .symbol
    }
  }
}
