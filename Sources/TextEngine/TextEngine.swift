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
  /// Creates an engine.
  public init() {}

  /// The document with `layers`, and whatever they build on, computed.
  ///
  /// - Complexity: linear in the length of the text.
  public func annotated(
    _ document: Document, with layers: LayerSet, given: GivenLayers = .kept
  ) -> Document {
    var document = document
    let wanted = Self.withDependencies(layers)
    if given == .replaced { Self.clear(layers, in: &document.layers) }
    if !wanted.isDisjoint(with: [.sentences, .tokens]) { Self.segment(&document) }
    Self.addNumbersAndDates(wanted, to: &document)
    if wanted.contains(.entities), document.layers.entities == nil {
      document.layers.entities = EntityFinder.entities(in: document)
    }
    if wanted.contains(.quotes), document.layers.quotes == nil {
      document.layers.quotes = QuotationFinder.quotations(in: document)
    }
    return document
  }

  /// The layers with those that they are computed from.
  static func withDependencies(_ layers: LayerSet) -> LayerSet {
    var layers = layers
    if layers.contains(.quotes) { layers.insert(.entities) }
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
      document.layers.numbers = NumberFinder.numbers(reader, document, dates: dates)
    }
  }

  private static func segment(_ document: inout Document) {
    guard document.layers.sentences == nil || document.layers.tokens == nil else { return }
    let segmentation = Segmenter.segmentation(of: document)
    document.layers.sentences = segmentation.sentences
    document.layers.tokens = segmentation.tokens
  }
}
