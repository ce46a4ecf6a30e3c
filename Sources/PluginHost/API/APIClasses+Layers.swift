internal import DocumentModel

extension APIClasses {
  /// An entity.
  static let entity: APIClass = {
    var made = APIClass("entity", "A person, organisation, place or other thing.")
    let index = made.add { .words((0..<UInt32($0.entities.entities.count)).map(\.self)) }
    made.field("index", "integer", "position in doc.entities, from 1", .unsigned(index, adding: 1))
    made.string("name", "the fullest name the text gives") { $0.entities.entities.map(\.name) }
    made.choice("type", "what it is") { $0.entities.entities.map(\.type) }
    made.field("aliases", "string[]", "the other names the text gives", .host("entity_aliases"))
    made.string("country", "ISO 3166-1 alpha-2 code") { $0.entities.entities.map(\.country) }
    made.string("role", "role or title, such as \"US Secretary of State\"") {
      $0.entities.entities.map(\.role)
    }
    made.value("salience", "how much the article is about it, 0 to 1") {
      $0.entities.entities.map(\.salience)
    }
    made.field(
      "mentions", "copydesk.Mention[]", "its mentions, in text order",
      .same("entity.mentions"))
    made.item("first", of: "mention", "copydesk.Mention?", "its first mention") {
      $0.entities.entities.map(\.mentions.first)
    }
    return made
  }()

  /// A mention of an entity.
  static let mention: APIClass = {
    var made = APIClass("mention", "A place in the text where an entity is named or referred to.") {
      $0.entities.mentions.map(\.span)
    }
    made.field("tokens", "copydesk.Token[]", "its tokens", .same("mention.tokens"))
    made.item("entity", of: "entity", "copydesk.Entity", "what it refers to") {
      $0.entities.mentions.map(\.entity)
    }
    let number = made.add { .words($0.entities.mentions.map { UInt32($0.entity) }) }
    made.field(
      "entity_index", "integer", "the position of the entity in doc.entities, from 1",
      .unsigned(number, adding: 1))
    made.choice("kind", "how it names the entity") { $0.entities.mentions.map(\.kind) }
    made.string("reason", "why it belongs to the entity") { $0.entities.mentions.map(\.reason) }
    made.string("name", "the entity's name") { view in
      view.entities.mentions.map { view.entities.entities[$0.entity].name }
    }
    made.choice("type", "the entity's type") { view in
      view.entities.mentions.map { view.entities.entities[$0.entity].type }
    }
    made.string("country", "the entity's country") { view in
      view.entities.mentions.map { view.entities.entities[$0.entity].country }
    }
    return made
  }()

  /// A number.
  static let number: APIClass = {
    var made = APIClass("number", "A number with what its words say about its bounds.") {
      $0.numbers.map(\.span)
    }
    made.field("tokens", "copydesk.Token[]", "its tokens", .same("number.tokens"))
    made.value("value", "the nominal value; nil for vague words and ranges") {
      $0.numbers.map(\.value)
    }
    made.value("low", "the least value; nil at an open end") { $0.numbers.map(\.low) }
    made.value("high", "the greatest value; nil at an open end") { $0.numbers.map(\.high) }
    made.choice("approx", "how exact it claims to be") { $0.numbers.map(\.approximation) }
    made.choice("kind", "what it counts or names") { $0.numbers.map(\.kind) }
    made.choice("form", "how it is written") { $0.numbers.map(\.form) }
    made.span("unit", "the noun or sign of what is counted") { $0.numbers.map(\.unit) }
    made.span("approximator", "the approximating words") { $0.numbers.map(\.approximator) }
    return made
  }()

  /// A date.
  static let date: APIClass = {
    var made = APIClass("date", "A date, a time, a duration or an interval.") {
      $0.dates.map(\.span)
    }
    made.field("tokens", "copydesk.Token[]", "its tokens", .same("date.tokens"))
    made.string("value", "ISO 8601; nil where it cannot be known") { $0.dates.map(\.value) }
    made.choice("grain", "how large a time it names") { $0.dates.map(\.grain) }
    made.choice("anchor", "what it counts from") { $0.dates.map(\.anchor) }
    made.item("anchor_date", of: "date", "copydesk.Date?", "the date it counts from") {
      $0.dates.map(\.anchorIndex)
    }
    return made
  }()

  /// A quotation.
  static let quote: APIClass = {
    var made = APIClass("quote", "What somebody said, with who said it.") { $0.quotes.map(\.span) }
    made.field("tokens", "copydesk.Token[]", "its tokens", .same("quote.tokens"))
    made.choice("kind", "how the words are given") { $0.quotes.map(\.kind) }
    made.item("speaker", of: "entity", "copydesk.Entity?", "the speaker, if a known entity") {
      $0.quotes.map(\.speakerEntity)
    }
    made.string("speaker_name", "the speaker's fullest name or description") {
      $0.quotes.map(\.speaker)
    }
    made.span("speaker_span", "the mention that goes with the cue") { $0.quotes.map(\.speakerSpan) }
    made.span("cue", "the verb or phrase of saying") { $0.quotes.map(\.cue) }
    made.string("addressee", "who is told") { $0.quotes.map(\.addressee) }
    made.span("addressee_span", "where the addressee is named") { $0.quotes.map(\.addresseeSpan) }
    made.item("continuation_of", of: "quote", "copydesk.Quote?", "the quote it carries on") {
      $0.quotes.map(\.continuationOf)
    }
    made.string("unknown_reason", "why the speaker is not known") { $0.quotes.map(\.unknownReason) }
    made.field(
      "parts", "copydesk.Span[]", "the pieces that a cue splits it into",
      .same("quote.parts"))
    return made
  }()
}

extension APIMethod {
  /// The methods of the document.
  static let ofDocument = [
    APIMethod("layer", "(name: string): copydesk.Annotation[]", "the items of a plugin's layer"),
    APIMethod(
      "span", "(start: integer, stop: integer): copydesk.Span", "a stretch of the text by bytes"),
    APIMethod(
      "count_tokens", "(query: table?): table<string, integer>",
      "how often each word occurs; by = \"lower\", stop = a set, roles = a list, words_only = true"),
    APIMethod(
      "ngrams", "(n: integer, query: table?): table<string, integer>",
      "how often each run of n words in a sentence occurs; by, stop and roles as count_tokens"),
    APIMethod(
      "match",
      "(pattern: copydesk.Pattern|copydesk.Rules|string, options: table?): fun(): copydesk.Match?",
      "the matches of a pattern or of rules, in text order, for `for`"),
    APIMethod(
      "find", "(regex: copydesk.Regex|string, flags: string?): fun(): copydesk.Match?",
      "the matches of a regular expression; groups are [1], [2] and names"),
    APIMethod(
      "lookup", "(lexicon: copydesk.Lexicon): fun(): copydesk.Match?",
      "the entries in the text, the longest at each place; columns are fields"),
    APIMethod(
      "valence", "(valences: copydesk.Valence, options: table?): copydesk.Reading",
      "weighs the words of the sentences, or of units = spans; without = spans to pass over, names = \"read\""
    ),
    APIMethod(
      "classify",
      "(model: copydesk.Model, spans: any, options: table?): copydesk.Class[]",
      "the class of each span by what stands around it; valence = valences for its features, reasons = how many"
    ),
    APIMethod(
      "classes", "(model: copydesk.Model, spans: any, options: table?): copydesk.Classes",
      "as classify, but columns for emit; also decimals, and margin = { LABEL, LABEL }"),
    APIMethod(
      "annotate", "(layer: string, span: copydesk.Span, fields: table?)",
      "adds an item to a layer of the plugin's own"),
  ]
}
