import DocumentModel

/// A document as the quotation finder reads it: tokens with their classes and mentions.
///
/// A class, since the values that read with it are copied often.
final class QuoteText: Sendable {
  let text: SourceText
  let tokens: TokenTable
  let sentences: [Sentence]
  let blocks: [Block]
  let entities: EntityTable
  /// The bits of `SpeechWords` for each token.
  private let bits: [Int32]
  /// The tokens that can be verbs of saying, and "according", in order.
  let cues: [Int]
  /// The tokens that can be quotation marks, in order.
  let marks: [Int]
  /// The mention that covers each token, or -1.
  let mentionAt: [Int32]

  /// Reads a document that has sentences and tokens.
  init(_ document: Document, _ sentences: [Sentence], _ tokens: TokenTable) {
    text = document.text
    blocks = document.blocks
    self.sentences = sentences
    self.tokens = tokens
    let entities = document.layers.entities ?? EntityTable(entities: [], mentions: [])
    self.entities = entities
    var words = Words(count: tokens.count)
    words.read(document.text, tokens)
    bits = words.bits
    cues = words.cues
    marks = words.marks
    mentionAt = Self.mentions(entities, tokens)
  }

  /// What the words of a document are to quotations.
  private struct Words {
    var bits: [Int32]
    var cues: [Int] = []
    var marks: [Int] = []

    init(count: Int) { bits = Array(repeating: 0, count: count) }

    mutating func read(_ text: SourceText, _ tokens: TokenTable) {
      let words = SpeechWords.shared
      let bytes = text.utf8
      let spans = tokens.spans
      let flags = tokens.flags
      for index in 0..<spans.count {
        let flag = flags[index]
        if flag.contains(.alphabetic) {
          let found = words.bits(bytes, spans[index].range)
          guard found != 0 else { continue }
          bits[index] =
            flag.contains(.upper) ? QuoteText.unabbreviated(found, spans[index], text) : found
          if found & SpeechWords.uses != 0 { cues.append(index) }
        } else if !flag.isDisjoint(with: [.quote, .clitic]) {
          marks.append(index)
        }
      }
    }
  }

  /// The bits of a word in capitals; none for "WHO", "US" and "IT", which are mostly names.
  private static func unabbreviated(_ found: Int32, _ span: Span, _ text: SourceText) -> Int32 {
    guard found & (SpeechWords.pronoun | SpeechWords.relative) != 0, span.count > 1 else {
      return found
    }
    for name in ["who", "us", "it"] where TokenText.equals(span, name, in: text) { return 0 }
    return found
  }

  /// The mention that covers each token, or -1.
  private static func mentions(_ entities: EntityTable, _ tokens: TokenTable) -> [Int32] {
    var mentionAt = [Int32](repeating: -1, count: tokens.count)
    var token = 0
    for (number, mention) in entities.mentions.enumerated() {
      while token < tokens.count, tokens.spans[token].end <= mention.span.start { token += 1 }
      var inside = token
      while inside < min(tokens.count, token + 64), tokens.spans[inside].start < mention.span.end {
        mentionAt[inside] = Int32(number)
        inside += 1
      }
    }
    return mentionAt
  }
}

extension QuoteText {
  /// What a token takes as a verb of saying.
  func use(_ token: Int) -> SpeechUse { SpeechUse(rawValue: bits[token] & SpeechWords.uses) }

  /// Whether a token can be a verb of saying or is "according".
  func isCue(_ token: Int) -> Bool { bits[token] & SpeechWords.uses != 0 }

  /// Whether a token is of one of some classes.
  func has(_ token: Int, _ classes: Int32) -> Bool { bits[token] & classes != 0 }

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

  /// Whether a token ends a sentence: a full stop, a question mark or an exclamation mark.
  func isStop(_ token: Int) -> Bool {
    let mark = mark(token)
    return mark == UInt8(ascii: ".") || mark == UInt8(ascii: "?") || mark == UInt8(ascii: "!")
  }

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

  /// The mention that covers a token.
  func mention(at token: Int) -> EntityMention? {
    let number = mentionAt[token]
    return number < 0 ? nil : entities.mentions[Int(number)]
  }

  /// Whether a token belongs to a mention of a person.
  func isPerson(_ token: Int) -> Bool {
    mention(at: token).map { entities.entities[$0.entity].type == .person } ?? false
  }

  /// Whether a token is a finite verb, as far as its form shows.
  ///
  /// Past forms in "-ed" count, though some are participles; forms in "-s" only before a word that
  /// follows verbs more than nouns.
  func isFiniteVerb(_ token: Int, before end: Int) -> Bool {
    if has(token, SpeechWords.finite) { return !isPossessive(token) && !isMonth(token) }
    if isCue(token) { return !use(token).contains(.according) }
    guard tokens.flags[token].contains(.lower) else { return false }
    let span = tokens.spans[token]
    guard span.count > 3 else { return false }
    let last = text.utf8[span.end - 1]
    let before = text.utf8[span.end - 2]
    if last == UInt8(ascii: "d") { return before == UInt8(ascii: "e") }
    guard last == UInt8(ascii: "s"), before != UInt8(ascii: "s"), token + 1 < end else {
      return false
    }
    return has(
      token + 1, SpeechWords.determiner | SpeechWords.preposition | SpeechWords.modal)
      || isAdverb(token + 1) && !has(token + 1, SpeechWords.finite)
  }

  /// Whether a token is "May" with a capital.
  private func isMonth(_ token: Int) -> Bool { isCapital(token) && isWord(token, "may") }

  /// Whether a token is the "'s" of an owner rather than of "is": not that of "it's" or "who's".
  private func isPossessive(_ token: Int) -> Bool {
    guard tokens.flags[token].contains(.clitic),
      text.utf8[tokens.spans[token].end - 1] == UInt8(ascii: "s")
    else { return false }
    return token == 0
      || !has(token - 1, SpeechWords.pronoun | SpeechWords.relative) && !isWord(token - 1, "that")
  }

  /// Whether tokens hold a verb that makes them a clause; looks at the first 60.
  func hasFiniteVerb(_ range: Range<Int>) -> Bool {
    for token in range.prefix(60) where isFiniteVerb(token, before: range.upperBound) {
      return true
    }
    return false
  }

  /// The text between the first and the last of some tokens.
  func span(_ range: Range<Int>) -> Span {
    tokens.spans[range.lowerBound].hull(tokens.spans[range.upperBound - 1])
  }
}
