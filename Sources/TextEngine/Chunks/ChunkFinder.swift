public import DocumentModel
internal import Synchronization

/// Finds noun phrases and verb groups and binds them by the structure of the clause.
///
/// Rules over closed classes of words, endings, and a table of verbs: no statistics. What a reader
/// needs the world for (which noun a phrase with "with" hangs on) is left open.
public enum ChunkFinder: Sendable {
  /// The noun phrases and verb groups of a document whose tokens and sentences are there.
  ///
  /// - Complexity: linear in the length of the text.
  public static func chunks(in document: Document) -> (phrases: [NounPhrase], verbs: [VerbGroup]) {
    guard let tokens = document.layers.tokens, let sentences = document.layers.sentences else {
      return ([], [])
    }
    var words = ChunkWords(document.text, tokens)
    var binder = ClauseBinder()
    for sentence in sentences {
      words.begin(sentence.tokens)
      binder.begin()
      let parser = ChunkParser(words: words, limit: sentence.tokens.upperBound)
      parser.parse(sentence.tokens, into: &binder)
    }
    return (binder.phrases, binder.verbs)
  }
}

/// The tokens of a document with their classes.
struct ChunkWords {
  let bytes: [UInt8]
  let spans: [Span]
  let flags: [TokenFlags]
  private(set) var classes: [WordClass]
  private let verbs: [Int32]
  /// Whether the sentence at work is written in capitals or with a capital on each word.
  private(set) var isTitled = false

  init(_ text: SourceText, _ tokens: TokenTable) {
    bytes = text.utf8
    spans = tokens.spans
    flags = tokens.flags
    var classes: [WordClass] = []
    var verbs: [Int32] = []
    classes.reserveCapacity(tokens.count)
    verbs.reserveCapacity(tokens.count)
    Self.known.withLock { known in
      for (span, flags) in zip(tokens.spans, tokens.flags) {
        let flags = flags.intersection([.alphabetic, .clitic, .digit, .lower])
        let word = known.value(text.utf8, span.range, tag: flags.rawValue) {
          Self.word(text.utf8, span, flags)
        }
        classes.append(word.classes)
        verbs.append(word.verb)
      }
    }
    self.classes = classes
    self.verbs = verbs
  }

  /// The classes and verbs of words of earlier documents.
  private static let known = Mutex(WordMemo<(classes: WordClass, verb: Int32)>(bits: 13))

  /// The classes of a token, and its verb or -1.
  private static func word(
    _ bytes: [UInt8], _ span: Span, _ flags: TokenFlags
  ) -> (classes: WordClass, verb: Int32) {
    if flags.contains(.alphabetic), span.count <= 20 || flags.contains(.clitic) {
      if let listed = WordClasses.english.entry(bytes, span.range) { return listed }
    } else if flags.contains(.digit) {
      return (.numeral, -1)
    }
    return (guess(bytes, span, flags), -1)
  }

  /// The class of a word that is not listed, by its ending.
  private static func guess(_ bytes: [UInt8], _ span: Span, _ flags: TokenFlags) -> WordClass {
    guard flags.contains(.alphabetic) else {
      return flags.contains(.digit) ? .numeral : []
    }
    guard flags.contains(.lower), span.count > 3 else {
      return ends(bytes, span, "s") ? .plural : []
    }
    if ends(bytes, span, "ly") { return .adverb }
    if span.count > 4, ends(bytes, span, "ed") { return .past }
    if span.count > 5, ends(bytes, span, "ing") { return [.gerund, .noun] }
    if endsAsAdjective(bytes, span) { return .adjective }
    if ends(bytes, span, "s"), !ends(bytes, span, "ss"), !ends(bytes, span, "us"),
      !ends(bytes, span, "is")
    {
      return .plural
    }
    return []
  }

  /// Whether a word ends as adjectives do: the last letter says which ending to look for.
  private static func endsAsAdjective(_ bytes: [UInt8], _ span: Span) -> Bool {
    switch bytes[span.end - 1] {
    case UInt8(ascii: "s"): ends(bytes, span, "ous")
    case UInt8(ascii: "l"): ends(bytes, span, "al") || ends(bytes, span, "ful")
    case UInt8(ascii: "e"):
      ends(bytes, span, "ive") || ends(bytes, span, "able") || ends(bytes, span, "ible")
    case UInt8(ascii: "n"): ends(bytes, span, "ian")
    case UInt8(ascii: "h"): ends(bytes, span, "ish")
    case UInt8(ascii: "c"): ends(bytes, span, "ic")
    default: false
    }
  }

  private static func ends(_ bytes: [UInt8], _ span: Span, _ ending: String) -> Bool {
    let length = ending.utf8.count
    guard span.count > length else { return false }
    return TokenText.equals(bytes, span.end - length..<span.end, ending)
  }

  /// Notes how a sentence is written.
  mutating func begin(_ tokens: Range<Int>) {
    var words = 0
    var small = 0
    for token in tokens.prefix(40) where flags[token].contains(.alphabetic) {
      words += 1
      if flags[token].contains(.lower), spans[token].count > 3 { small += 1 }
    }
    isTitled = words > 3 && small * 4 < words
  }

  subscript(_ index: Int) -> WordClass { classes[index] }

  /// Whether a token is a name: capital, and not the first word of the sentence if it is a word.
  func isName(_ index: Int) -> Bool {
    guard flags[index].contains(.title) else { return false }
    if classes[index].isEmpty || classes[index] == .plural { return true }
    // "US", not "us".
    if flags[index].contains(.upper), spans[index].count > 1, !isTitled { return true }
    return !isTitled && !flags[index].contains(.sentenceStart)
      && classes[index].isDisjoint(with: [.determiner, .pronoun, .preposition, .to])
  }

  func isMark(_ index: Int, _ mark: UInt8) -> Bool {
    spans[index].count == 1 && bytes[spans[index].start] == mark
  }

  func equals(_ index: Int, _ word: String) -> Bool {
    TokenText.equals(bytes, spans[index].range, word)
  }

  /// "'s" or "’s".
  func isPossessiveMark(_ index: Int) -> Bool {
    guard flags[index].contains(.clitic) || spans[index].count <= 4 else { return false }
    let span = spans[index]
    switch span.count {
    case 1: return bytes[span.start] == 0x27 && !flags[index].contains(.spaceBefore)
    case 2: return bytes[span.start] == 0x27 && bytes[span.start + 1] | 0x20 == 0x73
    case 4: return bytes[span.start] == 0xE2 && bytes[span.start + 3] | 0x20 == 0x73
    default: return false
    }
  }

  /// The base form of a verb.
  func lemma(_ index: Int) -> String {
    let verb = verbs[index]
    if verb >= 0 { return WordClasses.english.lemmas[Int(verb)] }
    if classes[index].contains(.be) || isPossessiveMark(index) { return "be" }
    if classes[index].contains(.have) { return "have" }
    if classes[index].contains(.does) { return "do" }
    let word = TokenText.folded(bytes[spans[index].range])
    return String(decoding: Self.stripped(word), as: UTF8.self)
  }

  /// A word without a regular ending of verbs.
  private static func stripped(_ word: [UInt8]) -> ArraySlice<UInt8> {
    guard word.count > 4 else { return word[...] }
    if word.suffix(3).elementsEqual("ing".utf8) { return word.dropLast(3) }
    if word.suffix(2).elementsEqual("ed".utf8) { return word.dropLast(2) }
    return word[...]
  }

  func span(_ range: Range<Int>) -> Span {
    spans[range.lowerBound].hull(spans[range.upperBound - 1])
  }
}
