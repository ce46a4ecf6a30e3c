public import DocumentModel

/// What stands around spans of a document, as features for a linear model.
///
/// The features of a span are those of its sentence: words by side and distance, pairs of words,
/// clusters of words that are used alike, the valence of words near and far, the clause, the verb
/// group that the span is subject or object of, and whether it is quoted. Names of entities are
/// replaced by their type, and the words of the span itself are no features, so that a model cannot
/// learn who is liked.
///
///     let contexts = SpanContexts(document, valences: table)
///     var scores = model.scoring()
///     contexts.addFeatures(of: 3..<5, to: &scores)
///
/// The document needs the layers `sentences` and `tokens`; `entities`, `quotes`, `phrases` and
/// `verbs` are used where they are.
public final class SpanContexts {
  let tokens: TokenTable
  let sentences: [Sentence]
  let phrases: [NounPhrase]
  let verbs: [VerbGroup]
  /// The words in lower case, one after the other, and where each ends.
  private var pool: [UInt8] = []
  private var ends: [Int] = []
  /// The type of the entity that a token belongs to, above 0.
  private var entityOfToken: [UInt8]
  /// The kind of the quotation a token is in, above 0.
  private var quoteOfToken: [UInt8]
  /// The valence of each token after negation; 0 for names.
  private(set) var values: [Double]
  /// Whether a token names an event.
  private(set) var events: [Bool]
  private let clusters = WordClusters()
  private var codes: [UInt32] = []
  private(set) var kinds: [WordKind] = []

  /// What the features ask about a word besides its text.
  enum WordKind: Int32 {
    case other, border, pronoun, possessive
  }

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

  /// Prepares a document.
  ///
  /// - Complexity: linear in the length of the text.
  public init(_ document: Document, valences: ValenceTable) {
    tokens = document.layers.tokens ?? TokenTable()
    sentences = document.layers.sentences ?? []
    phrases = document.layers.phrases ?? []
    verbs = document.layers.verbs ?? []
    entityOfToken = Array(repeating: 0, count: tokens.count)
    quoteOfToken = entityOfToken
    values = Array(repeating: 0, count: tokens.count)
    events = Array(repeating: false, count: tokens.count)
    foldWords(of: document.text)
    markEntities(document.layers.entities)
    markQuotes(document.layers.quotes ?? [])
    weigh(document.text, valences)
  }

  // MARK: Words

  private func foldWords(of text: SourceText) {
    let bytes = text.utf8
    pool.reserveCapacity(bytes.count)
    ends.reserveCapacity(tokens.count)
    codes.reserveCapacity(tokens.count)
    for token in 0..<tokens.count {
      let range = tokens.spans[token].range
      let start = pool.count
      if tokens.flags[token].contains(.nonASCII) {
        pool += TokenText.folded(bytes[range])
      } else {
        for at in range { pool.append(TokenText.lowered(bytes[at])) }
      }
      ends.append(pool.count)
      codes.append(clusters.use(Self.wordHash(pool[start...])).code)
      let kind = Self.kindOfWord.value(pool, in: start..<pool.count)
      kinds.append(kind.flatMap(WordKind.init) ?? .other)
    }
  }

  private static func wordHash(_ word: some Sequence<UInt8>) -> UInt32 {
    var hash = WordHash.seed
    for byte in word { hash = WordHash.add(byte, to: hash) }
    return WordHash.finished(hash)
  }

  /// The word of a token in lower case.
  func word(_ token: Int) -> ArraySlice<UInt8> {
    pool[(token == 0 ? 0 : ends[token - 1])..<ends[token]]
  }

  /// The cluster of a token plus one; 0 where it has none or belongs to a name.
  func code(_ token: Int) -> UInt32 { entityOfToken[token] == 0 ? codes[token] : 0 }

  /// The cluster of a word plus one, or 0.
  func code(ofWord word: String) -> UInt32 { clusters.use(Self.wordHash(word.utf8)).code }

  // MARK: Names and quotations

  static let entityNames: [[UInt8]] =
    [[]] + EntityType.allCases.map { Array("<\($0.rawValue)>".utf8) }

  private func markEntities(_ entities: EntityTable?) {
    guard let entities else { return }
    for mention in entities.mentions where mention.isNamed {
      let type = entities.entities[mention.entity].type
      let number = UInt8((EntityType.allCases.firstIndex(of: type) ?? 0) + 1)
      for token in touching(mention.span) { entityOfToken[token] = number }
    }
  }

  private func markQuotes(_ quotes: [Quotation]) {
    for quote in quotes {
      let kind = UInt8((QuotationKind.allCases.firstIndex(of: quote.kind) ?? 0) + 1)
      for part in quote.parts {
        for token in touching(part) { quoteOfToken[token] = kind }
      }
    }
  }

  /// The tokens that share a byte with a span.
  public func touching(_ span: Span) -> Range<Int> {
    let low = first { tokens.spans[$0].end > span.start }
    let high = first { tokens.spans[$0].start >= span.end }
    return low..<max(low, high)
  }

  private func first(where test: (Int) -> Bool) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if test(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The type of the entity that a token belongs to, in angle brackets; empty for none.
  func entity(_ token: Int) -> [UInt8] { Self.entityNames[Int(entityOfToken[token])] }

  /// Whether a token belongs to a name.
  func isName(_ token: Int) -> Bool { entityOfToken[token] != 0 }

  /// The kind of the quotation that a token is in; nil for none.
  func quote(_ token: Int) -> QuotationKind? {
    quoteOfToken[token] == 0 ? nil : QuotationKind.allCases[Int(quoteOfToken[token]) - 1]
  }

  // MARK: Valences

  private func weigh(_ text: SourceText, _ table: ValenceTable) {
    for sentence in sentences {
      var negations: [Int] = []
      table.words.parts(of: sentence.tokens, in: tokens, text) { place, entry in
        let token = place.lowerBound
        if entry.roles.contains(.event) { events[token] = true }
        if entry.roles.contains(.tone), !isName(token) {
          var value = Double(entry.valence)
          if let last = negations.last, token - last <= table.constants.window {
            value *= table.constants.negated
          }
          values[token] = value
        }
        if entry.roles.contains(.negation) { negations.append(token) }
      }
    }
  }
}

@available(*, unavailable)
extension SpanContexts: Sendable {}
