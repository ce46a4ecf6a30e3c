import DocumentModel

extension Tokenizer {
  /// Cuts the mark outside ASCII at `start`; returns the offset after it.
  mutating func cutWideMark(at start: Int, _ character: ScannedCharacter) -> Int {
    let next = start + character.length
    switch Characters.kind(character.scalar) {
    case .openingQuote: return cutWideQuote(start, next, character, .opening)
    case .closingQuote: return cutWideQuote(start, next, character, .closing)
    case .opening: return emitted(start, next, [.punctuation, .opening])
    case .closing: return emitted(start, next, [.punctuation, .closing])
    case .dash, .ellipsis:
      return emitted(start, repeatEnd(character.scalar, from: next), .punctuation)
    case .punctuation: return emitted(start, next, .punctuation)
    case .symbol: return emitted(start, pictureEnd(from: next, character.scalar), .symbol)
    case .letter, .digit, .space: return emitted(start, next, [])
    }
  }

  private mutating func emitted(_ start: Int, _ stop: Int, _ flags: TokenFlags) -> Int {
    emitMark(start, stop, flags)
    return stop
  }

  private mutating func cutWideQuote(
    _ start: Int, _ next: Int, _ character: ScannedCharacter, _ side: TokenFlags
  ) -> Int {
    let isApostrophe = character.scalar == "\u{2019}"
    if isApostrophe, let stop = cutWideClitic(start, next) { return stop }
    // Two single marks for a double one.
    let isSingle = isApostrophe || character.scalar == "\u{2018}"
    if isSingle, next < chunkEnd, bytes[next] == 0xE2 {
      let second = Characters.decode(bytes, next, chunkEnd)
      if second.scalar == "\u{2019}" || second.scalar == character.scalar {
        return emitted(start, next + second.length, [.punctuation, .quote, side])
      }
    }
    return emitted(start, next, [.punctuation, .quote, side])
  }

  /// Cuts "’s" after a bracket or digit, "’em", "’05".
  private mutating func cutWideClitic(_ start: Int, _ after: Int) -> Int? {
    guard isWordStart(after) else { return nil }
    let last = runEnd(after)
    guard last - after <= 5, apostrophe(last) == 0 else { return nil }
    if Characters.isDigit(bytes[after]) {
      guard start == chunkStart, last - after <= 3 else { return nil }
      emit(start, last)
      return last
    }
    let isClitic = Clitics.english.value(bytes, in: after..<last) != nil
    let isShort = TokenizerWords.english.aphaeresis.value(bytes, in: after..<last) != nil
    guard isClitic || isShort else { return nil }
    emit(start, last, isClitic ? .clitic : [])
    return last
  }

  private func repeatEnd(_ scalar: Unicode.Scalar, from offset: Int) -> Int {
    var offset = offset
    while offset < chunkEnd, bytes[offset] >= 0x80 {
      let character = Characters.decode(bytes, offset, chunkEnd)
      if character.scalar != scalar { break }
      offset += character.length
    }
    return offset
  }

  /// The end of a picture character with its modifiers: skin tones, joiners, flags in pairs.
  private func pictureEnd(from offset: Int, _ first: Unicode.Scalar) -> Int {
    var offset = offset
    var joined = false
    var flagOpen = (0x1F1E6...0x1F1FF).contains(first.value)
    while offset < chunkEnd, bytes[offset] >= 0x80 {
      let character = Characters.decode(bytes, offset, chunkEnd)
      let value = character.scalar.value
      let isFlag = (0x1F1E6...0x1F1FF).contains(value)
      let isModifier =
        (0xFE00...0xFE0F).contains(value) || (0x1F3FB...0x1F3FF).contains(value)
        || value == 0x20E3 || (0xE0020...0xE007F).contains(value)
      guard joined || isModifier || value == 0x200D || (flagOpen && isFlag) else { break }
      if isFlag { flagOpen = false }
      joined = value == 0x200D
      offset += character.length
    }
    return offset
  }
}
