public import DocumentModel

/// How a table compares letters.
public enum LetterCase: Sendable, Hashable {
  /// Upper and lower case are the same; so are `’` and `'`.
  case folded
  /// Bytes must be equal.
  case exact
}

/// Comparing and describing the bytes of tokens without making strings of them.
///
/// ASCII never leaves the fast path; other text goes through the standard library's case mapping.
public enum TokenText: Sendable {
  /// The lower-case form of `bytes`, with `'` for a typographic apostrophe.
  public static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      for byte in bytes { output.append(lowered(byte)) }
    } else {
      var offset = bytes.startIndex
      while offset < bytes.endIndex {
        offset = CaseFolding.fold(bytes, offset) { output.append($0) }
      }
    }
    return output
  }

  /// The lower-case form of the text in `span`.
  public static func folded(_ span: Span, in text: SourceText) -> [UInt8] {
    folded(text.utf8[span.range])
  }

  /// The lower-case ASCII letter for an upper-case one; every other byte as it is.
  @inline(__always)
  public static func lowered(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// Whether the text in `span` is `word`, whatever its case.
  ///
  /// `word` is lower-case ASCII.
  public static func equals(_ span: Span, _ word: String, in text: SourceText) -> Bool {
    equals(text.utf8, span.range, word)
  }

  /// Whether the bytes in `range` are `word`, lower-case ASCII, whatever their case.
  static func equals(_ bytes: [UInt8], _ range: Range<Int>, _ word: String) -> Bool {
    guard range.count == word.utf8.count else { return false }
    var offset = range.lowerBound
    for byte in word.utf8 {
      if lowered(bytes[offset]) != byte { return false }
      offset += 1
    }
    return true
  }

  /// The shape of a token: `X` for an upper-case letter, `x` for another letter, `d` for a digit,
  /// other characters as they are; a run of more than four of a kind is written as four.
  public static func shape(_ span: Span, in text: SourceText) -> String {
    var output = ""
    var last: Unicode.Scalar?
    var run = 0
    for scalar in text.string(in: span).unicodeScalars {
      let mapped = shape(of: scalar)
      run = mapped == last ? run + 1 : 1
      last = mapped
      if run <= 4 { output.unicodeScalars.append(mapped) }
    }
    return output
  }

  private static func shape(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: "X"
    case .lowercaseLetter, .modifierLetter, .otherLetter: "x"
    case .decimalNumber: "d"
    default: scalar
    }
  }

  /// A 32-bit FNV-1a hash of bytes that are folded already or compared exactly.
  ///
  /// Source: Fowler, Noll and Vo, parameters for 32 bits.
  static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for offset in range { hash = (hash ^ UInt32(bytes[offset])) &* 16_777_619 }
    return hash
  }

  /// The hash of the lower-case form of the bytes in `range`, and whether all of them are ASCII.
  static func foldedHash(_ bytes: [UInt8], _ range: Range<Int>) -> (hash: UInt32, isASCII: Bool) {
    var hash: UInt32 = 2_166_136_261
    let text = bytes.span
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = text[offset]
      if byte >= 0x80 { return (wideHash(bytes[offset..<range.upperBound], hash), false) }
      hash = (hash ^ UInt32(lowered(byte))) &* 16_777_619
      offset += 1
    }
    return (hash, true)
  }

  /// Goes on with a hash where the first byte outside ASCII stands.
  private static func wideHash(_ bytes: ArraySlice<UInt8>, _ start: UInt32) -> UInt32 {
    var hash = start
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      offset = CaseFolding.fold(bytes, offset) { hash = (hash ^ UInt32($0)) &* 16_777_619 }
    }
    return hash
  }
}
