import DocumentModel
internal import Synchronization

/// What a distinct word of a document is, and how the document writes it.
struct NameWord: Sendable {
  /// What the tables say of the word as written.
  var exact = NameFacts()
  /// What they say of its lower-case form.
  var folded: NameFlags = []
  /// What they say of a word in lower case if its first letter is made a capital.
  var titled: NameFlags = []
  /// The number of its lower-case form.
  var foldedID: Int32 = 0
}

/// A document as the name finder reads it: tokens with their words, and counts of their case.
struct NameText {
  let text: SourceText
  let tokens: TokenTable
  let sentences: [Sentence]
  let blocks: [Block]
  /// The word of each token; -1 for marks and numbers.
  private(set) var wordIDs: [Int32] = []
  private(set) var words: [NameWord] = []
  /// How often each lower-case form stands in lower case.
  private(set) var lowerCounts: [Int32] = []
  /// How often each lower-case form is capitalised where nothing forces a capital.
  private(set) var capitalCounts: [Int32] = []
  /// Whether each sentence is written as headlines are.
  private(set) var titleCases: [Bool] = []
  private let gazetteer = Gazetteer.shared

  init(_ document: Document, _ sentences: [Sentence], _ tokens: TokenTable) {
    text = document.text
    blocks = document.blocks
    self.sentences = sentences
    self.tokens = tokens
    readWords()
    countCases()
  }

  /// What the tables say of words of earlier documents.
  private static let known = Mutex(WordMemo<NameWord>(bits: 13))

  /// Numbers the distinct words and looks each up once.
  private mutating func readWords() {
    Self.known.withLock { known in readWords(&known) }
  }

  private mutating func readWords(_ known: inout WordMemo<NameWord>) {
    var exact = WordTable(.exact)
    var folded = WordTable(.folded)
    wordIDs.reserveCapacity(tokens.count)
    for index in 0..<tokens.count {
      guard tokens.flags[index].contains(.alphabetic) else {
        wordIDs.append(-1)
        continue
      }
      let range = tokens.spans[index].range
      let id = exact.insert(text.utf8, in: range, value: Int32(words.count))
      wordIDs.append(id)
      guard Int(id) == words.count else { continue }
      let flags = tokens.flags[index].intersection([.upper, .lower])
      var word = known.value(text.utf8, range, tag: flags.rawValue) { look(up: range, flags) }
      word.foldedID = folded.insert(text.utf8, in: range, value: Int32(folded.count))
      words.append(word)
    }
    lowerCounts = Array(repeating: 0, count: folded.count)
    capitalCounts = Array(repeating: 0, count: folded.count)
  }

  /// What the tables say of a word; its number is left open.
  private func look(up range: Range<Int>, _ flags: TokenFlags) -> NameWord {
    var word = NameWord()
    let key = Self.key(text.utf8, range)
    word.exact = gazetteer.facts(key, 0..<key.count) ?? NameFacts()
    if flags.contains(.upper), key.count > 3, word.exact.flags.isEmpty {
      let title = [key[0]] + TokenText.folded(key[1...])
      word.exact = gazetteer.facts(title, 0..<title.count) ?? NameFacts()
    }
    let lower = TokenText.folded(key[...])
    word.folded = gazetteer.facts(lower, 0..<lower.count)?.flags ?? []
    if flags.contains(.lower), !word.folded.contains(.function), lower[0] &- 0x61 < 26 {
      let title = [lower[0] - 0x20] + lower[1...]
      word.titled = gazetteer.facts(title, 0..<title.count)?.flags ?? []
    }
    return word
  }

  private mutating func countCases() {
    titleCases = sentences.map { isTitleCase($0) }
    for (sentence, isTitleCase) in zip(sentences, titleCases) where !isTitleCase {
      for index in sentence.tokens where wordIDs[index] >= 0 {
        let folded = Int(words[Int(wordIDs[index])].foldedID)
        if tokens.flags[index].contains(.lower) {
          lowerCounts[folded] += 1
        } else if !isForcedCapital(index) {
          capitalCounts[folded] += 1
        }
      }
    }
  }

  /// The bytes of a range as the tables write them.
  static func key(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(range.count)
    append(bytes, range, to: &key)
    return key
  }

  /// Appends the bytes of a range as the tables write them.
  private static func append(_ bytes: [UInt8], _ range: Range<Int>, to key: inout [UInt8]) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if bytes[offset] == 0xE2, offset + 2 < range.upperBound, bytes[offset + 1] == 0x80,
        bytes[offset + 2] == 0x99 || bytes[offset + 2] == 0x98
      {
        key.append(0x27)
        offset += 3
      } else if bytes[offset] == 0xC2, offset + 1 < range.upperBound, bytes[offset + 1] == 0xA0 {
        key.append(0x20)
        offset += 2
      } else {
        key.append(bytes[offset] < 0x20 ? 0x20 : bytes[offset])
        offset += 1
      }
    }
  }
}

extension NameText {
  /// What the tables say of the word of a token as written.
  func exact(_ index: Int) -> NameFlags {
    let id = wordIDs[index]
    return id < 0 ? [] : words[Int(id)].exact.flags
  }

  /// What the tables say of a token's lower-case form.
  func folded(_ index: Int) -> NameFlags {
    let id = wordIDs[index]
    return id < 0 ? [] : words[Int(id)].folded
  }

  /// All that the tables say of a token.
  func facts(_ index: Int) -> NameFacts {
    let id = wordIDs[index]
    return id < 0 ? NameFacts() : words[Int(id)].exact
  }

  /// The number of a token's lower-case form; -1 for marks and numbers.
  func foldedID(_ index: Int) -> Int32 {
    let id = wordIDs[index]
    return id < 0 ? -1 : words[Int(id)].foldedID
  }

  /// The only byte of a token, or 0 if it has more.
  func mark(_ index: Int) -> UInt8 {
    let span = tokens.spans[index]
    return span.count == 1 ? text.utf8[span.start] : 0
  }

  /// Whether a token is `word`, lower-case ASCII, whatever its case.
  func isWord(_ index: Int, _ word: String) -> Bool {
    TokenText.equals(tokens.spans[index], word, in: text)
  }

  /// Whether a token is one of some lower-case words.
  func isAny(_ index: Int, _ words: [String]) -> Bool { words.contains { isWord(index, $0) } }

  /// Whether a token starts with a capital and can be part of a name.
  func isCapitalised(_ index: Int) -> Bool {
    let flags = tokens.flags[index]
    return flags.contains(.title) && flags.contains(.alphabetic)
      && flags.isDisjoint(with: [.address, .clitic])
  }

  /// Whether a token is a hyphen that touches both neighbours.
  func isHyphen(_ index: Int, before end: Int) -> Bool {
    let bytes = text.utf8[tokens.spans[index].range]
    guard
      bytes.elementsEqual([0x2D]) || bytes.elementsEqual([0xE2, 0x80, 0x91])
        || bytes.elementsEqual([0xE2, 0x80, 0x93])
    else { return false }
    return index + 1 < end && !tokens.flags[index].contains(.spaceBefore)
      && !tokens.flags[index + 1].contains(.spaceBefore)
  }

  /// Whether a capital at this token says nothing: the start of a sentence, a quotation, an item.
  func isForcedCapital(_ index: Int) -> Bool {
    if tokens.flags[index].contains(.sentenceStart) || index == 0 { return true }
    let before = tokens.flags[index - 1]
    if before.contains(.quote) { return true }
    guard before.isDisjoint(with: [.alphabetic, .digit]) else { return false }
    let mark = mark(index - 1)
    if mark == UInt8(ascii: ",") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: "(")
      || mark == UInt8(ascii: "/") || mark == UInt8(ascii: "&")
    {
      return before.contains(.sentenceStart) && mark != UInt8(ascii: "(")
    }
    return !before.contains(.symbol) || before.contains(.sentenceStart)
  }

  /// Whether most longer words of a sentence are capitalised, as in a headline.
  func isTitleCase(_ sentence: Sentence) -> Bool {
    if let last = sentence.tokens.last, mark(last) == UInt8(ascii: ".") { return false }
    var capitals = 0
    var lower = 0
    for index in sentence.tokens {
      let flags = tokens.flags[index]
      guard flags.contains(.alphabetic), tokens.spans[index].count > 3 else { continue }
      if flags.contains(.title) { capitals += 1 } else { lower += 1 }
    }
    return capitals >= 3 && capitals > 3 * lower
  }

  /// The length in tokens of the longest phrase of the tables that starts at a token, with its
  /// facts; at most as far as `end`.
  ///
  /// Words in capitals are read as titles too: "NEW YORK".
  func phrase(at index: Int, before end: Int) -> (length: Int, facts: NameFacts)? {
    var best: (length: Int, facts: NameFacts)?
    let single = facts(index)
    if !single.flags.isDisjoint(with: .named) { best = (1, single) }
    if single.flags.contains(.phraseStart) {
      best = longer(at: index, before: end, Self.append) ?? best
    }
    guard best?.length ?? 0 < 2, isInCapitals(index), index + 1 < end, isInCapitals(index + 1)
    else { return best }
    return longer(at: index, before: end, Self.appendTitle) ?? best
  }

  /// The longest phrase of two tokens or more whose tokens are written as `append` says.
  private func longer(
    at index: Int, before end: Int, _ append: ([UInt8], Range<Int>, inout [UInt8]) -> Void
  ) -> (length: Int, facts: NameFacts)? {
    var best: (length: Int, facts: NameFacts)?
    var phrase: [UInt8] = []
    phrase.reserveCapacity(32)
    append(text.utf8, tokens.spans[index].range, &phrase)
    var next = index + 1
    while next < end, next - index < Gazetteer.longestPhrase {
      if tokens.flags[next].contains(.spaceBefore) { phrase.append(0x20) }
      append(text.utf8, tokens.spans[next].range, &phrase)
      next += 1
      guard gazetteer.mayHaveNames(from: phrase) else { break }
      if let found = gazetteer.facts(phrase, 0..<phrase.count),
        !found.flags.isDisjoint(with: .named)
      {
        best = (next - index, found)
      }
    }
    return best
  }

  private func isInCapitals(_ index: Int) -> Bool {
    tokens.flags[index].contains(.upper) && tokens.spans[index].count > 2
  }

  /// Appends the bytes of a word in capitals as a table writes it: "YORK" as "York".
  private static func appendTitle(_ bytes: [UInt8], _ range: Range<Int>, to key: inout [UInt8]) {
    let word = Self.key(bytes, range)
    key += word[..<1]
    key += TokenText.folded(word[1...])
  }
}
