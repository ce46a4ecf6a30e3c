import DocumentModel

/// Cuts text into words and marks as the English treebanks of Universal Dependencies do.
///
/// The text falls into chunks at white space; each chunk is read once from left to right, with
/// look-ahead that is bounded or remembered, so the time is linear in the length of the text.
struct Tokenizer {
  let bytes: [UInt8]
  /// Where the text to cut ends.
  private(set) var end = 0
  /// Where the tokens lie.
  private(set) var spans: [Span] = []
  /// What the tokens look like.
  private(set) var flags: [TokenFlags] = []
  /// The tokens at which or before which a sentence may end, in text order.
  private(set) var hinges: [Hinge] = []

  private let classes = ByteClass.table
  private(set) var chunkStart = 0
  private(set) var chunkEnd = 0
  /// Whether the chunk has a character that addresses have and words have not.
  private(set) var chunkMayBeAddress = false
  /// Whether the chunk is the first of its line.
  private var startsLine = false
  /// The index of the first token of the text being cut.
  private(set) var firstToken = 0
  /// No address starts before this offset.
  var addressBarrier = 0

  /// A token at which or before which a sentence may end.
  struct Hinge: Sendable {
    let token: UInt32
    let startsLine: Bool
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Makes room for the tokens of a text of `length` bytes.
  mutating func reserve(forBytes length: Int) {
    spans.reserveCapacity(length / 4 + 8)
    flags.reserveCapacity(length / 4 + 8)
    hinges.reserveCapacity(length / 16 + 8)
  }

  /// Appends the spans of the tokens in `range` of `bytes`.
  static func appendPieces(of bytes: [UInt8], in range: Range<Int>, to spans: inout [Span]) {
    var tokenizer = Tokenizer(bytes)
    tokenizer.cut(range)
    spans.append(contentsOf: tokenizer.spans)
  }

  /// Whether `range` of `bytes` is one token of ASCII letters, as most entries of word tables are.
  ///
  /// False is not certain.
  static func isOneWord(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    for at in range where !Characters.isLetter(bytes[at]) { return false }
    return !range.isEmpty && !FusedWords.mayBe(bytes, range.lowerBound, range.upperBound)
  }

  /// Cuts the text in `range`, appending tokens.
  mutating func cut(_ range: Range<Int>) {
    end = range.upperBound
    firstToken = spans.count
    addressBarrier = 0
    startsLine = false
    let text = bytes
    let classes = classes
    var offset = range.lowerBound
    while offset < end {
      let kind = classes[Int(text[offset])]
      if !kind.isDisjoint(with: [.space, .wide]) {
        let width = kind.contains(.wide) ? Characters.wideSpace(text, offset, end) : 1
        if width > 0 {
          if kind.contains(.lineEnd) { startsLine = true }
          offset += width
          continue
        }
      }
      offset = cutChunk(at: offset, text, classes)
      startsLine = false
    }
  }

  /// Cuts the chunk that starts at `start`; returns its end.
  @inline(__always)
  private mutating func cutChunk(at start: Int, _ text: [UInt8], _ classes: [ByteClass]) -> Int {
    var offset = start
    var seen: ByteClass = []
    while offset < end {
      let kind = classes[Int(text[offset])]
      if kind.isDisjoint(with: .letter) { break }
      seen.formUnion(kind)
      offset += 1
    }
    let letters = offset
    let lettersSeen = seen
    while offset < end {
      let kind = classes[Int(text[offset])]
      if !kind.isDisjoint(with: [.space, .wide]) {
        if kind.contains(.space) || Characters.wideSpace(text, offset, end) > 0 { break }
      }
      seen.formUnion(kind)
      offset += 1
    }
    chunkStart = start
    chunkEnd = offset
    if letters == offset {
      emitLetters(start, offset, lettersSeen)
    } else if letters == offset - 1, letters > start, Self.endsWord(text[letters]) {
      emitLetters(start, letters, lettersSeen)
      push(letters, offset, .punctuation)
    } else {
      chunkMayBeAddress = seen.contains(.address)
      var next = start
      while next < offset { next = cutToken(at: next) }
    }
    return offset
  }

  /// Whether a mark at the end of a chunk does nothing to the word before it: a comma or colon.
  @inline(__always)
  private static func endsWord(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x3A || byte == 0x3B
  }

  /// Appends a word of ASCII letters, in two where it is two words written together.
  @inline(__always)
  private mutating func emitLetters(_ start: Int, _ stop: Int, _ seen: ByteClass) {
    if FusedWords.mayBe(bytes, start, stop) { return emitWord(start, stop) }
    var flags: TokenFlags = .alphabetic
    if !seen.contains(.upper) {
      flags.insert(.lower)
    } else {
      if !seen.contains(.lower) { flags.insert(.upper) }
      if Characters.isUpper(bytes[start]) { flags.insert(.title) }
    }
    push(start, stop, flags)
  }

  /// Appends a token of the current chunk.
  @inline(__always)
  mutating func push(_ start: Int, _ stop: Int, _ extra: TokenFlags) {
    var own = extra
    if start == chunkStart {
      own.insert(.spaceBefore)
      if startsLine || !own.contains(.lower) || SentenceMarks.mayEnd(bytes[stop - 1]) {
        addHinge(startsLine)
      }
    } else if SentenceMarks.mayEnd(bytes[stop - 1]) {
      addHinge(false)
    }
    spans.append(Span(start: start, end: stop))
    flags.append(own)
  }

  private mutating func addHinge(_ startsLine: Bool) {
    hinges.append(Hinge(token: UInt32(truncatingIfNeeded: spans.count), startsLine: startsLine))
  }

  /// Whether the last token of the text being cut, if any, has `flag`.
  func lastToken(has flag: TokenFlags) -> Bool {
    spans.count > firstToken && flags[flags.count - 1].contains(flag)
  }

  /// Cuts one token, or a word with its clitics; returns the offset after it.
  private mutating func cutToken(at offset: Int) -> Int {
    let byte = bytes[offset]
    if Characters.isLetter(byte) { return cutWord(at: offset) }
    if Characters.isDigit(byte) { return cutNumber(at: offset) }
    if byte < 0x80 { return cutMark(at: offset) }
    let character = Characters.decode(bytes, offset, chunkEnd)
    switch Characters.kind(character.scalar) {
    case .letter, .digit: return cutWord(at: offset)
    default: return cutWideMark(at: offset, character)
    }
  }

  /// The end of the run of letters and digits that starts at `offset`.
  func runEnd(_ offset: Int) -> Int {
    var offset = offset
    while offset < chunkEnd {
      let byte = bytes[offset]
      if Characters.isLetter(byte) || Characters.isDigit(byte) {
        offset += 1
      } else if byte >= 0x80 {
        let character = Characters.decode(bytes, offset, chunkEnd)
        switch Characters.kind(character.scalar) {
        case .letter, .digit: offset += character.length
        default: return offset
        }
      } else {
        return offset
      }
    }
    return offset
  }

  /// Whether a word or number goes on at `offset`.
  func isWordStart(_ offset: Int) -> Bool {
    guard offset < chunkEnd else { return false }
    let byte = bytes[offset]
    if byte < 0x80 { return Characters.isLetter(byte) || Characters.isDigit(byte) }
    return runEnd(offset) > offset
  }

  /// Whether the byte at `offset` of the chunk is `byte`.
  @inline(__always)
  func has(_ byte: UInt8, at offset: Int) -> Bool {
    offset < chunkEnd && bytes[offset] == byte
  }

  /// The number of bytes of an apostrophe at `offset`: 1 for `'` and a backquote, 3 for `’`; or 0.
  func apostrophe(_ offset: Int) -> Int {
    guard offset < chunkEnd else { return 0 }
    switch bytes[offset] {
    case 0x27, 0x60: return 1
    case 0xE2:
      let isCurly = has(0x80, at: offset + 1) && has(0x99, at: offset + 2)
      return isCurly ? 3 : 0
    default: return 0
    }
  }

  /// The first byte after `offset` that is not a blank, on the same line or the next; nil at the
  /// end of the text and before an empty line.
  func nextVisible(after offset: Int) -> UInt8? {
    var offset = offset
    var lines = 0
    let limit = min(end, offset + 16)
    while offset < limit {
      let byte = bytes[offset]
      if byte == 0x0A { lines += 1 }
      if lines > 1 { return nil }
      let isWide = byte == 0xC2 && offset + 1 < limit && bytes[offset + 1] == 0xA0
      if !Characters.isSpace(byte), !isWide { return byte }
      offset += isWide ? 2 : 1
    }
    return nil
  }
}
