/// A set of hashes that may take a few others for its own, but never misses one: a Bloom filter
/// with one bit a hash.
///
/// Eight to sixteen bits for each hash keep the wrong answers under one in eight.
struct HashFilter: Sendable {
  private var bits: [UInt64] = Array(repeating: 0, count: 16)
  private var hashes: [UInt32] = []

  /// Adds a hash.
  mutating func insert(_ hash: UInt32) {
    hashes.append(hash)
    if hashes.count * 8 > bits.count * 64 {
      bits = Array(repeating: 0, count: bits.count * 2)
      for hash in hashes { set(hash) }
    } else {
      set(hash)
    }
  }

  /// Whether the hash may be in the set; false is certain.
  @inline(__always)
  func mayHave(_ hash: UInt32) -> Bool {
    let bit = place(hash)
    return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  private mutating func set(_ hash: UInt32) {
    let bit = place(hash)
    bits[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// The low bits of the hash, mixed with the high ones: short words differ little.
  @inline(__always)
  private func place(_ hash: UInt32) -> Int {
    Int(truncatingIfNeeded: hash ^ hash >> 15) & (bits.count * 64 - 1)
  }
}
