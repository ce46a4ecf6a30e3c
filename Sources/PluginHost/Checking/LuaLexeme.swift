/// A word or mark of a Lua source.
struct LuaLexeme {
  /// What it is.
  enum Kind: Equatable {
    case name(String)
    case keyword(String)
    /// The bytes between the quotes or brackets, escapes as written.
    case string(String)
    case number
    case mark(String)
    case end
  }

  let kind: Kind
  /// The line it begins in, from 1.
  let line: Int

  private static let keywords: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  /// Splits a source; what makes no sense is left out.
  ///
  /// - Complexity: linear in the number of bytes.
  static func all(in source: [UInt8]) -> [LuaLexeme] {
    var scanner = LuaScanner(bytes: source)
    var lexemes: [LuaLexeme] = []
    while let (kind, line) = scanner.next() {
      if case .name(let name) = kind, keywords.contains(name) {
        lexemes.append(LuaLexeme(kind: .keyword(name), line: line))
      } else {
        lexemes.append(LuaLexeme(kind: kind, line: line))
      }
    }
    return lexemes
  }
}

/// Walks over the bytes of a Lua source.
private struct LuaScanner {
  let bytes: [UInt8]
  var at = 0
  var line = 1

  init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ offset: Int = 0) -> UInt8? {
    at + offset < bytes.count ? bytes[at + offset] : nil
  }

  mutating func next() -> (LuaLexeme.Kind, Int)? {
    skip()
    guard let first = byte() else { return nil }
    let start = at
    let startLine = line
    if Self.isName(first), !Self.isDigit(first) {
      while let next = byte(), Self.isName(next) { at += 1 }
      return (.name(String(decoding: bytes[start..<at], as: UTF8.self)), startLine)
    }
    if Self.isDigit(first) || first == 0x2E && byte(1).map(Self.isDigit) == true {
      while let next = byte(), Self.isName(next) || next == 0x2E { at += 1 }
      return (.number, startLine)
    }
    if first == 0x22 || first == 0x27 { return (quoted(by: first), startLine) }
    if let text = bracketed() { return (.string(text), startLine) }
    for mark in ["...", "..", "::", "==", "~=", "<=", ">=", "//", "<<", ">>"]
    where bytes[at...].starts(with: mark.utf8) {
      at += mark.utf8.count
      return (.mark(mark), startLine)
    }
    at += 1
    return (.mark(String(decoding: [first], as: UTF8.self)), startLine)
  }

  private mutating func skip() {
    if at == 0, byte() == 0x23 { while let next = byte(), next != 0x0A { at += 1 } }
    while let next = byte() {
      if next == 0x0A {
        line += 1
        at += 1
      } else if next <= 0x20 {
        at += 1
      } else if next == 0x2D, byte(1) == 0x2D {
        at += 2
        if bracketed() == nil { while let next = byte(), next != 0x0A { at += 1 } }
      } else {
        return
      }
    }
  }

  private mutating func quoted(by quote: UInt8) -> LuaLexeme.Kind {
    at += 1
    let start = at
    while let next = byte(), next != quote, next != 0x0A {
      if next == 0x5C {
        if byte(1) == 0x0A { line += 1 }
        at += 1
      }
      at += 1
    }
    let end = min(at, bytes.count)
    at = min(at + 1, bytes.count)
    return .string(String(decoding: bytes[min(start, end)..<end], as: UTF8.self))
  }

  /// A text in long brackets, or nil where none begins.
  private mutating func bracketed() -> String? {
    guard byte() == 0x5B else { return nil }
    var level = 0
    while byte(1 + level) == 0x3D { level += 1 }
    guard byte(1 + level) == 0x5B else { return nil }
    let closing = [0x5D] + [UInt8](repeating: 0x3D, count: level) + [0x5D]
    at += level + 2
    let start = at
    while at < bytes.count, !bytes[at...].starts(with: closing) {
      if bytes[at] == 0x0A { line += 1 }
      at += 1
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    at = min(at + closing.count, bytes.count)
    return text
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isName(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
  }
}
