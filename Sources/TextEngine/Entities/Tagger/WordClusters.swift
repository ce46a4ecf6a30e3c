internal import CTextData

/// What is known of a word from how others use it: its vector's number, place and guess.
struct WordUse: Equatable {
  /// The number of its vector plus one, which words that are used alike share; 0 for an unknown word.
  var vector: UInt32 = 0
  /// Its vector's place in a tree of vectors plus one, or 0.
  var code: UInt32 = 0
  /// What such a word likely names if it is capitalised: likeliest kind (3 bits: person, organization,
  /// place, other, none), how sure (2 bits), second kind (3 bits).
  var guess: UInt32 = 0
}

/// The words that a large text uses alike, in the binary's read-only pages.
///
/// `Sources/copydesk-train/make_clusters.py` makes them and says how they are laid out.
struct WordClusters {
  /// The number of bits of a place in the tree.
  static let bits: UInt32 = 11
  private let slots: UInt32

  init() {
    let head = unsafe UnsafeRawPointer(copydesk_clusters.bytes)
    slots = unsafe UInt32(littleEndian: head.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
  }

  /// What is known of a word with this finished hash.
  func use(_ hash: UInt32) -> WordUse {
    let table = unsafe UnsafeRawPointer(copydesk_clusters.bytes) + 20
    var slot = Int((UInt64(hash) * UInt64(slots)) >> 32)
    while true {
      let entry = unsafe UInt32(
        littleEndian: table.loadUnaligned(fromByteOffset: slot * 4, as: UInt32.self))
      if entry == 0 { return WordUse() }
      if entry >> 16 == hash & 0xFFFF {
        let vector = entry & 0xFFFF
        let about = unsafe UInt32(
          littleEndian: table.loadUnaligned(
            fromByteOffset: (Int(slots) + Int(vector) - 1) * 4, as: UInt32.self))
        let code = about & (1 << Self.bits - 1)
        return WordUse(vector: vector, code: code + 1, guess: about >> Self.bits)
      }
      slot += 1
      if slot == Int(slots) { slot = 0 }
    }
  }
}
