import DocumentModel

/// Bytes that marks of an end consist of.
enum SentenceMarks {
  /// Whether a token with this last byte may end a sentence: a full stop, an exclamation or
  /// question mark, or the last byte of `…` and `。`.
  @inline(__always)
  static func mayEnd(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0xA6 || byte == 0x82
  }
}

extension SentenceSplitter {
  func mark(at index: Int) -> Mark {
    let piece = piece(index)
    let first = bytes[piece.span.start]
    let last = bytes[piece.span.end - 1]
    if piece.flags.contains(.punctuation) {
      switch first {
      case 0x2E: return last == 0x2E && piece.span.count > 1 ? .ellipsis : dotMark(last)
      case 0x21, 0x3F: return .question
      case 0xE2: return isEllipsis(piece.span) ? .ellipsis : .none
      // U+3002, the full stop of East Asian text.
      case 0xE3: return piece.span.count == 3 && last == 0x82 ? .stop : .none
      default: return .none
      }
    }
    return last == 0x2E && piece.span.count > 1 ? .abbreviation : .none
  }

  func dotMark(_ last: UInt8) -> Mark { last == 0x2E ? .stop : .question }

  func isEllipsis(_ span: Span) -> Bool {
    span.count >= 3 && bytes[span.start + 1] == 0x80 && bytes[span.start + 2] == 0xA6
  }

  /// The index after the closing marks that follow the token at `index` without a blank.
  func closingEnd(after index: Int) -> Int {
    var next = index + 1
    while next < end, !flags[next].contains(.spaceBefore) {
      let flags = flags[next]
      let isStraight = flags.contains(.quote) && !flags.contains(.opening)
      guard flags.contains(.closing) || isStraight else { break }
      next += 1
    }
    return afterwordsEnd(from: next)
  }

  /// The index after what belongs to the sentence before it: "[2]" and an emoticon.
  func afterwordsEnd(from index: Int) -> Int {
    var next = index
    while next < end, next - index < 24 {
      let start = spans[next].start
      let isLineStart = next > 0 && lineBreaks(before: next) > 0
      if isEmoticon(piece(next)), !isLineStart {
        next += 1
      } else if bytes[start] == 0x5B, next + 2 < end, isCitation(next + 1), !isLineStart,
        bytes[spans[next + 2].start] == 0x5D
      {
        next += 3
      } else {
        break
      }
    }
    return next
  }

  func isCitation(_ index: Int) -> Bool {
    flags[index].contains(.digit) && spans[index].count <= 3
  }

  func isEmoticon(_ piece: Piece) -> Bool {
    guard piece.flags.contains(.symbol), (2...3).contains(piece.span.count) else { return false }
    let first = bytes[piece.span.start]
    return first == 0x3A || first == 0x3B || (first == 0x3D && bytes[piece.span.end - 1] != 0x3D)
  }
}
