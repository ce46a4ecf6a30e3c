/// A word or mark of a pattern.
struct PatternToken {
  /// What it is.
  enum Kind: Equatable {
    /// Letters, digits, `_` and `-`.
    case word(String)
    /// Text in double quotes.
    case quoted(String)
    /// Text in single quotes, whose case counts.
    case exact(String)
    /// A number without sign.
    case number(Double)
    /// One of the marks of the syntax.
    case mark(String)
    case end
  }

  let kind: Kind
  /// The byte offset of its first byte.
  let offset: Int
}

/// Splits a pattern into words and marks; `--` begins a comment that ends with the line.
struct PatternLexer {
  private let bytes: [UInt8]
  private let source: String
  private var at = 0

  /// Marks of more than one byte come before their beginnings.
  private static let marks = [
    "(?<=", "(?<!", "(?=", "(?!", "^^", "$$", "!=", "<=", ">=", "=", "<", ">", "(", ")", "[", "]",
    "{", "}", "|", "?", "*", "+", "@", ":", ",", "^", "$", "!", "~", ".", "&",
  ].map { Array($0.utf8) }

  init(_ source: String) {
    self.source = source
    bytes = Array(source.utf8)
  }

  /// All words and marks, with `.end` last.
  static func tokens(of source: String) throws(PatternError) -> [PatternToken] {
    var lexer = PatternLexer(source)
    var tokens: [PatternToken] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func next() throws(PatternError) -> PatternToken {
    skipSpace()
    let start = at
    guard at < bytes.count else { return PatternToken(kind: .end, offset: start) }
    let byte = bytes[at]
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try quoted(by: byte) }
    if byte >= 0x30, byte <= 0x39 { return try number() }
    if Self.isWordByte(byte) {
      while at < bytes.count, Self.isWordByte(bytes[at]) || isInnerHyphen { at += 1 }
      return PatternToken(
        kind: .word(String(decoding: bytes[start..<at], as: UTF8.self)), offset: start)
    }
    for mark in Self.marks where bytes[at...].starts(with: mark) {
      at += mark.count
      return PatternToken(kind: .mark(String(decoding: mark, as: UTF8.self)), offset: start)
    }
    throw PatternError("this character has no meaning here; quote it", source: source, at: start)
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      if bytes[at...].starts(with: [0x2D, 0x2D]) {
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      } else if bytes[at] == 0x20 || (0x09...0x0D).contains(bytes[at]) {
        at += 1
      } else {
        return
      }
    }
  }

  private mutating func quoted(by quote: UInt8) throws(PatternError) -> PatternToken {
    let start = at
    at += 1
    var text: [UInt8] = []
    while at < bytes.count, bytes[at] != quote {
      // A backslash keeps its meaning for regular expressions, except before the quote.
      if bytes[at] == 0x5C, at + 1 < bytes.count {
        if bytes[at + 1] != quote { text.append(0x5C) }
        text.append(bytes[at + 1])
        at += 2
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    guard at < bytes.count else {
      throw PatternError("the quoted text has no end", source: source, at: start)
    }
    at += 1
    let string = String(decoding: text, as: UTF8.self)
    return PatternToken(
      kind: quote == UInt8(ascii: "\"") ? .quoted(string) : .exact(string), offset: start)
  }

  private mutating func number() throws(PatternError) -> PatternToken {
    let start = at
    while at < bytes.count, Self.isWordByte(bytes[at]) || bytes[at] == 0x2E { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw PatternError(
        "'\(text)' is not a number; quote it if it is a word", source: source,
        at: start)
    }
    return PatternToken(kind: .number(value), offset: start)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...0xFF: return true
    default: return false
    }
  }

  /// Whether the next byte is a hyphen with a word byte after it.
  private var isInnerHyphen: Bool {
    bytes[at] == 0x2D && at + 1 < bytes.count && Self.isWordByte(bytes[at + 1])
  }
}
