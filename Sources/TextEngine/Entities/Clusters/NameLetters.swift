/// Writes the letters of names in their plainest form, for comparison.
enum NameLetters: Sendable {
  /// Base letters of U+00C0–U+017F; a blank leaves a letter as it is.
  private static let latin = Array(
    ("aaaaaaaceeeeiiiidnooooo ouuuuy saaaaaaaceeeeiiiidnooooo ouuuuy y"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk llllllllllnnnnnnnnnoooooo  "
      + "rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
  /// Base letters of U+1E00–U+1EFF.
  private static let additional = Array(
    (String(repeating: "a", count: 2) + "bbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkk"
      + "llllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyy"
      + "zzzzzzhtwyas    " + String(repeating: "a", count: 24)
      + String(repeating: "e", count: 16) + "iiii" + String(repeating: "o", count: 24)
      + String(repeating: "u", count: 14) + "yyyyyyyy      ").utf8)

  /// `bytes`, lower case already, with base letters for accented Latin ones: "muñoz" as "munoz".
  ///
  /// Combining marks fall away; letters of other scripts stay.
  static func plain(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let value = Int(scalar.value)
      var base: UInt8 = 0x20
      switch value {
      case 0..<0x80: base = UInt8(value)
      case 0xA0:
        output.append(0x20)
        continue
      case 0xC0..<(0xC0 + latin.count): base = latin[value - 0xC0]
      case 0x218, 0x219: base = UInt8(ascii: "s")
      case 0x21A, 0x21B: base = UInt8(ascii: "t")
      case 0x300...0x36F: continue
      case 0x1E00..<(0x1E00 + additional.count): base = additional[value - 0x1E00]
      default: break
      }
      if base == 0x20, value != 0x20 {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        output.append(base)
      }
    }
    return output
  }

  /// What spellings of one foreign name in Latin letters share: "gaddafi" and "qadhafi" both give
  /// "kadafi".
  ///
  /// Source: own rules over common romanisations of Arabic, Persian, Kurdish, Russian and Ukrainian.
  /// Empty for words of other scripts and for words of fewer than five letters.
  static func skeleton(_ word: [UInt8]) -> [UInt8] {
    guard word.count >= 5, word.allSatisfy({ $0 < 0x80 }) else { return [] }
    var output: [UInt8] = []
    var index = 0
    while index < word.count {
      let next = index + 1 < word.count ? word[index + 1] : 0
      var letter = word[index]
      index += 1
      switch letter {
      case UInt8(ascii: "e"): letter = UInt8(ascii: "a")
      case UInt8(ascii: "y"), UInt8(ascii: "j"): letter = UInt8(ascii: "i")
      case UInt8(ascii: "o"), UInt8(ascii: "w"): letter = UInt8(ascii: "u")
      case UInt8(ascii: "q"): letter = UInt8(ascii: "k")
      case UInt8(ascii: "g") where output.isEmpty: letter = UInt8(ascii: "k")
      case UInt8(ascii: "h") where !output.isEmpty && next == 0: continue
      case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "-"): continue
      default: break
      }
      let takesH = letter == UInt8(ascii: "d") || letter == UInt8(ascii: "k")
      if takesH, next == UInt8(ascii: "h") { index += 1 }
      if output.last != letter { output.append(letter) }
    }
    return output
  }

  /// How many letters must be put in, left out or changed to make one word the other; a number
  /// above `most` where it is more than `most`.
  ///
  /// Source: V. I. Levenshtein 1966. Cost: the product of both lengths.
  static func distance(_ one: [UInt8], _ other: [UInt8], atMost most: Int) -> Int {
    guard abs(one.count - other.count) <= most else { return most + 1 }
    var row = Array(0...other.count)
    for (index, letter) in one.enumerated() {
      var corner = row[0]
      row[0] = index + 1
      for (column, candidate) in other.enumerated() {
        let changed = corner + (letter == candidate ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(changed, min(row[column], row[column + 1]) + 1)
      }
    }
    return row[other.count]
  }
}
