import DocumentModel

/// Reads quotations that the layout tells rather than a verb of saying in their sentence.
///
/// Statements after a paragraph that ends in "X said:", pull quotes with a name below, quotations
/// after a sentence in which somebody issued a statement.
struct UnmarkedQuotes {
  let source: QuoteText

  /// A paragraph with the name of its speaker at the end.
  struct Signature {
    var speaker: QuoteSource
    var content: Range<Int>
  }

  /// The longest signature, in tokens.
  private static let longestSignature = 14

  // MARK: Statements

  /// Who is introduced by "X said:" at the end of a paragraph.
  func introduction(_ block: QuotedBlock) -> (speaker: QuoteSource, cue: Range<Int>)? {
    let last = block.tokens.upperBound - 1
    let mark = source.mark(last)
    guard mark == UInt8(ascii: ":") || mark == UInt8(ascii: ","), let unit = block.units.last
    else { return nil }
    for token in unit.reversed().prefix(12) where source.use(token).contains(.direct) {
      var end = token
      while end > unit.lowerBound, source.isAdverb(end - 1) { end -= 1 }
      let subject = SourceReader(source: source).subject(endingAt: end, from: unit.lowerBound)
      return subject.map { ($0, token..<(token + 1)) }
    }
    return nil
  }

  /// Whether a paragraph without marks belongs to the statement before it.
  ///
  /// The first paragraph does; a later one if it speaks of "we" or "I".
  func continues(_ block: QuotedBlock, isUnderWay: Bool) -> Bool {
    guard let last = block.units.last?.last, block.tokens.count > 3 else { return false }
    if !isUnderWay { return true }
    guard source.isStop(last) || source.tokens.flags[last].contains(.quote) else { return false }
    return block.tokens.prefix(400).contains { source.has($0, SpeechWords.firstPerson) }
  }

  // MARK: Signatures

  /// Whether the last sentence of a paragraph can be a signature: it starts with a name.
  func canSign(_ sentence: Range<Int>, in block: Range<Int>) -> Bool {
    guard sentence.lowerBound > block.lowerBound, sentence.count <= Self.longestSignature else {
      return false
    }
    return source.isPerson(signatureStart(sentence))
  }

  private func signatureStart(_ sentence: Range<Int>) -> Int {
    let first = sentence.lowerBound
    return source.isMark(first) && first + 1 < sentence.upperBound ? first + 1 : first
  }

  /// The name that signs a paragraph: `… a difficult decision. Ann Lee, mayor of Bristol`.
  func signature(of block: QuotedBlock) -> Signature? {
    guard block.units.count > 1, let last = block.units.last, canSign(last, in: block.tokens),
      let end = last.last, !source.isStop(end)
    else { return nil }
    let start = signatureStart(last)
    guard let mention = source.mention(at: start), mention.kind == .full || mention.kind == .titled
    else { return nil }
    let own = source.tokens.indices(in: mention.span)
    guard own.lowerBound == start, let behind = own.last.map({ $0 + 1 }) else { return nil }
    let isDashed = start > last.lowerBound
    let isDescribed =
      behind + 1 < last.upperBound && source.isComma(behind)
      && !source.hasFiniteVerb(behind..<last.upperBound)
    guard isDescribed || isDashed && behind == last.upperBound else { return nil }
    let content = block.tokens.lowerBound..<last.lowerBound
    guard source.isStop(content.upperBound - 1) || block.stretch(at: content.upperBound - 1) != nil
    else { return nil }
    let speaker = SourceReader(source: source).phrase(own)
    return speaker.map { Signature(speaker: $0, content: content) }
  }

  // MARK: Statements in marks

  /// Who issued the statement that starts at a token, as the sentence before it says.
  func issuer(
    before start: Int, in block: QuotedBlock
  ) -> (speaker: QuoteSource, cue: Range<Int>)? {
    guard let unit = block.units.last(where: { $0.upperBound == start }), unit.count > 3 else {
      return nil
    }
    for token in unit.dropFirst().dropLast(2).prefix(60) where isIssuing(token) {
      let noun = token + 2
      guard source.isWord(noun, "statement"),
        let speaker = SourceReader(source: source).subject(endingAt: token, from: unit.lowerBound)
      else { continue }
      return (speaker, token..<(noun + 1))
    }
    return nil
  }

  private func isIssuing(_ token: Int) -> Bool {
    for word in ["issued", "released", "made"] where source.isWord(token, word) { return true }
    return false
  }
}
