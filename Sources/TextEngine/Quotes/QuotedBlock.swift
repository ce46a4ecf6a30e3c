import DocumentModel

/// A paragraph as the report reader sees it: its quoted stretches and its units.
///
/// A unit is a sentence, or several that one quoted stretch holds together.
struct QuotedBlock {
  let tokens: Range<Int>
  let stretches: [QuotedStretch]
  let units: [Range<Int>]
  /// The tokens that can be verbs of saying, in order.
  let cues: ArraySlice<Int>
  private let first: Int
  /// The stretch of each token, or -1; empty where the paragraph has no stretches.
  private let stretchOf: [Int32]

  init(
    _ tokens: Range<Int>, _ sentences: ArraySlice<Sentence>, _ stretches: [QuotedStretch],
    cues: ArraySlice<Int>
  ) {
    self.tokens = tokens
    self.stretches = stretches
    self.cues = cues
    first = tokens.lowerBound
    guard !stretches.isEmpty else {
      stretchOf = []
      units = sentences.map(\.tokens).filter { !$0.isEmpty }
      return
    }
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
    guard !stretchOf.isEmpty, tokens.contains(token) else { return nil }
    let number = stretchOf[token - first]
    return number < 0 ? nil : Int(number)
  }

  /// The numbers of the stretches that touch some tokens.
  func stretches(in range: Range<Int>) -> [Int] {
    guard !stretchOf.isEmpty else { return [] }
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
