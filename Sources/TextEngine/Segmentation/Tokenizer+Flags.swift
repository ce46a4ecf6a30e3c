import DocumentModel

extension Tokenizer {
  /// Appends a token that has letters or digits.
  mutating func emit(_ start: Int, _ stop: Int, _ extra: TokenFlags = []) {
    var hasUpper = false
    var hasLower = false
    var hasDigit = false
    var offset = start
    while offset < stop {
      let byte = bytes[offset]
      if Characters.isLower(byte) {
        hasLower = true
      } else if Characters.isUpper(byte) {
        hasUpper = true
      } else if Characters.isDigit(byte) {
        hasDigit = true
      } else if byte >= 0x80 {
        emitWide(start, stop, extra)
        return
      }
      offset += 1
    }
    var flags = extra
    if hasDigit { flags.insert(.digit) }
    if hasUpper || hasLower { flags.insert(.alphabetic) }
    if hasUpper && !hasLower { flags.insert(.upper) }
    if hasLower && !hasUpper { flags.insert(.lower) }
    if Characters.isUpper(bytes[start]) { flags.insert(.title) }
    push(start, stop, flags)
  }

  /// Appends a token with characters outside ASCII.
  private mutating func emitWide(_ start: Int, _ stop: Int, _ extra: TokenFlags) {
    var hasUpper = false
    var hasLower = false
    var flags = extra.union(.nonASCII)
    var offset = start
    while offset < stop {
      let byte = bytes[offset]
      var letter = LetterClass(byte)
      var length = 1
      if byte >= 0x80 {
        let character = Characters.decode(bytes, offset, stop)
        letter = LetterClass(character.scalar)
        length = character.length
      }
      switch letter {
      case .upper:
        hasUpper = true
        if offset == start { flags.insert(.title) }
      case .lower: hasLower = true
      case .caseless: flags.insert(.alphabetic)
      case .digit: flags.insert(.digit)
      case .none: break
      }
      offset += length
    }
    if hasUpper || hasLower { flags.insert(.alphabetic) }
    if hasUpper && !hasLower { flags.insert(.upper) }
    if hasLower && !hasUpper { flags.insert(.lower) }
    push(start, stop, flags)
  }

  /// Appends a mark.
  mutating func emitMark(_ start: Int, _ stop: Int, _ flags: TokenFlags) {
    var flags = flags
    if bytes[start] >= 0x80 { flags.insert(.nonASCII) }
    push(start, stop, flags)
  }
}

/// What a character of a word is.
private enum LetterClass {
  case none, upper, lower, caseless, digit

  /// The class of an ASCII character.
  init(_ byte: UInt8) {
    if Characters.isLower(byte) {
      self = .lower
    } else if Characters.isUpper(byte) {
      self = .upper
    } else {
      self = Characters.isDigit(byte) ? .digit : .none
    }
  }

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    // The common characters first: Latin, Cyrillic, Han, dashes and quotation marks.
    case 0xD7, 0xF7, 0x2010...0x203A: self = .none
    case 0xC0...0xDE, 0x400...0x42F: self = .upper
    case 0xDF...0xFF, 0x430...0x45F: self = .lower
    case 0x4E00...0x9FFF: self = .caseless
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: self = .upper
      case .lowercaseLetter: self = .lower
      case .otherLetter, .modifierLetter: self = .caseless
      case .decimalNumber, .otherNumber, .letterNumber: self = .digit
      default: self = .none
      }
    }
  }
}
