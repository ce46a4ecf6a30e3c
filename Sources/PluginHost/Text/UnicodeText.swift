/// What plugins do with texts by characters.
enum UnicodeText {
  /// The text in lower case without the marks on Latin letters: "Ünïté" gives "unite".
  ///
  /// The letter under the mark is read from the character's Unicode name ("… LETTER E WITH ACUTE").
  static func folded(_ text: String) -> String {
    let lower = text.lowercased()
    guard lower.utf8.contains(where: { $0 >= 0x80 }) else { return lower }
    var output = String.UnicodeScalarView()
    for scalar in lower.unicodeScalars {
      if scalar.isASCII {
        output.append(scalar)
      } else if scalar.properties.generalCategory == .nonspacingMark {
        continue
      } else {
        output.append(base(of: scalar) ?? scalar)
      }
    }
    return String(output)
  }

  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let prefix = "LATIN SMALL LETTER "
    guard (0xC0...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value),
      let name = scalar.properties.name, name.hasPrefix(prefix)
    else { return nil }
    let rest = name.utf8.dropFirst(prefix.utf8.count)
    guard let letter = rest.first, (0x41...0x5A).contains(letter),
      rest.dropFirst().starts(with: " WITH ".utf8)
    else { return nil }
    return Unicode.Scalar(letter | 0x20)
  }

  /// Columns on a terminal: wide East Asian characters and emoji take two, marks none.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// Source: East Asian Width W and F of Unicode Annex 11, by its main ranges.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  /// The range of positions as `string.sub` reads them: from 1, negative from the end.
  static func positions(_ first: Int, _ last: Int, count: Int) -> Range<Int> {
    let low = first < 0 ? max(1, count &+ max(first, -count - 1) + 1) : max(1, first)
    let high = last < 0 ? count &+ max(last, -count - 1) + 1 : min(last, count)
    return low > high ? 0..<0 : (low - 1)..<high
  }

  /// The least number of characters to insert, delete or replace (Levenshtein 1966).
  ///
  /// - Complexity: the product of the lengths.
  static func edits(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var row = Array(0...second.count)
    for (i, left) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in second.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left == right ? 0 : 1))
        diagonal = above
      }
    }
    return row[second.count]
  }
}
