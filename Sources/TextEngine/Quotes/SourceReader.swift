import DocumentModel

/// Who says something, as a report names them.
struct QuoteSource {
  /// The tokens of the mention.
  var tokens: Range<Int>
  /// The entity, where the mention is one.
  var entity: Int?
  /// The name or description; nil for a pronoun without a person.
  var name: String?
  /// Why there is no name.
  var reason: String?
  /// Whether the mention is a pronoun.
  var isPronoun = false
}

/// Reads the subject of a verb of saying.
struct SourceReader {
  let source: QuoteText
  /// The longest noun phrase looked at, in tokens.
  private static let longestPhrase = 24

  /// The subject that ends before token `end` and starts at `limit` or later; nil if nothing there
  /// can say anything.
  func subject(endingAt end: Int, from limit: Int) -> QuoteSource? {
    var end = end
    guard end > limit else { return nil }
    if source.isComma(end - 1) { return apposed(before: end - 1, from: limit) }
    if source.isMark(end - 1) {
      guard let open = parenthesisStart(before: end, from: limit) else { return nil }
      end = open
    }
    guard end > limit else { return nil }
    if source.has(end - 1, SpeechWords.relative) {
      end -= 1
      let isPerson = source.isWord(end, "who")
      if end > limit, source.isComma(end - 1) { end -= 1 }
      if end > limit, let name = antecedent(end - 1, isPerson) { return name }
    }
    guard end > limit else { return nil }
    if source.has(end - 1, SpeechWords.pronoun) {
      for word in ["he", "she", "it", "they"] where source.isWord(end - 1, word) {
        return phrase((end - 1)..<end)
      }
    }
    let start = phraseStart(before: end, from: limit)
    if start > limit + 1, source.isWord(start - 1, "and"), source.mentionAt[start] < 0,
      source.isFiniteVerb(start, before: end),
      let relative = relativeBefore(start - 1, from: limit)
    {
      // "Two men who were arrested and deported said": the subject stands before the clause.
      return phrase(phraseStart(before: relative, from: limit)..<relative)
    }
    if start > limit, source.mentionAt[start] < 0, source.mentionAt[start - 1] < 0,
      source.has(start - 1, SpeechWords.finite | SpeechWords.auxiliary)
    {
      // "A man who was hurt in the fire said", but not "He was sent home by a man called".
      if let relative = relativeBefore(start - 1, from: limit) {
        return phrase(phraseStart(before: relative, from: limit)..<relative)
      }
      if isPredicate(start - 1) { return nil }
    }
    if start > limit + 1, opensRelative(start - 1), source.mentionAt[start] < 0,
      source.isFiniteVerb(start, before: end)
    {
      // "The group that claimed the attack said": the subject stands before the clause.
      return phrase(phraseStart(before: start - 1, from: limit)..<(start - 1))
    }
    return phrase(start..<end)
  }

  /// The name in front of "who" or "which", if it is one of that sort.
  private func antecedent(_ token: Int, _ isPerson: Bool) -> QuoteSource? {
    guard let mention = source.mention(at: token), mention.isNamed,
      mention.kind != .demonym, source.isPerson(token) == isPerson
    else { return nil }
    let own = source.tokens.indices(in: mention.span)
    return own.isEmpty ? nil : named(Int(source.mentionAt[token]), own)
  }

  /// Whether what follows a token is told of a subject in front of it: "was", "been".
  private func isPredicate(_ token: Int) -> Bool {
    source.has(token, SpeechWords.auxiliary) && !source.tokens.flags[token].contains(.clitic)
  }

  /// The relative pronoun shortly before a token, in the same clause.
  private func relativeBefore(_ end: Int, from limit: Int) -> Int? {
    for token in (max(limit + 1, end - Self.longestPhrase)..<max(limit + 1, end)).reversed() {
      if source.isComma(token) { return nil }
      if opensRelative(token) { return token }
    }
    return nil
  }

  private func opensRelative(_ token: Int) -> Bool {
    source.has(token, SpeechWords.relative) || source.isWord(token, "that")
  }

  /// The first token of the noun phrase that ends before `end`.
  func phraseStart(before end: Int, from limit: Int) -> Int {
    var token = end
    while token > limit, end - token < Self.longestPhrase {
      let previous = token - 1
      if source.mentionAt[previous] < 0, breaksPhrase(previous, token, end, limit) { break }
      token = previous
    }
    return token
  }

  private func breaksPhrase(_ previous: Int, _ token: Int, _ end: Int, _ limit: Int) -> Bool {
    if source.isMark(previous), !isInner(previous) { return true }
    if source.isWord(previous, "and") {
      return token == end || source.hasFiniteVerb(max(limit, previous - 12)..<previous)
    }
    if source.isWord(previous, "to") { return false }
    if source.has(previous, SpeechWords.relative) { return true }
    if source.has(previous, SpeechWords.conjunction | SpeechWords.modal),
      !source.isWord(previous, "as")
    {
      return true
    }
    return source.has(previous, SpeechWords.finite)
      && !source.tokens.flags[previous].contains(.clitic)
  }

  func isInner(_ token: Int) -> Bool {
    let mark = source.mark(token)
    return mark == UInt8(ascii: "-") || mark == UInt8(ascii: "'")
      || mark == UInt8(ascii: "(") || mark == UInt8(ascii: ")")
      || source.tokens.flags[token].contains(.clitic)
  }

  /// The source that a noun phrase names: the name that ends it or its core, else its words.
  func phrase(_ range: Range<Int>) -> QuoteSource? {
    var range = trimmed(range)
    while range.count > 1, let end = range.last, source.has(end, SpeechWords.time),
      source.mentionAt[end] < 0
    {
      range = range.dropLast()
    }
    guard !range.isEmpty else { return nil }
    let last = range.upperBound - 1
    if source.isPerson(last), !isServed(last, in: range) {
      return named(Int(source.mentionAt[last]), range)
    }
    let core = core(of: range)
    if let end = core.last, source.mentionAt[end] >= 0 {
      return named(Int(source.mentionAt[end]), range)
    }
    if core.count == 1, source.has(core.lowerBound, SpeechWords.pronoun) {
      return pronoun(core.lowerBound)
    }
    guard core.contains(where: { source.tokens.flags[$0].contains(.alphabetic) }) else {
      return nil
    }
    let text = source.text.string(in: source.span(range.lowerBound..<reducedEnd(range)))
    return QuoteSource(tokens: range, entity: nil, name: text, reason: nil)
  }

  /// Where "seen by the paper" or "released on Monday" starts in "a letter seen by the paper", else
  /// the end of the phrase.
  private func reducedEnd(_ range: Range<Int>) -> Int {
    for token in range.dropFirst(2) {
      let isBy =
        token + 1 < range.upperBound && source.has(token + 1, SpeechWords.preposition)
        && source.isWord(token + 1, "by")
      if isParticiple(token) {
        if isBy { return token }
        for word in ["released", "issued", "published"] where source.isWord(token, word) {
          return token
        }
      }
      guard isBy else { continue }
      for word in ["seen", "sent", "given", "written", "made", "held", "run", "led", "shown"]
      where source.isWord(token, word) { return token }
    }
    return range.upperBound
  }

  /// A phrase without a leading adverbial: "On Monday police" is "police".
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, source.isMark(start) || isLeadingAdverb(start) { start += 1 }
    guard start < range.upperBound, source.has(start, SpeechWords.preposition | SpeechWords.time)
    else { return start..<range.upperBound }
    for index in start..<range.upperBound
    where source.has(index, SpeechWords.time) && index + 1 < range.upperBound {
      start = index + 1
    }
    if source.has(start, SpeechWords.preposition) {
      for index in start..<range.upperBound
      where index > start && source.has(index, SpeechWords.determiner) {
        start = index
      }
    }
    return start..<range.upperBound
  }

  private func isLeadingAdverb(_ token: Int) -> Bool {
    source.isAdverb(token)
      && !source.has(token, SpeechWords.determiner | SpeechWords.pronoun)
  }

  /// Whether the person that ends a phrase only tells whose somebody is: "aides to President Lee".
  private func isServed(_ last: Int, in range: Range<Int>) -> Bool {
    guard let mention = source.mention(at: last) else { return false }
    var token = source.tokens.indices(in: mention.span).lowerBound
    while token > range.lowerBound + 1, source.isCapital(token - 1), source.mentionAt[token - 1] < 0
    { token -= 1 }
    guard token > range.lowerBound + 1, source.tokens.flags[token - 2].contains(.lower),
      source.mentionAt[token - 2] < 0
    else { return false }
    for word in ["to", "for", "of", "from"] where source.isWord(token - 1, word) { return true }
    return false
  }

  /// A phrase as far as its first preposition.
  private func core(of range: Range<Int>) -> Range<Int> {
    for token in range.dropFirst()
    where source.has(token, SpeechWords.preposition) && source.mentionAt[token] < 0
      || source.isWord(token, "who") || source.isComma(token)
    {
      return range.lowerBound..<token
    }
    return range
  }

  func named(_ number: Int, _ range: Range<Int>) -> QuoteSource {
    let mention = source.entities.mentions[number]
    let own = source.tokens.indices(in: mention.span)
    let start = min(range.lowerBound, own.isEmpty ? range.lowerBound : own.lowerBound)
    return QuoteSource(
      tokens: start..<max(own.upperBound, start + 1), entity: mention.entity,
      name: source.entities.entities[mention.entity].name, reason: nil,
      isPronoun: mention.kind == .pronoun)
  }

  /// An unresolved pronoun; nil for those whose person the text cannot name.
  private func pronoun(_ token: Int) -> QuoteSource? {
    for word in ["i", "we", "you", "there", "me", "us", "this", "these", "those", "who"]
    where source.isWord(token, word) { return nil }
    return QuoteSource(
      tokens: token..<(token + 1), entity: nil, name: nil,
      reason: "the pronoun has no clear person", isPronoun: true)
  }

  /// The subject that starts at token `start`, after its verb: "said Ann Lee, the mayor".
  func subject(startingAt start: Int, before limit: Int) -> QuoteSource? {
    var end = start
    while end < limit, end - start < 16 {
      if source.mentionAt[end] < 0, breaksFollowing(end, start) { break }
      if end > start, source.isPerson(end - 1), source.has(end, SpeechWords.determiner) { break }
      end += 1
    }
    guard end > start else { return nil }
    if let name = nameBehind(start, end, limit) { return name }
    return phrase(start..<end)
  }

  /// The person that a description leads to: "the ambassador to Peru Ann Lee", "the team's coach,
  /// Ann Lee,".
  private func nameBehind(_ start: Int, _ end: Int, _ limit: Int) -> QuoteSource? {
    guard end < limit, !source.isPerson(end - 1) else { return nil }
    if source.has(end, SpeechWords.preposition) {
      var comma = end
      while comma < limit, comma - end < 12, !source.isMark(comma) {
        if source.has(comma, SpeechWords.finite), source.mentionAt[comma] < 0 { return nil }
        comma += 1
      }
      guard comma < limit, source.isComma(comma), source.isPerson(comma - 1) else { return nil }
      return named(Int(source.mentionAt[comma - 1]), start..<comma)
    }
    guard source.isComma(end), end + 1 < limit, source.isPerson(end + 1),
      source.has(start, SpeechWords.determiner) || source.tokens.flags[start].contains(.lower)
    else { return nil }
    let person = named(Int(source.mentionAt[end + 1]), (end + 1)..<(end + 2))
    guard person.tokens.upperBound < limit else { return person }
    return source.isMark(person.tokens.upperBound) ? person : nil
  }

  private func breaksFollowing(_ token: Int, _ start: Int) -> Bool {
    if source.isMark(token), !isInner(token) { return true }
    if source.has(token, SpeechWords.time | SpeechWords.conjunction), !source.isWord(token, "and") {
      return true
    }
    if source.has(token, SpeechWords.preposition), !source.isWord(token, "of"),
      !source.isWord(token, "for")
    {
      return true
    }
    if token > start + 1, isParticiple(token) { return true }
    return source.isAdverb(token) && token > start
  }

  /// Whether a word behind a noun is a participle that tells more of it: "a release issued".
  private func isParticiple(_ token: Int) -> Bool {
    guard source.tokens.flags[token].contains(.lower),
      token == 0 || source.mark(token - 1) != UInt8(ascii: "-")
    else { return false }
    let span = source.tokens.spans[token]
    return span.count > 4 && source.text.utf8[span.end - 1] == UInt8(ascii: "d")
      && source.text.utf8[span.end - 2] == UInt8(ascii: "e")
  }
}
