internal import DocumentModel

/// The stretches of a text that a filter leaves: in order, apart from each other.
struct KeptText: Sendable, Hashable {
  private(set) var spans: [TextSpan]

  /// The union of spans.
  init(_ spans: [TextSpan]) {
    var merged: [TextSpan] = []
    for span in spans.sorted(by: { $0 < $1 }) where !span.isEmpty {
      if let last = merged.last, span.start <= last.end {
        merged[merged.count - 1] = last.hull(span)
      } else {
        merged.append(span)
      }
    }
    self.spans = merged
  }

  /// Keeps only what also lies in another text.
  mutating func intersect(_ other: KeptText) {
    var found: [TextSpan] = []
    var at = 0
    for span in spans {
      while at < other.spans.count, other.spans[at].end <= span.start { at += 1 }
      var next = at
      while next < other.spans.count, other.spans[next].start < span.end {
        let start = max(span.start, other.spans[next].start)
        found.append(TextSpan(start: start, end: min(span.end, other.spans[next].end)))
        next += 1
      }
    }
    spans = found
  }

  /// Takes another text away.
  mutating func remove(_ other: KeptText) {
    guard let last = spans.last else { return }
    var gaps: [TextSpan] = []
    var start = 0
    for span in other.spans where span.start < last.end {
      if start < span.start { gaps.append(TextSpan(start: start, end: span.start)) }
      start = max(start, span.end)
    }
    if start < last.end { gaps.append(TextSpan(start: start, end: last.end)) }
    intersect(KeptText(gaps))
  }

  /// How many bytes of a span are kept.
  ///
  /// - Complexity: logarithmic in the number of stretches, and linear in those that the span meets.
  private func keptBytes(of span: TextSpan) -> Int {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].end > span.start { high = middle } else { low = middle + 1 }
    }
    var count = 0
    while low < spans.count, spans[low].start < span.end {
      count += min(span.end, spans[low].end) - max(span.start, spans[low].start)
      low += 1
    }
    return count
  }

  /// Whether a byte of a span is kept.
  func touches(_ span: TextSpan) -> Bool { keptBytes(of: span) > 0 }

  /// Whether more of a span is kept than not.
  func holds(_ span: TextSpan) -> Bool { 2 * keptBytes(of: span) > span.count }
}
