/// What the words around a number say about its exactness.
public enum Approximation: String, Sendable, CaseIterable {
  case exact, about
  case atLeast = "at_least"
  case moreThan = "more_than"
  case atMost = "at_most"
  case lessThan = "less_than"
  case nearly
  case upTo = "up_to"
  case range, vague, zero
}

/// What a number counts or names.
public enum NumberKind: String, Sendable, CaseIterable {
  case count, money, percent, ordinal, date, age, measure, score, identifier, year, time, duration
  case fraction, model, phone
}

/// How a number is written.
public enum NumberForm: String, Sendable, CaseIterable {
  case digits, words, vague, dozen, zero, article
  case mixed = "digits+word"
}

/// A number in the text, with what its words say about its bounds.
public struct NumberMention: Hashable, Sendable {
  /// The number with its approximator, without its unit.
  public let span: Span
  /// The nominal value; nil for vague words ("dozens").
  public let value: Double?
  /// The least value the words allow; nil at an open end.
  public let low: Double?
  /// The greatest value the words allow; nil at an open end.
  public let high: Double?
  /// How exact the number claims to be.
  public let approximation: Approximation
  /// What it counts or names.
  public let kind: NumberKind
  /// How it is written.
  public let form: NumberForm
  /// The head noun or sign of what is counted, where one was found.
  public let unit: Span?
  /// The approximating words, where there are any.
  public let approximator: Span?

  /// Creates a number.
  public init(
    span: Span, value: Double?, low: Double?, high: Double?, approximation: Approximation,
    kind: NumberKind, form: NumberForm, unit: Span? = nil, approximator: Span? = nil
  ) {
    self.span = span
    self.value = value
    self.low = low
    self.high = high
    self.approximation = approximation
    self.kind = kind
    self.form = form
    self.unit = unit
    self.approximator = approximator
  }
}
