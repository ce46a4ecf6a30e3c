internal import DocumentModel

extension APIClasses {
  /// A noun phrase.
  static let phrase: APIClass = {
    var made = APIClass("phrase", "A noun phrase, from its first word to its head.") {
      $0.phrases.map(\.span)
    }
    made.field("tokens", "copydesk.Token[]", "its tokens", .same("phrase.tokens"))
    made.ends { $0.phrases.map(\.tokens) }
    made.item("head", of: "token", "copydesk.Token", "the noun it is about") {
      $0.phrases.map(\.head)
    }
    made.item("determiner", of: "token", "copydesk.Token?", "the article or possessive before it") {
      $0.phrases.map(\.determiner)
    }
    made.item("numeral", of: "token", "copydesk.Token?", "the first token of its numeral") {
      $0.phrases.map(\.numeral)
    }
    made.item("preposition", of: "token", "copydesk.Token?", "the preposition that governs it") {
      $0.phrases.map(\.preposition)
    }
    let plural = made.add { .words($0.phrases.map { $0.isPlural ? 1 : 0 }) }
    made.flag("is_plural", "whether its head is plural", column: plural, 1)
    made.choice("role", "what it is to its verb") { $0.phrases.map(\.role) }
    made.item("verb", of: "verb", "copydesk.Verb?", "the verb group it belongs to") {
      $0.phrases.map(\.verb)
    }
    made.item("attachment", of: "phrase", "copydesk.Phrase?", "the phrase it hangs on by \"of\"") {
      $0.phrases.map(\.attachment)
    }
    made.item("conjunct", of: "phrase", "copydesk.Phrase?", "the first phrase of its list") {
      $0.phrases.map(\.conjunct)
    }
    made.number("verb_index", "position of verb in doc.verbs") { $0.phrases.map(\.verb) }
    made.number("attachment_index", "position of attachment in doc.phrases") {
      $0.phrases.map(\.attachment)
    }
    made.number("conjunct_index", "position of conjunct in doc.phrases") {
      $0.phrases.map(\.conjunct)
    }
    made.number("preposition_index", "position of preposition in doc.tokens") {
      $0.phrases.map(\.preposition)
    }
    return made
  }()

  /// A verb group.
  static let verb: APIClass = {
    var made = APIClass("verb", "A verb with its auxiliaries and negation.") {
      $0.verbs.map(\.span)
    }
    made.field("tokens", "copydesk.Token[]", "its tokens", .same("verb.tokens"))
    made.ends { $0.verbs.map(\.tokens) }
    made.item("head", of: "token", "copydesk.Token", "the main verb") { $0.verbs.map(\.head) }
    made.number("head_index", "position of head in doc.tokens") { $0.verbs.map(\.head) }
    made.string("lemma", "the base form of the main verb") { $0.verbs.map(\.lemma) }
    made.choice("voice", "whether its subject acts") { $0.verbs.map(\.voice) }
    made.choice("tense", "the time it gives") { $0.verbs.map(\.tense) }
    made.choice("form", "the form it has") { $0.verbs.map(\.form) }
    made.choice("clause", "how it stands to the clause around it") { $0.verbs.map(\.clause) }
    let negated = made.add { .words($0.verbs.map { $0.isNegated ? 1 : 0 }) }
    made.flag("is_negated", "whether it is negated", column: negated, 1)
    made.item("modal", of: "token", "copydesk.Token?", "its modal verb") { $0.verbs.map(\.modal) }
    made.item("particle", of: "token", "copydesk.Token?", "the particle after it") {
      $0.verbs.map(\.particle)
    }
    for (name, help, path) in [
      ("subject", "who acts, or in the passive who is acted on", \VerbGroup.subject),
      ("object", "who or what is acted on", \VerbGroup.object),
      ("agent", "who acts, after by", \VerbGroup.agent),
    ] as [(String, String, KeyPath<VerbGroup, Int?> & Sendable)] {
      made.item(name, of: "phrase", "copydesk.Phrase?", help) { $0.verbs.map { $0[keyPath: path] } }
      made.number(name + "_index", "position of \(name) in doc.phrases") {
        $0.verbs.map { $0[keyPath: path] }
      }
    }
    made.item("governor", of: "verb", "copydesk.Verb?", "the verb group it depends on") {
      $0.verbs.map(\.governor)
    }
    return made
  }()
}

extension APIClass {
  /// Adds the positions of the first and the last token, for rules over `doc.tokens:column`.
  fileprivate mutating func ends(
    _ ranges: @escaping @Sendable (DocumentView) -> [Range<Int>]
  ) {
    let first = add { .words(ranges($0).map { UInt32($0.lowerBound) }) }
    let last = add { .words(ranges($0).map { UInt32($0.upperBound) }) }
    field(
      "first_index", "integer", "position of its first token in doc.tokens",
      .unsigned(first, adding: 1))
    field("last_index", "integer", "position of its last token in doc.tokens", .unsigned(last))
  }

  /// Adds a position, from 1; nil where there is none.
  fileprivate mutating func number(
    _ name: String, _ help: String, _ indices: @escaping @Sendable (DocumentView) -> [Int?]
  ) {
    value(name, help) { indices($0).map { index in index.map { Double($0 + 1) } } }
  }
}
