import DocumentModel

/// Finds the reports of one paragraph: a verb of saying, who says it, and what.
struct ReportReader {
  let source: QuoteText
  let block: QuotedBlock
  let sources: SourceReader
  /// The longest clause looked at, in tokens and quoted stretches: keeps the search linear.
  private static let longestClause = 400
  /// The reports found so far.
  var reports: [Report] = []
  /// Whether each stretch belongs to a report.
  var claimed: [Bool]

  init(_ source: QuoteText, _ block: QuotedBlock) {
    self.source = source
    self.block = block
    sources = SourceReader(source: source)
    claimed = Array(repeating: false, count: block.stretches.count)
  }

  /// Reads every unit of the paragraph.
  mutating func read() {
    for unit in block.units { readUnit(unit) }
  }

  private mutating func readUnit(_ unit: Range<Int>) {
    let before = reports.count
    var token = unit.lowerBound
    var free = unit.lowerBound
    while token < unit.upperBound {
      if let stretch = block.stretch(at: token) {
        token = max(token + 1, block.stretches[stretch].tokens.upperBound)
        continue
      }
      if source.uses[token] != 0, let verb = verb(at: token, from: unit.lowerBound),
        let report = report(verb, unit, free: free)
      {
        add(report)
        free = max(free, token + 1)
        // What a report holds is not searched again, except behind where it ends.
        token = max(
          token,
          report.parts.last.map { $0.lowerBound > token ? $0.upperBound - 1 : token } ?? token)
      }
      token += 1
    }
    if reports.count == before { readAccording(unit) }
  }

  private mutating func add(_ report: Report) {
    for part in report.parts {
      for stretch in block.stretches(in: part) { claimed[stretch] = true }
    }
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
  private func verb(at token: Int, from start: Int) -> Verb? {
    let use = source.use(token)
    if source.isCapital(token), token > start { return nil }
    if source.mentionAt[token] >= 0 { return nil }
    var index = token
    var hasAuxiliary = false
    while index > start {
      let previous = index - 1
      if source.has(previous, SpeechWords.negation) { return nil }
      if source.has(previous, SpeechWords.modal) { return nil }
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
    return Verb(
      token: token, use: use, subjectEnd: index,
      isParticiple: use.contains(.participle) && !hasAuxiliary)
  }

  // MARK: What is said

  private func report(_ verb: Verb, _ unit: Range<Int>, free: Int) -> Report? {
    if verb.use.contains(.label) { return label(verb, unit, free) }
    if verb.isParticiple { return participle(verb, unit) }
    if let report = following(verb, unit, free) { return report }
    let limit = leftLimit(verb.token, unit, free)
    guard verb.subjectEnd > limit,
      let speaker = sources.subject(endingAt: verb.subjectEnd, from: limit)
    else { return nil }
    if let report = parenthetical(verb, speaker, unit, after: verb.token + 1) { return report }
    return introducing(verb, speaker, unit)
  }

  /// The first token that can belong to the subject of a verb.
  private func leftLimit(_ token: Int, _ unit: Range<Int>, _ free: Int) -> Int {
    var limit = max(unit.lowerBound, token - 40)
    for index in limit..<token where block.stretch(at: index) != nil { limit = index + 1 }
    return min(max(limit, min(free, token)), token)
  }

  /// `"…," said Ann Lee`: the subject follows the verb.
  private func following(_ verb: Verb, _ unit: Range<Int>, _ free: Int) -> Report? {
    guard verb.subjectEnd == verb.token, !verb.use.contains(.addressee) else { return nil }
    let previous = verb.token - 1
    guard previous >= block.tokens.lowerBound else { return nil }
    let isQuote = block.stretch(at: previous) != nil
    guard isQuote || source.isComma(previous) else { return nil }
    guard let speaker = sources.subject(startingAt: verb.token + 1, before: unit.upperBound)
    else { return nil }
    if !isQuote, block.stretch(at: previous - 1) == nil, speaker.entity == nil { return nil }
    var inverted = verb
    inverted.subjectEnd = verb.token
    return parenthetical(
      inverted, speaker, unit, after: speaker.tokens.upperBound, isInverted: true)
  }

  /// A report whose content stands before it: `"…," he said`, `Five died, police said`.
  private func parenthetical(
    _ verb: Verb, _ speaker: QuoteSource, _ unit: Range<Int>, after: Int, isInverted: Bool = false
  ) -> Report? {
    var left = isInverted ? verb.token : min(speaker.tokens.lowerBound, verb.token)
    let hasComma = left > unit.lowerBound && source.isComma(left - 1)
    if hasComma { left -= 1 }
    if let stretch = block.stretch(at: left - 1), !claimed[stretch],
      hasComma || isDirect(stretch) || endsOpen(stretch) || left == unit.lowerBound
    {
      return quoteBefore(stretch, verb, speaker, unit, after)
    }
    let first = contentStart(before: left, unit)
    guard hasComma, left - first >= 3, !hasRightClause(verb, unit) else { return nil }
    let content = first..<left
    guard source.hasFiniteVerb(content), !startsSubordinate(content.lowerBound) else { return nil }
    var parts = [content]
    if let rest = rest(after: after, unit) { parts.append(rest) }
    return make(parts, verb, speaker, nil)
  }

  /// Where content in front of a cue starts: with the unit, or behind an earlier report.
  private func contentStart(before end: Int, _ unit: Range<Int>) -> Int {
    var start = max(unit.lowerBound, end - Self.longestClause)
    if let cue = reports.last?.cue, unit.contains(cue.lowerBound) {
      start = max(start, cue.upperBound)
    }
    return min(start, end)
  }

  private func startsSubordinate(_ token: Int) -> Bool {
    ["speaking", "in", "on", "at", "asked", "when", "after", "as", "while", "during"]
      .contains { source.isWord(token, $0) } && !source.hasFiniteVerb(token..<(token + 1))
  }

  private func quoteBefore(
    _ stretch: Int, _ verb: Verb, _ speaker: QuoteSource, _ unit: Range<Int>, _ after: Int
  ) -> Report? {
    let quoted = block.stretches[stretch].tokens
    var parts = [quoted]
    let leadEnd = max(unit.lowerBound, min(quoted.lowerBound, unit.upperBound))
    let lead = contentStart(before: leadEnd, unit)..<leadEnd
    if lead.count > 1, !isDirect(stretch), block.stretches(in: lead).isEmpty {
      parts = [lead.lowerBound..<quoted.upperBound]
    }
    if let rest = rest(after: after, unit) { parts.append(rest) }
    var addressee: Range<Int>?
    if verb.use.contains(.addressee) {
      addressee = sources.addressee(from: verb.token + 1, before: unit.upperBound)
    }
    return make(parts, verb, speaker, addressee)
  }

  /// The content that goes on behind ", he said,".
  private func rest(after: Int, _ unit: Range<Int>) -> Range<Int>? {
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
      source.uses[rest.lowerBound] == 0
    else { return nil }
    return rest
  }

  private func hasRightClause(_ verb: Verb, _ unit: Range<Int>) -> Bool {
    let start = skipAdverbials(verb.token + 1, unit.upperBound)
    guard start < unit.upperBound else { return false }
    if source.isWord(start, "that") || block.stretch(at: start) != nil { return true }
    if source.isComma(start) { return false }
    return isBareClause(start..<contentEnd(from: start, unit))
  }

  /// A report whose content follows: `he said that …`, `he said: "…"`.
  private func introducing(_ verb: Verb, _ speaker: QuoteSource, _ unit: Range<Int>) -> Report? {
    var start = verb.token + 1
    var addressee: Range<Int>?
    if verb.use.contains(.addressee) {
      let told = sources.addressee(from: start, before: unit.upperBound)
      addressee = told
      start = told.upperBound
    }
    start = skipAdverbials(start, unit.upperBound)
    if start < unit.upperBound, source.isComma(start) || source.mark(start) == UInt8(ascii: ":"),
      start + 1 < unit.upperBound, block.stretch(at: start + 1) != nil
    {
      start += 1
    }
    guard start < unit.upperBound else { return nil }
    if let stretch = block.stretch(at: start), verb.use.contains(.direct) {
      let end = contentEnd(from: start, unit)
      guard isDirect(stretch) || source.hasFiniteVerb(start..<end) else { return nil }
      return make([start..<end], verb, speaker, addressee)
    }
    if source.isWord(start, "that"), verb.use.contains(.that), start + 2 < unit.upperBound {
      return make([(start + 1)..<contentEnd(from: start + 1, unit)], verb, speaker, addressee)
    }
    guard verb.use.contains(.bare) else { return nil }
    let content = start..<contentEnd(from: start, unit)
    guard isBareClause(content) else { return nil }
    return make([content], verb, speaker, addressee)
  }

  /// Whether tokens after a verb of saying are a clause: they start as one and hold a finite verb.
  private func isBareClause(_ range: Range<Int>) -> Bool {
    guard range.count > 2 else { return false }
    let first = range.lowerBound
    if source.isMark(first), block.stretch(at: first) == nil { return false }
    if source.has(first, SpeechWords.modal | SpeechWords.conjunction),
      !["if", "while", "although", "when", "that"].contains(where: { source.isWord(first, $0) })
    {
      return ["how", "whether", "why"].contains { source.isWord(first, $0) }
    }
    if source.has(first, SpeechWords.preposition) {
      guard let comma = range.prefix(14).first(where: { source.isComma($0) }) else { return false }
      return source.hasFiniteVerb(comma..<range.upperBound)
    }
    return source.hasFiniteVerb((first + 1)..<range.upperBound)
  }

  /// The token after adverbs, times and occasions that follow a verb: "said on Monday in a speech".
  private func skipAdverbials(_ start: Int, _ end: Int) -> Int {
    var token = start
    for _ in 0..<4 {
      guard token < end, block.stretch(at: token) == nil else { break }
      if source.has(token, SpeechWords.time)
        || source.isAdverb(token) && source.mentionAt[token] < 0
      {
        token += 1
        continue
      }
      let isRelative = ["last", "late", "early", "this", "next"].contains {
        source.isWord(token, $0)
      }
      if isRelative, token + 1 < end, source.has(token + 1, SpeechWords.time) {
        token += 2
        continue
      }
      guard source.has(token, SpeechWords.preposition), let next = phraseEnd(token, end) else {
        break
      }
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

  // MARK: Where content ends

  /// The end of a reported clause: before another report, else before the final stop.
  private func contentEnd(from start: Int, _ unit: Range<Int>) -> Int {
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
      if source.isComma(token), token + 2 < unit.upperBound, startsReport(token + 1, unit) {
        end = token
        break
      }
      token += 1
    }
    while end > start + 1, source.isMark(end - 1), block.stretch(at: end - 1) == nil,
      !source.tokens.flags[end - 1].contains(.closing), source.mark(end - 1) != UInt8(ascii: ")")
    {
      end -= 1
    }
    return end
  }

  /// Whether a report of its own starts behind a comma: "adding that", "but he said".
  private func startsReport(_ token: Int, _ unit: Range<Int>) -> Bool {
    if source.use(token).contains(.participle) { return true }
    if source.isWord(token, "according") { return true }
    let isJoint = ["but", "and", "while"].contains { source.isWord(token, $0) }
    guard isJoint else { return false }
    for next in (token + 1)..<min(unit.upperBound, token + 7) {
      if source.isMark(next) { return false }
      if source.uses[next] != 0, next > token + 1 {
        return verb(at: next, from: unit.lowerBound) != nil
      }
      if source.has(next, SpeechWords.finite), source.uses[next] == 0, !source.isAdverb(next) {
        return false
      }
    }
    return false
  }

  // MARK: Other forms

  /// ", saying that …": the subject is that of the main clause.
  private func participle(_ verb: Verb, _ unit: Range<Int>) -> Report? {
    guard verb.token > unit.lowerBound else { return nil }
    var start = skipAdverbials(verb.token + 1, unit.upperBound)
    guard start < unit.upperBound else { return nil }
    let hasThat = source.isWord(start, "that")
    if hasThat { start += 1 }
    let content = start..<max(start, contentEnd(from: start, unit))
    guard !content.isEmpty else { return nil }
    let isQuote = block.stretch(at: start) != nil
    guard hasThat || isQuote || verb.use.contains(.bare) && isBareClause(content) else {
      return nil
    }
    var speaker: QuoteSource?
    if let last = reports.last, unit.contains(last.start) { speaker = last.speaker }
    if speaker == nil { speaker = mainSubject(unit, before: verb.token) }
    return speaker.map { make([content], verb, $0, nil) } ?? nil
  }

  /// The first name of a sentence, which a participle most often belongs to.
  private func mainSubject(_ unit: Range<Int>, before end: Int) -> QuoteSource? {
    for token in max(unit.lowerBound, end - 200)..<end where block.stretch(at: token) == nil {
      let number = source.mentionAt[token]
      guard number >= 0 else { continue }
      let mention = source.entities.mentions[Int(number)]
      let own = source.tokens.indices(in: mention.span)
      guard !own.isEmpty, mention.kind != .demonym else { continue }
      if own.upperBound < end, source.tokens.flags[own.upperBound].contains(.clitic) { continue }
      return sources.phrase(own)
    }
    return nil
  }

  /// `called it "a disgrace"`: the fragment alone is the content.
  private func label(_ verb: Verb, _ unit: Range<Int>, _ free: Int) -> Report? {
    var token = verb.token + 1
    while token < unit.upperBound, token - verb.token < 12, block.stretch(at: token) == nil {
      if source.isMark(token), source.mark(token) != UInt8(ascii: "-") { return nil }
      if source.has(token, SpeechWords.finite) { return nil }
      token += 1
    }
    guard token < unit.upperBound, let stretch = block.stretch(at: token), !claimed[stretch] else {
      return nil
    }
    let limit = leftLimit(verb.token, unit, free)
    let speaker =
      verb.isParticiple
      ? mainSubject(unit, before: verb.token)
      : verb.subjectEnd > limit ? sources.subject(endingAt: verb.subjectEnd, from: limit) : nil
    guard let speaker else { return nil }
    var report = make([block.stretches[stretch].tokens], verb, speaker, nil)
    report?.kind = .mixed
    return report
  }

  /// "According to X, …" and "…, according to X".
  private mutating func readAccording(_ unit: Range<Int>) {
    for token in unit where source.isWord(token, "according") && block.stretch(at: token) == nil {
      guard token + 2 < unit.upperBound, source.isWord(token + 1, "to"),
        let speaker = sources.subject(startingAt: token + 2, before: unit.upperBound)
      else { continue }
      let cue = token..<(token + 2)
      if token - unit.lowerBound < 3 {
        var start = speaker.tokens.upperBound
        while start < unit.upperBound, !source.isComma(start), start - token < 25 { start += 1 }
        guard start + 3 < unit.upperBound, source.isComma(start) else { return }
        add(build([(start + 1)..<contentEnd(from: start + 1, unit)], cue, speaker, nil))
      } else {
        var end = token
        while end > unit.lowerBound + 1, source.isComma(end - 1) { end -= 1 }
        add(build([unit.lowerBound..<end], cue, speaker, nil))
      }
      return
    }
  }

  // MARK: Making reports

  private func make(
    _ parts: [Range<Int>], _ verb: Verb, _ speaker: QuoteSource, _ addressee: Range<Int>?
  ) -> Report? {
    guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    return build(parts, verb.token..<(verb.token + 1), speaker, addressee)
  }

  private func build(
    _ parts: [Range<Int>], _ cue: Range<Int>, _ speaker: QuoteSource, _ addressee: Range<Int>?
  ) -> Report {
    var report = Report(parts: parts, kind: kind(of: parts), speaker: speaker, cue: cue)
    report.addressee = addressee.flatMap { $0.isEmpty ? nil : $0 }
    return report
  }

  private func kind(of parts: [Range<Int>]) -> QuotationKind {
    var quoted = false
    var plain = false
    for part in parts {
      for token in part {
        if block.stretch(at: token) != nil {
          quoted = true
        } else if !source.isMark(token) {
          plain = true
        }
      }
    }
    if !quoted { return .indirect }
    return plain ? .mixed : .direct
  }

  /// Whether a stretch holds a clause, so that it is somebody's words rather than a label.
  func isDirect(_ number: Int) -> Bool {
    let stretch = block.stretches[number].tokens
    let inside = (stretch.lowerBound + 1)..<max(stretch.lowerBound + 1, stretch.upperBound - 1)
    let words = inside.prefix(8).filter { !source.isMark($0) }.count
    guard words > 2, let last = inside.last else { return words > 0 && endsAsked(inside) }
    if source.hasFiniteVerb(inside) { return true }
    let mark = source.mark(last)
    return words > 4 && (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","))
      || endsAsked(inside)
  }

  /// Whether a stretch ends as the words before a cue do: in a comma, or asked or called out.
  private func endsOpen(_ number: Int) -> Bool {
    let stretch = block.stretches[number]
    guard stretch.isClosed, stretch.tokens.count > 3 else { return false }
    let inside = stretch.tokens.dropFirst().dropLast()
    return source.isComma(inside.upperBound - 1) || endsAsked(inside)
  }

  private func endsAsked(_ inside: Range<Int>) -> Bool {
    guard let last = inside.last else { return false }
    return source.mark(last) == UInt8(ascii: "?") || source.mark(last) == UInt8(ascii: "!")
  }
}
