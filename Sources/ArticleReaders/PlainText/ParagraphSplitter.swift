internal import DocumentModel

/// A stretch of text that stands for itself: a paragraph, or a line of a page's head or foot.
struct Chunk {
  /// From the first word to the last.
  let span: Span
  /// The number of lines it covers; over one only where lines were wrapped.
  let lines: Int
  /// Whether a blank line, or the start of the text, stands before it.
  let afterBlank: Bool
}

/// Groups lines into chunks.
///
/// A blank line always parts. Between other lines the break is real unless the text is hard-wrapped
/// and the line was full, or the next line goes on in lower case.
struct ParagraphSplitter {
  private let text: SourceText
  private let lines: [Line]
  /// The column at which lines were wrapped; nil if they were not.
  private let wrap: Int?

  init(_ text: SourceText) {
    self.text = text
    lines = LineTable.lines(of: text)
    wrap = Self.wrapColumn(lines, text.utf8)
  }

  /// The chunks in text order.
  ///
  /// - Complexity: linear in the number of bytes.
  var paragraphs: [Chunk] {
    var chunks: [Chunk] = []
    var position = 0
    var afterBlank = true
    while position < lines.count {
      if lines[position].isBlank {
        afterBlank = true
        position += 1
        continue
      }
      let first = position
      while position + 1 < lines.count, continues(position) { position += 1 }
      let span = lines[first].span.hull(lines[position].span)
      chunks.append(Chunk(span: span, lines: position - first + 1, afterBlank: afterBlank))
      afterBlank = false
      position += 1
    }
    return chunks
  }

  /// Whether the line after that one belongs to the same paragraph.
  private func continues(_ position: Int) -> Bool {
    let line = lines[position]
    let next = lines[position + 1]
    guard !next.isBlank else { return false }
    let bytes = text.utf8
    if LinePattern.isListItem(bytes, next.span) || LinePattern.standsAlone(bytes, next.span)
      || LinePattern.standsAlone(bytes, line.span)
    {
      return false
    }
    if let wrap {
      // A first line set in opens a paragraph; the lines of a list item below its bullet do not.
      if next.indent > line.indent + 1, !LinePattern.isListItem(bytes, line.span) { return false }
      let word = Self.firstWordWidth(next, bytes)
      if line.width + line.indent + word + 1 > wrap { return line.width + line.indent <= wrap + 2 }
    }
    return LinePattern.startsLowerCase(bytes, next.span)
      && !LinePattern.endsSentence(bytes, line.span)
  }

  /// The column that explains most breaks: the line fits, with the next word it would not.
  ///
  /// Each break votes for the columns from the width of its line to the width with the next word. In
  /// wrapped text nearly all breaks inside paragraphs agree on one column.
  private static func wrapColumn(_ lines: [Line], _ bytes: [UInt8]) -> Int? {
    let columns = 40...120
    var votes = [Int](repeating: 0, count: columns.upperBound + 2)
    var breaks = 0
    var longBreaks = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank {
      if LinePattern.isListItem(bytes, next.span) { continue }
      breaks += 1
      let width = line.width + line.indent
      if width >= columns.lowerBound { longBreaks += 1 }
      let first = max(width, columns.lowerBound)
      let last = min(width + firstWordWidth(next, bytes), columns.upperBound)
      if first <= last {
        votes[first] += 1
        votes[last + 1] -= 1
      }
    }
    var best = (column: 0, count: 0)
    var count = 0
    for column in columns {
      count += votes[column]
      if count >= best.count, count > 0 { best = (column, count) }
    }
    if best.count >= 2, best.count * 5 >= breaks * 3 { return best.column }
    // In the text of a whole page menus speak against it, of which the lines are short.
    return best.count >= 12 && best.count * 5 >= longBreaks * 3 ? best.column : nil
  }

  private static func firstWordWidth(_ line: Line, _ bytes: [UInt8]) -> Int {
    var width = 0
    for byte in bytes[line.span.range] {
      if byte == 0x20 || byte == 0x09 { break }
      if byte & 0xC0 != 0x80 { width += 1 }
    }
    return width
  }
}
