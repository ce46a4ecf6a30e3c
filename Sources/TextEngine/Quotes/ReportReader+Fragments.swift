import DocumentModel

/// Mixed quotations that are no clauses: `called it "a disgrace"`, `warned of "new events"`.
extension ReportReader {
  /// The words in marks behind a verb, with what belongs to them.
  ///
  /// A label is the words in marks; a complement with a preposition is all of its words.
  func fragment(_ verb: Verb, _ unit: Range<Int>, _ free: Int) -> Report? {
    guard !verb.use.isDisjoint(with: [.label, .fragment]),
      let (stretch, preposition) = fragmentStretch(verb, unit)
    else { return nil }
    let speaker =
      verb.isParticiple
      ? sharedSubject(unit, before: verb.token) : self.speaker(of: verb, unit, free)
    guard let speaker, !isReduced(verb, speaker, unit) else { return nil }
    let quoted = block.stretches[stretch].tokens
    var content = quoted
    var cue = verb.token..<(verb.token + 1)
    if let preposition {
      let start = preposition + 1
      content = start..<max(quoted.upperBound, contentEnd(from: start, unit))
      if preposition == verb.token + 1 { cue = verb.token..<start }
    } else if verb.use.contains(.label) {
      if isCalling(verb, speaker) { content = (verb.token + 1)..<quoted.upperBound }
      content = content.lowerBound..<labelEnd(quoted.upperBound, unit)
    } else if isDirectObject(quoted.lowerBound, verb) {
      content = (verb.token + 1)..<max(quoted.upperBound, contentEnd(from: verb.token + 1, unit))
    } else {
      return nil
    }
    var report = build([content], cue, speaker, nil)
    report.kind = .mixed
    return report
  }

  /// The words in marks that a verb can take, and the preposition that leads to them.
  private func fragmentStretch(
    _ verb: Verb, _ unit: Range<Int>
  ) -> (stretch: Int, preposition: Int?)? {
    var token = verb.token + 1
    var preposition: Int?
    let end = min(unit.upperBound, verb.token + 20)
    while token < end, block.stretch(at: token) == nil {
      if source.isMark(token), !isPassed(token) { return nil }
      if source.has(token, SpeechWords.finite | SpeechWords.relative),
        !source.tokens.flags[token].contains(.clitic)
      {
        return nil
      }
      if preposition == nil, isLeading(token, verb, end) { preposition = token }
      token += 1
    }
    guard token < end, let stretch = block.stretch(at: token), !claimed[stretch] else {
      return nil
    }
    return (stretch, preposition)
  }

  /// Whether words in marks are what a verb promises or warns of: `promised the "greenest games"`.
  private func isDirectObject(_ quoted: Int, _ verb: Verb) -> Bool {
    guard !verb.use.isDisjoint(with: .that) else { return false }
    let between = (verb.token + 1)..<quoted
    return between.count < 3 && between.allSatisfy { !source.isMark($0) }
  }

  /// Whether a mark may stand between a verb and its words in marks.
  private func isPassed(_ token: Int) -> Bool {
    if block.stretch(at: token + 1) != nil { return source.isComma(token) }
    let mark = source.mark(token)
    return mark == UInt8(ascii: "-") || source.tokens.flags[token].contains(.clitic)
  }

  /// Whether a preposition leads to what a verb is about: "accused them of", "call for".
  private func isLeading(_ token: Int, _ verb: Verb, _ end: Int) -> Bool {
    guard source.has(token, SpeechWords.preposition), source.mentionAt[token] < 0,
      verb.use.contains(.fragment)
    else { return false }
    if token == verb.token + 1 {
      for word in ["of", "for", "about", "against", "to"] where source.isWord(token, word) {
        return true
      }
      return false
    }
    guard !verb.use.contains(.label) else { return false }
    return source.isWord(token, "of") || source.isWord(token, "to")
      || source.isWord(token, "against")
  }

  /// Whether a label hangs on a noun: "the base, also called “Q-West”".
  private func isReduced(_ verb: Verb, _ speaker: QuoteSource, _ unit: Range<Int>) -> Bool {
    guard verb.use.contains(.label), !verb.isParticiple else { return false }
    let end = verb.subjectEnd
    if end > unit.lowerBound, source.isComma(end - 1) {
      return speaker.tokens.upperBound >= end - 1
    }
    let before = speaker.tokens.lowerBound - 1
    return before >= unit.lowerBound && source.has(before, SpeechWords.preposition)
      && source.hasFiniteVerb(unit.lowerBound..<before)
  }

  /// Whether a label says what the speaker calls something: "what he called the …".
  private func isCalling(_ verb: Verb, _ speaker: QuoteSource) -> Bool {
    let before = speaker.tokens.lowerBound - 1
    return before >= block.tokens.lowerBound && source.isWord(before, "what")
  }

  /// The end of a label: with its marks, or with the complement that follows them.
  private func labelEnd(_ end: Int, _ unit: Range<Int>) -> Int {
    guard end + 1 < unit.upperBound else { return end }
    for word in ["to", "of", "for", "that", "with"] where source.isWord(end, word) {
      return contentEnd(from: end, unit)
    }
    return end
  }
}
