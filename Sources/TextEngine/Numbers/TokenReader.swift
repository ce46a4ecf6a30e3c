import DocumentModel

/// The tokens of a document with what the number and date finders ask of them.
struct TokenReader {
  let bytes: [UInt8]
  let spans: [Span]
  let flags: [TokenFlags]
  let sentences: [UInt32]
  /// The number word that each token is, as an index into `NumberLexicon.english.words`; or -1.
  private let wordIndices: [Int16]

  init(_ text: SourceText, _ tokens: TokenTable) {
    bytes = text.utf8
    spans = tokens.spans
    flags = tokens.flags
    sentences = tokens.sentences
    let table = NumberLexicon.english.table
    var indices: [Int16] = []
    indices.reserveCapacity(tokens.count)
    for (span, flags) in zip(tokens.spans, tokens.flags) {
      // No number word is longer than "several thousandths".
      let mayBeWord = flags.contains(.alphabetic) && flags.isDisjoint(with: .digit)
      let index = mayBeWord && span.count <= 14 ? table.value(text.utf8, in: span.range) : nil
      indices.append(index.map(Int16.init) ?? -1)
    }
    wordIndices = indices
  }

  var count: Int { spans.count }

  /// The number word at `index`, if the token is one.
  func number(_ index: Int) -> NumberWord? {
    guard index >= 0, index < count, wordIndices[index] >= 0 else { return nil }
    return NumberLexicon.english.words[Int(wordIndices[index])]
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
