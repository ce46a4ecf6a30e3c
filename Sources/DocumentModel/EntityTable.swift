/// What an entity is.
public enum EntityType: String, Sendable, CaseIterable {
  case person, organization, place, group, event, work, product, other
}

/// How a mention names its entity.
public enum MentionKind: String, Sendable, CaseIterable {
  case full, surname, titled, acronym, demonym, role, pronoun
}

/// One place in the text where an entity is named or referred to.
public struct EntityMention: Hashable, Sendable {
  /// The words of the mention.
  public let span: Span
  /// The index of the entity.
  public var entity: Int
  /// How it names the entity.
  public let kind: MentionKind
  /// Why the mention belongs to this entity, in words.
  public let reason: String

  /// Creates a mention.
  public init(span: Span, entity: Int, kind: MentionKind, reason: String) {
    self.span = span
    self.entity = entity
    self.kind = kind
    self.reason = reason
  }

  /// Whether the mention uses a name (neither a pronoun nor a bare role).
  public var isNamed: Bool { kind != .pronoun && kind != .role }
}

/// A person, organisation, place or other thing that mentions refer to.
public struct Entity: Hashable, Sendable {
  /// The fullest name the text gives.
  public let name: String
  /// What it is.
  public let type: EntityType
  /// The other names the text gives, in order of first use.
  public let aliases: [String]
  /// The ISO 3166-1 alpha-2 code of the country, where it is one, lies in one or is named for one.
  public let country: String?
  /// The role or title in apposition, such as "US Secretary of State".
  public let role: String?
  /// How much the article is about it, 0 to 1.
  public let salience: Double
  /// The indices of its mentions, in text order.
  public var mentions: [Int]

  /// Creates an entity.
  public init(
    name: String, type: EntityType, aliases: [String] = [], country: String? = nil,
    role: String? = nil, salience: Double = 0, mentions: [Int]
  ) {
    self.name = name
    self.type = type
    self.aliases = aliases
    self.country = country
    self.role = role
    self.salience = salience
    self.mentions = mentions
  }
}

/// The entities of a document with all their mentions.
public struct EntityTable: Sendable, Hashable {
  /// The entities, in order of first mention.
  public let entities: [Entity]
  /// The mentions, in text order.
  public let mentions: [EntityMention]

  /// Creates a table; `entities` and `mentions` refer to each other by index.
  public init(entities: [Entity], mentions: [EntityMention]) {
    self.entities = entities
    self.mentions = mentions
  }
}
