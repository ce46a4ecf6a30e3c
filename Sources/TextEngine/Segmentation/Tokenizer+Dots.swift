import DocumentModel

extension Tokenizer {
  /// Decides about the full stop at `stop`.
  ///
  /// - Parameters:
  ///   - start: where the word starts.
  ///   - part: where its last part starts.
  ///   - stop: the offset of the full stop.
  ///   - letterDots: how many full stops have joined single letters so far.
  /// - Returns: what the full stop does to the word.
  func dotJoint(_ start: Int, _ part: Int, _ stop: Int, _ letterDots: Int) -> Joint {
    let next = stop + 1
    let isSingle = stop - part == 1 && Characters.isLetter(bytes[part])
    let isAcronym = isSingle && (part == start || letterDots > 0)
    if isWordStart(next) {
      return innerDot(start, part, stop, isAcronym: isAcronym)
    }
    if has(0x2E, at: next) { return .none }
    if isAcronym, letterDots > 0 { return .ends(next) }
    if isAcronym { return isInitial(start, next) ? .ends(next) : .none }
    return isAbbreviation(part..<stop, dotEnd: next) || isDoctorate(start, stop)
      ? .ends(next) : .none
  }

  private func innerDot(_ start: Int, _ part: Int, _ stop: Int, isAcronym: Bool) -> Joint {
    let next = stop + 1
    let last = runEnd(next)
    if isAcronym {
      // "U.S", but "J.Smith" is an initial and a name.
      return last - next == 1 ? .joins(next) : .ends(next)
    }
    if isDoctorate(start, last) { return .joins(next) }
    let words = TokenizerWords.english
    let endsHere = !(has(0x2E, at: last) && isWordStart(last + 1))
    if endsHere, words.domains.value(bytes, in: next..<last) != nil,
      !(Characters.isUpper(bytes[next]) && Characters.isLower(bytes[stop - 1]))
    {
      return .joins(next)
    }
    if isAbbreviation(part..<stop, dotEnd: next) { return .ends(next) }
    // Three parts of lower case are a name of a host or a group; two are a missing blank.
    let isLower = Characters.isLower(bytes[next]) && Characters.isLower(bytes[stop - 1])
    return isLower && (!endsHere || part > start) ? .joins(next) : .none
  }

  /// `Ph.D`, `M.Sc` and the like, the last full stop left out.
  private func isDoctorate(_ start: Int, _ stop: Int) -> Bool {
    guard stop - start == 4, bytes[start] &- 0x42 < 15 else { return false }
    let isPhD = bytes[start] == 0x50 && bytes[start + 1] == 0x68 && bytes[start + 2] == 0x2E
    let isScience = bytes[start + 1] == 0x2E && bytes[start + 2] == 0x53 && bytes[start + 3] == 0x63
    return isPhD || isScience
  }

  private func isAbbreviation(_ range: Range<Int>, dotEnd: Int) -> Bool {
    let digitFollows = nextVisible(after: dotEnd).map(Characters.isDigit) ?? false
    return Abbreviations.english.traits(bytes, range, digitFollows: digitFollows) != nil
  }

  /// Whether the single letter at `start`, with a full stop before `next`, stands for a name.
  private func isInitial(_ start: Int, _ next: Int) -> Bool {
    let letter = bytes[start]
    guard let follower = nextVisible(after: next) else { return false }
    if Characters.isLower(letter) {
      return letter == UInt8(ascii: "v") || Characters.isDigit(follower)
    }
    let afterName = lastToken(has: .title)
    if letter == UInt8(ascii: "I"), !afterName { return false }
    if has(0x2C, at: next) || has(0x2D, at: next) { return true }
    if Characters.isDigit(follower) || follower >= 0x80 { return false }
    return Characters.isLetter(follower)
  }
}
