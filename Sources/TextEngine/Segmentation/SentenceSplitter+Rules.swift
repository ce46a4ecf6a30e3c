import DocumentModel

extension SentenceSplitter {
  func isEnd(_ mark: Mark, at index: Int, of first: Int, next: Int) -> Bool {
    let quoted = next > index + 1
    let follower = piece(next)
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

  func isStopEnd(at index: Int, of first: Int, next: Int, quoted: Bool) -> Bool {
    let follower = piece(next)
    // "1. Read this": the number of an item stays with it.
    if index == first + 1, isItemNumber(piece(first)) { return false }
    if !follower.flags.contains(.spaceBefore) {
      return follower.flags.contains(.title) || opensQuote(next)
    }
    if isLower(follower) { return !quoted }
    return !isContinuation(follower)
  }

  func isItemNumber(_ piece: Piece) -> Bool {
    if piece.flags.contains(.digit) {
      return piece.span.count <= 3 && piece.flags.isDisjoint(with: .alphabetic)
    }
    return piece.span.count == 1 && piece.flags.contains(.alphabetic)
  }

  func isAbbreviationEnd(at index: Int, next: Int) -> Bool {
    let follower = piece(next)
    let span = spans[index]
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
  func isAnyEnd(_ word: Range<Int>) -> Bool {
    TokenText.equals(bytes, word, "etc")
  }

  func followsName(_ index: Int) -> Bool {
    index > 0 && flags[index - 1].contains(.title)
  }

  func isTimeOfDay(_ word: Range<Int>) -> Bool {
    TokenText.equals(bytes, word, "a.m") || TokenText.equals(bytes, word, "p.m")
  }

  func isTimeEnd(_ follower: Piece, _ next: Int) -> Bool {
    if opensQuote(next) { return true }
    return follower.flags.contains(.title) && !follower.flags.contains(.upper)
      && !SentenceWords.english.afterTime.contains(bytes, follower.span)
  }

  // MARK: What follows

  /// Whether the token could be the first of a sentence: a capital, a figure or an opening mark.
  func startsSentence(_ index: Int) -> Bool {
    let flags = flags[index]
    if !flags.isDisjoint(with: [.title, .digit, .opening, .address]) { return true }
    return !flags.contains(.alphabetic) && flags.contains(.spaceBefore)
      && flags.isDisjoint(with: .closing) && !isContinuation(piece(index))
  }

  /// A comma, a colon, a closing bracket and the like never start a sentence.
  func isContinuation(_ piece: Piece) -> Bool {
    if piece.flags.contains(.closing) { return true }
    guard piece.flags.contains(.punctuation), piece.span.count == 1 else { return false }
    switch bytes[piece.span.start] {
    case 0x2C, 0x3B, 0x3A, 0x2E, 0x21, 0x3F, 0x2F: return true
    default: return false
    }
  }

  func isLower(_ piece: Piece) -> Bool {
    piece.flags.contains(.lower) || Characters.isLower(bytes[piece.span.start])
  }

  func isJoiner(_ piece: Piece) -> Bool {
    SentenceWords.english.joiners.contains(bytes, piece.span)
  }

  /// "I ask" and "Pete said" after a quotation.
  func isSpeaker(_ index: Int) -> Bool {
    flags[index].contains(.title) && index + 1 < end
      && SentenceWords.english.saying.contains(bytes, spans[index + 1])
  }

  func opensQuote(_ index: Int) -> Bool {
    flags[index].contains(.opening) && flags[index].contains(.quote)
  }

  /// Whether the token, or the first word after opening marks, is a word that starts sentences.
  func isStarter(_ index: Int) -> Bool {
    var index = index
    while index < end, flags[index].contains(.opening) { index += 1 }
    guard index < end, flags[index].contains(.title) else { return false }
    return SentenceWords.english.starters.contains(bytes, spans[index])
  }
}
