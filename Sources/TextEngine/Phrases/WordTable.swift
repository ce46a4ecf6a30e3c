public import DocumentModel

/// A map from words to numbers that is looked up with the bytes of a text.
///
/// Open addressing over one pool of bytes: a look-up makes no string and, for ASCII, no copy.
public struct WordTable: Sendable {
  private struct Entry: Sendable {
    let offset: UInt32
    let length: UInt32
    let value: Int32
  }

  /// How letters are compared.
  public let letterCase: LetterCase
  private var pool: [UInt8] = []
  private var entries: [Entry] = []
  /// The hash of an entry above the index of the entry plus one; 0 is free.
  ///
  /// With the hash here, a probe of another word's slot does not read that word's entry.
  private var slots: [UInt64]

  /// Creates an empty table.
  public init(_ letterCase: LetterCase = .folded) {
    self.letterCase = letterCase
    slots = Array(repeating: 0, count: 64)
  }

  /// Creates an empty table with room for `count` words of `bytes` bytes in all.
  public init(_ letterCase: LetterCase, reserving count: Int, bytes: Int) {
    self.letterCase = letterCase
    var size = 64
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    entries.reserveCapacity(count)
    pool.reserveCapacity(bytes)
  }

  /// Creates a table from words separated by blanks or line ends, all with one value.
  public init(words: String, value: Int32 = 1) {
    self.init()
    add(words: words, value: value)
  }

  /// The number of words.
  public var count: Int { entries.count }

  /// Adds each word of a blank-separated list; words already present keep their value.
  public mutating func add(words: String, value: Int32) {
    for part in words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      insert(Array(part), value: value)
    }
  }

  /// Adds a word, or returns the value it has already.
  ///
  /// - Returns: the value in the table: `value` if the word is new.
  @discardableResult
  public mutating func insert(_ word: [UInt8], value: Int32) -> Int32 {
    insert(word, in: word.indices, value: value)
  }

  /// Adds the word in `range` of `bytes`, or returns the value it has already.
  @discardableResult
  public mutating func insert(_ bytes: [UInt8], in range: Range<Int>, value: Int32) -> Int32 {
    insert(bytes, in: range, hash(bytes, range), value: value)
  }

  /// Adds the word in `range` of `bytes`, whose key is known, or returns the value it has already.
  mutating func insert(
    _ bytes: [UInt8], in range: Range<Int>, _ key: Key, value: Int32
  ) -> Int32 {
    if key.isPlain {
      return insert(bytes, range, hash: key.hash, folding: letterCase == .folded, value)
    }
    let folded = TokenText.folded(bytes[range])
    return insert(folded, folded.indices, hash: key.hash, folding: false, value)
  }

  private mutating func insert(
    _ bytes: [UInt8], _ range: Range<Int>, hash: UInt32, folding: Bool, _ value: Int32
  ) -> Int32 {
    if entries.count * 2 >= slots.count { grow() }
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if let entry = entry(in: slot, hash), matches(entry, bytes, range, folding: folding) {
        return entry.value
      }
      slot = (slot + 1) & mask
    }
    entries.append(
      Entry(offset: UInt32(pool.count), length: UInt32(range.count), value: value))
    if folding {
      for at in range { pool.append(TokenText.lowered(bytes[at])) }
    } else {
      pool.append(contentsOf: bytes[range])
    }
    slots[slot] = UInt64(hash) << 32 | UInt64(entries.count)
    return value
  }

  private mutating func grow() {
    let filled = slots
    slots = Array(repeating: 0, count: filled.count * 2)
    let mask = slots.count - 1
    for content in filled where content != 0 {
      var slot = Int(content >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = content
    }
  }

  /// The value of the word in `span` of `text`, or nil.
  public func value(_ span: Span, in text: SourceText) -> Int32? {
    value(text.utf8, in: span.range)
  }

  /// The value of the word in `range` of `bytes`, or nil.
  ///
  /// - Complexity: linear in the length of the word.
  public func value(_ bytes: [UInt8], in range: Range<Int>) -> Int32? {
    value(bytes, in: range, hash(bytes, range))
  }

  /// What a word is looked up by.
  struct Key {
    let hash: UInt32
    /// Whether the bytes of the word are the key, but for the case of ASCII letters.
    let isPlain: Bool
  }

  /// The key of the word in `range` of `bytes`.
  @inline(__always)
  func hash(_ bytes: [UInt8], _ range: Range<Int>) -> Key {
    if letterCase == .exact { return Key(hash: TokenText.hash(bytes, range), isPlain: true) }
    let folded = TokenText.foldedHash(bytes, range)
    return Key(hash: folded.hash, isPlain: folded.isASCII)
  }

  /// The value of the word in `range` of `bytes`, whose key is known, or nil.
  func value(_ bytes: [UInt8], in range: Range<Int>, _ key: Key) -> Int32? {
    if key.isPlain { return find(bytes, range, hash: key.hash, folding: letterCase == .folded) }
    // Most words outside ASCII are in no table: their hash tells, without a copy of the word.
    guard mayHave(key.hash) else { return nil }
    let folded = TokenText.folded(bytes[range])
    return find(folded, 0..<folded.count, hash: key.hash, folding: false)
  }

  /// Whether a word with this hash is in the table.
  private func mayHave(_ hash: UInt32) -> Bool {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  /// Whether the word in `span` of `text` is in the table.
  public func contains(_ span: Span, in text: SourceText) -> Bool {
    value(text.utf8, in: span.range) != nil
  }

  private func find(_ bytes: [UInt8], _ range: Range<Int>, hash: UInt32, folding: Bool) -> Int32? {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if let entry = entry(in: slot, hash), matches(entry, bytes, range, folding: folding) {
        return entry.value
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The entry of a filled slot, or nil if its hash is another.
  private func entry(in slot: Int, _ hash: UInt32) -> Entry? {
    let content = slots[slot]
    guard UInt32(truncatingIfNeeded: content >> 32) == hash else { return nil }
    return entries[Int(UInt32(truncatingIfNeeded: content)) - 1]
  }

  private func matches(
    _ entry: Entry, _ bytes: [UInt8], _ range: Range<Int>, folding: Bool
  ) -> Bool {
    guard Int(entry.length) == range.count else { return false }
    var own = Int(entry.offset)
    for offset in range {
      let byte = folding ? TokenText.lowered(bytes[offset]) : bytes[offset]
      if pool[own] != byte { return false }
      own += 1
    }
    return true
  }
}
