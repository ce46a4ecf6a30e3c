internal import DocumentModel

/// Words and phrases with fields, found in token sequences in linear time.
///
/// A phrase is a path in a trie of words. Case does not count unless the lexicon says so.
final class Lexicon: Sendable {
  /// An entry: its phrase as written, and its fields in column order.
  struct Entry: Sendable {
    let phrase: String
    let values: [FieldValue.Field]
  }

  /// The entries in the order given.
  let entries: [Entry]
  /// Whether case counts.
  let isExact: Bool
  private let words: [String: UInt32]
  private let edges: [UInt64: UInt32]
  /// The entry that ends at a node; negative for none.
  private let entryOfNode: [Int32]

  /// The most bytes of a phrase: splitting one cannot be stopped halfway.
  static let longestPhrase = 10_000

  /// Builds a lexicon; the first of equal phrases wins.
  ///
  /// - Parameters:
  ///   - entries: The entries.
  ///   - isExact: Whether case counts.
  ///   - segment: Splits a phrase as the text is split.
  ///   - mayGoOn: Asked at times; building stops with an error when it says no.
  /// - Throws: `Objection` where a phrase is too long, or building was stopped.
  init(
    _ entries: [Entry], isExact: Bool, segment: (String) -> [String],
    mayGoOn: () -> Bool = { true }
  ) throws(Objection) {
    self.entries = entries
    self.isExact = isExact
    var words: [String: UInt32] = [:]
    var edges: [UInt64: UInt32] = [:]
    var entryOfNode: [Int32] = [-1]
    var bytes = 0
    for (index, entry) in entries.enumerated() {
      let length = entry.phrase.utf8.count
      guard length <= Self.longestPhrase else {
        throw Objection(
          "a phrase of a lexicon has at most \(Self.longestPhrase) bytes, got \(length)")
      }
      bytes += length + 32
      if bytes > 1 << 16 {
        bytes = 0
        guard mayGoOn() else { throw Objection("the lexicon is too large for the time limit") }
      }
      let parts = segment(isExact ? entry.phrase : entry.phrase.lowercased())
      var node: UInt32 = 0
      for part in parts {
        let word = words[part] ?? UInt32(words.count)
        words[part] = word
        let edge = UInt64(node) << 32 | UInt64(word)
        if let next = edges[edge] {
          node = next
        } else {
          entryOfNode.append(-1)
          node = UInt32(entryOfNode.count - 1)
          edges[edge] = node
        }
      }
      if node != 0, entryOfNode[Int(node)] < 0 { entryOfNode[Int(node)] = Int32(index) }
    }
    self.words = words
    self.edges = edges
    self.entryOfNode = entryOfNode
  }

  /// The stems of the entries of one word; worked out anew with each call.
  func stems() -> Set<String> {
    Set(
      entries.lazy.filter { !$0.phrase.utf8.contains(0x20) }
        .map { WordForms.stem($0.phrase.lowercased()) })
  }

  /// The number of a word among the lexicon's words, or nil if no phrase has it.
  func number(of word: String) -> UInt32? { words[word] }

  /// The index of the entry that is just this word or these words, or nil.
  func entry(_ parts: some Sequence<String>) -> Int? {
    var node: UInt32 = 0
    for part in parts {
      guard let word = words[part], let next = edges[UInt64(node) << 32 | UInt64(word)] else {
        return nil
      }
      node = next
    }
    let entry = entryOfNode[Int(node)]
    return entry < 0 ? nil : Int(entry)
  }

  /// The longest entry that begins at `start`, as its end and its index, or nil.
  ///
  /// - Parameters:
  ///   - start: The position to begin at.
  ///   - limit: The position that the entry may not reach beyond.
  ///   - number: Gives the number of the word at a position, or nil.
  /// - Returns: Where the entry ends, and its index.
  func longest(from start: Int, to limit: Int, number: (Int) -> UInt32?) -> (end: Int, entry: Int)?
  {
    var node: UInt32 = 0
    var best: (end: Int, entry: Int)?
    var at = start
    while at < limit, let word = number(at),
      let next = edges[UInt64(node) << 32 | UInt64(word)]
    {
      node = next
      at += 1
      if entryOfNode[Int(node)] >= 0 { best = (at, Int(entryOfNode[Int(node)])) }
    }
    return best
  }
}
