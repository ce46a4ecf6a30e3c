internal import DocumentModel

/// The words of a sentence as the features of its spans see them.
struct ContextWords {
  /// What the features ask about a word besides its text.
  enum WordKind: Int32 {
    case other, border, pronoun, possessive
  }

  /// The most bytes of a word that a feature names.
  static let longest = 40

  /// The tokens of the sentence.
  var tokens: Range<Int>
  /// The words one after the other, in lower case and cut at `longest`; names by their type.
  private(set) var pool: [UInt8] = []
  /// Where each word ends in the pool.
  private(set) var ends: [Int] = []
  /// The cluster of each token plus one; 0 where it has none or belongs to a name.
  private(set) var codes: [UInt32] = []
  private(set) var kinds: [WordKind] = []
  /// Whether each token is a word, a figure or a name, not a mark.
  private(set) var isWord: [Bool] = []
  /// The valence of each token after negation; 0 for names.
  private(set) var values: [Double] = []
  /// Whether each token names an event.
  private(set) var events: [Bool] = []

  /// The words of each kind.
  private static let kindOfWord: WordTable = {
    var table = WordTable()
    let borders =
      "but while although whereas though because ; : , who which that after before when if — – - \" “ ” ( ) and"
    table.add(words: borders, value: WordKind.border.rawValue)
    table.add(words: "he she his her him they them", value: WordKind.pronoun.rawValue)
    table.add(words: "'s '", value: WordKind.possessive.rawValue)
    return table
  }()

  init(tokens: Range<Int>) { self.tokens = tokens }

  /// Reads the words of a sentence in place of those read before.
  mutating func read(_ sentence: Range<Int>, of contexts: SpanContexts) {
    tokens = sentence
    pool.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    codes.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
    isWord.removeAll(keepingCapacity: true)
    let (table, flags) = (Self.kindOfWord, contexts.tokens.flags)
    for token in sentence {
      let start = pool.count
      let hash = contexts.fold(token, into: &pool)
      let key = WordTable.Key(hash: hash, isPlain: true)
      kinds.append(table.value(pool, in: start..<pool.count, key).flatMap(WordKind.init) ?? .other)
      if contexts.isName(token) {
        pool.removeLast(pool.count - start)
        pool += contexts.entity(token)
        codes.append(0)
        isWord.append(true)
      } else {
        if pool.count - start > Self.longest {
          pool.removeLast(pool.count - start - Self.longest)
        }
        codes.append(contexts.clusters.use(WordHash.finished(hash)).code)
        isWord.append(!flags[token].isDisjoint(with: [.alphabetic, .digit]))
      }
      ends.append(pool.count)
    }
    weigh(contexts)
  }

  private mutating func weigh(_ contexts: SpanContexts) {
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: repeatElement(0, count: tokens.count))
    events.removeAll(keepingCapacity: true)
    events.append(contentsOf: repeatElement(false, count: tokens.count))
    var lastNegation: Int?
    contexts.eachPart(in: tokens) { token, entry in
      let at = token - tokens.lowerBound
      if entry.roles.contains(.event) { events[at] = true }
      if entry.roles.contains(.tone), !contexts.isName(token) {
        var value = Double(entry.valence)
        if let last = lastNegation, token - last <= contexts.table.constants.window {
          value *= contexts.table.constants.negated
        }
        values[at] = value
      }
      if entry.roles.contains(.negation) { lastNegation = token }
    }
  }

  /// Where the word of a token of the sentence lies in the pool.
  @inline(__always)
  func range(_ token: Int) -> Range<Int> {
    let at = token - tokens.lowerBound
    return (at == 0 ? 0 : ends[at - 1])..<ends[at]
  }
}
