import DocumentModel

/// A document as the quotation finder reads it: tokens with their classes and mentions.
struct QuoteText {
  let text: SourceText
  let tokens: TokenTable
  let sentences: [Sentence]
  let blocks: [Block]
  let entities: EntityTable
  /// What each token takes as a verb of saying; 0 for all others.
  private(set) var uses: [Int32] = []
  /// The classes of each token as a small word.
  private(set) var classes: [Int32] = []
  /// The mention that covers each token, or -1.
  private(set) var mentionAt: [Int32] = []

  init(_ document: Document, _ sentences: [Sentence], _ tokens: TokenTable) {
    text = document.text
    blocks = document.blocks
    self.sentences = sentences
    self.tokens = tokens
    entities = document.layers.entities ?? EntityTable(entities: [], mentions: [])
    readWords()
    readMentions()
  }

  private mutating func readWords() {
    let words = SpeechWords.shared
    uses.reserveCapacity(tokens.count)
    classes.reserveCapacity(tokens.count)
    for index in 0..<tokens.count {
      let span = tokens.spans[index]
      let isWord = tokens.flags[index].contains(.alphabetic) && span.count < 16
      uses.append(isWord ? words.verbs.value(text.utf8, in: span.range) ?? 0 : 0)
      classes.append(isWord ? words.classes.value(text.utf8, in: span.range) ?? 0 : 0)
    }
  }

  private mutating func readMentions() {
    mentionAt = Array(repeating: -1, count: tokens.count)
    var token = 0
    for (number, mention) in entities.mentions.enumerated() {
      while token < tokens.count, tokens.spans[token].end <= mention.span.start { token += 1 }
      var inside = token
      while inside < min(tokens.count, token + 64), tokens.spans[inside].start < mention.span.end {
        mentionAt[inside] = Int32(number)
        inside += 1
      }
    }
  }
}

extension QuoteText {
  /// What a token takes as a verb of saying.
  func use(_ token: Int) -> SpeechUse { SpeechUse(rawValue: uses[token]) }

  /// Whether a token is of one of some classes.
  func has(_ token: Int, _ classes: Int32) -> Bool { self.classes[token] & classes != 0 }

  /// Whether a token is `word`, lower-case ASCII, whatever its case.
  func isWord(_ token: Int, _ word: String) -> Bool {
    TokenText.equals(tokens.spans[token], word, in: text)
  }

  /// The only byte of a token, or 0 if it has more.
  func mark(_ token: Int) -> UInt8 {
    let span = tokens.spans[token]
    return span.count == 1 ? text.utf8[span.start] : 0
  }

  func isComma(_ token: Int) -> Bool { mark(token) == UInt8(ascii: ",") }

  func isCapital(_ token: Int) -> Bool {
    tokens.flags[token].contains(.title) && tokens.flags[token].contains(.alphabetic)
  }

  /// Whether a token has neither letters nor digits.
  func isMark(_ token: Int) -> Bool {
    tokens.flags[token].isDisjoint(with: [.alphabetic, .digit])
  }

  /// Whether a token is an adverb, by list or by "-ly".
  func isAdverb(_ token: Int) -> Bool {
    if has(token, SpeechWords.adverb) { return true }
    let span = tokens.spans[token]
    guard span.count > 4, tokens.flags[token].contains(.lower) else { return false }
    return text.utf8[span.end - 2] == UInt8(ascii: "l")
      && text.utf8[span.end - 1] == UInt8(ascii: "y")
  }

  /// Whether tokens hold a verb that makes them a clause, as far as its form shows; looks at the
  /// first 60.
  func hasFiniteVerb(_ range: Range<Int>) -> Bool {
    for token in range.prefix(60) {
      if has(token, SpeechWords.finite) || uses[token] != 0 { return true }
      guard tokens.flags[token].contains(.lower), token > range.lowerBound else { continue }
      let span = tokens.spans[token]
      guard span.count > 3 else { continue }
      let last = text.utf8[span.end - 1]
      let before = text.utf8[span.end - 2]
      if last == UInt8(ascii: "d"), before == UInt8(ascii: "e") { return true }
      if last == UInt8(ascii: "s"), before != UInt8(ascii: "s"), token + 1 < range.upperBound,
        has(token + 1, SpeechWords.determiner | SpeechWords.preposition | SpeechWords.modal)
          || isAdverb(token + 1)
      {
        return true
      }
    }
    return false
  }

  /// The text between the first and the last of some tokens.
  func span(_ range: Range<Int>) -> Span {
    tokens.spans[range.lowerBound].hull(tokens.spans[range.upperBound - 1])
  }
}
