import DocumentModel

/// The tokens of a document with what the number and date finders ask of them.
///
/// A class, since the values that read with it are copied often: each copy keeps one reference
/// instead of nine.
final class TokenReader: Sendable {
  let text: SourceText
  let tokens: TokenTable
  let bytes: [UInt8]
  let spans: [Span]
  let flags: [TokenFlags]
  let sentences: [UInt32]
  /// What each token may begin, as an index into `cueTable`.
  private let cues: [UInt16]
  private let cueTable: [CueLexicon.Cue]

  /// The tokens that may begin a number, in order.
  let numberStarts: [UInt32]
  /// The tokens that may begin a date, in order.
  let dateStarts: [UInt32]

  init(_ text: SourceText, _ tokens: TokenTable) {
    self.text = text
    self.tokens = tokens
    bytes = text.utf8
    spans = tokens.spans
    flags = tokens.flags
    sentences = tokens.sentences
    let lexicon = CueLexicon.english
    cueTable = lexicon.cues
    var cues = [UInt16](repeating: CueLexicon.nothing, count: tokens.count)
    var numberStarts: [UInt32] = []
    var dateStarts: [UInt32] = []
    numberStarts.reserveCapacity(tokens.count / 16)
    dateStarts.reserveCapacity(tokens.count / 16)
    // Backwards, since "a" and "the" begin something only before some words.
    var next: CueLexicon.Roles = []
    for index in stride(from: tokens.count - 1, through: 0, by: -1) {
      let cue = Self.cue(lexicon, bytes, spans[index], flags[index])
      guard cue != CueLexicon.nothing else {
        next = []
        continue
      }
      cues[index] = cue
      let roles = cueTable[Int(cue)].roles
      if CueLexicon.mayBeginNumber(roles, before: next) { numberStarts.append(UInt32(index)) }
      if CueLexicon.mayBeginDate(roles, before: next) { dateStarts.append(UInt32(index)) }
      next = roles
    }
    numberStarts.reverse()
    dateStarts.reverse()
    self.cues = cues
    self.numberStarts = numberStarts
    self.dateStarts = dateStarts
  }

  @inline(__always)
  private static func cue(
    _ lexicon: CueLexicon, _ bytes: [UInt8], _ span: Span, _ flags: TokenFlags
  ) -> UInt16 {
    if flags.contains(.digit) { return CueLexicon.figures }
    if flags.contains(.alphabetic) { return lexicon.cue(bytes, span.range) }
    let isSign = flags.contains(.symbol) && bytes[span.start] == 0x25
    return isSign ? CueLexicon.sign : CueLexicon.nothing
  }

  var count: Int { spans.count }

  /// The number word at `index`, if the token is one.
  func number(_ index: Int) -> NumberWord? {
    guard index >= 0, index < count else { return nil }
    return cueTable[Int(cues[index])].number
  }

  /// What the token at `index` may begin; empty outside the text.
  func roles(_ index: Int) -> CueLexicon.Roles {
    guard index >= 0, index < count else { return [] }
    return cueTable[Int(cues[index])].roles
  }

  /// Whether the token at `index` is `word`, lower-case ASCII, whatever its case.
  func matches(_ index: Int, _ word: String) -> Bool {
    index >= 0 && index < count && TokenText.equals(bytes, spans[index].range, word)
  }

  /// Whether the token at `index` is one of the words of a table.
  func matches(_ index: Int, _ table: WordTable) -> Bool {
    index >= 0 && index < count && table.value(bytes, in: spans[index].range) != nil
  }

  /// The value of the token at `index` in a table.
  func value(_ index: Int, _ table: WordTable) -> Int32? {
    index >= 0 && index < count ? table.value(bytes, in: spans[index].range) : nil
  }

  func has(_ index: Int, _ flag: TokenFlags) -> Bool {
    index >= 0 && index < count && flags[index].contains(flag)
  }

  /// Whether two tokens are in one sentence.
  func sameSentence(_ first: Int, _ second: Int) -> Bool {
    first >= 0 && second >= 0 && first < count && second < count
      && sentences[first] == sentences[second]
  }

  /// The only byte of a one-byte token.
  func mark(_ index: Int) -> UInt8? {
    guard index >= 0, index < count, spans[index].count == 1 else { return nil }
    return bytes[spans[index].start]
  }

  /// Whether the token at `index` stands right after the one before it.
  func isTight(_ index: Int) -> Bool {
    index > 0 && index < count && spans[index].start == spans[index - 1].end
  }

  /// Whether the token is a hyphen.
  func isHyphen(_ index: Int) -> Bool {
    guard index >= 0, index < count else { return false }
    if mark(index) == 0x2D { return true }
    return wideDash(index).map { $0 <= 0x91 } ?? false
  }

  /// Whether the token is a hyphen, a dash or the minus sign between the ends of a range.
  func isDash(_ index: Int) -> Bool {
    mark(index) == 0x2D || mark(index) == 0x7E || wideDash(index) != nil
  }

  /// Whether the token is the minus sign U+2212.
  func isMinusSign(_ index: Int) -> Bool {
    guard index >= 0, index < count, spans[index].count == 3 else { return false }
    let start = spans[index].start
    return bytes[start] == 0xE2 && bytes[start + 1] == 0x88 && bytes[start + 2] == 0x92
  }

  /// The last byte of a single dash from U+2010 to U+2015.
  private func wideDash(_ index: Int) -> UInt8? {
    guard index >= 0, index < count, spans[index].count == 3 else { return nil }
    let start = spans[index].start
    let last = bytes[start + 2]
    guard bytes[start] == 0xE2, bytes[start + 1] == 0x80, (0x90...0x95).contains(last) else {
      return nil
    }
    return last
  }

  /// The span from the first to the last token of a range.
  func span(_ range: Range<Int>) -> Span {
    spans[range.lowerBound].hull(spans[range.upperBound - 1])
  }
}
