internal import DocumentModel

/// A line of a text, without its end and without the white space around its words.
struct Line {
  /// The words of the line; empty for a blank line.
  let span: Span
  /// The columns before the first word, a tab counted as eight.
  let indent: Int
  /// The code points from the first word to the last.
  let width: Int

  var isBlank: Bool { span.isEmpty }
}

/// Cuts a text into lines.
///
/// A line ends at LF, CR LF, CR, form feed, NEL, LINE SEPARATOR or PARAGRAPH SEPARATOR.
enum LineTable {
  /// The lines in order, blank ones included.
  ///
  /// - Complexity: linear in the number of bytes.
  static func lines(of text: SourceText) -> [Line] {
    let bytes = text.utf8
    var lines: [Line] = []
    var start = 0
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      let length = byte > 0x0D && byte < 0xC2 ? 0 : breakLength(bytes, at: offset)
      if length == 0 {
        offset += 1
        continue
      }
      lines.append(line(bytes, start, offset))
      offset += length
      start = offset
    }
    if start < bytes.count { lines.append(line(bytes, start, bytes.count)) }
    return lines
  }

  /// The bytes of the line break at `offset`; 0 if there is none.
  private static func breakLength(_ bytes: [UInt8], at offset: Int) -> Int {
    switch bytes[offset] {
    case 0x0A, 0x0C: return 1
    case 0x0D: return offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
    case 0xC2: return offset + 1 < bytes.count && bytes[offset + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard offset + 2 < bytes.count, bytes[offset + 1] == 0x80 else { return 0 }
      return bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }

  private static func line(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Line {
    var first = start
    var indent = 0
    while first < end {
      let length = TextSpace.length(bytes, at: first, end: end)
      if length == 0 { break }
      indent += bytes[first] == 0x09 ? 8 : 1
      first += length
    }
    let last = TextSpace.trimmedEnd(bytes, start: first, end: end)
    var width = 0
    for byte in bytes[first..<last] where byte & 0xC0 != 0x80 { width += 1 }
    return Line(span: Span(start: first, end: last), indent: indent, width: width)
  }
}

/// White space in UTF-8 bytes: ASCII blanks, NBSP, the spaces of U+2000 to U+200B, and a few more.
enum TextSpace {
  /// The bytes of the white space at `offset`; 0 if there is none.
  @inline(__always)
  static func length(_ bytes: [UInt8], at offset: Int, end: Int) -> Int {
    let byte = bytes[offset]
    if byte < 0x80 { return byte == 0x20 || byte >= 0x09 && byte <= 0x0D ? 1 : 0 }
    return wideLength(bytes, at: offset, end: end)
  }

  /// The bytes of white space beyond ASCII.
  private static func wideLength(_ bytes: [UInt8], at offset: Int, end: Int) -> Int {
    switch bytes[offset] {
    case 0xC2: return offset + 1 < end && [0x85, 0xA0].contains(bytes[offset + 1]) ? 2 : 0
    case 0xE1:
      return matches(bytes, offset, end, [0x9A, 0x80]) ? 3 : 0
    case 0xE2:
      guard offset + 2 < end else { return 0 }
      let last = bytes[offset + 2]
      if bytes[offset + 1] == 0x80 {
        return (0x80...0x8B).contains(last) || [0xA8, 0xA9, 0xAF].contains(last) ? 3 : 0
      }
      return bytes[offset + 1] == 0x81 && [0x9F, 0xA0].contains(last) ? 3 : 0
    case 0xE3: return matches(bytes, offset, end, [0x80, 0x80]) ? 3 : 0
    case 0xEF: return matches(bytes, offset, end, [0xBB, 0xBF]) ? 3 : 0
    default: return 0
    }
  }

  private static func matches(_ bytes: [UInt8], _ offset: Int, _ end: Int, _ tail: [UInt8]) -> Bool
  {
    offset + tail.count < end && bytes[(offset + 1)...(offset + tail.count)].elementsEqual(tail)
  }

  /// The end of the text before the white space that ends a range.
  static func trimmedEnd(_ bytes: [UInt8], start: Int, end: Int) -> Int {
    var last = end
    while last > start {
      var first = last - 1
      while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
      if length(bytes, at: first, end: last) != last - first { break }
      last = first
    }
    return last
  }

  /// The span without the white space at its ends.
  static func trimmed(_ span: Span, in text: SourceText) -> Span {
    var start = span.start
    while start < span.end {
      let length = length(text.utf8, at: start, end: span.end)
      if length == 0 { break }
      start += length
    }
    return Span(start: start, end: trimmedEnd(text.utf8, start: start, end: span.end))
  }
}
