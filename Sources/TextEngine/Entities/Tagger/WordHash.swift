/// Hashes of words and features; the same in the trainer, in the recipes and at run time.
enum WordHash {
  static let seed: UInt32 = 0x811C_9DC5

  /// One step of FNV-1a.
  @inline(__always)
  static func add(_ byte: UInt8, to hash: UInt32) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  /// Spreads the bits of a hash (the last step of MurmurHash3).
  @inline(__always)
  static func finished(_ hash: UInt32) -> UInt32 {
    var hash = hash
    hash = (hash ^ hash >> 16) &* 0x85EB_CA6B
    hash = (hash ^ hash >> 13) &* 0xC2B2_AE35
    return hash ^ hash >> 16
  }

  /// The number of a feature: its sort with its value.
  @inline(__always)
  static func feature(_ sort: UInt32, _ value: UInt32) -> UInt32 {
    finished(value &* 0x9E37_79B1 &+ sort &* 0x7FEB_352D)
  }

  /// Two values as one.
  @inline(__always)
  static func pair(_ one: UInt32, _ other: UInt32) -> UInt32 {
    (one &* 0x01F1_23BB ^ other) &* 0x9E37_79B1 &+ (one >> 15)
  }
}
