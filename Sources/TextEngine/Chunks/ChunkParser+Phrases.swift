import DocumentModel

extension ChunkParser {
  /// What a phrase is made of so far.
  private struct Draft {
    var head: Int?
    var determiner: Int?
    var numeral: Int?
    var last: Int
  }

  /// The noun phrase that begins at a token.
  func phrase(_ start: Int, _ preposition: Int?, _ before: Before) -> NounPhrase? {
    guard !words.flags[start].contains(.punctuation) || words.flags[start].contains(.clitic) else {
      return nil
    }
    let word = words[start]
    if word.contains(.pronoun), !words.isName(start) {
      return made(start..<start + 1, Draft(head: start, last: start), preposition)
    }
    var at = numeralLead(start) ?? start
    guard at != start || opens(start, before) else { return nil }
    var draft = Draft(last: start)
    while at < limit, let next = take(at, &draft) { at = next }
    guard at > start else { return nil }
    let head = draft.head ?? draft.numeral ?? draft.last
    if draft.head == nil, draft.numeral == nil, !mayStandAlone(start..<at) { return nil }
    draft.head = head
    return made(start..<at, draft, preposition)
  }

  private func made(_ tokens: Range<Int>, _ draft: Draft, _ preposition: Int?) -> NounPhrase {
    let head = draft.head ?? tokens.lowerBound
    let several = draft.numeral.map { !words.equals($0, "one") && !words.equals($0, "1") }
    return NounPhrase(
      span: words.span(tokens), tokens: tokens, head: head, determiner: draft.determiner,
      numeral: draft.numeral,
      isPlural: words[head].contains(.plural) || words[head].contains(.third)
        || draft.head == draft.numeral && several == true,
      preposition: preposition)
  }

  /// Whether words without a noun can be a phrase: "the wounded", "some", "those".
  private func mayStandAlone(_ tokens: Range<Int>) -> Bool {
    guard !words[tokens.lowerBound].contains(.possessive) else { return tokens.count > 1 }
    return words[tokens.lowerBound].contains(.determiner)
  }

  /// The numeral after "about", "at least", "more than", "up to".
  func numeralLead(_ start: Int) -> Int? {
    func isNumeral(_ index: Int) -> Bool { index < limit && words[index].contains(.numeral) }
    if words[start].contains(.approximator), isNumeral(start + 1) { return start + 1 }
    guard start + 2 < limit, isNumeral(start + 2) else { return nil }
    for (first, seconds) in Self.leads where words.equals(start, first) {
      if seconds.contains(where: { words.equals(start + 1, $0) }) { return start + 2 }
    }
    return nil
  }

  private static let leads: [(String, [String])] = [
    ("at", ["least", "most"]), ("more", ["than"]), ("fewer", ["than"]), ("less", ["than"]),
    ("up", ["to"]), ("close", ["to"]), ("an", ["estimated"]), ("no", ["fewer", "more"]),
  ]

  /// Whether a phrase can begin here, seeing what is before it.
  private func opens(_ index: Int, _ before: Before) -> Bool {
    let word = words[index]
    if words.isName(index) { return true }
    if !word.isDisjoint(with: [.to, .coordinator, .negation]) { return false }
    if !word.isDisjoint(with: [.relative, .subordinator]) {
      return words.equals(index, "that") && before != .phrase && index + 1 < limit
        && !words[index + 1].isDisjoint(with: [.noun, .plural])
    }
    if !word.isDisjoint(with: [.preposition, .adverb]), word.isDisjoint(with: .determiner) {
      return false
    }
    return words.flags[index].contains(.alphabetic) || words.flags[index].contains(.digit)
      || words.flags[index].contains(.symbol)
  }

  /// Takes a token into the phrase; gives the token to go on with, or nil where the phrase ends.
  private func take(_ at: Int, _ draft: inout Draft) -> Int? {
    let word = words[at]
    if words.isMark(at, 0x2D), at + 1 < limit, !words.flags[at].contains(.spaceBefore) {
      return hyphen(at, &draft)
    }
    if words.isPossessiveMark(at), draft.head != nil {
      draft.determiner = draft.head
      draft.head = nil
      draft.numeral = nil
      draft.last = at
      return at + 1
    }
    if words.isName(at) { return noun(at, &draft) }
    if word.contains(.numeral) { return numeral(at, &draft) }
    if !word.isDisjoint(with: [.determiner]) {
      guard draft.head == nil, draft.numeral == nil else { return nil }
      if draft.determiner == nil { draft.determiner = at }
      draft.last = at
      return at + 1
    }
    guard word.isDisjoint(with: closed), words.flags[at].contains(.alphabetic) else { return nil }
    return open(at, word, &draft)
  }

  private var closed: WordClass {
    WordClass.auxiliary.union([
      .pronoun, .preposition, .coordinator, .subordinator, .relative, .to, .negation,
    ])
  }

  private func hyphen(_ at: Int, _ draft: inout Draft) -> Int? {
    guard draft.head != nil || draft.numeral != nil || draft.last < at else { return nil }
    let next = at + 1
    guard !words.flags[next].contains(.spaceBefore) else { return nil }
    takeJoined(next, &draft)
    return next + 1
  }

  /// Takes the second half of a hyphened word: "led" of "US-led", "old" of "two-year-old".
  private func takeJoined(_ at: Int, _ draft: inout Draft) {
    draft.last = at
    let word = words[at]
    if word.isDisjoint(with: WordClass.passive.union([.adjective, .adverb, .gerund])) {
      draft.head = at
    } else {
      draft.head = nil
    }
  }

  private func numeral(_ at: Int, _ draft: inout Draft) -> Int? {
    if let head = draft.head {
      // "Resolution 2254", "Flight 17": part of the name.
      guard words.flags[at].contains(.digit), words.isName(head), head == at - 1 else { return nil }
      draft.last = at
      return at + 1
    }
    if draft.numeral == nil { draft.numeral = at }
    draft.last = at
    return at + 1
  }

  private func noun(_ at: Int, _ draft: inout Draft) -> Int? {
    draft.head = at
    draft.last = at
    return at + 1
  }

  /// A word of the open classes: adjective, participle, noun or verb.
  private func open(_ at: Int, _ word: WordClass, _ draft: inout Draft) -> Int? {
    let next = at + 1
    if word.contains(.adverb), word.isDisjoint(with: [.adjective, .noun]) {
      guard draft.head == nil, next < limit,
        !words[next].isDisjoint(with: WordClass.passive.union([.adjective, .numeral]))
      else { return nil }
      draft.last = at
      return next
    }
    if word.isDisjoint(with: .verb) || word.contains(.adjective) && draft.head == nil {
      if word.contains(.adjective), word.isDisjoint(with: .noun) {
        guard draft.head == nil || nounBegins(next) else { return nil }
        draft.last = at
        return next
      }
      return noun(at, &draft)
    }
    return verbForm(at, word, &draft)
  }

  private func verbForm(_ at: Int, _ word: WordClass, _ draft: inout Draft) -> Int? {
    let next = at + 1
    let isModified = draft.determiner != nil || draft.numeral != nil || draft.last < at
    if !word.isDisjoint(with: [.past, .pastOnly, .participle]), word.isDisjoint(with: .noun) {
      guard draft.head == nil, word.isDisjoint(with: .pastOnly), nounBegins(next) || isModified
      else { return nil }
      draft.last = at
      if word.contains(.plural), !nounBegins(next) { draft.head = at }
      return next
    }
    if word.contains(.gerund) {
      if draft.head != nil {
        return word.contains(.noun) && nounBegins(next) ? noun(at, &draft) : nil
      }
      return noun(at, &draft)
    }
    guard draft.head != nil else { return noun(at, &draft) }
    guard word.contains(.noun) else { return nil }
    if word.contains(.third) { return beginsContent(next) ? nil : noun(at, &draft) }
    // A base after a plural is its verb: "rebels attack".
    guard let head = draft.head, words[head].isDisjoint(with: [.plural, .third]) else {
      return nil
    }
    return noun(at, &draft)
  }

  private func beginsContent(_ index: Int) -> Bool {
    guard index < limit else { return false }
    return !words[index].isDisjoint(with: [.determiner, .numeral, .pronoun])
      || words.equals(index, "that")
      || words[index].contains(.to) && index + 1 < limit && words[index + 1].contains(.base)
  }

  private func nounBegins(_ index: Int) -> Bool {
    guard index < limit, words.flags[index].contains(.alphabetic) else { return false }
    let word = words[index]
    return word.isEmpty || words.isName(index)
      || !word.isDisjoint(with: [.plural, .noun, .adjective, .numeral])
        && word.isDisjoint(with: [.preposition, .adverb, .coordinator])
  }
}
