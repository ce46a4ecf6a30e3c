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
  let table: ValenceTable
  let clusters = WordClusters()
  private let text: SourceText
  private let parts: ValenceParts?
  /// The type of the entity that a token belongs to, above 0.
  private let entityOfToken: [UInt8]
  /// The kind of the quotation a token is in, above 0.
  private let quoteOfToken: [UInt8]
  /// The words of the sentence that was asked for last.
  private var words = ContextWords(tokens: 0..<0)

  /// Prepares a document.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - valences: words that judge.
  ///   - parts: what `valences.parts(of: document)` gave, if it is at hand.
  /// - Complexity: linear in the number of tokens.
  public init(_ document: Document, valences: ValenceTable, parts: ValenceParts? = nil) {
    let tokens = document.layers.tokens ?? TokenTable()
    self.tokens = tokens
    text = document.text
    table = valences
    self.parts = parts
    sentences = document.layers.sentences ?? []
    phrases = document.layers.phrases ?? []
    verbs = document.layers.verbs ?? []
    entityOfToken = Self.entities(document.layers.entities, tokens)
    quoteOfToken = Self.quotes(document.layers.quotes ?? [], tokens)
  }

  // MARK: Words

  /// The words of a sentence; quick where the one asked for before was the same.
  ///
  /// - Complexity: linear in the length of the sentence where it is another.
  func words(of sentence: Range<Int>) -> ContextWords {
    if words.tokens != sentence { words.read(sentence, of: self) }
    return words
  }

  /// Appends the lower-case form of a token; returns its hash.
  func fold(_ token: Int, into pool: inout [UInt8]) -> UInt32 {
    let bytes = text.utf8
    let range = tokens.spans[token].range
    var hash = WordHash.seed
    if tokens.flags[token].contains(.nonASCII) {
      for byte in TokenText.folded(bytes[range]) {
        pool.append(byte)
        hash = WordHash.add(byte, to: hash)
      }
    } else {
      for at in range {
        let byte = TokenText.lowered(bytes[at])
        pool.append(byte)
        hash = WordHash.add(byte, to: hash)
      }
    }
    return hash
  }

  /// Whether a token is just this mark.
  func isMark(_ byte: UInt8, _ token: Int) -> Bool {
    let span = tokens.spans[token]
    return span.count == 1 && text.utf8[span.start] == byte
  }

  /// The cluster of a word plus one, or 0.
  func code(ofWord word: String) -> UInt32 {
    var hash = WordHash.seed
    for byte in word.utf8 { hash = WordHash.add(byte, to: hash) }
    return clusters.use(WordHash.finished(hash)).code
  }

  /// Passes on the words of a sentence that play a part.
  func eachPart(in sentence: Range<Int>, _ take: (Int, ValenceTable.Entry) -> Void) {
    if let parts {
      for position in parts.parts(in: sentence) {
        let part = parts.all[position]
        take(Int(part.first), table.words.entries[Int(part.entry)])
      }
      return
    }
    table.words.parts(of: sentence, in: tokens, text) { part in
      take(Int(part.first), table.words.entries[Int(part.entry)])
    }
  }

  // MARK: Names and quotations

  private static let entityTypes = EntityType.allCases
  private static let quotationKinds = QuotationKind.allCases
  private static let entityNames: [[UInt8]] =
    [[]] + entityTypes.map { Array("<\($0.rawValue)>".utf8) }

  private static func entities(_ entities: EntityTable?, _ tokens: TokenTable) -> [UInt8] {
    var types = [UInt8](repeating: 0, count: tokens.count)
    guard let entities else { return types }
    let numbers = entities.entities.map { entity in
      UInt8((entityTypes.firstIndex(of: entity.type) ?? 0) + 1)
    }
    for mention in entities.mentions where mention.isNamed {
      let number = numbers[mention.entity]
      for token in tokens.touching(mention.span) { types[token] = number }
    }
    return types
  }

  private static func quotes(_ quotes: [Quotation], _ tokens: TokenTable) -> [UInt8] {
    var kinds = [UInt8](repeating: 0, count: tokens.count)
    for quote in quotes {
      let kind = UInt8((quotationKinds.firstIndex(of: quote.kind) ?? 0) + 1)
      for part in quote.parts {
        for token in tokens.touching(part) { kinds[token] = kind }
      }
    }
    return kinds
  }

  /// The tokens that share a byte with a span.
  public func touching(_ span: Span) -> Range<Int> { tokens.touching(span) }

  /// The type of the entity that a token belongs to, in angle brackets; empty for none.
  func entity(_ token: Int) -> [UInt8] { Self.entityNames[Int(entityOfToken[token])] }

  /// Whether a token belongs to a name.
  func isName(_ token: Int) -> Bool { entityOfToken[token] != 0 }

  /// Whether a token is in a quotation.
  func isQuoted(_ token: Int) -> Bool { quoteOfToken[token] != 0 }

  /// The kind of the quotation that a token is in; nil for none.
  func quote(_ token: Int) -> QuotationKind? {
    quoteOfToken[token] == 0 ? nil : Self.quotationKinds[Int(quoteOfToken[token]) - 1]
  }
}

@available(*, unavailable)
extension SpanContexts: Sendable {}
