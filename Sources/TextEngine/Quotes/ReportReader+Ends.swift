import DocumentModel

/// Where content ends: before another report, else before the final stop.
extension ReportReader {
  /// The end of the reported clause that starts at a token.
  func contentEnd(from start: Int, _ unit: Range<Int>) -> Int {
    var end = unit.upperBound
    var token = start
    var steps = 0
    while token < unit.upperBound {
      steps += 1
      if steps > Self.longestClause {
        end = token
        break
      }
      if let stretch = block.stretch(at: token) {
        token = max(token + 1, block.stretches[stretch].tokens.upperBound)
        continue
      }
      if token > start, endsAt(token, unit) {
        end = token
        break
      }
      token += 1
    }
    return trimmed(start, end)
  }

  private func endsAt(_ token: Int, _ unit: Range<Int>) -> Bool {
    if source.isComma(token) {
      return token + 2 < unit.upperBound && startsReport(token + 1, unit)
    }
    if source.mark(token) == UInt8(ascii: ";") { return holdsCue(behind: token, unit) }
    return source.has(token, SpeechWords.joint) && token + 2 < unit.upperBound
      && joinsVerb(token + 1, unit)
  }

  /// Whether the clause behind a semicolon is a report of its own: "A, he said; police said B".
  private func holdsCue(behind token: Int, _ unit: Range<Int>) -> Bool {
    for next in (token + 1)..<min(unit.upperBound, token + 14) {
      if source.mark(next) == UInt8(ascii: ";") || block.stretch(at: next) != nil { return false }
      let use = source.use(next)
      if !use.isDisjoint(with: [.bare, .that, .according]), use.isDisjoint(with: .noun) {
        return true
      }
    }
    return false
  }

  /// The end without marks that belong to the sentence, not to what is said.
  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start + 1, source.isMark(end - 1), block.stretch(at: end - 1) == nil,
      !source.tokens.flags[end - 1].contains(.closing), source.mark(end - 1) != UInt8(ascii: ")")
    {
      end -= 1
    }
    return end
  }

  /// Whether a report of its own starts behind a comma: "adding that", "but he said".
  private func startsReport(_ token: Int, _ unit: Range<Int>) -> Bool {
    let use = source.use(token)
    if use.contains(.according) { return true }
    if use.contains(.participle), !use.isDisjoint(with: [.that, .bare]) { return true }
    guard source.has(token, SpeechWords.joint) || source.isWord(token, "while") else {
      return false
    }
    if joinsVerb(token + 1, unit) { return true }
    for next in (token + 1)..<min(unit.upperBound, token + 7) {
      if source.isMark(next) { return false }
      if source.isCue(next), next > token + 1 {
        return verb(at: next, from: unit.lowerBound) != nil
      }
      if source.has(next, SpeechWords.finite), !source.isAdverb(next) { return false }
    }
    return false
  }

  /// Whether a verb of saying is joined on: "and warned that", "but says".
  private func joinsVerb(_ token: Int, _ unit: Range<Int>) -> Bool {
    var token = token
    while token + 1 < unit.upperBound, source.isAdverb(token) { token += 1 }
    let use = source.use(token)
    guard token + 1 < unit.upperBound, source.mentionAt[token] < 0,
      use.isDisjoint(with: [.base, .noun, .participle, .according]),
      !use.isDisjoint(with: [.that, .bare])
    else { return false }
    if source.isWord(token + 1, "that") || block.stretch(at: token + 1) != nil { return true }
    return use.contains(.bare) && use.isDisjoint(with: [.objects, .addressee])
  }
}
