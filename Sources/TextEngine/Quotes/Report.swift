import DocumentModel

/// What somebody is reported to say, before speakers are carried over between reports.
struct Report {
  /// The tokens of the content; more than one range where a cue splits it.
  var parts: [Range<Int>]
  /// How the words are given.
  var kind: QuotationKind
  /// Who says it; nil where no cue goes with it.
  var speaker: QuoteSource?
  /// The tokens of the verb or phrase of saying.
  var cue: Range<Int>?
  /// The tokens that name whom the speaker tells.
  var addressee: Range<Int>?
  /// The block it is in.
  var block = 0
  /// Whether it opens its paragraph.
  var opensBlock = false

  /// The first token of the content.
  var start: Int { parts.first?.lowerBound ?? 0 }
}

/// A paragraph as the report reader sees it: its quoted stretches and its units.
///
/// A unit is a sentence, or several that one quoted stretch holds together.
struct QuotedBlock {
  let tokens: Range<Int>
  let stretches: [QuotedStretch]
  let units: [Range<Int>]
  private let first: Int
  private let stretchOf: [Int32]

  init(_ tokens: Range<Int>, _ sentences: ArraySlice<Sentence>, _ stretches: [QuotedStretch]) {
    self.tokens = tokens
    self.stretches = stretches
    first = tokens.lowerBound
    var stretchOf = [Int32](repeating: -1, count: tokens.count)
    for (number, stretch) in stretches.enumerated() {
      for token in stretch.tokens { stretchOf[token - tokens.lowerBound] = Int32(number) }
    }
    var units: [Range<Int>] = []
    for sentence in sentences where !sentence.tokens.isEmpty {
      let start = sentence.tokens.lowerBound
      let inside = stretchOf[start - tokens.lowerBound]
      let isHeld = inside >= 0 && stretches[Int(inside)].tokens.lowerBound < start
      if isHeld, let last = units.last {
        units[units.count - 1] = last.lowerBound..<sentence.tokens.upperBound
      } else {
        units.append(sentence.tokens)
      }
    }
    self.units = units
    self.stretchOf = stretchOf
  }

  /// The number of the stretch that holds a token, or nil.
  func stretch(at token: Int) -> Int? {
    guard tokens.contains(token) else { return nil }
    let number = stretchOf[token - first]
    return number < 0 ? nil : Int(number)
  }

  /// The numbers of the stretches that touch some tokens.
  func stretches(in range: Range<Int>) -> [Int] {
    var found: [Int] = []
    var token = range.lowerBound
    while token < range.upperBound {
      if let number = stretch(at: token) {
        found.append(number)
        token = max(token + 1, stretches[number].tokens.upperBound)
      } else {
        token += 1
      }
    }
    return found
  }
}
