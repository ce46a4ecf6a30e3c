import DocumentModel

/// Cuts a sentence into noun phrases, verb groups and the words between them, from left to right.
struct ChunkParser {
  let words: ChunkWords
  /// The end of the sentence.
  let limit: Int

  /// What the chunk before was.
  enum Before {
    case nothing, phrase, verb, preposition, coordinator, comma, opener, relative, other
  }

  /// Hands the chunks of the sentence to the binder, in text order.
  func parse(_ tokens: Range<Int>, into binder: inout ClauseBinder) {
    var at = tokens.lowerBound
    var before = Before.nothing
    var preposition: Int?
    while at < limit {
      if let group = verbGroup(at, before) {
        binder.add(group, self)
        at = group.tokens.upperBound
        before = .verb
        preposition = nil
      } else if let phrase = phrase(at, preposition, before) {
        binder.add(phrase, words)
        at = phrase.tokens.upperBound
        before = .phrase
        preposition = nil
      } else {
        let word = words[at]
        let isPreposition = word.contains(.preposition)
        preposition = isPreposition ? at : preposition.flatMap { word.contains(.adverb) ? $0 : nil }
        binder.pass(at, words)
        before = Self.before(word, isPreposition, words.isMark(at, 0x2C), before)
        at += 1
      }
    }
  }

  private static func before(
    _ word: WordClass, _ isPreposition: Bool, _ isComma: Bool, _ last: Before
  ) -> Before {
    if isComma { return .comma }
    if isPreposition { return .preposition }
    if word.contains(.coordinator) { return .coordinator }
    if word.contains(.relative) { return .relative }
    if word.contains(.subordinator) { return .opener }
    // Adverbs leave things as they are: "troops still remain".
    return word.contains(.adverb) ? last : .other
  }

  /// The next token that is no adverb or negation.
  func skipAdverbs(_ index: Int) -> Int {
    var at = index
    while at < limit, !words[at].isDisjoint(with: [.adverb, .negation]),
      words[at].isDisjoint(with: .verb)
    { at += 1 }
    return at
  }

  /// Whether a noun phrase can begin at a token.
  func beginsPhrase(_ index: Int) -> Bool {
    guard index < limit else { return false }
    let word = words[index]
    if words.isName(index) { return true }
    if !word.isDisjoint(with: [.preposition, .coordinator, .subordinator, .to]) {
      return numeralLead(index) != nil
    }
    if !word.isDisjoint(with: [.determiner, .numeral, .pronoun, .adjective]) { return true }
    if !word.isDisjoint(with: WordClass.auxiliary.union([.adverb, .negation, .relative])) {
      return false
    }
    if words.flags[index].isDisjoint(with: .alphabetic) { return false }
    return word.isEmpty || word.contains(.plural) || word.contains(.noun)
  }

  // MARK: Verb groups

  /// The verb group that begins at a token.
  func verbGroup(_ start: Int, _ before: Before) -> VerbGroup? {
    let word = words[start]
    guard words.flags[start].contains(.alphabetic) || words.flags[start].contains(.clitic) else {
      return nil
    }
    if word.contains(.to) { return infinitive(start) }
    if word.isDisjoint(with: .auxiliary) {
      if words.isPossessiveMark(start) {
        return isShortenedBe(start, before) ? group(start) : nil
      }
      return mainVerb(start, before) ? group(start) : nil
    }
    // "May" and "Will" as names; "the will", "the US must".
    if words.flags[start].contains(.title), words.isName(start), word.contains(.modal) {
      return nil
    }
    return group(start)
  }

  /// "'s" that stands for "is" or "has": "he's gone", "that's why".
  private func isShortenedBe(_ index: Int, _ before: Before) -> Bool {
    let next = index + 1
    guard next < limit, index > 0 else { return false }
    if !words[index - 1].isDisjoint(with: [.pronoun, .relative]) { return true }
    let word = words[next]
    return !word.isDisjoint(with: [.negation, .determiner])
      || word.contains(.gerund) && !word.contains(.noun) || words.equals(next, "been")
  }

  /// "to leave", "to be sent".
  private func infinitive(_ start: Int) -> VerbGroup? {
    var at = start + 1
    while at < limit, !words[at].isDisjoint(with: [.adverb, .negation]),
      !words[at].contains(.base)
    { at += 1 }
    guard at < limit, !words.isName(at) else { return nil }
    let word = words[at]
    if words.equals(at, "be") || words.equals(at, "have") || words.equals(at, "do") {
      return group(start)
    }
    guard word.contains(.base) else { return nil }
    return group(start)
  }

  /// Whether a main verb without an auxiliary stands at a token.
  private func mainVerb(_ index: Int, _ before: Before) -> Bool {
    let word = words[index]
    guard !word.isDisjoint(with: .verb), !words.isName(index) else { return false }
    if word.contains(.preposition), !word.isDisjoint(with: [.gerund, .base]) { return false }
    let next = index + 1
    if next < limit, words.isMark(next, 0x2D), words.spans[next].start == words.spans[index].end {
      return false
    }
    if !word.isDisjoint(with: [.pastOnly, .participle]) { return before != .preposition }
    if word.contains(.past) { return isPast(index, before) }
    if word.contains(.gerund) { return isGerund(index, before) }
    if word.contains(.third) {
      guard before == .phrase || before == .relative || before == .coordinator || before == .comma
      else { return false }
      return !word.contains(.noun) || beginsPhrase(next) || opensClause(next)
    }
    // The base: after a plural or a pronoun, or beside another verb.
    switch before {
    case .phrase, .relative: return !word.contains(.adjective) || beginsPhrase(next)
    case .coordinator: return !word.contains(.noun) || beginsPhrase(next)
    default: return false
    }
  }

  private func opensClause(_ index: Int) -> Bool {
    index < limit && (words.equals(index, "that") || words[index].contains(.to))
  }

  /// A form in "-ed" is a verb unless a noun that it modifies follows: "wounded soldiers".
  private func isPast(_ index: Int, _ before: Before) -> Bool {
    let next = index + 1
    guard next < limit else { return before != .nothing }
    switch before {
    case .phrase, .opener, .relative, .comma, .verb: return true
    case .coordinator:
      return beginsPhrase(next) && (!words[next].contains(.plural) || isVague(next))
        || !words[next].isDisjoint(with: [.preposition, .particle, .to])
    default: return false
    }
  }

  /// "hundreds": a plural that begins a phrase and is not modified.
  private func isVague(_ index: Int) -> Bool {
    ["dozens", "scores", "hundreds", "thousands", "millions", "others"].contains {
      words.equals(index, $0)
    }
  }

  private func isGerund(_ index: Int, _ before: Before) -> Bool {
    let word = words[index]
    let next = skipAdverbs(index + 1)
    switch before {
    case .phrase:
      return !word.contains(.noun) || beginsPhrase(next)
        || next < limit && words[next].contains(.preposition)
    case .preposition, .opener, .relative, .comma, .verb:
      return beginsPhrase(next) || !word.contains(.noun)
    case .nothing, .coordinator, .other:
      return beginsPhrase(next) && !word.contains(.noun)
    }
  }
}
