internal import DocumentModel

/// A word to look for in documents: its bytes, and their hash.
struct WordKey: Sendable, Hashable {
  let bytes: [UInt8]
  let hash: UInt32

  /// Creates the key of a text.
  init(_ text: String) {
    bytes = Array(text.utf8)
    var hash = WordHash()
    for byte in bytes { hash.add(byte) }
    self.hash = hash.value
  }
}

/// FNV-1a with a final mix.
private struct WordHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }

  var value: UInt32 { UInt32(truncatingIfNeeded: state ^ state >> 32) }
}

/// The words of a document by a text of theirs, without making strings of plain ones.
///
/// - Complexity: linear in the bytes of the words to make; a look-up costs as much as the key is
///   long, as long as few hashes meet, and at most the number of words.
struct WordFinder {
  private let index: DocumentIndex
  private let attribute: TokenAttribute
  /// For each slot the word that was put in last, from 1; for each word the one before it.
  private var slots: [UInt32]
  private var nexts: [UInt32]
  private var hashes: [UInt32]

  init(_ index: DocumentIndex, _ attribute: TokenAttribute) {
    self.index = index
    self.attribute = attribute
    let count = index.vocabulary.spans.count
    var size = 16
    while size < 2 * count { size *= 2 }
    slots = Array(repeating: 0, count: size)
    nexts = Array(repeating: 0, count: count)
    hashes = Array(repeating: 0, count: count)
    for word in 0..<count {
      hashes[word] = hash(of: word)
      let slot = Int(hashes[word]) & (size - 1)
      nexts[word] = slots[slot]
      slots[slot] = UInt32(word) + 1
    }
  }

  /// Gives each word whose text is the key's to a closure.
  func forEach(_ key: WordKey, _ body: (Int) -> Void) {
    var next = slots[Int(key.hash) & (slots.count - 1)]
    while next != 0 {
      let word = Int(next) - 1
      if hashes[word] == key.hash, isEqual(word, key.bytes) { body(word) }
      next = nexts[word]
    }
  }

  /// The bytes of a word as they stand, where a change of case byte by byte makes its text of them.
  private func plainSpan(_ word: Int) -> Span? {
    guard attribute == .lower || attribute == .text else { return nil }
    let span = index.vocabulary.spans[word]
    if attribute == .text { return span }
    let bytes = index.document.text.utf8
    for at in span.range where bytes[at] >= 0x80 { return nil }
    return span
  }

  private func hash(of word: Int) -> UInt32 {
    var hash = WordHash()
    if let span = plainSpan(word) {
      let bytes = index.document.text.utf8
      for at in span.range { hash.add(shown(bytes[at])) }
    } else {
      for byte in index.text(attribute, ofWord: word).utf8 { hash.add(byte) }
    }
    return hash.value
  }

  private func isEqual(_ word: Int, _ key: [UInt8]) -> Bool {
    guard let span = plainSpan(word) else {
      return index.text(attribute, ofWord: word).utf8.elementsEqual(key)
    }
    guard span.count == key.count else { return false }
    let bytes = index.document.text.utf8
    for offset in key.indices where shown(bytes[span.start + offset]) != key[offset] {
      return false
    }
    return true
  }

  /// A byte of a plain word as the attribute shows it.
  private func shown(_ byte: UInt8) -> UInt8 {
    attribute == .lower && (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
