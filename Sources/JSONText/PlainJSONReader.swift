/// Reads JSON that has nothing unusual in it, several times as fast as the C library.
///
/// It has no errors of its own. Whatever it does not expect gives nil, and the library decides:
/// text that is not JSON or not UTF-8, NUL, a name that comes twice, integers of more than 18
/// digits, more than 64 nested levels, objects of more than 64 members. What it reads, it reads as
/// the library does.
struct PlainJSONReader {
  private static let deepest = 64
  private static let mostMembers = 64

  private let bytes: ArraySlice<UInt8>
  private var at: Int

  /// The value that fills the bytes; nil where the library has to decide.
  ///
  /// - Complexity: linear in the number of bytes.
  static func value(of bytes: ArraySlice<UInt8>) -> JSONValue? {
    var reader = PlainJSONReader(bytes: bytes, at: bytes.startIndex)
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipSpace()
    return reader.at == bytes.endIndex ? value : nil
  }

  private var current: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      at += 1
    }
  }

  /// Moves behind a byte; false where another one stands there.
  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    at += 1
    return true
  }

  private mutating func take(_ word: String, as value: JSONValue) -> JSONValue? {
    let end = at + word.utf8.count
    guard end <= bytes.endIndex, bytes[at..<end].elementsEqual(word.utf8) else { return nil }
    at = end
    return value
  }

  private mutating func value(depth: Int) -> JSONValue? {
    skipSpace()
    guard depth < Self.deepest, let byte = current else { return nil }
    switch byte {
    case UInt8(ascii: "{"): return object(depth: depth + 1)
    case UInt8(ascii: "["): return array(depth: depth + 1)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return take("true", as: .boolean(true))
    case UInt8(ascii: "f"): return take("false", as: .boolean(false))
    case UInt8(ascii: "n"): return take("null", as: .null)
    default: return number()
    }
  }

  private mutating func object(depth: Int) -> JSONValue? {
    at += 1
    var members: [JSONValue.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      guard current == UInt8(ascii: "\""), members.count < Self.mostMembers, let name = string(),
        !members.contains(where: { $0.name == name })
      else { return nil }
      skipSpace()
      guard take(UInt8(ascii: ":")), let value = value(depth: depth) else { return nil }
      members.append(JSONValue.Member(name, value))
      skipSpace()
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(members) : nil
  }

  private mutating func array(depth: Int) -> JSONValue? {
    at += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      guard let element = value(depth: depth) else { return nil }
      elements.append(element)
      skipSpace()
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .array(elements) : nil
  }

  // MARK: Numbers

  private mutating func number() -> JSONValue? {
    let start = at
    let isNegative = take(UInt8(ascii: "-"))
    let first = at
    var whole: Int64 = 0
    while let byte = current, Self.isDigit(byte), at - first < 18 {
      whole = whole * 10 + Int64(byte - UInt8(ascii: "0"))
      at += 1
    }
    let digits = at - first
    guard digits > 0, digits == 1 || bytes[first] != UInt8(ascii: "0") else { return nil }
    switch current {
    case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): return real(from: start)
    case let byte? where Self.isDigit(byte): return nil
    default: return .integer(isNegative ? -whole : whole)
    }
  }

  /// The number from `start`, of which the fraction or the exponent is next.
  private mutating func real(from start: Int) -> JSONValue? {
    if take(UInt8(ascii: ".")), !skipDigits() { return nil }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      at += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { at += 1 }
      guard skipDigits() else { return nil }
    }
    guard let value = Double(String(decoding: bytes[start..<at], as: UTF8.self)), value.isFinite
    else { return nil }
    return .number(value)
  }

  /// Moves behind digits; false where there is none.
  private mutating func skipDigits() -> Bool {
    let start = at
    while let byte = current, Self.isDigit(byte) { at += 1 }
    return at > start
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  // MARK: Strings

  private mutating func string() -> String? {
    at += 1
    let start = at
    skipPlain()
    if current == UInt8(ascii: "\"") {
      defer { at += 1 }
      return String(validating: bytes[start..<at], as: UTF8.self)
    }
    var text = Array(bytes[start..<at])
    while true {
      guard current == UInt8(ascii: "\\") else { break }
      at += 1
      guard appendEscaped(to: &text) else { return nil }
      let clean = at
      skipPlain()
      text.append(contentsOf: bytes[clean..<at])
    }
    return take(UInt8(ascii: "\"")) ? String(validating: text, as: UTF8.self) : nil
  }

  /// Moves to the next quotation mark, backslash or control byte.
  private mutating func skipPlain() {
    let text = bytes
    let span = text.span
    let offset = text.startIndex
    var next = at - offset
    while next < span.count {
      let byte = span[next]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      next += 1
    }
    at = next + offset
  }

  /// Appends what stands behind a backslash; false where the library has to decide.
  private mutating func appendEscaped(to text: inout [UInt8]) -> Bool {
    guard let byte = current else { return false }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      guard let scalar = escapedScalar(), scalar.value > 0 else { return false }
      text.append(contentsOf: String(scalar).utf8)
    default: return false
    }
    return true
  }

  /// The code point of `\uXXXX`, or of two of them that are a surrogate pair.
  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let high = hexadecimal() else { return nil }
    guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
    guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")), let low = hexadecimal(),
      (0xDC00..<0xE000).contains(low)
    else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func hexadecimal() -> UInt32? {
    guard bytes.endIndex - at >= 4 else { return nil }
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = bytes[at]
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
      default: return nil
      }
      at += 1
    }
    return value
  }
}
