/// What a noun phrase is to the verb group it belongs to.
public enum PhraseRole: String, Sendable, CaseIterable {
  case subject, object, agent, complement, oblique, none
}

/// A noun phrase from its first word to its head, without what follows the head.
///
/// Tokens and phrases are indices from 0 into the tables of the same document.
public struct NounPhrase: Hashable, Sendable {
  /// From the first to the last token.
  public let span: Span
  /// The tokens of the phrase.
  public let tokens: Range<Int>
  /// The token that the phrase is about: the last noun, else the numeral or pronoun.
  public let head: Int
  /// The article, demonstrative or possessive it begins with.
  public let determiner: Int?
  /// The first token of its numeral.
  public let numeral: Int?
  /// Whether the head is plural.
  public let isPlural: Bool
  /// The preposition that governs it.
  public let preposition: Int?
  /// The phrase it hangs on: "three" for "soldiers" in "three of the soldiers".
  public var attachment: Int?
  /// The phrase before it in a coordination: "soldiers" for "police" in "soldiers and police".
  public var conjunct: Int?
  /// The verb group it belongs to.
  public var verb: Int?
  /// What it is to that verb group.
  public var role: PhraseRole

  /// Creates a phrase that is not bound yet.
  public init(
    span: Span, tokens: Range<Int>, head: Int, determiner: Int? = nil, numeral: Int? = nil,
    isPlural: Bool = false, preposition: Int? = nil
  ) {
    self.span = span
    self.tokens = tokens
    self.head = head
    self.determiner = determiner
    self.numeral = numeral
    self.isPlural = isPlural
    self.preposition = preposition
    role = .none
  }
}

/// Whether the subject of a verb group acts or is acted on.
public enum Voice: String, Sendable, CaseIterable {
  case active, passive
}

/// The time a verb group gives; forms without a time of their own have none.
public enum Tense: String, Sendable, CaseIterable {
  case past, present, future, none
}

/// The form a verb group has.
public enum VerbForm: String, Sendable, CaseIterable {
  case finite, infinitive, participle, gerund
}

/// How a verb group stands to the clause around it.
public enum ClauseKind: String, Sendable, CaseIterable {
  case main, subordinate, relative, nonfinite
}

/// A verb with its auxiliaries and negation.
///
/// Tokens, phrases and verb groups are indices from 0 into the tables of the same document.
public struct VerbGroup: Hashable, Sendable {
  /// From the first to the last token.
  public let span: Span
  /// The tokens of the group.
  public let tokens: Range<Int>
  /// The token of the main verb.
  public let head: Int
  /// The base form of the main verb, lower case.
  public let lemma: String
  /// Whether its subject acts.
  public let voice: Voice
  /// The time it gives.
  public let tense: Tense
  /// The form it has.
  public let form: VerbForm
  /// Whether the group is negated.
  public let isNegated: Bool
  /// The modal verb of the group: "may", "will".
  public let modal: Int?
  /// The particle after the main verb: "up" in "round up".
  public let particle: Int?
  /// How it stands to the clause around it.
  public var clause: ClauseKind = .main
  /// The noun phrase that is its subject.
  public var subject: Int?
  /// The noun phrase that is its object.
  public var object: Int?
  /// The noun phrase after "by" in the passive.
  public var agent: Int?
  /// The verb group it depends on: "ordered" for "to leave" in "ordered them to leave".
  public var governor: Int?

  /// Creates a group that is not bound yet.
  public init(
    span: Span, tokens: Range<Int>, head: Int, lemma: String, voice: Voice, tense: Tense,
    form: VerbForm, isNegated: Bool = false, modal: Int? = nil, particle: Int? = nil
  ) {
    self.span = span
    self.tokens = tokens
    self.head = head
    self.lemma = lemma
    self.voice = voice
    self.tense = tense
    self.form = form
    self.isNegated = isNegated
    self.modal = modal
    self.particle = particle
  }
}
