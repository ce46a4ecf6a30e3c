import DocumentModel

/// Finds where sentences end among the tokens of one block.
///
/// A stop, a question or exclamation mark and an ellipsis may end a sentence, and so may the stop of
/// an abbreviation; what follows decides. An empty line always ends one. Where the rules are not
/// sure, and at gaps without such a mark where a line may once have ended, a judge decides.
struct SentenceSplitter {
  let bytes: [UInt8]
  let spans: [Span]
  let flags: [TokenFlags]
  /// The index after the last token of the block.
  let end: Int

  /// What a token may do to the sentence it is in.
  enum Mark: UInt8 {
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
  ///
  /// `judge` decides where the rules are not sure.
  func appendEnds(
    first: Int, hinges: ArraySlice<Tokenizer.Hinge>, judge: inout some GapJudge,
    to ends: inout [Int]
  ) {
    var first = first
    // The token after the last gap that was decided.
    var decided = first
    for hinge in hinges {
      let token = Int(hinge.token)
      guard token >= first else { continue }
      if token > decided {
        let isEnd =
          hinge.startsLine
          ? hasEmptyLine(before: token) || startsListItem(token)
          : openGap(before: token, of: first).map { judge.isEnd(at: $0, of: self) } ?? false
        if isEnd {
          ends.append(token)
          first = token
        }
        decided = token
      }
      let mark = mark(at: token)
      guard mark != .none else { continue }
      let after = closingEnd(after: token)
      guard after < end else { return }
      let gap = gap(after: mark, at: token, of: first, next: after)
      if gap.isSure ? gap.isEnd : judge.isEnd(at: gap, of: self) {
        ends.append(after)
        first = after
      }
      decided = max(decided, after)
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
