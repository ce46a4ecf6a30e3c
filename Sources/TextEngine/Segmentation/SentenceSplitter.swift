import DocumentModel

/// Finds where sentences end among the tokens of one block.
///
/// A stop, a question or exclamation mark and an ellipsis may end a sentence, and so may the stop of
/// an abbreviation; what follows decides. An empty line always ends one.
struct SentenceSplitter {
  let bytes: [UInt8]
  let pieces: [Piece]

  /// What a token may do to the sentence it is in.
  private enum Mark {
    case none, stop, question, ellipsis, abbreviation
  }

  /// The index after the last token of the sentence that starts with the token at `first`.
  func sentenceEnd(from first: Int) -> Int {
    var index = first
    while index < pieces.count {
      let next = index + 1
      guard next < pieces.count else { return next }
      if hasEmptyLine(before: next) || startsListItem(next) { return next }
      let mark = mark(at: index)
      if mark != .none {
        let after = closingEnd(after: index)
        guard after < pieces.count else { return after }
        if isEnd(mark, at: index, of: first, next: after) { return after }
      }
      index += 1
    }
    return pieces.count
  }

  // MARK: Layout

  private func hasEmptyLine(before index: Int) -> Bool {
    lineBreaks(before: index) > 1
  }

  private func lineBreaks(before index: Int) -> Int {
    var count = 0
    for offset in pieces[index - 1].span.end..<pieces[index].span.start {
      if bytes[offset] == 0x0A || (bytes[offset] == 0x0D && bytes[offset + 1] != 0x0A) {
        count += 1
      }
    }
    return count
  }

  /// A bullet at the start of a line.
  private func startsListItem(_ index: Int) -> Bool {
    let piece = pieces[index]
    guard piece.flags.contains(.spaceBefore), isBullet(piece), lineBreaks(before: index) > 0 else {
      return false
    }
    return true
  }

  private func isBullet(_ piece: Piece) -> Bool {
    let first = bytes[piece.span.start]
    if piece.span.count == 1 { return first == 0x2A || first == 0x2D }
    // U+2022 and U+25CF.
    let isRound = first == 0xE2 && piece.span.count == 3
    return isRound && piece.flags.isDisjoint(with: .quote)
      && (bytes[piece.span.start + 1] == 0x97
        || (bytes[piece.span.start + 1] == 0x80 && bytes[piece.span.start + 2] == 0xA2))
  }

  // MARK: Marks

  private func mark(at index: Int) -> Mark {
    let piece = pieces[index]
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

  private func dotMark(_ last: UInt8) -> Mark { last == 0x2E ? .stop : .question }

  private func isEllipsis(_ span: Span) -> Bool {
    span.count >= 3 && bytes[span.start + 1] == 0x80 && bytes[span.start + 2] == 0xA6
  }

  /// The index after the closing marks that follow the token at `index` without a blank.
  private func closingEnd(after index: Int) -> Int {
    var next = index + 1
    while next < pieces.count, !pieces[next].flags.contains(.spaceBefore) {
      let flags = pieces[next].flags
      let isStraight = flags.contains(.quote) && !flags.contains(.opening)
      guard flags.contains(.closing) || isStraight else { break }
      next += 1
    }
    return afterwordsEnd(from: next)
  }

  /// The index after what belongs to the sentence before it: "[2]" and an emoticon.
  private func afterwordsEnd(from index: Int) -> Int {
    var next = index
    while next < pieces.count, next - index < 24 {
      let start = pieces[next].span.start
      let isLineStart = next > 0 && lineBreaks(before: next) > 0
      if isEmoticon(pieces[next]), !isLineStart {
        next += 1
      } else if bytes[start] == 0x5B, next + 2 < pieces.count, isCitation(next + 1), !isLineStart,
        bytes[pieces[next + 2].span.start] == 0x5D
      {
        next += 3
      } else {
        break
      }
    }
    return next
  }

  private func isCitation(_ index: Int) -> Bool {
    pieces[index].flags.contains(.digit) && pieces[index].span.count <= 3
  }

  private func isEmoticon(_ piece: Piece) -> Bool {
    guard piece.flags.contains(.symbol), (2...3).contains(piece.span.count) else { return false }
    let first = bytes[piece.span.start]
    return first == 0x3A || first == 0x3B || (first == 0x3D && bytes[piece.span.end - 1] != 0x3D)
  }

  // MARK: Decisions

  private func isEnd(_ mark: Mark, at index: Int, of first: Int, next: Int) -> Bool {
    let quoted = next > index + 1
    let follower = pieces[next]
    switch mark {
    case .none: return false
    case .stop: return isStopEnd(at: index, of: first, next: next, quoted: quoted)
    case .question:
      if !follower.flags.contains(.spaceBefore), !startsSentence(next) { return false }
      if isLower(follower) { return !quoted && !isJoiner(follower) }
      if quoted, isSpeaker(next) { return false }
      return !isContinuation(follower)
    case .ellipsis: return startsSentence(next) && !isLower(follower)
    case .abbreviation:
      return isAbbreviationEnd(at: index, next: next)
    }
  }

  private func isStopEnd(at index: Int, of first: Int, next: Int, quoted: Bool) -> Bool {
    let follower = pieces[next]
    // "1. Read this": the number of an item stays with it.
    if index == first + 1, isItemNumber(pieces[first]) { return false }
    if !follower.flags.contains(.spaceBefore) {
      return follower.flags.contains(.title) || opensQuote(next)
    }
    if isLower(follower) { return !quoted }
    return !isContinuation(follower)
  }

  private func isItemNumber(_ piece: Piece) -> Bool {
    if piece.flags.contains(.digit) {
      return piece.span.count <= 3 && piece.flags.isDisjoint(with: .alphabetic)
    }
    return piece.span.count == 1 && piece.flags.contains(.alphabetic)
  }

  private func isAbbreviationEnd(at index: Int, next: Int) -> Bool {
    let follower = pieces[next]
    let span = pieces[index].span
    if next > index + 1, !isLower(follower) { return !isContinuation(follower) }
    guard startsSentence(next), !isLower(follower) else { return false }
    let word = span.start..<(span.end - 1)
    let digitFollows = Characters.isDigit(bytes[follower.span.start])
    if let traits = Abbreviations.english.traits(bytes, word, digitFollows: digitFollows) {
      if traits.contains(.leads) { return false }
      if digitFollows { return false }
      if isAnyEnd(word) { return true }
      return isStarter(next)
    }
    // An acronym, an initial or a time of day.
    if span.count == 2 { return isStarter(next) && !followsName(index) }
    return isTimeOfDay(word) ? isTimeEnd(follower, next) : isStarter(next)
  }

  /// "etc." before a capital letter ends a sentence more often than not.
  private func isAnyEnd(_ word: Range<Int>) -> Bool {
    TokenText.equals(bytes, word, "etc")
  }

  private func followsName(_ index: Int) -> Bool {
    index > 0 && pieces[index - 1].flags.contains(.title)
  }

  private func isTimeOfDay(_ word: Range<Int>) -> Bool {
    TokenText.equals(bytes, word, "a.m") || TokenText.equals(bytes, word, "p.m")
  }

  private func isTimeEnd(_ follower: Piece, _ next: Int) -> Bool {
    if opensQuote(next) { return true }
    return follower.flags.contains(.title) && !follower.flags.contains(.upper)
      && !SentenceWords.english.afterTime.contains(bytes, follower.span)
  }

  // MARK: What follows

  /// Whether the token could be the first of a sentence: a capital, a figure or an opening mark.
  private func startsSentence(_ index: Int) -> Bool {
    let flags = pieces[index].flags
    if !flags.isDisjoint(with: [.title, .digit, .opening, .address]) { return true }
    return !flags.contains(.alphabetic) && flags.contains(.spaceBefore)
      && flags.isDisjoint(with: .closing) && !isContinuation(pieces[index])
  }

  /// A comma, a colon, a closing bracket and the like never start a sentence.
  private func isContinuation(_ piece: Piece) -> Bool {
    if piece.flags.contains(.closing) { return true }
    guard piece.flags.contains(.punctuation), piece.span.count == 1 else { return false }
    switch bytes[piece.span.start] {
    case 0x2C, 0x3B, 0x3A, 0x2E, 0x21, 0x3F, 0x2F: return true
    default: return false
    }
  }

  private func isLower(_ piece: Piece) -> Bool {
    piece.flags.contains(.lower) || Characters.isLower(bytes[piece.span.start])
  }

  private func isJoiner(_ piece: Piece) -> Bool {
    SentenceWords.english.joiners.contains(bytes, piece.span)
  }

  /// "I ask" and "Pete said" after a quotation.
  private func isSpeaker(_ index: Int) -> Bool {
    pieces[index].flags.contains(.title) && index + 1 < pieces.count
      && SentenceWords.english.saying.contains(bytes, pieces[index + 1].span)
  }

  private func opensQuote(_ index: Int) -> Bool {
    pieces[index].flags.contains(.opening) && pieces[index].flags.contains(.quote)
  }

  /// Whether the token, or the first word after opening marks, is a word that starts sentences.
  private func isStarter(_ index: Int) -> Bool {
    var index = index
    while index < pieces.count, pieces[index].flags.contains(.opening) { index += 1 }
    guard index < pieces.count, pieces[index].flags.contains(.title) else { return false }
    return SentenceWords.english.starters.contains(bytes, pieces[index].span)
  }
}

extension WordTable {
  /// Whether the word in `span` of `bytes` is in the table.
  func contains(_ bytes: [UInt8], _ span: Span) -> Bool {
    value(bytes, in: span.range) != nil
  }
}

/// Words that tell whether a stop after an abbreviation ends the sentence.
struct SentenceWords: Sendable {
  /// Capitalised after an abbreviation, these start a sentence.
  let starters = WordTable(
    words: """
      the a an this that these those he she it they we you i his her its their our my your in on at
      by for from with but and or so yet as if when while where after before since although though
      because however meanwhile also there here what who why how which no not some many most all
      both each one two three several few another other such then now still even only just more
      during under over about according despite last it earlier later officials police two please
      thanks let do does did is are was were has have had can could will would should may might
      once until unless among between through
      """)
  /// Capitalised after "p.m.", these do not.
  let afterTime = WordTable(
    words: """
      monday tuesday wednesday thursday friday saturday sunday eastern pacific central mountain
      gmt est edt pst pdt cst cdt utc january february march april may june july august september
      october november december
      """)
  /// Verbs of saying.
  let saying = WordTable(
    words: "said says say asked asks ask replied added shouted cried called answered told")
  /// Words of saying after a name that ends in a mark.
  let joiners = WordTable(words: "said says asked asks and or inc")

  static let english = SentenceWords()
}
