/// The size of the time that a date expression names.
public enum DateGrain: String, Sendable, CaseIterable {
  case day, week, month, year, time, duration, set
}

/// What a date expression counts from.
public enum DateAnchor: String, Sendable, CaseIterable {
  /// The expression names the date in full.
  case explicit
  /// It counts from the day of publication.
  case published
  /// It counts from another date of the text ("five days later").
  case event
}

/// A date, a time, a duration or an interval in the text.
public struct DateMention: Hashable, Sendable {
  /// The words of the expression.
  public let span: Span
  /// The ISO 8601 value: `2024-02-26`, `2023-10`, `2014`, `P5D`, `2024-W08`, or `A/B` for an
  /// interval; nil where it cannot be known.
  public let value: String?
  /// How large a time it names.
  public let grain: DateGrain
  /// What it counts from.
  public let anchor: DateAnchor
  /// The index, in the same layer, of the date it counts from when `anchor` is `event`.
  public var anchorIndex: Int?

  /// Creates a date.
  public init(
    span: Span, value: String?, grain: DateGrain, anchor: DateAnchor, anchorIndex: Int? = nil
  ) {
    self.span = span
    self.value = value
    self.grain = grain
    self.anchor = anchor
    self.anchorIndex = anchorIndex
  }
}
