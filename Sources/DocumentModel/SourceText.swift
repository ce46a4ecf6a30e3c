/// The decoded text of a document: valid UTF-8 that never changes once offsets exist.
public struct SourceText: Sendable, Hashable {
  /// The bytes of the text, always valid UTF-8.
  public let utf8: [UInt8]

  /// Whether every byte is below 128, so that byte and code point offsets agree.
  public let isASCII: Bool

  /// Creates a text from a string.
  public init(_ string: String) {
    utf8 = Array(string.utf8)
    isASCII = utf8.isASCII
  }

  /// Creates a text from bytes, with U+FFFD in place of what is not valid UTF-8.
  ///
  /// - Complexity: linear in the number of bytes; valid input is not copied.
  public init(repairing bytes: [UInt8]) {
    isASCII = bytes.isASCII
    let isValid = isASCII || (try? UTF8Span(validating: bytes.span)) != nil
    utf8 = isValid ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  /// The whole text as a span.
  public var span: Span { Span(start: 0, end: utf8.count) }

  /// The bytes of `span`, without a copy.
  public func bytes(in span: Span) -> ArraySlice<UInt8> { utf8[span.range] }

  /// The text of `span` as a new string.
  public func string(in span: Span) -> String { String(decoding: utf8[span.range], as: UTF8.self) }

  /// The whole text as a new string.
  public var string: String { String(decoding: utf8, as: UTF8.self) }

  /// Whether `offset` is a border between code points (or an end of the text).
  public func isCodepointBoundary(_ offset: Int) -> Bool {
    guard offset >= 0, offset <= utf8.count else { return false }
    return offset == utf8.count || utf8[offset] & 0xC0 != 0x80
  }

  /// The first place where the bytes of `words` occur; nil if there is none or `words` is empty.
  ///
  /// - Complexity: the length of the text times that of `words` at worst.
  public func firstSpan(of words: String) -> Span? {
    let wanted = Array(words.utf8)
    guard let first = wanted.first, wanted.count <= utf8.count else { return nil }
    for start in 0...(utf8.count - wanted.count)
    where utf8[start] == first && utf8[start..<(start + wanted.count)].elementsEqual(wanted) {
      return Span(start: start, end: start + wanted.count)
    }
    return nil
  }
}
