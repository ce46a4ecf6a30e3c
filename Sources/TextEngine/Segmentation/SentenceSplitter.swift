import DocumentModel

/// Finds where sentences end among the tokens of one block.
///
/// A stop, a question or exclamation mark and an ellipsis may end a sentence, and so may the stop of
/// an abbreviation; what follows decides. An empty line always ends one.
struct SentenceSplitter {
  let bytes: [UInt8]
  let spans: [Span]
  let flags: [TokenFlags]
  /// The index after the last token of the block.
  let end: Int

  /// What a token may do to the sentence it is in.
  enum Mark {
    case none, stop, question, ellipsis, abbreviation
  }

  /// A token with what it looks like.
  struct Piece {
    let span: Span
    let flags: TokenFlags
  }

  @inline(__always)
  func piece(_ index: Int) -> Piece { Piece(span: spans[index], flags: flags[index]) }

  /// Appends the index after the last token of each sentence of the block whose first token is
  /// `first`, but for the last sentence.
  func appendEnds(first: Int, hinges: ArraySlice<Tokenizer.Hinge>, to ends: inout [Int]) {
    var first = first
    for hinge in hinges {
      let token = Int(hinge.token)
      guard token >= first else { continue }
      if hinge.startsLine, token > first, hasEmptyLine(before: token) || startsListItem(token) {
        ends.append(token)
        first = token
      }
      let mark = mark(at: token)
      guard mark != .none else { continue }
      let after = closingEnd(after: token)
      guard after < end else { return }
      if isEnd(mark, at: token, of: first, next: after) {
        ends.append(after)
        first = after
      }
    }
  }

  // MARK: Layout

  func hasEmptyLine(before index: Int) -> Bool {
    lineBreaks(before: index) > 1
  }

  func lineBreaks(before index: Int) -> Int {
    var count = 0
    for offset in spans[index - 1].end..<spans[index].start {
      if bytes[offset] == 0x0A || (bytes[offset] == 0x0D && bytes[offset + 1] != 0x0A) {
        count += 1
      }
    }
    return count
  }

  /// A bullet at the start of a line.
  func startsListItem(_ index: Int) -> Bool {
    let piece = piece(index)
    return piece.flags.contains(.spaceBefore) && isBullet(piece) && lineBreaks(before: index) > 0
  }

  func isBullet(_ piece: Piece) -> Bool {
    let first = bytes[piece.span.start]
    if piece.span.count == 1 { return first == 0x2A || first == 0x2D }
    // U+2022 and U+25CF.
    let isRound = first == 0xE2 && piece.span.count == 3
    return isRound && piece.flags.isDisjoint(with: .quote)
      && (bytes[piece.span.start + 1] == 0x97
        || (bytes[piece.span.start + 1] == 0x80 && bytes[piece.span.start + 2] == 0xA2))
  }
}
