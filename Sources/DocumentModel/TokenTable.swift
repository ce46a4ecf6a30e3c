/// What the letters of a token look like.
public struct TokenFlags: OptionSet, Sendable, Hashable {
  /// The bits of the set.
  public let rawValue: UInt16

  /// Creates a set from its bits.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Has a digit.
  @inlinable public static var digit: TokenFlags { TokenFlags(rawValue: 1) }
  /// Starts with an upper-case letter.
  @inlinable public static var title: TokenFlags { TokenFlags(rawValue: 2) }
  /// Has letters, all of them upper case.
  @inlinable public static var upper: TokenFlags { TokenFlags(rawValue: 4) }
  /// Has letters, all of them lower case.
  @inlinable public static var lower: TokenFlags { TokenFlags(rawValue: 8) }
  /// Has a letter.
  @inlinable public static var alphabetic: TokenFlags { TokenFlags(rawValue: 16) }
  /// Is punctuation.
  @inlinable public static var punctuation: TokenFlags { TokenFlags(rawValue: 32) }
  /// Is a quotation mark.
  @inlinable public static var quote: TokenFlags { TokenFlags(rawValue: 64) }
  /// Is an opening bracket or opening quotation mark.
  @inlinable public static var opening: TokenFlags { TokenFlags(rawValue: 128) }
  /// Is a closing bracket or closing quotation mark.
  @inlinable public static var closing: TokenFlags { TokenFlags(rawValue: 256) }
  /// Is a symbol, such as "$" or an emoji.
  @inlinable public static var symbol: TokenFlags { TokenFlags(rawValue: 512) }
  /// White space stands before the token.
  @inlinable public static var spaceBefore: TokenFlags { TokenFlags(rawValue: 1024) }
  /// Is the first token of its sentence.
  @inlinable public static var sentenceStart: TokenFlags { TokenFlags(rawValue: 2048) }
  /// Was split off a word: "n't", "'s", "'ll".
  @inlinable public static var clitic: TokenFlags { TokenFlags(rawValue: 4096) }
  /// Is a web address, an e-mail address, a handle or a hashtag.
  @inlinable public static var address: TokenFlags { TokenFlags(rawValue: 8192) }
  /// Has a byte outside ASCII.
  @inlinable public static var nonASCII: TokenFlags { TokenFlags(rawValue: 16384) }
}

/// The tokens of a document as parallel columns, in text order.
public struct TokenTable: Sendable, Hashable {
  /// Where each token lies.
  public private(set) var spans: [Span] = []
  /// What each token looks like.
  public private(set) var flags: [TokenFlags] = []
  /// The index of the sentence each token is in.
  public private(set) var sentences: [UInt32] = []

  /// Creates an empty table.
  public init() {}

  /// Creates a table from its columns; traps unless they have one length.
  public init(spans: [Span], flags: [TokenFlags], sentences: [UInt32]) {
    precondition(spans.count == flags.count && spans.count == sentences.count)
    self.spans = spans
    self.flags = flags
    self.sentences = sentences
  }

  /// The number of tokens.
  public var count: Int { spans.count }

  /// Makes room for `count` tokens.
  public mutating func reserveCapacity(_ count: Int) {
    spans.reserveCapacity(count)
    flags.reserveCapacity(count)
    sentences.reserveCapacity(count)
  }

  /// Adds a token after all others.
  public mutating func append(_ span: Span, flags: TokenFlags, sentence: Int) {
    spans.append(span)
    self.flags.append(flags)
    sentences.append(UInt32(sentence))
  }

  /// The indices of the tokens that lie wholly inside `span`.
  ///
  /// - Complexity: logarithmic in the number of tokens.
  public func indices(in span: Span) -> Range<Int> {
    let first = firstIndex { $0.start >= span.start }
    let last = firstIndex { $0.end > span.end }
    return first..<max(first, last)
  }

  /// The indices of the tokens that share a byte with `span`.
  ///
  /// - Complexity: logarithmic in the number of tokens.
  public func touching(_ span: Span) -> Range<Int> {
    let first = firstIndex { $0.end > span.start }
    // Most spans have few tokens: steps that double find the end sooner than halving all would.
    var low = first
    var step = 1
    while low < spans.count, spans[min(low + step, spans.count) - 1].start < span.end {
      low = min(low + step, spans.count)
      step *= 2
    }
    var high = min(low + step, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].start >= span.end { high = middle } else { low = middle + 1 }
    }
    return first..<low
  }

  /// The first token whose span satisfies a test that is false before it and true from it on.
  private func firstIndex(where test: (Span) -> Bool) -> Int {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if test(spans[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
