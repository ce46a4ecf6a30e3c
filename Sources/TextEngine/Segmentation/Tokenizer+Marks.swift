import DocumentModel

extension Tokenizer {
  /// Cuts the ASCII mark at `start`; returns the offset after it.
  mutating func cutMark(at start: Int) -> Int {
    let byte = bytes[start]
    switch byte {
    case 0x2E:  // .
      if isDecimal(start) { return cutNumber(at: start) }
      return emitRun(start, through: stopsEnd(start), .punctuation)
    case 0x21, 0x3F:  // ! ?
      return emitRun(start, through: sameKindEnd(start) { $0 == 0x21 || $0 == 0x3F }, .punctuation)
    case 0x22, 0x27, 0x60: return cutQuote(at: start)
    case 0x28, 0x5B, 0x7B: return cutOpening(at: start)
    case 0x29, 0x5D, 0x7D: return emitRun(start, through: start + 1, [.punctuation, .closing])
    case 0x40, 0x23:  // @ #
      return cutHandle(at: start)
    case 0x3A, 0x3B, 0x3D:  // : ; =
      if let stop = emoticonEnd(at: start) { return emitRun(start, through: stop, .symbol) }
      let isSame = byte == 0x3D
      let stop = isSame ? sameKindEnd(start) { $0 == byte } : start + 1
      return emitRun(start, through: stop, isSame ? .symbol : .punctuation)
    case 0x2B
    where start == chunkStart && start + 1 < chunkEnd
      && Characters.isDigit(bytes[start + 1]):
      return cutNumber(at: start)
    case 0x24, 0x25, 0x26, 0x5E, 0x7C: return emitRun(start, through: start + 1, .symbol)
    case 0x2B, 0x3C, 0x3E, 0x7E:
      return emitRun(start, through: sameKindEnd(start) { $0 == byte }, .symbol)
    case 0x2A, 0x2D, 0x5F:
      return emitRun(start, through: sameKindEnd(start) { $0 == byte }, .punctuation)
    default: return emitRun(start, through: start + 1, .punctuation)
    }
  }

  private mutating func emitRun(_ start: Int, through stop: Int, _ flags: TokenFlags) -> Int {
    emitMark(start, stop, flags)
    return stop
  }

  private func sameKindEnd(_ start: Int, _ belongs: (UInt8) -> Bool) -> Int {
    var stop = start + 1
    while stop < chunkEnd, belongs(bytes[stop]) { stop += 1 }
    return stop
  }

  /// The end of full stops at `start`, with the `?` or `!` that a single one takes along.
  private func stopsEnd(_ start: Int) -> Int {
    let dots = sameKindEnd(start) { $0 == 0x2E }
    guard dots == start + 1 else { return dots }
    return sameKindEnd(start) { $0 == 0x21 || $0 == 0x3F }
  }

  private func isDecimal(_ start: Int) -> Bool {
    guard start + 1 < chunkEnd, Characters.isDigit(bytes[start + 1]) else { return false }
    return start == chunkStart || bytes[start - 1] == 0x24 || bytes[start - 1] == 0x28
  }

  // MARK: Quotation marks and apostrophes

  private mutating func cutQuote(at start: Int) -> Int {
    let byte = bytes[start]
    if byte != 0x22, let stop = shortenedEnd(start, width: 1) { return stop }
    let isDouble = byte != 0x22 && has(byte, at: start + 1)
    let stop = start + (isDouble ? 2 : 1)
    emitMark(start, stop, [.punctuation, .quote, side(of: start, stop, byte)])
    return stop
  }

  /// Which side of a quotation the straight mark at `start` is on, going by its neighbours.
  private func side(of start: Int, _ stop: Int, _ byte: UInt8) -> TokenFlags {
    let opens =
      start == chunkStart
      || (lastToken(has: .opening) && spans.last?.end == start) || isDashBefore(start)
    if opens { return stop < chunkEnd ? .opening : [] }
    return byte == 0x60 ? .opening : .closing
  }

  private func isDashBefore(_ start: Int) -> Bool {
    let before = bytes[start - 1]
    return (before == 0x2D || before == 0x2F || before == 0x94 || before == 0x93)
      && isWordStart(start + 1)
  }

  /// Cuts a word that an apostrophe shortens: "'em", "'s" after a bracket, "'05".
  private mutating func shortenedEnd(_ start: Int, width: Int) -> Int? {
    let after = start + width
    guard isWordStart(after) else { return nil }
    let last = runEnd(after)
    if Characters.isDigit(bytes[after]) {
      let isYear =
        (last - after == 2 || (last - after == 3 && bytes[last - 1] == UInt8(ascii: "s")))
        && Characters.isDigit(bytes[after + 1]) && start == chunkStart
      guard isYear, !has(0x2E, at: last) || !isWordStart(last + 1) else { return nil }
      emit(start, last)
      return last
    }
    guard last - after <= 5, apostrophe(last) == 0 else { return nil }
    let isClitic = Clitics.english.value(bytes, in: after..<last) != nil
    let isShort = TokenizerWords.english.aphaeresis.value(bytes, in: after..<last) != nil
    guard (isClitic && last == chunkEnd) || (isClitic && start > chunkStart) || isShort else {
      return nil
    }
    emit(start, last, isClitic ? .clitic : [])
    return last
  }

  // MARK: Brackets, handles, emoticons

  private mutating func cutOpening(at start: Int) -> Int {
    if bytes[start] == 0x28, has(0x3A, at: start + 1), start == chunkStart,
      start + 2 == chunkEnd
    {
      return emitRun(start, through: start + 2, .symbol)
    }
    return emitRun(start, through: start + 1, [.punctuation, .opening])
  }

  private mutating func cutHandle(at start: Int) -> Int {
    let isTag = bytes[start] == 0x23
    guard start == chunkStart || lastToken(has: .opening),
      isWordStart(start + 1), !isTag || !Characters.isDigit(bytes[start + 1])
    else { return emitRun(start, through: start + 1, .symbol) }
    var stop = runEnd(start + 1)
    while has(0x5F, at: stop) { stop = runEnd(stop + 1) }
    emit(start, stop, .address)
    return stop
  }

  /// The end of an emoticon such as `:-)` that a chunk starts or ends with; nil if there is none.
  private func emoticonEnd(at start: Int) -> Int? {
    var mouth = start + 1
    if has(0x2D, at: mouth) || has(0x27, at: mouth) { mouth += 1 }
    guard mouth < chunkEnd else { return nil }
    switch bytes[mouth] {
    case 0x29, 0x28, 0x5D, 0x5B:
      return mouth + 1 == chunkEnd || start == chunkStart || mouth > start + 1 ? mouth + 1 : nil
    case 0x44, 0x50, 0x4F, 0x70, 0x2F, 0x7C:  // D P O p / |
      return mouth + 1 == chunkEnd && start == chunkStart ? mouth + 1 : nil
    default: return nil
    }
  }
}

/// The clitics of English after an apostrophe.
enum Clitics {
  static let english = WordTable(words: "s m d re ve ll t")
}
