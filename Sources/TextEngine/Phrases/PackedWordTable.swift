/// A fixed map from short words to numbers, made for asking it about every token of a text.
///
/// A word is compared as two numbers, its ASCII letters in lower case. Most words of a text are
/// told from those of the table by their length, first two letters and last letter alone.
struct PackedWordTable: Sendable {
  /// The longest word of a table, in bytes.
  static let longest = 15

  /// A set of lengths for each pair of first letters.
  private let lengths: [UInt16]
  /// The same for each pair of first and last letter.
  private let lengthsByEnd: [UInt16]
  /// The words at places that their hash names; a place whose value is 0 is free.
  private let keys: [PackedWord]
  private let values: [Int32]
  private let shift: UInt64

  /// Creates a table of words in lower case, all different, none with the value 0.
  ///
  /// Empty words and those longer than `longest` are left out.
  init(_ words: [(word: [UInt8], value: Int32)]) {
    var lengths = [UInt16](repeating: 0, count: 1024)
    var lengthsByEnd = lengths
    // At most a quarter full, so that nearly every probe ends at its first place.
    var bits: UInt64 = 6
    while 1 << bits < words.count * 4 { bits += 1 }
    shift = 64 - bits
    var keys = [PackedWord](repeating: PackedWord(), count: 1 << bits)
    var values = [Int32](repeating: 0, count: 1 << bits)
    for (word, value) in words where word.count <= Self.longest && !word.isEmpty {
      lengths[Self.pair(word[0], word.count > 1 ? word[1] : 0)] |= 1 << UInt16(word.count)
      lengthsByEnd[Self.pair(word[0], word[word.count - 1])] |= 1 << UInt16(word.count)
      let key = PackedWord(word, 0..<word.count)
      var slot = key.slot(shift)
      while values[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = key
      values[slot] = value
    }
    self.keys = keys
    self.values = values
    self.lengths = lengths
    self.lengthsByEnd = lengthsByEnd
  }

  @inline(__always)
  private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }

  /// The value of the word in `range` of `bytes`, whatever its case; 0 if the table has it not.
  @inline(__always)
  func value(_ bytes: [UInt8], in range: Range<Int>) -> Int32 {
    let count = range.count
    guard count <= Self.longest, count > 0 else { return 0 }
    let first = bytes[range.lowerBound]
    let second = count > 1 ? bytes[range.lowerBound + 1] : 0
    let last = bytes[range.upperBound - 1]
    let known = lengths[Self.pair(first, second)] & lengthsByEnd[Self.pair(first, last)]
    guard known & (1 << UInt16(truncatingIfNeeded: count)) != 0 else { return 0 }
    return probe(PackedWord(bytes, range))
  }

  private func probe(_ key: PackedWord) -> Int32 {
    var slot = key.slot(shift)
    while values[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return 0
  }
}

/// A word of up to sixteen bytes as two numbers, its ASCII letters in lower case.
///
/// Setting the case bit of every byte maps no other byte to a letter, digit, stop or hyphen.
private struct PackedWord: Equatable {
  var low: UInt64 = 0
  var high: UInt64 = 0

  init() {}

  @inline(__always)
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    let middle = min(range.lowerBound + 8, range.upperBound)
    for offset in range.lowerBound..<middle { low = low << 8 | UInt64(bytes[offset] | 0x20) }
    for offset in middle..<range.upperBound { high = high << 8 | UInt64(bytes[offset] | 0x20) }
  }

  /// The first place to look at in a table of `64 - shift` bits.
  @inline(__always)
  func slot(_ shift: UInt64) -> Int {
    // Fibonacci hashing: the high bits of the product are well mixed.
    Int(((low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }
}
