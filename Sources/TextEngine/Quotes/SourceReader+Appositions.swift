import DocumentModel

/// Subjects between commas: "Ann Lee, 52, the mayor of Bristol, said".
extension SourceReader {
  /// The furthest apposition that is looked through, in tokens and in commas.
  private static let reach = 50
  private static let longestChain = 6

  /// The subject whose apposition the comma at `comma` closes.
  ///
  /// The nearest part between commas that is a person's name, with a title at most, is the subject;
  /// failing that, the part in front of the last pair of commas.
  func apposed(before comma: Int, from limit: Int) -> QuoteSource? {
    var right = comma
    var fallback: Range<Int>?
    var parts = 0
    var token = comma
    while token > limit, comma - token < Self.reach, parts < Self.longestChain {
      token -= 1
      let isComma = source.isComma(token)
      let isEdge = token == limit || !isComma && source.isMark(token) && !isInner(token)
      guard isComma || isEdge else { continue }
      let part = (isComma || source.isMark(token) ? token + 1 : token)..<right
      if let person = person(endingPart: part, isEdge: isEdge) { return person }
      if parts == 1 { fallback = part }
      if parts == 0, isEdge, let lone = lone(part) { return lone }
      if !part.isEmpty, isClause(part) { return nil }
      right = token
      parts += 1
      if isEdge, !isComma { break }
    }
    guard let fallback, !fallback.isEmpty else { return nil }
    return phrase(
      phraseStart(before: fallback.upperBound, from: fallback.lowerBound)..<fallback.upperBound)
  }

  /// Where brackets or a pair of dashes that end before `end` open; nil if nothing does.
  func parenthesisStart(before end: Int, from limit: Int) -> Int? {
    let closing = source.mark(end - 1)
    if source.tokens.flags[end - 1].contains(.clitic) || closing == UInt8(ascii: "'") { return end }
    let isBracket = closing == UInt8(ascii: ")")
    let span = source.tokens.spans[end - 1]
    let isDash = closing == UInt8(ascii: "-") || span.count > 1
    guard isBracket || isDash else { return nil }
    var token = end - 1
    while token > limit, end - token < Self.reach {
      token -= 1
      if isBracket, source.mark(token) == UInt8(ascii: "(") { return token }
      if isDash,
        TokenText.folded(span, in: source.text)
          == TokenText.folded(source.tokens.spans[token], in: source.text)
      {
        return token
      }
    }
    return nil
  }

  /// Whether a part between commas is a clause of its own, and so no apposition.
  private func isClause(_ part: Range<Int>) -> Bool {
    if source.has(part.lowerBound, SpeechWords.relative) { return false }
    for token in part.prefix(30) where source.mentionAt[token] < 0 {
      if source.has(token, SpeechWords.relative) { return false }
      if source.has(token, SpeechWords.finite), !source.tokens.flags[token].contains(.clitic) {
        return true
      }
    }
    return false
  }

  /// The person whose name ends a part, unless it is inside another description.
  private func person(endingPart part: Range<Int>, isEdge: Bool) -> QuoteSource? {
    guard let last = part.last, source.isPerson(last), let mention = source.mention(at: last),
      mention.isNamed
    else { return nil }
    let own = source.tokens.indices(in: mention.span)
    let start = phraseStart(before: part.upperBound, from: part.lowerBound)
    let lead = min(start, own.lowerBound)..<own.lowerBound
    if !isEdge {
      for token in lead where source.mentionAt[token] < 0 {
        if source.has(token, SpeechWords.preposition) || source.isWord(token, "a")
          || source.isWord(token, "an")
        {
          return nil
        }
      }
    }
    return phrase(start..<part.upperBound)
  }

  /// A part that a comma parts from its verb: "Ann Lee for the army, says".
  private func lone(_ part: Range<Int>) -> QuoteSource? {
    guard let first = part.first, part.count < 14, !source.hasFiniteVerb(part),
      source.mentionAt[first] >= 0 || source.has(first, SpeechWords.determiner)
    else { return nil }
    return phrase(part)
  }
}
