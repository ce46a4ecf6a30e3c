/// What a byte of UTF-8 may be to the tokenizer, as bits that can be joined over a stretch of text.
struct ByteClass: OptionSet, Sendable {
  let rawValue: UInt8

  @inline(__always)
  init(rawValue: UInt8) { self.rawValue = rawValue }

  static var lower: ByteClass { ByteClass(rawValue: 1) }
  static var upper: ByteClass { ByteClass(rawValue: 2) }
  static var digit: ByteClass { ByteClass(rawValue: 4) }
  /// A mark of ASCII.
  static var mark: ByteClass { ByteClass(rawValue: 8) }
  /// A mark that addresses have and words have not: `@`, `/`, `.`; set beside `mark`.
  static var address: ByteClass { ByteClass(rawValue: 16) }
  /// A part of a character outside ASCII.
  static var wide: ByteClass { ByteClass(rawValue: 32) }
  /// A blank, a line end or a control character.
  static var space: ByteClass { ByteClass(rawValue: 64) }
  /// A line feed or carriage return; set beside `space`.
  static var lineEnd: ByteClass { ByteClass(rawValue: 128) }

  static var letter: ByteClass { [.lower, .upper] }

  /// The class of each byte.
  static let table: [ByteClass] = (0...255).map { ByteClass($0) }

  /// The class of `byte`, worked out.
  private init(_ byte: UInt8) {
    switch byte {
    case 0x0A, 0x0D: self = [.space, .lineEnd]
    case 0...0x20, 0x7F: self = .space
    case 0x41...0x5A: self = .upper
    case 0x61...0x7A: self = .lower
    case 0x30...0x39: self = .digit
    case 0x2E, 0x2F, 0x40: self = [.mark, .address]
    case 0x80...: self = .wide
    default: self = .mark
    }
  }
}
