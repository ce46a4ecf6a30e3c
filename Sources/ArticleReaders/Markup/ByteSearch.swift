/// Finds ASCII words in bytes.
enum ByteSearch {
  /// The first place at or after `from` where `word` stands, letters compared without their case.
  ///
  /// - Complexity: linear in the number of bytes for the short words it is used with.
  static func first(_ word: String, in bytes: [UInt8], from: Int) -> Int? {
    let wanted = Array(word.utf8).map(folded)
    guard let lead = wanted.first, wanted.count <= bytes.count, from >= 0 else { return nil }
    var place = from
    let last = bytes.count - wanted.count
    while place <= last {
      if folded(bytes[place]) == lead {
        var length = 1
        while length < wanted.count, folded(bytes[place + length]) == wanted[length] { length += 1 }
        if length == wanted.count { return place }
      }
      place += 1
    }
    return nil
  }

  /// A letter of ASCII in lower case; other bytes as they are.
  static func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
