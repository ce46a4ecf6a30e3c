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
    document
  }
}
