/// A choice of the layers that the text engine computes.
public struct LayerSet: OptionSet, Sendable, Hashable {
  /// The bits of the set.
  public let rawValue: UInt8

  /// Creates a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Sentences inside blocks.
  public static let sentences = LayerSet(rawValue: 1)
  /// Words and marks in UD English segmentation.
  public static let tokens = LayerSet(rawValue: 2)
  /// Quantities and other numbers.
  public static let numbers = LayerSet(rawValue: 4)
  /// Dates, times and durations.
  public static let dates = LayerSet(rawValue: 8)
  /// Quotations with their speakers.
  public static let quotes = LayerSet(rawValue: 16)
  /// Named entities as clusters of mentions.
  public static let entities = LayerSet(rawValue: 32)

  /// Noun phrases.
  public static let phrases = LayerSet(rawValue: 64)
  /// Verb groups.
  public static let verbs = LayerSet(rawValue: 128)

  /// Every layer that is written unless others are asked for; phrases and verbs must be asked for.
  public static let all: LayerSet = [.sentences, .tokens, .numbers, .dates, .quotes, .entities]

  /// The layers by the names that plugins and commands use, in the order they are written.
  public static let names: [(name: String, layer: LayerSet)] = [
    ("sentences", .sentences), ("tokens", .tokens), ("entities", .entities),
    ("numbers", .numbers), ("dates", .dates), ("quotes", .quotes),
    ("phrases", .phrases), ("verbs", .verbs),
  ]

  /// The layer of that name, or nil.
  public init?(name: String) {
    guard let entry = Self.names.first(where: { $0.name == name }) else { return nil }
    self = entry.layer
  }
}

/// The standoff annotation of one document; a layer that was not computed is nil.
public struct Layers: Sendable {
  /// Sentences in text order.
  public var sentences: [Sentence]?
  /// Tokens in text order.
  public var tokens: TokenTable?
  /// Numbers in text order.
  public var numbers: [NumberMention]?
  /// Dates in text order.
  public var dates: [DateMention]?
  /// Quotations in text order.
  public var quotes: [Quotation]?
  /// Entities in order of first mention.
  public var entities: EntityTable?
  /// Noun phrases in text order.
  public var phrases: [NounPhrase]?
  /// Verb groups in text order.
  public var verbs: [VerbGroup]?
  /// Layers that plugins added, by name.
  public var custom: [String: [CustomItem]] = [:]

  /// Creates annotation without any layer.
  public init() {}

  /// The layers that are there.
  public var present: LayerSet {
    var set: LayerSet = []
    if sentences != nil { set.insert(.sentences) }
    if tokens != nil { set.insert(.tokens) }
    if numbers != nil { set.insert(.numbers) }
    if dates != nil { set.insert(.dates) }
    if quotes != nil { set.insert(.quotes) }
    if entities != nil { set.insert(.entities) }
    if phrases != nil { set.insert(.phrases) }
    if verbs != nil { set.insert(.verbs) }
    return set
  }
}

/// A sentence; it never crosses a block.
public struct Sentence: Hashable, Sendable {
  /// Where the sentence lies, without the white space around it.
  public let span: Span
  /// The index of its block.
  public let block: Int
  /// The indices of its tokens.
  public let tokens: Range<Int>

  /// Creates a sentence.
  public init(span: Span, block: Int, tokens: Range<Int>) {
    self.span = span
    self.block = block
    self.tokens = tokens
  }
}

/// An item of a layer that a plugin added.
public struct CustomItem: Hashable, Sendable {
  /// Where the item lies.
  public let span: Span
  /// Its fields, in the order of their names.
  public let fields: [Field]

  /// A named value of an item.
  public struct Field: Hashable, Sendable {
    /// The name of the field.
    public let name: String
    /// Its value.
    public let value: FieldValue

    /// Creates a field.
    public init(name: String, value: FieldValue) {
      self.name = name
      self.value = value
    }
  }

  /// Creates an item; sorts the fields by name.
  public init(span: Span, fields: [Field]) {
    self.span = span
    self.fields = fields.sorted { $0.name < $1.name }
  }
}
