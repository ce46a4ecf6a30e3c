import DocumentModel

/// Binds phrases to verb groups while the chunks of a sentence go by.
///
/// A stack of clauses, at most as deep as `deepest`: a relative or subordinate clause is put on it,
/// and taken off by the comma or the verb that ends it.
struct ClauseBinder {
  private(set) var phrases: [NounPhrase] = []
  private(set) var verbs: [VerbGroup] = []

  private struct Clause {
    var kind: ClauseKind
    /// The subject of the clause's verb.
    var subject: Int?
    /// A phrase that nothing governs, which may be the subject of a verb to come.
    var candidate: Int?
    /// The last verb group, to which phrases hang on.
    var verb: Int?
    var hasFinite = false
  }

  private static let deepest = 6
  /// How far chains of phrases are followed, so that any sentence takes linear time.
  private static let farthest = 12
  private var clauses: [Clause] = [Clause(kind: .main)]
  /// The last phrase, if nothing but prepositions came after it.
  private var lastPhrase: Int?
  private var previous = Previous.nothing
  private var firstPhrase = 0

  private enum Previous { case nothing, phrase, verb, comma, coordinator, other }

  /// Starts a sentence.
  mutating func begin() {
    clauses = [Clause(kind: .main)]
    lastPhrase = nil
    previous = .nothing
    firstPhrase = phrases.count
  }

  private var clause: Clause {
    get { clauses[clauses.count - 1] }
    set { clauses[clauses.count - 1] = newValue }
  }

  private mutating func push(_ kind: ClauseKind, subject: Int? = nil) {
    if clauses.count == Self.deepest { clauses.remove(at: 1) }
    clauses.append(Clause(kind: kind, subject: subject))
  }

  private mutating func pop() {
    if clauses.count > 1 { clauses.removeLast() }
  }

  // MARK: Words between chunks

  /// Takes a word that is in no chunk.
  mutating func pass(_ index: Int, _ words: ChunkWords) {
    let word = words[index]
    if words.isMark(index, 0x2C) {
      if clauses.count > 1, clause.hasFinite {
        pop()
        lastPhrase = nil
      }
      previous = .comma
    } else if words.isMark(index, 0x3B) || words.isMark(index, 0x3A) {
      clauses = [Clause(kind: .main)]
      previous = .other
    } else if word.contains(.relative), isRelative(index, words) {
      push(.relative, subject: antecedent(index, words))
      previous = .other
    } else if word.contains(.relative), words.equals(index, "that") {
      push(.subordinate)
      previous = .other
    } else if word.contains(.subordinator), word.isDisjoint(with: [.preposition, .coordinator]) {
      push(.subordinate)
      previous = .other
    } else if word.contains(.coordinator) {
      previous = .coordinator
    } else if word.contains(.preposition) {
      previous = .other
    } else if word.isDisjoint(with: .adverb), words.flags[index].isDisjoint(with: .quote) {
      previous = .other
    }
  }

  /// The phrase that a relative pronoun refers to: for "who" not the place it hangs on.
  private func antecedent(_ index: Int, _ words: ChunkWords) -> Int? {
    guard let last = lastPhrase.map(top) else { return nil }
    guard words.equals(index, "who"), let preposition = phrases[last].preposition,
      last > firstPhrase, phrases[last - 1].tokens.upperBound == preposition
    else { return last }
    return top(of: last - 1)
  }

  private func isRelative(_ index: Int, _ words: ChunkWords) -> Bool {
    guard lastPhrase != nil else { return false }
    guard words.equals(index, "that") else { return true }
    guard previous == .phrase else { return false }
    // "told them that …": a clause of content.
    guard let verb = clause.verb, let last = lastPhrase else { return true }
    return !(words[verbs[verb].head].contains(.saying) && phrases[last].role == .object)
  }

  // MARK: Phrases

  /// Takes a noun phrase.
  mutating func add(_ phrase: NounPhrase, _ words: ChunkWords) {
    var phrase = phrase
    let number = phrases.count
    if phrase.preposition == nil, words[phrase.head].contains(.time) {
      phrase.verb = clause.verb
      phrases.append(phrase)
      return
    }
    if let preposition = phrase.preposition {
      place(&phrase, number, after: preposition, words)
    } else if let other = listed() {
      phrase.conjunct = other
      let first = phrases[other]
      phrase.verb = first.verb
      phrase.role = first.role
      if first.preposition == nil || previous == .comma && clause.hasFinite {
        clause.candidate = number
      }
    } else if let verb = clause.verb, previous == .verb {
      bindObject(&phrase, number, verb, words)
      if verbs[verb].form == .finite { clause.candidate = number }
    } else {
      clause.candidate = number
    }
    phrases.append(phrase)
    lastPhrase = number
    previous = .phrase
  }

  /// The first phrase of the list that a phrase after a comma or "and" goes on.
  private func listed() -> Int? {
    guard previous == .comma || previous == .coordinator, let last = lastPhrase else { return nil }
    let other = top(of: last)
    // "In Iraq, two soldiers …": the place that the sentence begins with.
    if previous == .comma, phrases[other].preposition != nil, !clause.hasFinite { return nil }
    return phrases[other].conjunct ?? other
  }

  /// The phrase that an "of" phrase hangs on is the one a list or a relative clause refers to.
  private func top(of phrase: Int) -> Int {
    var at = phrase
    var steps = 0
    while let above = phrases[at].attachment, above >= firstPhrase, steps < Self.farthest {
      at = above
      steps += 1
    }
    return at
  }

  private mutating func place(
    _ phrase: inout NounPhrase, _ number: Int, after preposition: Int, _ words: ChunkWords
  ) {
    if words.equals(preposition, "of"), let last = lastPhrase, previous == .other,
      phrases[last].tokens.upperBound == preposition
    {
      phrase.attachment = last
      phrase.verb = phrases[last].verb
      return
    }
    phrase.verb = clause.verb
    phrase.role = .oblique
    if let verb = clause.verb, words.equals(preposition, "by"), verbs[verb].voice == .passive,
      verbs[verb].agent == nil
    {
      verbs[verb].agent = number
      phrase.role = .agent
    }
  }

  private mutating func bindObject(
    _ phrase: inout NounPhrase, _ number: Int, _ verb: Int, _ words: ChunkWords
  ) {
    phrase.verb = verb
    if words[verbs[verb].head].contains(.be) || words.isPossessiveMark(verbs[verb].head) {
      phrase.role = .complement
    } else if verbs[verb].voice == .active || verbs[verb].form == .gerund {
      phrase.role = .object
      verbs[verb].object = number
    } else {
      phrase.role = .complement
    }
  }

  // MARK: Verb groups

  /// Takes a verb group.
  mutating func add(_ group: VerbGroup, _ parser: ChunkParser) {
    let words = parser.words
    var group = group
    let number = verbs.count
    let hasVerb = clause.hasFinite && !isContent(words)
    let outerWaits =
      clause.kind == .relative && clause.hasFinite
      && !(clauses.dropLast().last?.hasFinite ?? true) || waitsPastObject
    if previous == .phrase,
      parser.isReduced(group, clauseHasVerb: hasVerb, outerWaits: outerWaits)
    {
      group = group.asParticiple
    }
    switch group.form {
    case .finite: bindFinite(&group, number, words)
    case .participle, .gerund, .infinitive: bindOther(&group, number)
    }
    if let subject = group.subject, group.form == .finite || phrases[subject].verb == nil {
      setSubject(subject, of: number)
    }
    verbs.append(group)
    clause.verb = number
    lastPhrase = nil
    previous = .verb
  }

  /// Whether a participle with its object stands between the subject and the verb to come: "the
  /// helicopter carrying twelve soldiers crashed".
  private var waitsPastObject: Bool {
    guard !clause.hasFinite, let candidate = clause.candidate, let last = lastPhrase.map(top) else {
      return false
    }
    return candidate != last && phrases[last].role == .object
  }

  private mutating func bindFinite(_ group: inout VerbGroup, _ number: Int, _ words: ChunkWords) {
    group.clause = clause.kind
    if clause.kind == .relative, !clause.hasFinite {
      if let own = clause.candidate {
        // "the soldiers whom rebels killed": the antecedent is the object.
        group.object = clause.subject
        group.subject = own
      } else {
        group.subject = clause.subject.map(top)
      }
      clause.subject = group.subject
      clause.candidate = nil
    } else if previous == .coordinator, clause.hasFinite {
      group.subject = clause.subject
    } else if clause.kind == .relative, !isContent(words) {
      closeClause(&group, number, words)
      return
    } else {
      bindToCandidate(&group, number, words)
    }
    group.governor = clause.kind == .subordinate ? clauses.dropLast().last?.verb : nil
    clause.hasFinite = true
  }

  /// Whether the candidate is the object of a verb of saying, so that a clause of content begins.
  private func isContent(_ words: ChunkWords) -> Bool {
    guard let candidate = clause.candidate, let verb = phrases[candidate].verb else { return false }
    return words[verbs[verb].head].contains(.saying)
  }

  /// A second verb ends a relative clause: "the bomb that killed three exploded".
  private mutating func closeClause(
    _ group: inout VerbGroup, _ number: Int, _ words: ChunkWords
  ) {
    let antecedent = clause.subject
    pop()
    group.clause = clause.kind
    group.subject = clause.candidate ?? antecedent.map(top)
    clause.subject = group.subject
    clause.candidate = nil
    clause.hasFinite = true
  }

  private mutating func bindToCandidate(
    _ group: inout VerbGroup, _ number: Int, _ words: ChunkWords
  ) {
    var subject = clause.candidate
    if subject == nil || clause.hasFinite, let opened = openedByPreposition(words) {
      subject = opened
      push(.subordinate)
      group.clause = .subordinate
    }
    guard let subject else {
      group.subject = clause.subject
      return
    }
    release(subject)
    group.subject = first(of: subject)
    clause.subject = group.subject
    clause.candidate = nil
  }

  /// The phrase before the verb, if its preposition opens a clause: "after rebels attacked".
  private func openedByPreposition(_ words: ChunkWords) -> Int? {
    guard previous == .phrase || previous == .comma, let last = lastPhrase.map(top),
      last >= firstPhrase, let preposition = phrases[last].preposition,
      words[preposition].contains(.subordinator)
    else { return nil }
    return last
  }

  /// A phrase taken for an object turns out to be a subject: "said the soldiers were killed".
  private mutating func release(_ phrase: Int) {
    if let verb = phrases[phrase].verb, verbs[verb].object == phrase { verbs[verb].object = nil }
    if let other = phrases[phrase].conjunct,
      phrases[other].role == .object || phrases[other].role == .oblique
        || phrases[other].role == .complement
    {
      phrases[phrase].conjunct = nil
    }
  }

  private func first(of phrase: Int) -> Int { phrases[phrase].conjunct ?? phrase }

  /// The phrase that a participle after "two of the guards" or "the number of guards" says
  /// something about.
  private func whole(of phrase: Int) -> Int {
    let above = top(of: phrase)
    return phrases[above].isPlural || phrases[above].numeral != nil ? above : phrase
  }

  private mutating func bindOther(_ group: inout VerbGroup, _ number: Int) {
    group.clause = .nonfinite
    group.governor = clause.verb
    switch group.form {
    case .participle:
      group.subject =
        previous == .phrase || previous == .comma ? lastPhrase.map(whole(of:)) : clause.subject
    case .gerund:
      group.subject =
        previous == .phrase && clause.hasFinite
        ? lastPhrase.map(top) : clause.subject ?? clause.candidate
    default:
      let governed = clause.verb.flatMap { verbs[$0].object }
      group.subject = governed ?? clause.subject ?? clause.candidate
    }
  }

  /// Notes the subject, and what is joined to it, as such.
  private mutating func setSubject(_ subject: Int, of verb: Int) {
    if let other = phrases[subject].verb, verbs.indices.contains(other),
      verbs[other].object == subject
    {
      return
    }
    phrases[subject].verb = verb
    phrases[subject].role = .subject
    let end = min(phrases.count, subject + Self.farthest)
    for next in subject + 1..<max(end, subject + 1) where phrases[next].conjunct == subject {
      phrases[next].verb = verb
      phrases[next].role = .subject
    }
  }
}

extension VerbGroup {
  /// The group read as a passive participle.
  var asParticiple: VerbGroup {
    VerbGroup(
      span: span, tokens: tokens, head: head, lemma: lemma, voice: .passive, tense: .none,
      form: .participle, isNegated: isNegated, modal: modal, particle: particle)
  }
}
