public import DocumentModel

/// The parts that the words of a document play for one table, found once and read often.
///
/// A document is weighed as a whole, without its quotations, quotation by quotation, and for the
/// features of its targets: the words are the same each time.
///
///     let parts = table.parts(of: document)
///     let all = table.reading(of: document, parts: parts)
///     let narrated = table.reading(of: document, parts: parts, left: quoted)
public struct ValenceParts: Sendable {
  /// A word or phrase with the part it plays.
  struct Part: Sendable {
    let first: Int32
    let end: Int32
    let entry: Int32

    var tokens: Range<Int> { Int(first)..<Int(end) }
  }

  /// The words that play a part, in text order, none inside another.
  let all: [Part]

  /// The positions of the parts that begin in a stretch of tokens.
  func parts(in range: Range<Int>) -> Range<Int> {
    let low = first { all[$0].first >= range.lowerBound }
    var high = low
    while high < all.count, all[high].first < range.upperBound { high += 1 }
    return low..<high
  }

  /// Whether a part begins before a token and goes on over it.
  func isInside(_ token: Int, next position: Int) -> Bool {
    position > 0 && all[position - 1].end > token
  }

  private func first(where test: (Int) -> Bool) -> Int {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if test(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension ValenceTable {
  /// Finds the words of the table in a document.
  ///
  /// - Complexity: linear in the number of tokens.
  public func parts(of document: Document) -> ValenceParts {
    let tokens = document.layers.tokens ?? TokenTable()
    var all: [ValenceParts.Part] = []
    words.parts(of: 0..<tokens.count, in: tokens, document.text) { all.append($0) }
    return ValenceParts(all: all)
  }
}

extension ValenceWords {
  /// The parts that the tokens of a stretch play, left to right, the longest phrase at each place.
  ///
  /// Phrases end with their sentence.
  func parts(
    of range: Range<Int>, in tokens: TokenTable, _ text: SourceText,
    _ take: (ValenceParts.Part) -> Void
  ) {
    let matches = phrases.matches(in: tokens, of: text, range: range)
    let flags = tokens.flags
    // Most texts have no word outside phrases that could play a part.
    let hasSingles = longestBeginning > 0 || range.contains { flags[$0].contains(.address) }
    var at = range.lowerBound
    for match in matches {
      if hasSingles { single(at..<match.tokens.lowerBound, in: tokens, text.utf8, take) }
      take(
        ValenceParts.Part(
          first: Int32(match.tokens.lowerBound), end: Int32(match.tokens.upperBound),
          entry: match.payload))
      at = match.tokens.upperBound
    }
    if hasSingles { single(at..<range.upperBound, in: tokens, text.utf8, take) }
  }

  /// The parts of words outside phrases: by their beginning, or as a hashtag.
  private func single(
    _ range: Range<Int>, in tokens: TokenTable, _ bytes: [UInt8],
    _ take: (ValenceParts.Part) -> Void
  ) {
    let flags = tokens.flags
    for at in range where longestBeginning > 0 || flags[at].contains(.address) {
      let span = tokens.spans[at].range
      var found = beginning(of: span, in: bytes).map { Int32($0) }
      if found == nil, flags[at].contains(.address), span.count > 2,
        bytes[span.lowerBound] == 0x23
      {
        found = phrases.payload(of: bytes, in: span.lowerBound + 1..<span.upperBound)
      }
      if let found {
        take(ValenceParts.Part(first: Int32(at), end: Int32(at + 1), entry: found))
      }
    }
  }
}
