public import DocumentModel

/// What happens to layers that the input brought along.
public enum GivenLayers: Sendable {
  /// They stay; only missing layers are computed.
  case kept
  /// They are computed anew.
  case replaced
}

/// Turns a document's text into layers.
///
/// An engine is a value without state of its own; documents do not affect each other.
public struct TextEngine: Sendable {
  private let aliases: NameAliases

  /// Creates an engine.
  ///
  /// - Parameter aliases: names of the user, which go before all that the engine knows.
  public init(aliases: NameAliases = NameAliases()) {
    self.aliases = aliases
  }

  /// The document with `layers`, and whatever they build on, computed.
  ///
  /// Where the document is not in English, layers that are found by English words stay empty, and a
  /// warning of its source says so; see `ForeignText`.
  ///
  /// - Complexity: linear in the length of the text.
  public func annotated(
    _ document: Document, with layers: LayerSet, given: GivenLayers = .kept
  ) -> Document {
    var document = document
    let wanted = Self.withDependencies(layers)
    if given == .replaced { Self.clear(layers, in: &document.layers) }
    if !wanted.isDisjoint(with: [.sentences, .tokens]) { Self.segment(&document) }
    if let language = ForeignText.language(of: document) {
      Self.addForeign(wanted, language, to: &document)
      return document
    }
    Self.addNumbersAndDates(wanted, to: &document)
    let wantsQuotes = wanted.contains(.quotes) && document.layers.quotes == nil
    // Speakers are named by their entities; a text without quotations needs none.
    let namesSpeakers =
      wantsQuotes && document.layers.entities == nil && !wanted.contains(.entities)
      && QuotationFinder.canHaveQuotations(document)
    if wanted.contains(.entities) || namesSpeakers, document.layers.entities == nil {
      document.layers.entities = EntityFinder.entities(in: document, aliases: aliases)
    }
    if wantsQuotes {
      document.layers.quotes = QuotationFinder.quotations(in: document)
    }
    Self.addChunks(wanted, to: &document)
    return document
  }

  /// Adds the layers of a document in another language.
  ///
  /// They are plain figures, and nothing of what is found by English words; what the input brought
  /// stays.
  private static func addForeign(
    _ wanted: LayerSet, _ language: String, to document: inout Document
  ) {
    let missing = wanted.subtracting(document.layers.present)
    if missing.contains(.numbers), let tokens = document.layers.tokens {
      document.layers.numbers = ForeignText.plainFigures(
        NumberFinder.numbers(TokenReader(document.text, tokens), dates: []), in: document.text)
    }
    let empty = missing.subtracting([.sentences, .tokens, .numbers])
    if empty.isEmpty { return }
    if empty.contains(.dates) { document.layers.dates = [] }
    if empty.contains(.entities) {
      document.layers.entities = EntityTable(entities: [], mentions: [])
    }
    if empty.contains(.quotes) { document.layers.quotes = [] }
    if empty.contains(.phrases) { document.layers.phrases = [] }
    if empty.contains(.verbs) { document.layers.verbs = [] }
    document.source.warnings.append(ForeignText.warning(language, without: empty))
  }

  /// Phrases and verb groups refer to each other, so that one never comes without the other.
  private static func addChunks(_ wanted: LayerSet, to document: inout Document) {
    guard !wanted.isDisjoint(with: [.phrases, .verbs]),
      document.layers.phrases == nil || document.layers.verbs == nil
    else { return }
    let chunks = ChunkFinder.chunks(in: document)
    document.layers.phrases = chunks.phrases
    document.layers.verbs = chunks.verbs
  }

  /// The layers with those that they are computed from.
  static func withDependencies(_ layers: LayerSet) -> LayerSet {
    var layers = layers
    if !layers.isEmpty { layers.formUnion([.sentences, .tokens]) }
    return layers
  }

  private static func clear(_ layers: LayerSet, in annotation: inout Layers) {
    // Tokens and sentences refer to each other, so that one cannot be replaced alone.
    if !layers.isDisjoint(with: [.sentences, .tokens]) {
      annotation.sentences = nil
      annotation.tokens = nil
    }
    if layers.contains(.numbers) { annotation.numbers = nil }
    if layers.contains(.dates) { annotation.dates = nil }
    if layers.contains(.quotes) { annotation.quotes = nil }
    if layers.contains(.entities) { annotation.entities = nil }
    if !layers.isDisjoint(with: [.phrases, .verbs]) {
      annotation.phrases = nil
      annotation.verbs = nil
    }
  }

  private static func addNumbersAndDates(_ wanted: LayerSet, to document: inout Document) {
    let wantsNumbers = wanted.contains(.numbers) && document.layers.numbers == nil
    let wantsDates = wanted.contains(.dates) && document.layers.dates == nil
    guard wantsNumbers || wantsDates, let tokens = document.layers.tokens else { return }
    let reader = TokenReader(document.text, tokens)
    let dates =
      document.layers.dates
      ?? DateFinder.dates(reader, published: document.metadata.anchorDate)
    if wantsDates { document.layers.dates = dates }
    if wantsNumbers {
      document.layers.numbers = NumberFinder.numbers(reader, dates: dates)
    }
  }

  private static func segment(_ document: inout Document) {
    guard document.layers.sentences == nil || document.layers.tokens == nil else { return }
    let segmentation = Segmenter.segmentation(of: document)
    document.layers.sentences = segmentation.sentences
    document.layers.tokens = segmentation.tokens
  }
}
