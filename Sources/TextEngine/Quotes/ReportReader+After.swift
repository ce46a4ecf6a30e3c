import DocumentModel

/// Reports whose content follows the cue: `he said that …`, `he said: "…"`, `…, saying that …`.
extension ReportReader {
  func introducing(_ verb: Verb, _ speaker: QuoteSource, _ unit: Range<Int>) -> Report? {
    var start = verb.token + 1
    var addressee = told(verb, from: start, unit)
    start = addressee?.upperBound ?? start
    start = skipAdverbials(start, unit.upperBound)
    if addressee == nil, let told = sources.addressee(afterTo: start, before: unit.upperBound) {
      addressee = told
      start = skipAdverbials(told.upperBound, unit.upperBound)
    }
    guard start < unit.upperBound else { return nil }
    if source.isComma(start) || source.mark(start) == UInt8(ascii: ":") {
      let next = start + 1
      if next < unit.upperBound, block.stretch(at: next) != nil {
        start = next
      } else if source.mark(start) == UInt8(ascii: ":"), verb.use.contains(.direct) {
        return statement(from: next, verb, speaker, unit)
      } else if source.isComma(start), start > verb.token + 1, addressee == nil {
        start = min(next, unit.upperBound - 1)
      }
    }
    guard let content = clause(verb, from: start, unit) else { return nil }
    return make([content], verb, speaker, addressee)
  }

  /// Whom "told" and "asked" name behind them.
  private func told(_ verb: Verb, from start: Int, _ unit: Range<Int>) -> Range<Int>? {
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
  private func clause(_ verb: Verb, from start: Int, _ unit: Range<Int>) -> Range<Int>? {
    if let stretch = block.stretch(at: start), verb.use.contains(.direct) {
      let content = start..<contentEnd(from: start, unit)
      return isDirect(stretch) || source.hasFiniteVerb(content) ? content : nil
    }
    if source.isWord(start, "that"), verb.use.contains(.that), start + 2 < unit.upperBound {
      return (start + 1)..<contentEnd(from: start + 1, unit)
    }
    let content = start..<contentEnd(from: start, unit)
    if verb.use.contains(.question) {
      let isAsked = source.has(start, SpeechWords.question) && content.count > 3
      return isAsked && source.hasFiniteVerb((start + 1)..<content.upperBound) ? content : nil
    }
    guard verb.use.contains(.bare), isBareClause(content, verb) else { return nil }
    return content
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
    if verb.use.contains(.objects) { return showsClause(range) }
    let isSubject =
      source.isCapital(first) || source.has(first, SpeechWords.determiner | SpeechWords.pronoun)
    if range.count > (isSubject ? 3 : 6), verb.use.isDisjoint(with: [.noun, .base]) { return true }
    return source.hasFiniteVerb((first + 1)..<range.upperBound)
  }

  /// Whether a preposition belongs to a number: "at least 40", "about 2,500".
  private func isQuantified(_ token: Int, _ end: Int) -> Bool {
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

  /// Whether a noun phrase may follow a token inside a clause, so that it starts none of its own.
  private func leadsIn(_ token: Int) -> Bool {
    source.isMark(token) || source.isAdverb(token) || source.mentionAt[token] >= 0
      || source.has(
        token, SpeechWords.preposition | SpeechWords.conjunction | SpeechWords.determiner)
  }

  /// The token after adverbs, times and occasions that follow a verb: "said on Monday in a speech".
  func skipAdverbials(_ start: Int, _ end: Int) -> Int {
    var token = start
    for _ in 0..<4 {
      guard token < end, block.stretch(at: token) == nil else { break }
      if source.has(token, SpeechWords.time)
        || source.isAdverb(token) && source.mentionAt[token] < 0
          && !source.has(token, SpeechWords.determiner)
      {
        token += 1
        continue
      }
      if source.has(token, SpeechWords.ordinal), token + 1 < end,
        source.has(token + 1, SpeechWords.time)
      {
        token += 2
        continue
      }
      guard source.has(token, SpeechWords.preposition), !isQuantified(token, end),
        let next = phraseEnd(token, end)
      else { break }
      token = next
    }
    return token
  }

  /// The end of "in a statement", "on June 3", "in Paris"; nil if the words are something else.
  private func phraseEnd(_ preposition: Int, _ end: Int) -> Int? {
    var token = preposition + 1
    var last: Int?
    while token < end, token - preposition < 10 {
      if block.stretch(at: token) != nil || source.isWord(token, "that") { break }
      let isHead = source.has(token, SpeechWords.occasion | SpeechWords.time)
      if isHead || source.mentionAt[token] >= 0 || source.tokens.flags[token].contains(.digit) {
        last = token + 1
        token += 1
        continue
      }
      if last != nil || source.isMark(token) || source.has(token, SpeechWords.finite) { break }
      token += 1
    }
    return last ?? (token < end && source.isWord(token, "that") ? token : nil)
  }

  /// ", saying that …": the subject is that of the main clause.
  func participle(_ verb: Verb, _ unit: Range<Int>) -> Report? {
    guard verb.token > unit.lowerBound, !verb.use.isDisjoint(with: [.that, .bare, .question])
    else { return nil }
    let addressee = told(verb, from: verb.token + 1, unit)
    var start = skipAdverbials(addressee?.upperBound ?? verb.token + 1, unit.upperBound)
    guard start < unit.upperBound else { return nil }
    if source.isComma(start) || source.mark(start) == UInt8(ascii: ":"),
      block.stretch(at: start + 1) != nil
    {
      start += 1
    }
    guard let content = clause(verb, from: start, unit),
      let speaker = quotedSource(verb, unit) ?? sharedSubject(unit, before: verb.token)
    else { return nil }
    return make([content], verb, speaker, addressee)
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
