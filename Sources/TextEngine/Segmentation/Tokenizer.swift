import DocumentModel

/// A token without its sentence.
struct Piece: Sendable {
  let span: Span
  let flags: TokenFlags
}

/// Cuts text into words and marks as the English treebanks of Universal Dependencies do.
///
/// The text falls into chunks at white space; each chunk is read once from left to right, with
/// look-ahead that is bounded or remembered, so the time is linear in the length of the text.
struct Tokenizer {
  let bytes: [UInt8]
  /// Where the text to cut ends.
  let end: Int
  var pieces: [Piece] = []

  var chunkStart = 0
  var chunkEnd = 0
  /// Whether the chunk has a character that addresses have and words have not.
  var chunkMayBeAddress = false
  /// No address starts before this offset.
  var addressBarrier = 0

  init(_ bytes: [UInt8], end: Int) {
    self.bytes = bytes
    self.end = end
  }

  /// Appends the spans of the tokens in `range` of `bytes`.
  static func appendPieces(of bytes: [UInt8], in range: Range<Int>, to spans: inout [Span]) {
    var tokenizer = Tokenizer(bytes, end: range.upperBound)
    tokenizer.cut(from: range.lowerBound)
    spans.append(contentsOf: tokenizer.pieces.lazy.map(\.span))
  }

  /// Cuts the text from `start` to `end`, appending to `pieces`.
  mutating func cut(from start: Int) {
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      if Characters.isSpace(byte) {
        offset += 1
        continue
      }
      if byte >= 0x80 {
        let width = Characters.wideSpace(bytes, offset, end)
        if width > 0 {
          offset += width
          continue
        }
      }
      offset = cutChunk(at: offset)
    }
  }

  /// Cuts the chunk that starts at `start`; returns its end.
  private mutating func cutChunk(at start: Int) -> Int {
    var offset = start
    var onlyLetters = true
    var mayBeAddress = false
    while offset < end {
      let byte = bytes[offset]
      if !Characters.isLetter(byte) {
        if Characters.isSpace(byte) { break }
        if byte >= 0x80, Characters.wideSpace(bytes, offset, end) > 0 { break }
        onlyLetters = false
        if byte == 0x40 || byte == 0x2F || byte == 0x2E { mayBeAddress = true }
      }
      offset += 1
    }
    chunkStart = start
    chunkEnd = offset
    chunkMayBeAddress = mayBeAddress
    if onlyLetters {
      emitWord(start, offset)
    } else {
      var next = start
      while next < chunkEnd { next = cutToken(at: next) }
    }
    return offset
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
