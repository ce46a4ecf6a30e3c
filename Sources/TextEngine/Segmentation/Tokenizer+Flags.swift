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
    if start == chunkStart { flags.insert(.spaceBefore) }
    if hasDigit { flags.insert(.digit) }
    if hasUpper || hasLower { flags.insert(.alphabetic) }
    if hasUpper && !hasLower { flags.insert(.upper) }
    if hasLower && !hasUpper { flags.insert(.lower) }
    if Characters.isUpper(bytes[start]) { flags.insert(.title) }
    pieces.append(Piece(span: Span(start: start, end: stop), flags: flags))
  }

  /// Appends a token with characters outside ASCII.
  private mutating func emitWide(_ start: Int, _ stop: Int, _ extra: TokenFlags) {
    var flags = extra.union(.nonASCII)
    if start == chunkStart { flags.insert(.spaceBefore) }
    var hasUpper = false
    var hasLower = false
    var offset = start
    while offset < stop {
      var scalar = Unicode.Scalar(bytes[offset])
      var length = 1
      if bytes[offset] >= 0x80 {
        let character = Characters.decode(bytes, offset, stop)
        (scalar, length) = (character.scalar, character.length)
      }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter:
        hasUpper = true
        if offset == start { flags.insert(.title) }
      case .lowercaseLetter: hasLower = true
      case .otherLetter, .modifierLetter: flags.insert(.alphabetic)
      case .decimalNumber, .otherNumber, .letterNumber: flags.insert(.digit)
      default: break
      }
      offset += length
    }
    if hasUpper || hasLower { flags.insert(.alphabetic) }
    if hasUpper && !hasLower { flags.insert(.upper) }
    if hasLower && !hasUpper { flags.insert(.lower) }
    pieces.append(Piece(span: Span(start: start, end: stop), flags: flags))
  }

  /// Appends a mark.
  mutating func emitMark(_ start: Int, _ stop: Int, _ flags: TokenFlags) {
    var flags = flags
    if start == chunkStart { flags.insert(.spaceBefore) }
    if bytes[start] >= 0x80 { flags.insert(.nonASCII) }
    pieces.append(Piece(span: Span(start: start, end: stop), flags: flags))
  }
}
