import DocumentModel

/// Reports whose cue hangs on another clause: `…, saying that …`, `with the mayor saying …`.
extension ReportReader {
  /// ", saying that …": the subject is that of the main clause.
  func participle(_ verb: Verb, _ unit: Range<Int>) -> Report? {
    guard verb.token > unit.lowerBound, !verb.use.isDisjoint(with: [.that, .bare, .question]),
      !isBarred(verb.token - 1)
    else { return nil }
    let addressee = told(verb, from: verb.token + 1, unit)
    var start = skipAdverbials(addressee?.upperBound ?? verb.token + 1, unit.upperBound)
    guard start < unit.upperBound else { return nil }
    if source.isComma(start) || source.mark(start) == UInt8(ascii: ":"),
      start + 1 < unit.upperBound,
      block.stretch(at: start + 1) != nil
        || source.isComma(start) && source.isWord(start + 1, "that")
    {
      start += 1
    }
    guard let content = clause(verb, from: start, unit),
      let speaker = quotedSource(verb, unit) ?? absoluteSubject(verb, unit)
        ?? sharedSubject(unit, before: verb.token)
    else { return nil }
    return make([content], verb, speaker, addressee)
  }

  /// Whether what follows a preposition is not said: "barred from claiming", "without saying".
  private func isBarred(_ token: Int) -> Bool {
    source.isWord(token, "from") || source.isWord(token, "without")
      || source.isWord(token, "against")
  }

  /// Who speaks in ", with the mayor saying".
  private func absoluteSubject(_ verb: Verb, _ unit: Range<Int>) -> QuoteSource? {
    for token in (max(unit.lowerBound, verb.token - 10)..<verb.token).reversed() {
      if source.isComma(token) || source.has(token, SpeechWords.finite) { return nil }
      guard source.isWord(token, "with") else { continue }
      return token + 1 < verb.token ? sources.phrase((token + 1)..<verb.token) : nil
    }
    return nil
  }

  /// Who is quoted: "the paper quoted Ann Lee as saying", "Ann Lee was quoted as saying".
  private func quotedSource(_ verb: Verb, _ unit: Range<Int>) -> QuoteSource? {
    var end = verb.token
    if end > unit.lowerBound, source.isWord(end - 1, "as") { end -= 1 }
    for token in (max(unit.lowerBound, end - 24)..<end).reversed() {
      guard source.has(token, SpeechWords.quoting) else {
        if source.isStop(token) { return nil }
        continue
      }
      if token + 1 < end { return sources.phrase((token + 1)..<end) }
      var subjectEnd = token
      while subjectEnd > unit.lowerBound,
        source.isAdverb(subjectEnd - 1)
          || source.has(subjectEnd - 1, SpeechWords.auxiliary)
      {
        subjectEnd -= 1
      }
      guard subjectEnd < token else { return nil }
      return sources.subject(endingAt: subjectEnd, from: unit.lowerBound)
    }
    return nil
  }
}
