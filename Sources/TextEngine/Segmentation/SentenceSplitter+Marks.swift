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

  /// The index after what belongs to the sentence before it: "[2]", "[…]", the number of a
  /// footnote and an emoticon.
  func afterwordsEnd(from index: Int) -> Int {
    var next = index
    while next < end, next - index < 24, next == 0 || lineBreaks(before: next) == 0 {
      if isEmoticon(piece(next)) || isFootnote(next) {
        next += 1
      } else if bytes[spans[next].start] == 0x5B, next + 2 < end, isBracketed(next + 1),
        bytes[spans[next + 2].start] == 0x5D
      {
        next += 3
      } else {
        break
      }
    }
    return next
  }

  /// A short number, or the marks that stand for words left out.
  private func isBracketed(_ index: Int) -> Bool {
    let span = spans[index]
    if flags[index].contains(.digit) { return span.count <= 3 }
    return isEllipsis(span) || (span.count == 3 && bytes[span.range].allSatisfy { $0 == 0x2E })
  }

  /// Whether a number stands between a stop and a word that starts sentences, as a footnote does.
  private func isFootnote(_ index: Int) -> Bool {
    flags[index].isSuperset(of: [.digit, .spaceBefore]) && spans[index].count <= 2
      && flags[index].isDisjoint(with: .alphabetic) && isStarter(index + 1)
  }

  func isEmoticon(_ piece: Piece) -> Bool {
    guard piece.flags.contains(.symbol), (2...3).contains(piece.span.count) else { return false }
    let first = bytes[piece.span.start]
    return first == 0x3A || first == 0x3B || (first == 0x3D && bytes[piece.span.end - 1] != 0x3D)
  }
}
