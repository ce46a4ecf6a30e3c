import DocumentModel

/// A stretch of text that names something of a known type, before it is known which.
struct NameMention {
  /// The tokens of the name, without its title.
  var tokens: Range<Int>
  /// The bytes of the name.
  var span: Span
  /// What it names.
  var type: EntityType
  /// The title in front of it.
  var title: Range<Int>?
  /// What the tables say of the name.
  var facts: NameFacts
  /// Whether the tables know the name.
  var isKnown: Bool
  /// The number of the name as written.
  var key: Int32
  /// The sentence it is in.
  var sentence: Int
}
