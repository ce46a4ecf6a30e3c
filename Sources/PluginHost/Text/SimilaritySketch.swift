internal import DocumentModel

/// Short signatures of lists of texts whose likeness can be told from the signatures alone.
enum SimilaritySketch {
  /// Charikar's simhash of 64 bits: the majority of each bit over the items.
  static func simhash(_ items: [[UInt8]]) -> UInt64 {
    var votes = [Int](repeating: 0, count: 64)
    for item in items {
      let hash = hash(item)
      for bit in 0..<64 { votes[bit] += hash >> UInt64(bit) & 1 == 1 ? 1 : -1 }
    }
    return votes.enumerated().reduce(0) { $1.element > 0 ? $0 | 1 << UInt64($1.offset) : $0 }
  }

  /// Broder's minhash: for each of `count` hash functions the least hash of the items; all ones
  /// where there are no items.
  static func minhash(_ items: [[UInt8]], count: Int) -> [UInt64] {
    var least = [UInt64](repeating: .max, count: count)
    for item in items {
      let hash = hash(item)
      for number in 0..<count {
        least[number] = min(
          least[number], SplitMix.mixed(hash ^ SplitMix.mixed(UInt64(number) &+ 1)))
      }
    }
    return least
  }

  /// A hash as 16 hexadecimal digits.
  static func written(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// FNV-1a, mixed.
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return SplitMix.mixed(hash)
  }
}
