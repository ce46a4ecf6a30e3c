/// A half-open range of UTF-8 byte offsets into a document's text.
///
/// Offsets fit 32 bits: a document is at most 2 GiB, and readers refuse more.
public struct Span: Hashable, Sendable {
  @usableFromInline let lower: UInt32
  @usableFromInline let upper: UInt32

  /// Creates a span; traps unless `0 <= start <= end < 2^32`.
  @inlinable
  public init(start: Int, end: Int) {
    precondition(start <= end, "a span ends before it starts")
    lower = UInt32(start)
    upper = UInt32(end)
  }

  /// The offset of the first byte.
  @inlinable
  public var start: Int { Int(lower) }

  /// The offset after the last byte.
  @inlinable
  public var end: Int { Int(upper) }

  /// The number of bytes.
  @inlinable
  public var count: Int { Int(upper - lower) }

  /// Whether the span has no bytes.
  @inlinable
  public var isEmpty: Bool { lower == upper }

  /// The offsets as a range.
  @inlinable
  public var range: Range<Int> { Int(lower)..<Int(upper) }

  /// Whether every byte of `other` lies in this span.
  @inlinable
  public func covers(_ other: Span) -> Bool { lower <= other.lower && other.upper <= upper }

  /// Whether the two spans share a byte.
  @inlinable
  public func overlaps(_ other: Span) -> Bool { lower < other.upper && other.lower < upper }

  /// The smallest span that covers both.
  @inlinable
  public func hull(_ other: Span) -> Span {
    Span(start: min(start, other.start), end: max(end, other.end))
  }
}

extension Span: Comparable {
  /// Orders by start, then by end.
  @inlinable
  public static func < (left: Span, right: Span) -> Bool {
    left.lower != right.lower ? left.lower < right.lower : left.upper < right.upper
  }
}

extension Span: CustomStringConvertible {
  /// The span as `start..<end`.
  public var description: String { "\(lower)..<\(upper)" }
}
