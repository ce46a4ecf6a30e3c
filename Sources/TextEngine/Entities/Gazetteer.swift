internal import CTextData

/// Names and words of the tables by their bytes, in one hash table in the binary's read-only pages.
///
/// Keys keep their case; `'` stands for every apostrophe and one blank for white space. Words that
/// are looked up in lower case (common words, roles) stand there in lower case. Nothing is built at
/// start, and only the pages that look-ups reach are read.
///
/// Layout, little-endian: "CDGZ", version, slot count, fact count, bits of the filter, bytes of
/// keys (u32 each); the facts (u32 flags, u32 country, i32 group); the filter, a bit for the hash of
/// each beginning; the slots (u32: place + 1 in the low `placeBits`, low bits of the hash above,
/// 0 = free); the keys (u8 length, u16 number of the facts, the bytes). `GazetteerCompiler` makes it.
struct Gazetteer: Sendable {
  /// The tables of the binary.
  static let shared = Gazetteer()

  /// The longest phrase of the tables, in tokens, with room for hyphens.
  static let longestPhrase = 10
  /// The bytes that the filter knows the beginnings of keys by.
  static let headLength = 8
  static let placeBits: UInt32 = 22
  static let headSize = 24
  static let factSize = 12

  private let slotCount: UInt64
  private let filterMask: UInt32
  /// Where the parts begin.
  private let filter: Int
  private let slots: Int
  private let keys: Int

  private init() {
    let base = unsafe Self.base
    slotCount = unsafe UInt64(Self.word(base, 8))
    filterMask = unsafe Self.word(base, 16) - 1
    filter = unsafe Self.headSize + Self.factSize * Int(Self.word(base, 12))
    slots = filter + (Int(filterMask) + 1) / 8
    keys = slots + 4 * Int(slotCount)
  }

  private static var base: UnsafeRawPointer { unsafe UnsafeRawPointer(copydesk_gazetteer.bytes) }

  @inline(__always)
  private static func word(_ base: UnsafeRawPointer, _ offset: Int) -> UInt32 {
    unsafe UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// The facts of the key in `range`, or nil.
  func facts(_ bytes: [UInt8], _ range: Range<Int>) -> NameFacts? {
    let base = unsafe Self.base
    let hash = TokenText.hash(bytes, range)
    var slot = Self.slot(hash, of: slotCount)
    while true {
      let entry = unsafe Self.word(base, slots + 4 * slot)
      if entry == 0 { return nil }
      if entry >> Self.placeBits == Self.tag(hash) {
        let key = unsafe base + keys + Int(entry & (1 << Self.placeBits - 1)) - 1
        if unsafe Self.isEqual(key, bytes, range) { return unsafe Self.facts(of: key, base) }
      }
      slot += 1
      if slot == Int(slotCount) { slot = 0 }
    }
  }

  private static func isEqual(
    _ key: UnsafeRawPointer, _ bytes: [UInt8], _ range: Range<Int>
  ) -> Bool {
    guard unsafe Int(key.load(as: UInt8.self)) == range.count else { return false }
    var own = 3
    for offset in range {
      if unsafe key.load(fromByteOffset: own, as: UInt8.self) != bytes[offset] { return false }
      own += 1
    }
    return true
  }

  private static func facts(of key: UnsafeRawPointer, _ base: UnsafeRawPointer) -> NameFacts {
    let number = unsafe UInt16(
      littleEndian: key.loadUnaligned(fromByteOffset: 1, as: UInt16.self))
    let at = headSize + factSize * Int(number)
    return unsafe NameFacts(
      flags: NameFlags(rawValue: word(base, at)),
      country: UInt16(truncatingIfNeeded: word(base, at + 4)),
      group: Int32(bitPattern: word(base, at + 8)))
  }

  /// Whether a key may begin with these bytes or be these bytes; false is certain.
  @inline(__always)
  func mayHaveNames(from bytes: [UInt8]) -> Bool {
    guard bytes.count >= Self.headLength else { return true }
    let bit = Self.bit(TokenText.hash(bytes, 0..<Self.headLength)) & filterMask
    let byte = unsafe Self.base.load(fromByteOffset: filter + Int(bit >> 3), as: UInt8.self)
    return byte >> UInt8(bit & 7) & 1 == 1
  }

  // MARK: Places, as the compiler and the look-ups agree on them

  /// The first slot to look at; Fibonacci hashing, as the high bits of short words' hashes differ little.
  static func slot(_ hash: UInt32, of count: UInt64) -> Int {
    Int((UInt64(hash &* 0x9E37_79B1) * count) >> 32)
  }

  /// What a slot keeps of the hash.
  static func tag(_ hash: UInt32) -> UInt32 { hash & (1 << (32 - placeBits) - 1) }

  /// The bit of the filter, before it is cut to the filter's size.
  static func bit(_ hash: UInt32) -> UInt32 { hash ^ hash >> 15 }

  /// All bytes, for a check that they are those that the tables give.
  package static var embeddedBytes: [UInt8] {
    unsafe Array(
      UnsafeBufferPointer(start: copydesk_gazetteer.bytes, count: copydesk_gazetteer.length))
  }
}
