import DocumentModel

/// A stretch of tokens that may be a name, before it is known of what.
struct NamePiece {
  /// The tokens of the name, without its title.
  var tokens: Range<Int>
  /// The title in front of it.
  var title: Range<Int>?
  /// What the tables say of the whole.
  var facts = NameFacts()
  /// Whether the tables know the whole.
  var isKnown = false
  /// The type that its parts alone decide.
  var settled: EntityType?
  /// Whether its first capital may be that of a sentence.
  var isForced = false
  /// Whether it stands in a headline whose words are all capitalised.
  var isTitleCase = false
  /// The token that stands for a name of one word: the last part of a hyphenated one; nil for a
  /// name of several words.
  var single: Int?
  /// The sentence it is in.
  var sentence = 0
}
