internal import DocumentModel
internal import RegularExpressions

/// A pattern as its author wrote it.
indirect enum PatternNode: Sendable {
  /// One token that passes a test.
  case token(TokenTest)
  /// An item of a layer, over all its tokens.
  case item(ItemTest)
  /// An entry of the lexicon with that index, over all its tokens.
  case lexicon(Int)
  case sequence([PatternNode])
  case choice([PatternNode])
  case repeated(PatternNode, least: Int, most: Int?, lazy: Bool)
  /// A part with a name; the index is into the pattern's capture names.
  case capture(Int, PatternNode)
  case anchor(PatternAnchor)
  case look(PatternNode, behind: Bool, negated: Bool)
}

/// A place between tokens.
enum PatternAnchor: Sendable {
  case sentenceStart, sentenceEnd, blockStart, blockEnd
}

/// A test of one token.
indirect enum TokenTest: Sendable {
  case any
  /// The test of a text of the token; the index is into the pattern's word tests.
  case word(Int)
  case flag(TokenFlags)
  case not(TokenTest)
  case every([TokenTest])
  case some([TokenTest])
}

/// The texts of a token that can be tested.
enum TokenAttribute: String, CaseIterable, Sendable {
  /// The letters as they stand.
  case text
  /// In lower case.
  case lower
  /// The stem of the lower-case word.
  case stem
  /// The shape, such as `Xxxx` or `dd`.
  case shape
}

/// A test of one of the texts of a token; its result is the same for all tokens of one text.
struct WordTest: Sendable {
  let attribute: TokenAttribute
  let test: TextTest
}

/// A test of a piece of text.
enum TextTest: Sendable {
  case equals([String])
  /// Is an entry of the lexicon with that index.
  case inLexicon(Int)
  case matches(RegularExpression)
}

/// The layers whose items a pattern can name.
enum PatternLayer: String, CaseIterable, Sendable {
  case number = "NUMBER"
  case date = "DATE"
  case quote = "QUOTE"
  /// A mention that names its entity.
  case entity = "ENTITY"
  /// Any mention, pronouns too.
  case mention = "MENTION"
  /// A noun phrase.
  case phrase = "PHRASE"
  /// A verb group.
  case verb = "VERB"
  /// An item that a plugin annotated.
  case annotation = "ANNOTATION"

  /// Its place among the layers.
  var number: Int {
    switch self {
    case .number: 0
    case .date: 1
    case .quote: 2
    case .entity: 3
    case .mention: 4
    case .phrase: 5
    case .verb: 6
    case .annotation: 7
    }
  }

  /// The fields that can be tested.
  var fields: [String] {
    switch self {
    case .number: return ["kind", "form", "approx", "unit", "value", "low", "high"]
    case .date: return ["grain", "anchor", "value"]
    case .quote: return ["kind", "speaker", "cue"]
    case .entity, .mention: return ["type", "kind", "name", "country", "role"]
    case .phrase: return ["role", "head", "determiner", "preposition", "plural"]
    case .verb: return ["lemma", "voice", "tense", "form", "clause", "negated"]
    case .annotation: return []
    }
  }

  /// The words a field may be compared with, where they are a fixed list.
  func values(of field: String) -> [String]? {
    switch (self, field) {
    case (.number, "kind"): return NumberKind.allCases.map(\.rawValue)
    case (.number, "form"): return NumberForm.allCases.map(\.rawValue)
    case (.number, "approx"): return Approximation.allCases.map(\.rawValue)
    case (.date, "grain"): return DateGrain.allCases.map(\.rawValue)
    case (.date, "anchor"): return DateAnchor.allCases.map(\.rawValue)
    case (.quote, "kind"): return QuotationKind.allCases.map(\.rawValue)
    case (.entity, "type"), (.mention, "type"): return EntityType.allCases.map(\.rawValue)
    case (.entity, "kind"), (.mention, "kind"): return MentionKind.allCases.map(\.rawValue)
    case (.phrase, "role"): return PhraseRole.allCases.map(\.rawValue)
    case (.verb, "voice"): return Voice.allCases.map(\.rawValue)
    case (.verb, "tense"): return Tense.allCases.map(\.rawValue)
    case (.verb, "form"): return VerbForm.allCases.map(\.rawValue)
    case (.verb, "clause"): return ClauseKind.allCases.map(\.rawValue)
    case (.phrase, "plural"), (.verb, "negated"): return ["true", "false"]
    default: return nil
    }
  }

  /// The short names that stand for a layer with a test.
  static let shorthands: [(name: String, test: ItemTest)] = [
    ("PERSON", .entity("type", "person")), ("ORGANIZATION", .entity("type", "organization")),
    ("PLACE", .entity("type", "place")), ("GROUP", .entity("type", "group")),
    ("EVENT", .entity("type", "event")), ("WORK", .entity("type", "work")),
    ("PRODUCT", .entity("type", "product")), ("DEMONYM", .entity("kind", "demonym")),
  ]
}

/// A test of an item of a layer.
struct ItemTest: Sendable {
  let layer: PatternLayer
  /// The name of the layer for `ANNOTATION`.
  var layerName = ""
  var fields: [FieldTest] = []

  /// A test of a field of an item.
  struct FieldTest: Sendable {
    let field: String
    let comparison: Comparison
    /// The values of which one must compare; texts, and numbers where they can be read as such.
    let values: [Value]
  }

  /// How a field compares with a value.
  enum Comparison: String, Sendable {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// A value that a field is compared with.
  struct Value: Sendable {
    let text: String
    let number: Double?
  }

  /// A mention with a field of one value.
  static func entity(_ field: String, _ value: String) -> ItemTest {
    ItemTest(
      layer: .entity,
      fields: [
        FieldTest(field: field, comparison: .equal, values: [Value(text: value, number: nil)])
      ])
  }
}
