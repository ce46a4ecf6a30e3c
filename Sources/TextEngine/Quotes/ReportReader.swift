import DocumentModel

/// Finds the reports of one paragraph: a verb of saying, who says it, and what.
///
/// Extensions read the forms: content before its cue, content after it, fragments and labels in
/// marks, "according to".
struct ReportReader {
  let source: QuoteText
  let block: QuotedBlock
  let sources: SourceReader
  /// The longest clause looked at, in tokens and quoted stretches: keeps the search linear.
  static let longestClause = 400
  /// The reports found so far.
  private(set) var reports: [Report] = []
  /// Whether each stretch belongs to a report.
  private(set) var claimed: [Bool]
  /// Who is introduced by a cue and a colon, where unmarked words follow to the paragraph's end.
  private(set) var isStatement = false

  init(_ source: QuoteText, _ block: QuotedBlock) {
    self.source = source
    self.block = block
    sources = SourceReader(source: source)
    claimed = Array(repeating: false, count: block.stretches.count)
  }

  /// Reads every unit of the paragraph that has a cue.
  mutating func read() {
    var next = block.cues.startIndex
    for unit in block.units {
      let first = next
      while next < block.cues.endIndex, block.cues[next] < unit.upperBound { next += 1 }
      if first < next { readUnit(unit, block.cues[first..<next]) }
      if isStatement { return }
      if !block.stretches.isEmpty, let report = uncommon(unit) { add(report) }
    }
  }

  private mutating func readUnit(_ unit: Range<Int>, _ cues: ArraySlice<Int>) {
    var free = unit.lowerBound
    var next = unit.lowerBound
    for token in cues where token >= next && block.stretch(at: token) == nil {
      if source.use(token).contains(.according) {
        if let report = according(token, unit) {
          // "According to the Herald, Ann Lee said …": the report is the one nearest to the words.
          if holdsNearer(report) { continue }
          add(report)
          next = max(token + 1, report.parts.last?.upperBound ?? 0)
        }
        continue
      }
      guard let verb = verb(at: token, from: unit.lowerBound),
        let report = report(verb, unit, free: free)
      else { continue }
      add(report)
      if isStatement { return }
      free = max(free, token + 1)
      // What a report holds is not searched again, except behind where it ends.
      if let last = report.parts.last, last.lowerBound > token { next = last.upperBound }
    }
  }

  /// Whether the first verb of saying in what follows "according to X," makes a report of its own,
  /// whose subject opens the content.
  private func holdsNearer(_ report: Report) -> Bool {
    guard let content = report.parts.first, let cue = report.cue,
      content.lowerBound > cue.lowerBound,
      let token = content.prefix(Self.longestSubject).first(where: {
        source.use($0).isSuperset(of: [.direct, .that]) && block.stretch(at: $0) == nil
          && source.use($0).isDisjoint(with: [.base, .noun, .participle])
      }),
      let verb = verb(at: token, from: content.lowerBound),
      let inner = self.report(verb, content, free: content.lowerBound),
      let speaker = inner.speaker, let start = inner.parts.first
    else { return false }
    return speaker.tokens.lowerBound <= content.lowerBound + 1 && start.lowerBound > token
  }

  /// How far behind its first token the verb of a report may stand, to be looked for in content.
  private static let longestSubject = 24

  private mutating func add(_ report: Report) {
    for part in report.parts {
      for stretch in block.stretches(in: part) { claimed[stretch] = true }
    }
    isStatement = report.isUnmarked
    reports.append(report)
  }

  // MARK: The verb

  /// A verb of saying with what stands around it.
  struct Verb {
    var token: Int
    var use: SpeechUse
    /// The token after the subject in front.
    var subjectEnd: Int
    /// Whether it hangs on another verb: ", saying".
    var isParticiple: Bool
  }

  /// The verb at a token; nil if it is denied, only possible, or passive.
  func verb(at token: Int, from start: Int) -> Verb? {
    let use = source.use(token)
    if source.isCapital(token), token > start, !source.tokens.flags[token].contains(.upper) {
      return nil
    }
    if source.mentionAt[token] >= 0 || use.contains(.according) { return nil }
    var index = token
    var hasAuxiliary = false
    while index > start, token - index < 12 {
      let previous = index - 1
      if source.has(previous, SpeechWords.negation | SpeechWords.modal) { return nil }
      if source.has(previous, SpeechWords.auxiliary) {
        let isPossessive = source.tokens.flags[previous].contains(.clitic)
        if isPossessive || !use.contains(.participle) { return nil }
        hasAuxiliary = true
      } else if !source.isAdverb(previous) || source.mentionAt[previous] >= 0 {
        break
      }
      index = previous
    }
    if index > start, source.has(index - 1, SpeechWords.determiner) { return nil }
    if index > start, use.contains(.participle),
      source.isWord(index - 1, "these") || source.isWord(index - 1, "those")
        || source.isWord(index - 1, "this")
    {
      return nil
    }
    if index > start, !use.isDisjoint(with: [.base, .noun]), source.isWord(index - 1, "whose") {
      return nil
    }
    if isPhrasal(token), token + 1 >= source.tokens.count || !source.isWord(token + 1, "out") {
      return nil
    }
    return Verb(
      token: token, use: use, subjectEnd: index,
      isParticiple: use.contains(.participle) && !hasAuxiliary)
  }

  /// Whether a verb is one of saying only with "out": "pointed out".
  func isPhrasal(_ token: Int) -> Bool {
    source.has(token, SpeechWords.conditional) && !source.isWord(token, "indicated")
  }

  // MARK: What is said

  private func report(_ verb: Verb, _ unit: Range<Int>, free: Int) -> Report? {
    if verb.isParticiple { return participle(verb, unit) ?? fragment(verb, unit, free) }
    if !verb.use.isDisjoint(with: [.direct, .that]) {
      if let report = following(verb, unit, free) { return report }
      if let speaker = speaker(of: verb, unit, free) {
        if let report = comparing(verb, speaker, unit) { return report }
        if let report = parenthetical(verb, speaker, unit, after: verb.token + 1) {
          return report
        }
        if let report = introducing(verb, speaker, unit) { return report }
      }
    }
    return fragment(verb, unit, free)
  }

  /// The subject in front of a verb, or that of the verb it is joined to: "denied it and said".
  func speaker(of verb: Verb, _ unit: Range<Int>, _ free: Int) -> QuoteSource? {
    let end = verb.subjectEnd
    let limit = leftLimit(verb.token, unit, free)
    if end > unit.lowerBound, source.has(end - 1, SpeechWords.joint) {
      return verb.use.contains(.base) ? nil : sharedSubject(unit, before: end - 1)
    }
    guard end > limit, let speaker = sources.subject(endingAt: end, from: limit) else {
      return nil
    }
    return agrees(speaker, verb) ? speaker : nil
  }

  /// Whether a subject can go with a form that may be a noun: "member states" is no report.
  private func agrees(_ speaker: QuoteSource, _ verb: Verb) -> Bool {
    if source.has(verb.token, SpeechWords.conditional), !isPhrasal(verb.token) {
      return isAnimate(speaker)
    }
    guard verb.use.contains(.noun) else { return true }
    let first = speaker.tokens.lowerBound
    if verb.use.contains(.base) {
      let last = source.tokens.spans[speaker.tokens.upperBound - 1]
      return source.has(first, SpeechWords.pronoun)
        || source.text.utf8[last.end - 1] == UInt8(ascii: "s") && speaker.entity == nil
    }
    return speaker.entity != nil && speaker.tokens.upperBound == verb.subjectEnd
      || source.has(first, SpeechWords.pronoun | SpeechWords.determiner)
  }

  /// Whether a subject is a name, a pronoun or people, and not figures or polls.
  private func isAnimate(_ speaker: QuoteSource) -> Bool {
    if speaker.entity != nil || speaker.isPronoun { return true }
    guard let last = speaker.tokens.last else { return false }
    for word in [
      "officials", "official", "sources", "source", "police", "spokesman", "spokeswoman",
    ]
    where source.isWord(last, word) { return true }
    return false
  }

  /// The first token that can belong to the subject of a verb.
  func leftLimit(_ token: Int, _ unit: Range<Int>, _ free: Int) -> Int {
    var limit = max(unit.lowerBound, token - 60)
    if !block.stretches.isEmpty {
      for index in limit..<token where block.stretch(at: index) != nil { limit = index + 1 }
    }
    return min(max(limit, min(free, token)), token)
  }

  /// Who speaks in the clause before: the last report's speaker, else the main subject.
  func sharedSubject(_ unit: Range<Int>, before end: Int) -> QuoteSource? {
    if let last = reports.last, let cue = last.cue, unit.contains(cue.lowerBound) {
      return last.speaker
    }
    return mainSubject(unit, before: end)
  }

  /// The subject of a sentence's first verb, else its first name.
  private func mainSubject(_ unit: Range<Int>, before end: Int) -> QuoteSource? {
    var start = unit.lowerBound
    let limit = min(end, start + 200)
    if source.has(start, SpeechWords.preposition),
      let comma = (start..<min(limit, start + 15)).first(where: { source.isComma($0) })
    {
      start = comma + 1
    }
    for token in start..<max(start, min(limit, start + 30)) where source.mentionAt[token] < 0 {
      if block.stretch(at: token) != nil { break }
      guard token > start, !source.isAdverb(token) || source.has(token, SpeechWords.finite),
        source.isFiniteVerb(token, before: end)
      else { continue }
      var subjectEnd = token
      while subjectEnd > start + 1, source.isAdverb(subjectEnd - 1) { subjectEnd -= 1 }
      if let subject = sources.subject(endingAt: subjectEnd, from: start) { return subject }
      break
    }
    for token in start..<max(start, limit) where block.stretch(at: token) == nil {
      guard let mention = source.mention(at: token), mention.kind != .demonym else { continue }
      let own = source.tokens.indices(in: mention.span)
      guard !own.isEmpty else { continue }
      if own.upperBound < end, source.tokens.flags[own.upperBound].contains(.clitic) { continue }
      return sources.phrase(own)
    }
    return nil
  }
}
