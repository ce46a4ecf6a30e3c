import DocumentModel

/// "According to X, …", "…, according to X" and "…, according to X, …".
extension ReportReader {
  func according(_ token: Int, _ unit: Range<Int>) -> Report? {
    guard token + 2 < unit.upperBound, isAttribution(token, unit),
      let speaker = sources.subject(startingAt: token + 2, before: unit.upperBound),
      !isStandard(speaker.tokens)
    else { return nil }
    if source.isWord(token, "words") { return worded(token, speaker, unit) }
    let cue = token..<(token + 2)
    if token - unit.lowerBound < 3 || source.isWord(token - 1, "that") {
      return leading(cue, speaker, unit)
    }
    var start = unit.lowerBound
    if let last = reports.last, let earlier = last.parts.last, unit.contains(last.start) {
      start = max(start, earlier.upperBound)
      while start < token, source.isMark(start) { start += 1 }
      // "…, he said, according to the paper" names the source of the source.
      if token - start < 4 { return nil }
      if let cue = last.cue, cue.lowerBound >= start,
        skipAdverbials(cue.upperBound, token) + 1 >= token
      {
        return nil
      }
    }
    var end = token
    while end > start + 1, source.isComma(end - 1) { end -= 1 }
    let rest = rest(behind: speaker, unit)
    guard end - start > (rest == nil ? 2 : 0) else { return nil }
    return build([start..<end] + (rest.map { [$0] } ?? []), cue, speaker, nil)
  }

  /// Whether a token is the "according" of "according to" or the "words" of "in the words of".
  func isAttribution(_ token: Int, _ unit: Range<Int>) -> Bool {
    guard source.use(token).contains(.according), token + 1 < unit.upperBound else { return false }
    guard source.isWord(token, "words") else { return source.isWord(token + 1, "to") }
    return source.isWord(token + 1, "of") && token - 2 >= unit.lowerBound
      && source.isWord(token - 1, "the") && source.isWord(token - 2, "in")
  }

  /// `In the words of Ann Lee, "…"` and `"…", in the words of Ann Lee`.
  private func worded(_ token: Int, _ speaker: QuoteSource, _ unit: Range<Int>) -> Report? {
    let cue = (token - 2)..<(token + 2)
    let behind = speaker.tokens.upperBound
    for index in behind..<max(behind, min(unit.upperBound, behind + 12)) {
      guard let number = block.stretch(at: index) else { continue }
      guard !claimed[number] else { break }
      return build([block.stretches[number].tokens], cue, speaker, nil)
    }
    var end = cue.lowerBound
    if end > unit.lowerBound, source.isComma(end - 1) { end -= 1 }
    guard end > unit.lowerBound, let number = block.stretch(at: end - 1), !claimed[number] else {
      return nil
    }
    return build([block.stretches[number].tokens], cue, speaker, nil)
  }

  /// Whether something goes by a standard rather than by a source: "according to plan".
  private func isStandard(_ phrase: Range<Int>) -> Bool {
    guard let last = phrase.last else { return true }
    for word in [
      "plan", "plans", "schedule", "law", "rules", "tradition", "custom", "size", "need",
    ]
    where source.isWord(last, word) { return phrase.count < 4 }
    return false
  }

  private func leading(
    _ cue: Range<Int>, _ speaker: QuoteSource, _ unit: Range<Int>
  ) -> Report? {
    var start = speaker.tokens.upperBound
    let isName = speaker.entity != nil
    let next = start
    while start < unit.upperBound, !source.isComma(start), start - next < 25 { start += 1 }
    let hasComma = start < unit.upperBound && source.isComma(start)
    if isName, next < unit.upperBound, isClauseStart(next) {
      // "According to Lee the bridge is safe": no comma parts the two.
      start = next - 1
    } else if !hasComma {
      return nil
    }
    // "According to the Herald, quoting police, five people died."
    if start + 1 < unit.upperBound, source.has(start + 1, SpeechWords.quoting) {
      let rest = (start + 2)..<min(unit.upperBound, start + 30)
      start = rest.first { source.isComma($0) } ?? start
    }
    guard start + 3 < unit.upperBound else { return nil }
    return build([(start + 1)..<contentEnd(from: start + 1, unit)], cue, speaker, nil)
  }

  private func isClauseStart(_ token: Int) -> Bool {
    source.has(token, SpeechWords.determiner | SpeechWords.pronoun)
      && !source.has(token, SpeechWords.relative)
  }

  /// What goes on behind "…, according to X,".
  private func rest(behind speaker: QuoteSource, _ unit: Range<Int>) -> Range<Int>? {
    let comma = speaker.tokens.upperBound
    guard comma + 3 < unit.upperBound, source.isComma(comma) else { return nil }
    let first = comma + 1
    guard !source.has(first, SpeechWords.relative | SpeechWords.conjunction),
      !source.has(first, SpeechWords.determiner), source.mentionAt[first] < 0,
      source.isFiniteVerb(first, before: unit.upperBound), !source.isCue(first)
    else { return nil }
    return first..<contentEnd(from: first, unit)
  }
}
