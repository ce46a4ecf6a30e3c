/// How the words of a speaker are given.
public enum QuotationKind: String, Sendable, CaseIterable {
  case direct, indirect, mixed
}

/// What somebody said, with who said it.
public struct Quotation: Hashable, Sendable {
  /// The content: marks included for direct quotations; the hull of `parts`.
  public var span: Span
  /// The pieces of a content that a cue splits; one piece otherwise.
  public var parts: [Span]
  /// How the words are given.
  public var kind: QuotationKind
  /// The index of the speaker in the entity layer, where the speaker is a known entity.
  public var speakerEntity: Int?
  /// The speaker's fullest name or description; nil if unknown.
  public var speaker: String?
  /// The mention that goes with the cue.
  public var speakerSpan: Span?
  /// The verb or phrase of saying.
  public var cue: Span?
  /// Who is told, as named in the clause.
  public var addressee: String?
  /// Where the addressee is named.
  public var addresseeSpan: Span?
  /// The index, in the same layer, of the quotation that this one carries on.
  public var continuationOf: Int?
  /// Why the speaker is unknown, where it is.
  public var unknownReason: String?

  /// Creates a quotation without a speaker.
  public init(span: Span, kind: QuotationKind) {
    self.span = span
    self.kind = kind
    parts = [span]
  }
}
