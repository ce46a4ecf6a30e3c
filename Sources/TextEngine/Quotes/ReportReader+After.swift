import DocumentModel

/// Reports whose content follows the cue: `he said that …`, `he said: "…"`.
extension ReportReader {
  func introducing(_ verb: Verb, _ speaker: QuoteSource, _ unit: Range<Int>) -> Report? {
    var start = verb.token + (isPhrasal(verb.token) ? 2 : 1)
    var addressee = told(verb, from: start, unit)
    start = addressee?.upperBound ?? start
    start = skipAdverbials(start, unit.upperBound)
    if addressee == nil, let told = sources.addressee(afterTo: start, before: unit.upperBound) {
      addressee = told
      start = skipAdverbials(told.upperBound, unit.upperBound)
    }
    guard start < unit.upperBound else { return nil }
    if source.isComma(start) || source.mark(start) == UInt8(ascii: ":")
      || source.mark(start) == UInt8(ascii: ";")
    {
      let next = start + 1
      if next < unit.upperBound, block.stretch(at: next) != nil {
        start = next
      } else if source.isComma(start), start > verb.token + 1, next < unit.upperBound,
        source.isWord(next, "that")
      {
        start = next
      } else if source.mark(start) == UInt8(ascii: ":"), verb.use.contains(.direct) {
        return statement(from: next, verb, speaker, unit)
      } else if source.isComma(start), start > verb.token + 1, addressee == nil {
        start = min(next, unit.upperBound - 1)
      }
    }
    guard var content = clause(verb, from: start, unit) else { return nil }
    if speaker.tokens.lowerBound > unit.lowerBound,
      source.has(speaker.tokens.lowerBound - 1, SpeechWords.relative),
      source.isFiniteVerb(content.lowerBound, before: unit.upperBound),
      let comma = content.first(where: { source.isComma($0) && block.stretch(at: $0) == nil }),
      comma > content.lowerBound
    {
      // "the man who it said was hurt, and": what is said ends with the relative clause.
      content = content.lowerBound..<comma
    }
    return make([content], verb, speaker, addressee)
  }

  /// "As the mayor told the paper, the bridge is safe": what is said stands behind the comma.
  func comparing(_ verb: Verb, _ speaker: QuoteSource, _ unit: Range<Int>) -> Report? {
    var first = speaker.tokens.lowerBound
    if !source.isWord(first, "as") { first -= 1 }
    guard first >= unit.lowerBound, source.isWord(first, "as"),
      first == unit.lowerBound || source.isMark(first - 1)
        || source.has(first - 1, SpeechWords.conjunction)
    else { return nil }
    let addressee = told(verb, from: verb.token + 1, unit)
    let comma = skipAdverbials(addressee?.upperBound ?? verb.token + 1, unit.upperBound)
    guard comma + 3 < unit.upperBound, source.isComma(comma) else { return nil }
    let content = (comma + 1)..<contentEnd(from: comma + 1, unit)
    guard content.count > 2, source.hasFiniteVerb(content) else { return nil }
    return make([content], verb, speaker, addressee)
  }

  /// Whom "told" and "asked" name behind them.
  func told(_ verb: Verb, from start: Int, _ unit: Range<Int>) -> Range<Int>? {
    if verb.use.isSuperset(of: [.that, .fragment]) {
      // "warned the militants that": without "that" the words may open the clause itself.
      let told = sources.addressee(from: start, before: unit.upperBound)
      let end = told.upperBound
      return !told.isEmpty && end < unit.upperBound && source.isWord(end, "that") ? told : nil
    }
    guard !verb.use.isDisjoint(with: [.addressee, .question]) else { return nil }
    let told = sources.addressee(from: start, before: unit.upperBound)
    return told.isEmpty ? nil : told
  }

  /// The content that starts at a token, if what stands there is one.
  func clause(_ verb: Verb, from start: Int, _ unit: Range<Int>) -> Range<Int>? {
    if let stretch = block.stretch(at: start), verb.use.contains(.direct) {
      if isOver(behind: stretch, unit) { return block.stretches[stretch].tokens }
      let content = start..<contentEnd(from: start, unit)
      return isDirect(stretch) || source.hasFiniteVerb(content) ? content : nil
    }
    if source.isWord(start, "that"), verb.use.contains(.that), start + 2 < unit.upperBound {
      let first = source.isComma(start + 1) ? start + 2 : start + 1
      if let stretch = block.stretch(at: first), isOver(behind: stretch, unit) {
        return block.stretches[stretch].tokens
      }
      return first..<contentEnd(from: first, unit)
    }
    let content = start..<contentEnd(from: start, unit)
    if verb.use.contains(.question) {
      let isAsked =
        source.has(start, SpeechWords.question) && content.count > 3 && !source.isMark(start + 1)
      return isAsked && source.hasFiniteVerb((start + 1)..<content.upperBound) ? content : nil
    }
    guard verb.use.contains(.bare), isBareClause(content, verb) else { return nil }
    return content
  }

  /// Whether the sentence goes on in the reporter's words behind a quoted one: `says “we won”, but
  /// the town lost`, `said: “We won,” before she left`.
  private func isOver(behind stretch: Int, _ unit: Range<Int>) -> Bool {
    let quoted = block.stretches[stretch].tokens
    var next = quoted.upperBound
    if next < unit.upperBound, let other = block.stretch(at: next) { return isDirect(other) }
    if next < unit.upperBound, source.isComma(next) { next += 1 }
    guard next + 1 < unit.upperBound else { return false }
    if source.has(next, SpeechWords.joint) {
      if source.isWord(next + 1, "that") || block.stretch(at: next + 1) != nil { return false }
    } else if !source.isWord(next, "before"), !source.isWord(next, "after") {
      return false
    }
    return source.hasFiniteVerb(quoted)
  }

  /// `The minister said: We must act.`: words without marks, to the end of the paragraph.
  private func statement(
    from start: Int, _ verb: Verb, _ speaker: QuoteSource, _ unit: Range<Int>
  ) -> Report? {
    let end = block.tokens.upperBound
    guard end - start > 3, source.isCapital(start),
      block.stretches.allSatisfy({ $0.tokens.upperBound <= start || isShort($0) })
    else { return nil }
    var report = build([start..<end], verb.token..<(verb.token + 1), speaker, nil)
    report.kind = .direct
    report.isUnmarked = true
    return report
  }

  /// Whether a stretch is a word or two that a speaker may put in marks.
  private func isShort(_ stretch: QuotedStretch) -> Bool { stretch.tokens.count < 7 }

  /// Whether tokens after a verb of saying are a clause: they start as one and hold a finite verb.
  func isBareClause(_ range: Range<Int>, _ verb: Verb) -> Bool {
    let first = range.lowerBound
    if range.count == 2, source.has(first, SpeechWords.pronoun) {
      return source.isFiniteVerb(first + 1, before: range.upperBound)
    }
    guard range.count > 2 else { return false }
    if source.isMark(first), block.stretch(at: first) == nil { return false }
    let isQuantified = isQuantified(first, range.upperBound)
    if source.has(first, SpeechWords.modal | SpeechWords.conjunction),
      !source.has(first, SpeechWords.opener), !isQuantified
    {
      return source.has(first, SpeechWords.question)
    }
    if source.has(first, SpeechWords.preposition), !isQuantified {
      guard let comma = range.prefix(20).first(where: { source.isComma($0) }) else {
        return false
      }
      return source.hasFiniteVerb(comma..<range.upperBound)
    }
    if verb.use.contains(.objects) { return !isDeed(range) && showsClause(range) }
    let isSubject =
      source.isCapital(first) || source.has(first, SpeechWords.determiner | SpeechWords.pronoun)
    if range.count > (isSubject ? 3 : 6), verb.use.isDisjoint(with: [.noun, .base]) { return true }
    return source.hasFiniteVerb((first + 1)..<range.upperBound)
  }

  /// Whether words are what somebody takes or denies by saying so: "claimed responsibility for it".
  private func isDeed(_ range: Range<Int>) -> Bool {
    source.isWord(range.lowerBound + 1, "for")
      && (source.isWord(range.lowerBound, "responsibility")
        || source.isWord(range.lowerBound, "credit"))
  }

  /// Whether a preposition belongs to a number: "at least 40", "about 2,500".
  func isQuantified(_ token: Int, _ end: Int) -> Bool {
    guard token + 1 < end else { return false }
    for word in ["least", "most", "many", "much", "few"] where source.isWord(token + 1, word) {
      return true
    }
    guard source.tokens.flags[token + 1].contains(.digit) else { return false }
    for word in ["about", "around", "over", "under", "between", "near"]
    where source.isWord(token, word) { return true }
    return false
  }

  /// Whether tokens behind a verb that takes plain nouns too hold a verb of their own, before any
  /// relative clause: not "announced the sites that would close".
  private func showsClause(_ range: Range<Int>) -> Bool {
    for token in range.dropFirst().prefix(40) {
      if source.has(token, SpeechWords.relative) || source.isWord(token, "that") { return false }
      if block.stretch(at: token) != nil { continue }
      if source.isComma(token), token + 1 < range.upperBound,
        opensPredicate(token + 1) || opensTag(token + 1, range.upperBound)
      {
        return false
      }
      if source.isWord(token, "to") { return false }
      if source.has(token, SpeechWords.determiner), !leadsIn(token - 1) { return false }
      guard source.isFiniteVerb(token, before: range.upperBound), source.mentionAt[token] < 0,
        !source.has(token - 1, SpeechWords.determiner)
      else { continue }
      let isParticiple =
        !source.has(token, SpeechWords.finite) && token + 1 < range.upperBound
        && source.has(token + 1, SpeechWords.preposition)
      if !isParticiple { return true }
    }
    return false
  }

  /// Whether a subject and a verb of saying alone stand between a token and the end: "confirmed the
  /// death of the driver, a spokesman said on Monday".
  private func opensTag(_ token: Int, _ end: Int) -> Bool {
    for cue in token..<min(end, token + 12) {
      if source.isComma(cue) || block.stretch(at: cue) != nil { return false }
      guard source.isFiniteVerb(cue, before: end), source.mentionAt[cue] < 0 else { continue }
      return cue > token && source.use(cue).isSuperset(of: [.direct, .that])
        && source.use(cue).isDisjoint(with: [.base, .noun, .participle])
        && skipAdverbials(cue + 1, end) >= end
    }
    return false
  }

  /// Whether the main clause goes on at a token: "who denies the charges, also faces a fine".
  private func opensPredicate(_ token: Int) -> Bool {
    source.isAdverb(token)
      || source.has(token, SpeechWords.finite | SpeechWords.auxiliary | SpeechWords.joint)
  }

  /// Whether a noun phrase may follow a token inside a clause, so that it starts none of its own.
  private func leadsIn(_ token: Int) -> Bool {
    source.isMark(token) || source.isAdverb(token) || source.mentionAt[token] >= 0
      || source.has(
        token, SpeechWords.preposition | SpeechWords.conjunction | SpeechWords.determiner)
  }
}
