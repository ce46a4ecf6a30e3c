import DocumentModel

/// Where content ends: before another report, else before the final stop.
extension ReportReader {
  /// How far behind a joined verb its clause must show, in tokens: keeps the search linear.
  private static let reportedClause = 40

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
    switch source.mark(token) {
    case UInt8(ascii: ","): return token + 2 < unit.upperBound && startsReport(token + 1, unit)
    case UInt8(ascii: ";"): return holdsCue(behind: token, unit)
    case UInt8(ascii: ":"): return opensQuoted(token + 1, unit)
    default: break
    }
    return source.has(token, SpeechWords.joint) && token + 2 < unit.upperBound
      && joinsVerb(token + 1, unit)
  }

  /// Whether a quoted sentence starts at a token: `said the plan was dead: “We have no money.”`.
  private func opensQuoted(_ token: Int, _ unit: Range<Int>) -> Bool {
    guard token + 1 < unit.upperBound, let number = block.stretch(at: token) else { return false }
    return block.stretches[number].tokens.lowerBound == token && source.isCapital(token + 1)
      && isDirect(number)
  }

  /// Whether the clause behind a semicolon is a report of its own: "A, he said; police said B".
  private func holdsCue(behind token: Int, _ unit: Range<Int>) -> Bool {
    for next in (token + 1)..<min(unit.upperBound, token + 14) {
      if source.mark(next) == UInt8(ascii: ";") || block.stretch(at: next) != nil { return false }
      let use = source.use(next)
      if !use.isDisjoint(with: [.bare, .that]), use.isDisjoint(with: .noun) { return true }
      if isAttribution(next, unit) { return true }
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
    if use.contains(.according) { return isAttribution(token, unit) }
    if use.contains(.participle), !use.isDisjoint(with: [.that, .bare]) { return true }
    if source.has(token, SpeechWords.preposition), source.isWord(token, "with") {
      return startsAbsolute(token, unit)
    }
    let isJoined = source.has(token, SpeechWords.joint) || source.isWord(token, "while")
    guard isJoined || opensWhen(unit) else { return false }
    if isJoined, joinsVerb(token + 1, unit) { return true }
    for next in (isJoined ? token + 1 : token)..<min(unit.upperBound, token + 7) {
      if source.isMark(next) { return false }
      if source.isCue(next), next > (isJoined ? token + 1 : token) {
        if source.has(next - 1, SpeechWords.preposition) { continue }
        return verb(at: next, from: unit.lowerBound).map { takesClause($0, unit) } ?? false
      }
      if source.has(next, SpeechWords.finite), !source.isAdverb(next) { return false }
    }
    return false
  }

  /// Whether a sentence starts with "when", so that its main clause stands behind a comma.
  private func opensWhen(_ unit: Range<Int>) -> Bool {
    source.has(unit.lowerBound, SpeechWords.conjunction) && source.isWord(unit.lowerBound, "when")
  }

  /// Whether what stands behind a verb can be what it reports: "confirmed the deal" has none.
  private func takesClause(_ verb: Verb, _ unit: Range<Int>) -> Bool {
    let next = verb.token + 1
    guard verb.use.contains(.objects), next + 1 < unit.upperBound else { return true }
    return source.isMark(next) || source.isWord(next, "that") || block.stretch(at: next) != nil
      || isBareClause(next..<min(unit.upperBound, next + Self.reportedClause), verb)
  }

  /// Whether ", with the mayor saying" starts at a "with".
  private func startsAbsolute(_ token: Int, _ unit: Range<Int>) -> Bool {
    for next in (token + 1)..<min(unit.upperBound, token + 10) {
      if source.isComma(next) || source.has(next, SpeechWords.finite) { return false }
      let use = source.use(next)
      if use.contains(.participle), !use.isDisjoint(with: [.that, .bare]) {
        return next > token + 1
      }
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
