/// What was worked out for the words of earlier documents: a table in which one word may push out
/// another.
///
/// It begins small, so that a run over one article touches little memory, and grows with the words
/// that come until it has all its places. A value must depend on nothing but the bytes of the word
/// and its tag, so that the table changes the time of a look-up and never its answer. Most words of
/// an article stood in the one before.
struct WordMemo<Value: Sendable>: Sendable {
  /// The longest word that is kept, in bytes.
  static var longest: Int { 16 }

  private struct Key: Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// The tag above the length; 0 for a free place.
    var kind: UInt32 = 0
  }

  private var keys: [Key] = []
  private var values: [Value] = []
  private var shift: UInt64
  private let leastShift: UInt64
  /// The words that were put in since the table grew last.
  private var placed = 0

  /// Creates a table of up to `1 << bits` places; it takes memory when the first word comes.
  init(bits: UInt64) {
    shift = 64 - min(bits, 9)
    leastShift = 64 - bits
  }

  /// The value of the word in `range` of `bytes`; `make` works it out where the table has it not.
  ///
  /// Words over `longest` bytes are worked out each time.
  @inline(__always)
  mutating func value(
    _ bytes: [UInt8], _ range: Range<Int>, tag: UInt16, _ make: () -> Value
  ) -> Value {
    guard range.count <= Self.longest, !range.isEmpty else { return make() }
    let key = Self.key(bytes, range, tag)
    let slot = Self.slot(key, shift)
    if !keys.isEmpty, keys[slot] == key { return values[slot] }
    let value = make()
    put(value, key)
    return value
  }

  private mutating func put(_ value: Value, _ key: Key) {
    if keys.isEmpty {
      keys = Array(repeating: Key(), count: 1 << (64 - Int(shift)))
      values = Array(repeating: value, count: keys.count)
    } else if 2 * placed > keys.count, shift > leastShift {
      grow()
    }
    placed += 1
    let slot = Self.slot(key, shift)
    keys[slot] = key
    values[slot] = value
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    shift = max(leastShift, shift - 2)
    placed = 0
    keys = Array(repeating: Key(), count: 1 << (64 - Int(shift)))
    values = Array(repeating: oldValues[0], count: keys.count)
    for (key, value) in zip(oldKeys, oldValues) where key.kind != 0 { put(value, key) }
  }

  @inline(__always)
  private static func key(_ bytes: [UInt8], _ range: Range<Int>, _ tag: UInt16) -> Key {
    var key = Key(kind: UInt32(tag) << 8 | UInt32(range.count))
    let middle = min(range.lowerBound + 8, range.upperBound)
    for offset in range.lowerBound..<middle { key.low = key.low << 8 | UInt64(bytes[offset]) }
    for offset in middle..<range.upperBound { key.high = key.high << 8 | UInt64(bytes[offset]) }
    return key
  }

  /// Fibonacci hashing: the high bits of the product are well mixed.
  @inline(__always)
  private static func slot(_ key: Key, _ shift: UInt64) -> Int {
    let mixed = key.low ^ (key.high &* 0xC2B2_AE3D_27D4_EB4F) ^ UInt64(key.kind) << 20
    return Int((mixed &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }
}
