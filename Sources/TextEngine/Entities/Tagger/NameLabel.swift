/// What a token is in a name: outside, or first, inside, last or only token of a name of a kind.
///
/// Numbers: 0 outside; else 1 + 4 × kind + place, with the kinds person, organization, place and
/// other, and the places begin, inside, last and unit.
package enum NameLabel {
  /// The labels beside "outside".
  package static let count = 16
  package static let outside: UInt8 = 0

  package static let begin: UInt8 = 0
  package static let inside: UInt8 = 1
  package static let last: UInt8 = 2
  package static let unit: UInt8 = 3

  /// The label of a token at a place of a name of a kind (0…3).
  package static func label(_ kind: UInt8, _ place: UInt8) -> UInt8 { 1 + 4 * kind + place }

  /// The kind of a label that is not "outside".
  package static func kind(_ label: UInt8) -> UInt8 { (label - 1) >> 2 }

  /// The place of a label that is not "outside".
  package static func place(_ label: UInt8) -> UInt8 { (label - 1) & 3 }

  /// Whether no name goes on after the label.
  package static func isClosed(_ label: UInt8) -> Bool {
    label == outside || place(label) >= last
  }

  /// Whether one label may follow another inside a sentence.
  package static func mayFollow(_ label: UInt8, after previous: UInt8) -> Bool {
    if isClosed(previous) {
      return label == outside || place(label) == begin || place(label) == unit
    }
    guard label != outside, kind(label) == kind(previous) else { return false }
    return place(label) == inside || place(label) == last
  }

  /// Writes the labels of a name over the tokens of `range`.
  package static func write(_ kind: UInt8, over range: Range<Int>, to labels: inout [UInt8]) {
    for index in range {
      let place =
        range.count == 1
        ? unit
        : index == range.lowerBound ? begin : index == range.upperBound - 1 ? last : inside
      labels[index] = label(kind, place)
    }
  }

  /// The names that labels spell; a name that is not closed ends where it breaks off.
  package static func names(_ labels: [UInt8]) -> [(tokens: Range<Int>, kind: UInt8)] {
    var names: [(tokens: Range<Int>, kind: UInt8)] = []
    var start = 0
    for (index, label) in labels.enumerated() where label != outside {
      let place = place(label)
      if place == begin || place == unit { start = index }
      if place >= last { names.append((start..<(index + 1), kind(label))) }
    }
    return names
  }
}
