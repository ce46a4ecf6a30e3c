public import DocumentModel

/// Many phrases of one or more tokens, compiled for finding them in a document's tokens.
///
/// A trie whose edges are words, kept in one hash table, so that 50,000 phrases cost a few
/// megabytes. Most tokens of a text begin no phrase, which a bit for the hash of the token tells.
///
///     var table = PhraseTable()
///     table.add("Red Cross", payload: 7)
///     for match in table.matches(in: tokens, of: document.text) { … }
public struct PhraseTable: Sendable {
  /// A phrase found in a document.
  public struct Match: Hashable, Sendable {
    /// The indices of its tokens.
    public let tokens: Range<Int>
    /// What was given with the phrase.
    public let payload: Int32
  }

  /// Phrases longer than this many tokens are not added.
  public static let maximumLength = 24

  private static let noPayload = Int32.min
  private var words: WordTable
  private var payloads: [Int32] = [noPayload]
  /// `parent node << 32 | word`, plus one so that 0 is free.
  private var keys: [UInt64]
  private var children: [UInt32]
  private var edgeCount = 0
  /// The first words of phrases.
  private var starts = HashFilter()
  /// The child of the root by word; 0 for none.
  private var roots: [UInt32] = []

  /// The number of phrases.
  public private(set) var count = 0
  /// The number of tokens in the longest phrase.
  public private(set) var longest = 0

  /// Creates an empty table.
  public init(_ letterCase: LetterCase = .folded) {
    words = WordTable(letterCase)
    keys = Array(repeating: 0, count: 256)
    children = Array(repeating: 0, count: 256)
  }

  /// How letters are compared.
  public var letterCase: LetterCase { words.letterCase }

  /// Adds a phrase; see `add(_:in:payload:)`.
  @discardableResult
  public mutating func add(_ phrase: String, payload: Int32) -> Int32? {
    let bytes = Array(phrase.utf8)
    return add(bytes, in: 0..<bytes.count, payload: payload)
  }

  /// Adds the phrase in `range` of `bytes`, cut into tokens as a document is.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 text.
  ///   - range: where the phrase lies.
  ///   - payload: any number but `Int32.min`.
  /// - Returns: the payload now in the table, which is the older one if the phrase was there
  ///   already; nil if the phrase has no token or more than `maximumLength`.
  @discardableResult
  public mutating func add(_ bytes: [UInt8], in range: Range<Int>, payload: Int32) -> Int32? {
    if Tokenizer.isOneWord(bytes, range) {
      longest = max(longest, 1)
      return add(payload, at: root(adding: bytes, range))
    }
    var pieces: [Span] = []
    Tokenizer.appendPieces(of: bytes, in: range, to: &pieces)
    guard !pieces.isEmpty, pieces.count <= Self.maximumLength else { return nil }
    var node = root(adding: bytes, pieces[0].range)
    for piece in pieces.dropFirst() {
      let word = words.insert(bytes, in: piece.range, value: Int32(words.count))
      node = child(of: node, adding: UInt32(word))
    }
    longest = max(longest, pieces.count)
    return add(payload, at: node)
  }

  /// Gives a node a payload unless it has one; returns what it has now.
  private mutating func add(_ payload: Int32, at node: UInt32) -> Int32 {
    let index = Int(node)
    if payloads[index] == Self.noPayload {
      payloads[index] = payload
      count += 1
    }
    return payloads[index]
  }

  /// Every phrase found, left to right, the longest at each place, without overlaps.
  ///
  /// - Parameters:
  ///   - tokens: the tokens of the document.
  ///   - text: the text they lie in.
  ///   - range: the tokens to look at; nil for all.
  /// - Returns: the matches in text order.
  /// - Complexity: linear in the number of tokens.
  public func matches(
    in tokens: TokenTable, of text: SourceText, range: Range<Int>? = nil
  ) -> [Match] {
    var found: [Match] = []
    let range = range ?? 0..<tokens.count
    let (bytes, spans) = (text.utf8, tokens.spans)
    var index = range.lowerBound
    while index < range.upperBound {
      let span = spans[index].range
      let key = words.hash(bytes, span)
      index += 1
      guard starts.mayHave(key.hash), let root = root(bytes, span, key) else { continue }
      if let match = match(after: root, index, in: tokens, of: bytes, before: range.upperBound) {
        found.append(match)
        index = match.tokens.upperBound
      }
    }
    return found
  }

  /// The longest phrase that starts with the token at `index`, or nil.
  ///
  /// - Parameters:
  ///   - index: the token to start at.
  ///   - tokens: the tokens of the document.
  ///   - text: the text they lie in.
  ///   - limit: the index that a phrase must end before or at; nil for the end of the sentence.
  /// - Returns: the match, or nil if no phrase starts there.
  public func match(
    at index: Int, in tokens: TokenTable, of text: SourceText, before limit: Int? = nil
  ) -> Match? {
    let limit = min(limit ?? tokens.count, tokens.count)
    let span = tokens.spans[index].range
    let key = words.hash(text.utf8, span)
    guard index < limit, starts.mayHave(key.hash), let root = root(text.utf8, span, key) else {
      return nil
    }
    return match(after: root, index + 1, in: tokens, of: text.utf8, before: limit)
  }

  /// The longest phrase that goes on from a child of the root with the token at `start`.
  private func match(
    after root: UInt32, _ start: Int, in tokens: TokenTable, of bytes: [UInt8], before limit: Int
  ) -> Match? {
    let first = start - 1
    let sentence = tokens.sentences[first]
    var node = root
    var best: Match?
    var next = start
    while true {
      let payload = payloads[Int(node)]
      if payload != Self.noPayload { best = Match(tokens: first..<next, payload: payload) }
      guard next < limit, tokens.sentences[next] == sentence,
        let word = words.value(bytes, in: tokens.spans[next].range),
        let deeper = child(of: node, by: UInt32(word))
      else { return best }
      node = deeper
      next += 1
    }
  }

  /// The payload of a phrase, or nil if the table does not have it.
  public func payload(of phrase: String) -> Int32? {
    let bytes = Array(phrase.utf8)
    return payload(of: bytes, in: 0..<bytes.count)
  }

  /// The payload of the phrase in `range` of `bytes`, or nil if the table does not have it.
  public func payload(of bytes: [UInt8], in range: Range<Int>) -> Int32? {
    var pieces: [Span] = []
    Tokenizer.appendPieces(of: bytes, in: range, to: &pieces)
    guard !pieces.isEmpty else { return nil }
    let first = pieces[0].range
    guard var node = root(bytes, first, words.hash(bytes, first)) else { return nil }
    for piece in pieces.dropFirst() {
      guard let word = words.value(bytes, in: piece.range),
        let deeper = child(of: node, by: UInt32(word))
      else { return nil }
      node = deeper
    }
    let payload = payloads[Int(node)]
    return payload == Self.noPayload ? nil : payload
  }
}

// The edges.
extension PhraseTable {
  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    // Fibonacci hashing: the high bits of the product are well mixed.
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  private static func key(_ node: UInt32, _ word: UInt32) -> UInt64 {
    (UInt64(node) << 32 | UInt64(word)) + 1
  }

  /// The child of the root by the word in `range`, or nil.
  private func root(_ bytes: [UInt8], _ range: Range<Int>, _ key: WordTable.Key) -> UInt32? {
    guard let word = words.value(bytes, in: range, key), Int(word) < roots.count else {
      return nil
    }
    let child = roots[Int(word)]
    return child == 0 ? nil : child
  }

  private mutating func root(adding bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    let key = words.hash(bytes, range)
    let word = Int(words.insert(bytes, in: range, key, value: Int32(words.count)))
    while roots.count <= word { roots.append(0) }
    if roots[word] == 0 {
      roots[word] = UInt32(payloads.count)
      payloads.append(Self.noPayload)
      starts.insert(key.hash)
    }
    return roots[word]
  }

  private func child(of node: UInt32, by word: UInt32) -> UInt32? {
    let key = Self.key(node, word)
    let mask = keys.count - 1
    var slot = Self.slot(key, mask)
    while keys[slot] != 0 {
      if keys[slot] == key { return children[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func child(of node: UInt32, adding word: UInt32) -> UInt32 {
    if let known = child(of: node, by: word) { return known }
    if edgeCount * 2 >= keys.count { grow() }
    let new = UInt32(payloads.count)
    payloads.append(Self.noPayload)
    place(Self.key(node, word), new)
    edgeCount += 1
    return new
  }

  private mutating func place(_ key: UInt64, _ child: UInt32) {
    let mask = keys.count - 1
    var slot = Self.slot(key, mask)
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    children[slot] = child
  }

  private mutating func grow() {
    let (oldKeys, oldChildren) = (keys, children)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    children = Array(repeating: 0, count: keys.count)
    for (key, child) in zip(oldKeys, oldChildren) where key != 0 { place(key, child) }
  }
}
