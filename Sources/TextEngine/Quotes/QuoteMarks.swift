import DocumentModel

/// Words between quotation marks, or from a mark to the end of its paragraph.
struct QuotedStretch {
  /// The tokens, marks included.
  var tokens: Range<Int>
  /// Whether a mark closes it.
  var isClosed: Bool
  /// Whether the marks are single.
  var isSingle: Bool
}

/// Pairs the quotation marks of a paragraph.
///
/// A mark's shape is not trusted: an open quotation is closed by the next mark of its kind, straight
/// or curly, that does not look like an opening one. What is left open ends with its paragraph.
struct QuoteMarks {
  let source: QuoteText

  private enum Shape {
    case double, single
  }

  private enum Side {
    case opening, closing, either
  }

  /// The quoted stretches of a block's tokens, in order, without those inside others.
  ///
  /// - Parameters:
  ///   - block: the tokens of a paragraph.
  ///   - marks: those of its tokens that can be quotation marks.
  ///   - before: what the paragraph before leaves open.
  /// - Returns: the stretches; one that no mark closes ends with the paragraph.
  /// - Complexity: linear in the number of marks.
  func stretches(
    in block: Range<Int>, marks: ArraySlice<Int>, after before: QuotedStretch? = nil
  ) -> [QuotedStretch] {
    var found: [QuotedStretch] = []
    var open: (token: Int, shape: Shape)?
    var marks = marks
    if let before, !before.isClosed, let first = marks.first, closes(first, in: block) {
      found.append(
        QuotedStretch(tokens: block.lowerBound..<(first + 1), isClosed: true, isSingle: false))
      marks = marks.dropFirst()
    }
    for token in marks {
      guard let (shape, shown) = mark(token, in: block) else { continue }
      var side = shown
      if let current = open {
        // An opening mark that clings to the word before it is a closing one mistyped.
        if side == .opening, current.shape == shape { side = self.side(token, in: block) }
        guard current.shape == shape else {
          // A double mark inside a doubtful single quotation means that there was none.
          if current.shape == .single, side != .closing { open = (token, .double) }
          continue
        }
        if side == .opening || side == .either && shown == .opening,
          token + 1 < block.upperBound
        {
          continue
        }
        found.append(
          QuotedStretch(
            tokens: current.token..<(token + 1), isClosed: true, isSingle: shape == .single))
        open = nil
      } else if side != .closing || shape == .double && isOpening(token, in: block) {
        open = (token, shape)
      }
    }
    if let current = open, current.shape == .double, block.upperBound - current.token > 3 {
      found.append(
        QuotedStretch(
          tokens: current.token..<block.upperBound, isClosed: false, isSingle: false))
    }
    return found
  }

  /// Whether a closing mark stands where only an opening one can: `she said ”we won“`.
  private func isOpening(_ token: Int, in block: Range<Int>) -> Bool {
    token == block.lowerBound || side(token, in: block) == .opening
  }

  /// Whether the first mark of a paragraph closes what the one before left open.
  private func closes(_ token: Int, in block: Range<Int>) -> Bool {
    guard token > block.lowerBound, let (shape, side) = mark(token, in: block) else {
      return false
    }
    return shape == .double && side == .closing && !isOpening(token, in: block)
  }

  private func mark(_ token: Int, in block: Range<Int>) -> (Shape, Side)? {
    guard source.isMark(token) else { return nil }
    let bytes = source.text.utf8
    let span = source.tokens.spans[token]
    switch span.count {
    case 1:
      if bytes[span.start] == UInt8(ascii: "\"") { return (.double, side(token, in: block)) }
      guard bytes[span.start] == UInt8(ascii: "'") else { return nil }
      let side = side(token, in: block)
      return side == .either ? nil : (.single, side)
    case 2:
      switch (bytes[span.start], bytes[span.start + 1]) {
      case (0xC2, 0xAB), (0x60, 0x60): return (.double, .opening)
      case (0xC2, 0xBB): return (.double, .closing)
      case (0x27, 0x27): return (.double, side(token, in: block))
      default: return nil
      }
    case 3 where bytes[span.start] == 0xE2 && bytes[span.start + 1] == 0x80:
      switch bytes[span.start + 2] {
      case 0x9C, 0x9E: return (.double, .opening)
      case 0x9D: return (.double, .closing)
      case 0x98: return (.single, .opening)
      case 0x99: return (.single, .closing)
      default: return nil
      }
    default: return nil
    }
  }

  /// The side that the white space around a straight mark shows.
  private func side(_ token: Int, in block: Range<Int>) -> Side {
    let before = token == block.lowerBound || source.tokens.flags[token].contains(.spaceBefore)
    let after =
      token + 1 == block.upperBound || source.tokens.flags[token + 1].contains(.spaceBefore)
    if before == after {
      let isBeforeStop =
        !before && token + 1 < block.upperBound
        && (source.isStop(token + 1) || source.isComma(token + 1))
      return isBeforeStop ? .closing : .either
    }
    return before ? .opening : .closing
  }
}
