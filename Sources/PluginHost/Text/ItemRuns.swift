internal import DocumentModel

/// The items of a layer as runs of tokens, found by the token they begin or end at.
struct ItemRuns {
  /// An item over the tokens `start..<end`.
  struct Run {
    let start: Int32
    let end: Int32
    let item: Int32
  }

  /// By start token, longest first among equals.
  private(set) var byStart: [Run]
  /// By end token, longest first among equals.
  private(set) lazy var byEnd: [Run] = byStart.sorted {
    ($0.end, $0.start, $0.item) < ($1.end, $1.start, $1.item)
  }

  /// Aligns items with tokens: an item takes every token it touches.
  init(_ items: some Sequence<(span: Span, item: Int)>, tokens: TokenTable) {
    byStart = items.compactMap { entry in
      let start = Self.first(tokens) { $0.end > entry.span.start }
      let end = Self.first(tokens) { $0.start >= entry.span.end }
      guard start < end else { return nil }
      return Run(start: Int32(start), end: Int32(end), item: Int32(entry.item))
    }
    byStart.sort { ($0.start, -$0.end, $0.item) < ($1.start, -$1.end, $1.item) }
  }

  /// Runs that are known already.
  init(runs: [Run]) { byStart = runs }

  /// The indices in `byStart` of the runs that begin at a token.
  func starting(at token: Int) -> Range<Int> {
    let low = Self.first(byStart.count) { byStart[$0].start >= token }
    var high = low
    while high < byStart.count, byStart[high].start == token { high += 1 }
    return low..<high
  }

  /// The indices in `byEnd` of the runs that end before a token.
  mutating func ending(at token: Int) -> Range<Int> {
    let runs = byEnd
    let low = Self.first(runs.count) { runs[$0].end >= token }
    var high = low
    while high < runs.count, runs[high].end == token { high += 1 }
    return low..<high
  }

  private static func first(_ tokens: TokenTable, where test: (Span) -> Bool) -> Int {
    first(tokens.count) { test(tokens.spans[$0]) }
  }

  /// The first index from which on a test holds.
  private static func first(_ count: Int, where test: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if test(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
