internal import DocumentModel

/// What the first and last signs of a line say about it.
enum LinePattern {
  /// Whether the line opens with a bullet or a number such as `3.` or `(b)`, then a space.
  static func isListItem(_ bytes: [UInt8], _ span: Span) -> Bool {
    markerLength(bytes[span.range]) != nil
  }

  /// The bytes of the bullet or number that opens a list item; nil if there is none.
  static func markerLength(_ line: ArraySlice<UInt8>) -> Int? {
    for bullet in bullets where line.starts(with: bullet) {
      let rest = line.dropFirst(bullet.count)
      return rest.first == 0x20 || rest.first == 0x09 || rest.starts(with: [0xC2, 0xA0])
        ? bullet.count : nil
    }
    let number = line.prefix(4).prefix { (0x30...0x39).contains($0) }
    guard (1...2).contains(number.count) else { return nil }
    let rest = line.dropFirst(number.count)
    guard let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"),
      let space = rest.dropFirst().first, space == 0x20 || space == 0x09
    else { return nil }
    return number.count + 1
  }

  private static let bullets: [[UInt8]] = [
    "•", "‣", "◦", "▪", "●", "■", "►", "➤", "·", "*", "-", "–", "—", "+",
  ]
  .map { Array($0.utf8) }

  /// Whether no other line is ever joined to this one: an address of the web, "By …", a `Key: value`.
  static func standsAlone(_ bytes: [UInt8], _ span: Span) -> Bool {
    let line = bytes[span.range]
    return line.starts(with: Array("http://".utf8)) || line.starts(with: Array("https://".utf8))
  }

  /// Whether the first letter is lower case, with nothing before it but an opening mark.
  static func startsLowerCase(_ bytes: [UInt8], _ span: Span) -> Bool {
    var scalars = String(decoding: bytes[span.range].prefix(16), as: UTF8.self).unicodeScalars[...]
    if let first = scalars.first, "([‘“\"'".unicodeScalars.contains(first) { scalars.removeFirst() }
    return scalars.first?.properties.isLowercase ?? false
  }

  /// Whether the line ends with a full stop, a question or exclamation mark, or an ellipsis, with
  /// or without closing marks behind it.
  static func endsSentence(_ bytes: [UInt8], _ span: Span) -> Bool {
    var end = span.end
    while end > span.start {
      let length = closingLength(bytes, before: end, start: span.start)
      if length == 0 { break }
      end -= length
    }
    guard end > span.start else { return false }
    if [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(bytes[end - 1]) {
      return true
    }
    let tail = bytes[max(span.start, end - 3)..<end]
    return sentenceMarks.contains { tail.elementsEqual($0) }
  }

  private static let sentenceMarks = ["…", "。", "！", "？", "।"].map { Array($0.utf8) }

  /// The bytes of the closing mark that ends at `end`; 0 if there is none.
  private static func closingLength(_ bytes: [UInt8], before end: Int, start: Int) -> Int {
    switch bytes[end - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): return 1
    default: break
    }
    for mark in closingMarks where end - start >= mark.count {
      if bytes[(end - mark.count)..<end].elementsEqual(mark) { return mark.count }
    }
    return 0
  }

  private static let closingMarks = ["”", "’", "»", "›"].map { Array($0.utf8) }
}
