/// Undoes UTF-8 that was read as Windows-1252 and saved again: "Ã©" for "é", "â€™" for "’".
///
/// A sequence counts where its signs, taken as Windows-1252 bytes, are one letter of UTF-8. The
/// marks of print ("â€™") are never meant so; letters ("Ã©") are only taken back where at least two such
/// pairs stand in the text and no fewer than sound letters outside ASCII.
enum Mojibake {
  /// The repaired text and the number of sequences; nil where there is nothing to repair.
  ///
  /// - Complexity: linear in the number of bytes.
  static func repaired(_ utf8: [UInt8]) -> (utf8: [UInt8], count: Int)? {
    guard canHaveSequence(utf8) else { return nil }
    let scalars = Array(String(decoding: utf8, as: UTF8.self).unicodeScalars)
    var sequences: [(place: Int, length: Int, scalar: Unicode.Scalar)] = []
    var sound = 0
    var place = 0
    while place < scalars.count {
      if let found = sequence(in: scalars, at: place) {
        sequences.append((place, found.length, found.scalar))
        place += found.length
      } else {
        if scalars[place].value >= 0xC0, scalars[place].properties.isAlphabetic { sound += 1 }
        place += 1
      }
    }
    let pairs = sequences.lazy.filter { !isSure($0.scalar, $0.length) }.count
    let keepsPairs = pairs < 2 || pairs < sound
    let taken = sequences.filter { isSure($0.scalar, $0.length) || !keepsPairs }
    guard !taken.isEmpty else { return nil }
    var result = String.UnicodeScalarView()
    var next = 0
    for found in taken {
      result.append(contentsOf: scalars[next..<found.place])
      result.append(found.scalar)
      next = found.place + found.length
    }
    result.append(contentsOf: scalars[next...])
    return (Array(String(result).utf8), taken.count)
  }

  /// Whether a letter from U+00C2 to U+00F4, with which every sequence opens, stands before a sign that
  /// can go on with it: U+0080 to U+00BF, or one that Windows-1252 has from elsewhere.
  private static func canHaveSequence(_ utf8: [UInt8]) -> Bool {
    var place = 0
    while place + 2 < utf8.count {
      if utf8[place] == 0xC3, (0x82...0xB4).contains(utf8[place + 1]) {
        switch utf8[place + 2] {
        case 0xC2, 0xC5, 0xC6, 0xCB, 0xE2: return true
        default: break
        }
      }
      place += 1
    }
    return false
  }

  /// Whether a sequence has no other reading: marks of U+2000 to U+2FFF ("â€™"), and emoji.
  private static func isSure(_ scalar: Unicode.Scalar, _ length: Int) -> Bool {
    length == 4 || (0x2000...0x2FFF).contains(scalar.value)
  }

  private static func sequence(
    in scalars: [Unicode.Scalar], at place: Int
  ) -> (length: Int, scalar: Unicode.Scalar)? {
    guard let lead = byte(of: scalars[place]), (0xC2...0xF4).contains(lead) else { return nil }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard place + length <= scalars.count else { return nil }
    var bytes = [lead]
    for scalar in scalars[(place + 1)..<(place + length)] {
      guard let next = byte(of: scalar), next & 0xC0 == 0x80 else { return nil }
      bytes.append(next)
    }
    guard let text = String(validating: bytes, as: UTF8.self),
      let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1,
      scalar.value >= 0xA0
    else { return nil }
    return (length, scalar)
  }

  /// The Windows-1252 byte of a sign; nil for signs that the encoding lacks, and for ASCII.
  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if (0x80...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
    return bytes[scalar.value]
  }

  private static let bytes: [UInt32: UInt8] = {
    var table: [UInt32: UInt8] = [:]
    for (place, sign) in TextDecoder.windows1252.enumerated() where sign > 0xFF {
      table[UInt32(sign)] = UInt8(0x80 + place)
    }
    return table
  }()
}
