internal import CTextData

/// The tree of words that are used alike, in the binary's read-only pages.
///
/// `Sources/copydesk-train/make_clusters.py` makes it and says how it is laid out.
struct WordClusters {
  /// The number of bits of a code.
  static let bits: UInt32 = 11
  private let slots: UInt32

  init() {
    let head = unsafe UnsafeRawPointer(copydesk_clusters.bytes)
    slots = unsafe UInt32(littleEndian: head.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
  }

  /// The code of a word with this finished hash plus one, or 0 for an unknown word.
  func code(_ hash: UInt32) -> UInt32 {
    let table = unsafe UnsafeRawPointer(copydesk_clusters.bytes) + 16
    var slot = Int((UInt64(hash) * UInt64(slots)) >> 32)
    while true {
      let low = unsafe UInt32(table.load(fromByteOffset: slot * 3, as: UInt8.self))
      let middle = unsafe UInt32(table.load(fromByteOffset: slot * 3 + 1, as: UInt8.self))
      let high = unsafe UInt32(table.load(fromByteOffset: slot * 3 + 2, as: UInt8.self))
      let entry = low | middle << 8 | high << 16
      if entry == 0 { return 0 }
      if entry & 4095 == hash & 4095 { return entry >> 12 }
      slot += 1
      if slot == Int(slots) { slot = 0 }
    }
  }
}
