import DocumentModel

/// Reports whose content stands before the cue: `"…," he said`, `Five died, police said`.
extension ReportReader {
  /// `"…," said Ann Lee`: the subject follows the verb.
  func following(_ verb: Verb, _ unit: Range<Int>, _ free: Int) -> Report? {
    guard verb.subjectEnd == verb.token, !verb.use.contains(.addressee) else { return nil }
    let previous = verb.token - 1
    guard previous >= block.tokens.lowerBound else { return nil }
    let isQuote = block.stretch(at: previous) != nil
    guard isQuote || source.isComma(previous) else { return nil }
    guard let speaker = sources.subject(startingAt: verb.token + 1, before: unit.upperBound)
    else { return nil }
    let isBehindQuote = isQuote || block.stretch(at: previous - 1) != nil
    let isSaid = source.isWord(verb.token, "said") || source.isWord(verb.token, "says")
    if !isBehindQuote {
      if verb.use.contains(.noun) || speaker.isPronoun { return nil }
      if speaker.entity == nil, !isSaid { return nil }
    }
    return parenthetical(verb, speaker, unit, after: speaker.tokens.upperBound, isInverted: true)
  }

  /// A report whose content stands before it.
  func parenthetical(
    _ verb: Verb, _ speaker: QuoteSource, _ unit: Range<Int>, after: Int, isInverted: Bool = false
  ) -> Report? {
    var left = isInverted ? verb.token : min(speaker.tokens.lowerBound, verb.token)
    let hasComma = left > unit.lowerBound && source.isComma(left - 1)
    if hasComma { left -= 1 }
    if let stretch = block.stretch(at: left - 1), !claimed[stretch],
      hasComma || isDirect(stretch) || endsOpen(stretch) || left == unit.lowerBound,
      isInverted || endsOpen(stretch) || hasComma && opens(stretch, unit)
        || !hasRightClause(verb, unit)
    {
      return quoteBefore(stretch, verb, speaker, unit, after)
    }
    let first = contentStart(before: left, unit)
    if hasComma, let report = inserted(first..<left, after, verb, speaker, unit) { return report }
    guard hasComma, left - first >= 3,
      !(isInverted ? hasPredicate(verb, unit) : hasRightClause(verb, unit))
    else { return nil }
    let content = first..<left
    guard source.hasFiniteVerb(content), !isSubordinate(content),
      !leadsToQuoted(content.lowerBound, after, unit)
    else { return nil }
    var parts = [content]
    if let rest = rest(after: after, unit, isBehindName: isInverted) { parts.append(rest) }
    return make(parts, verb, speaker, nil)
  }

  private func opens(_ stretch: Int, _ unit: Range<Int>) -> Bool {
    block.stretches[stretch].tokens.lowerBound <= unit.lowerBound
  }

  /// A cue between commas, early in what is said: `But, he said, the bridge is safe`.
  private func inserted(
    _ lead: Range<Int>, _ after: Int, _ verb: Verb, _ speaker: QuoteSource, _ unit: Range<Int>
  ) -> Report? {
    guard after + 3 < unit.upperBound, source.isComma(after), lead.count < 12,
      lead.lowerBound == unit.lowerBound, block.stretch(at: after + 1) == nil,
      !source.has(after + 1, SpeechWords.joint), !source.isCue(after + 1),
      !source.hasFiniteVerb(lead)
    else { return nil }
    let rest = (after + 1)..<contentEnd(from: after + 1, unit)
    guard rest.count > 2, source.hasFiniteVerb(rest.dropFirst()) else { return nil }
    let isBare =
      lead.count < 2
      || source.has(lead.lowerBound, SpeechWords.conjunction)
        && lead.count < 3
    return make(isBare ? [rest] : [lead, rest], verb, speaker, nil)
  }

  /// Where content in front of a cue starts: with the unit, or behind an earlier report.
  private func contentStart(before end: Int, _ unit: Range<Int>) -> Int {
    var start = max(unit.lowerBound, end - Self.longestClause)
    if let last = reports.last, let cue = last.cue, unit.contains(cue.lowerBound) {
      start = max(start, cue.upperBound)
      // What follows its own cue is not said again by the next speaker.
      if let own = last.parts.last, own.lowerBound >= cue.upperBound, own.upperBound <= end {
        start = max(start, own.upperBound)
      }
    }
    return min(start, end)
  }

  /// Whether content is only what leads to a clause: "In a speech, she said", not "In Paris, three
  /// people died, she said".
  private func isSubordinate(_ content: Range<Int>) -> Bool {
    guard startsSubordinate(content.lowerBound) else { return false }
    guard let comma = content.prefix(30).first(where: { source.isComma($0) }) else { return true }
    for token in ((comma + 1)..<content.upperBound).prefix(30)
    where source.has(token, SpeechWords.finite) && source.isFiniteVerb(token, before: token + 1) {
      return source.has(comma + 1, SpeechWords.relative)
    }
    return true
  }

  private func startsSubordinate(_ token: Int) -> Bool {
    if source.has(token, SpeechWords.finite) { return false }
    for word in ["speaking", "in", "on", "at", "asked", "when", "after", "as", "while", "during"]
    where source.isWord(token, word) { return true }
    return false
  }

  /// Whether a participle opens a sentence whose quoted words stand behind the verb: `Opening the
  /// bridge, she said, “…”`.
  private func leadsToQuoted(_ first: Int, _ after: Int, _ unit: Range<Int>) -> Bool {
    let span = source.tokens.spans[first]
    guard after + 1 < unit.upperBound, source.isComma(after), span.count > 4,
      source.text.utf8[span.end - 1] == UInt8(ascii: "g"),
      source.text.utf8[span.end - 2] == UInt8(ascii: "n"),
      let stretch = block.stretch(at: after + 1)
    else { return false }
    return isDirect(stretch)
  }

  private func quoteBefore(
    _ stretch: Int, _ verb: Verb, _ speaker: QuoteSource, _ unit: Range<Int>, _ after: Int
  ) -> Report? {
    let quoted = block.stretches[stretch].tokens
    var parts = [quoted]
    let leadEnd = max(unit.lowerBound, min(quoted.lowerBound, unit.upperBound))
    let lead = contentStart(before: leadEnd, unit)..<leadEnd
    if isLead(lead, stretch) { parts = [lead.lowerBound..<quoted.upperBound] }
    if let rest = rest(after: after, unit, isBehindName: true) { parts.append(rest) }
    var addressee: Range<Int>?
    if verb.use.contains(.addressee) {
      addressee = sources.addressee(from: verb.token + 1, before: unit.upperBound)
    } else {
      addressee = sources.addressee(afterTo: max(after, verb.token + 1), before: unit.upperBound)
    }
    return make(parts, verb, speaker, addressee)
  }

  /// Whether words in front of a quoted stretch belong to what is said with it.
  private func isLead(_ lead: Range<Int>, _ stretch: Int) -> Bool {
    guard lead.count > 1, block.stretches(in: lead).isEmpty else { return false }
    if !isDirect(stretch) { return true }
    // A sentence that breaks off where the marks open: `We need to "make sure of it," he said`.
    let last = lead.upperBound - 1
    let opening = block.stretches[stretch].tokens.lowerBound + 1
    guard !source.isMark(last), opening < source.tokens.count, !source.isCapital(opening) else {
      return false
    }
    return lead.count < 40
  }

  /// The content that goes on behind ", he said,".
  private func rest(after: Int, _ unit: Range<Int>, isBehindName: Bool) -> Range<Int>? {
    var token = after
    while token < unit.upperBound, token - after < 14, !source.isComma(token) {
      if block.stretch(at: token) != nil
        || source.isMark(token) && source.mark(token) == UInt8(ascii: ".")
      {
        break
      }
      token += 1
    }
    guard token < unit.upperBound else { return nil }
    if let stretch = block.stretch(at: token), isDirect(stretch) {
      return block.stretches[stretch].tokens
    }
    guard source.isComma(token), token + 1 < unit.upperBound else { return nil }
    if let stretch = block.stretch(at: token + 1) { return block.stretches[stretch].tokens }
    guard token == after else { return nil }
    let rest = (token + 1)..<contentEnd(from: token + 1, unit)
    guard rest.count > 3, !source.has(rest.lowerBound, SpeechWords.conjunction),
      !source.isCue(rest.lowerBound)
    else { return nil }
    // Behind marks and behind a name, only words that go on with the verb are still content.
    let goesOn = source.has(rest.lowerBound, SpeechWords.finite | SpeechWords.auxiliary)
    return goesOn || !isBehindName ? rest : nil
  }

  /// Whether what follows a verb up to the next comma has a verb of its own, and so is no subject.
  private func hasPredicate(_ verb: Verb, _ unit: Range<Int>) -> Bool {
    for token in ((verb.token + 1)..<unit.upperBound).prefix(30) where source.mentionAt[token] < 0 {
      if source.isComma(token) { return false }
      if source.isFiniteVerb(token, before: unit.upperBound) { return true }
    }
    return false
  }

  private func hasRightClause(_ verb: Verb, _ unit: Range<Int>) -> Bool {
    let next = verb.token + 1
    let start = skipAdverbials(next, unit.upperBound)
    guard start < unit.upperBound else { return false }
    // "…, she said on Friday after the vote was lost": an occasion, not what is said.
    for token in next..<max(next, start)
    where source.isWord(token, "after") || source.isWord(token, "before") {
      return false
    }
    if source.isWord(start, "that") || block.stretch(at: start) != nil { return true }
    if source.isComma(start) { return false }
    return isBareClause(start..<contentEnd(from: start, unit), verb)
  }
}
