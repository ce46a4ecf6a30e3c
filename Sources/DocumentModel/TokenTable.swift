/// What the letters of a token look like.
public struct TokenFlags: OptionSet, Sendable, Hashable {
  /// The bits of the set.
  public let rawValue: UInt16

  /// Creates a set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Has a digit.
  public static let digit = TokenFlags(rawValue: 1)
  /// Starts with an upper-case letter.
  public static let title = TokenFlags(rawValue: 2)
  /// Has letters, all of them upper case.
  public static let upper = TokenFlags(rawValue: 4)
  /// Has letters, all of them lower case.
  public static let lower = TokenFlags(rawValue: 8)
  /// Has a letter.
  public static let alphabetic = TokenFlags(rawValue: 16)
  /// Is punctuation.
  public static let punctuation = TokenFlags(rawValue: 32)
  /// Is a quotation mark.
  public static let quote = TokenFlags(rawValue: 64)
  /// Is an opening bracket or opening quotation mark.
  public static let opening = TokenFlags(rawValue: 128)
  /// Is a closing bracket or closing quotation mark.
  public static let closing = TokenFlags(rawValue: 256)
  /// Is a symbol, such as "$" or an emoji.
  public static let symbol = TokenFlags(rawValue: 512)
  /// White space stands before the token.
  public static let spaceBefore = TokenFlags(rawValue: 1024)
  /// Is the first token of its sentence.
  public static let sentenceStart = TokenFlags(rawValue: 2048)
  /// Was split off a word: "n't", "'s", "'ll".
  public static let clitic = TokenFlags(rawValue: 4096)
  /// Is a web address, an e-mail address, a handle or a hashtag.
  public static let address = TokenFlags(rawValue: 8192)
  /// Has a byte outside ASCII.
  public static let nonASCII = TokenFlags(rawValue: 16384)
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
