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

/// Reads the subject of a verb of saying, and whom it tells.
struct SourceReader {
  let source: QuoteText

  /// The subject that ends before token `end` and starts at `limit` or later; nil if nothing there
  /// can say anything.
  func subject(endingAt end: Int, from limit: Int) -> QuoteSource? {
    var end = end
    if end > limit, source.isComma(end - 1) {
      guard let before = appositionStart(end - 1, from: limit) else { return nil }
      end = before
    } else if end > limit, source.isWord(end - 1, "who") || source.isWord(end - 1, "which") {
      end -= 1
      if end > limit, source.isComma(end - 1) { end -= 1 }
    }
    guard end > limit else { return nil }
    return phrase(phraseStart(before: end, from: limit)..<end)
  }

  /// Where the noun phrase before ", the minister," ends; nil where no such pair of commas is.
  private func appositionStart(_ comma: Int, from limit: Int) -> Int? {
    var token = comma - 1
    while token > limit, comma - token < 25 {
      if source.isComma(token) { return token }
      token -= 1
    }
    return nil
  }

  /// The first token of the noun phrase that ends before `end`.
  private func phraseStart(before end: Int, from limit: Int) -> Int {
    var token = end
    while token > limit, end - token < 16 {
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
    if source.has(previous, SpeechWords.conjunction | SpeechWords.modal),
      !source.isWord(previous, "as")
    {
      return true
    }
    return source.has(previous, SpeechWords.finite)
      && !source.tokens.flags[previous].contains(.clitic)
  }

  private func isInner(_ token: Int) -> Bool {
    let mark = source.mark(token)
    return mark == UInt8(ascii: "-") || mark == UInt8(ascii: "'")
      || mark == UInt8(ascii: "(") || mark == UInt8(ascii: ")")
      || source.tokens.flags[token].contains(.clitic)
  }

  /// The source that a noun phrase names: the name that ends its core, else its words.
  func phrase(_ range: Range<Int>) -> QuoteSource? {
    let range = trimmed(range)
    guard !range.isEmpty else { return nil }
    let last = range.upperBound - 1
    if let mention = mention(at: last), source.entities.entities[mention.entity].type == .person {
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
    let text = source.text.string(in: source.span(range))
    return QuoteSource(tokens: range, entity: nil, name: text, reason: nil)
  }

  private func mention(at token: Int) -> EntityMention? {
    let number = source.mentionAt[token]
    return number < 0 ? nil : source.entities.mentions[Int(number)]
  }

  private func isPerson(_ token: Int) -> Bool {
    mention(at: token).map { source.entities.entities[$0.entity].type == .person } ?? false
  }

  /// A phrase without a leading adverbial: "On Monday police" is "police".
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, source.isMark(start) || source.isAdverb(start) { start += 1 }
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

  private func named(_ number: Int, _ range: Range<Int>) -> QuoteSource {
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
      if source.mentionAt[end] < 0, breaksFollowing(end) { break }
      end += 1
    }
    guard end > start else { return nil }
    return phrase(start..<end)
  }

  private func breaksFollowing(_ token: Int) -> Bool {
    if source.isMark(token), !isInner(token) { return true }
    if source.has(token, SpeechWords.time | SpeechWords.conjunction), !source.isWord(token, "and") {
      return true
    }
    if source.has(token, SpeechWords.preposition), !source.isWord(token, "of"),
      !source.isWord(token, "for")
    {
      return true
    }
    return source.isAdverb(token)
  }

  /// The tokens, from `start` on, that name whom a verb tells; empty if there are none.
  func addressee(from start: Int, before limit: Int) -> Range<Int> {
    var end = start
    while end < limit, end - start < 14 {
      if source.mentionAt[end] < 0 {
        if breaksAddressee(end, isFirst: end == start) { break }
      } else if end > start, source.mentionAt[end - 1] >= 0,
        source.mentionAt[end] != source.mentionAt[end - 1], !isPerson(end)
      {
        break
      }
      end += 1
      if end == start + 1, source.has(start, SpeechWords.pronoun) { break }
    }
    return start..<end
  }

  private func breaksAddressee(_ token: Int, isFirst: Bool) -> Bool {
    if source.isMark(token), !isInner(token) { return true }
    if source.has(token, SpeechWords.time) { return true }
    for word in ["that", "last", "how", "why", "what"] where source.isWord(token, word) {
      return true
    }
    guard !isFirst else { return false }
    if source.has(token, SpeechWords.determiner | SpeechWords.pronoun | SpeechWords.finite) {
      return true
    }
    return source.has(token, SpeechWords.preposition) && !source.isWord(token, "of")
  }
}
