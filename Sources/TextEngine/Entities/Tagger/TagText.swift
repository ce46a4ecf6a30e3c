import DocumentModel
internal import Synchronization

/// How a sentence uses capitals.
enum TagRegime: UInt32 {
  case normal, titleCase, capitals, lower
}

/// A document as the tagger reads it: forms of tokens, rule labels, phrases and capital runs.
struct TagText {
  let source: NameText
  /// The form of each token.
  private(set) var forms: [Int32] = []
  private(set) var words: [TagWord] = []
  /// The label of each token by the rules, and whether tables or a title made the rules sure.
  private(set) var rules: [UInt8]
  private(set) var sure: [Bool]
  /// The flags of the longest known phrase over a token with its place in it; 0 for none.
  private(set) var phrases: [UInt32]
  /// The capital run each token is in: first and last token; first > last for none.
  private(set) var runs: [(first: Int32, last: Int32)]
  /// The regime of each sentence.
  private(set) var regimes: [TagRegime] = []
  /// 0 prose, 1 has handles or hashtags, 2 a short note, 3 has no capitals.
  private(set) var kind: UInt32 = 0

  init(_ source: NameText, rules mentions: [NameMention]) {
    self.source = source
    let count = source.tokens.count
    rules = Array(repeating: 0, count: count)
    sure = Array(repeating: false, count: count)
    phrases = Array(repeating: 0, count: count)
    runs = Array(repeating: (0, -1), count: count)
    readForms()
    readRules(mentions)
    readPhrases()
    readSentences()
  }

  func word(_ index: Int) -> TagWord { words[Int(forms[index])] }

  /// What forms of earlier documents look like.
  private static let known = Mutex(WordMemo<TagWord>(bits: 13))

  private mutating func readForms() {
    Self.known.withLock { known in readForms(&known) }
  }

  private mutating func readForms(_ memo: inout WordMemo<TagWord>) {
    let reader = TagWordReader()
    var others = WordTable(.exact)
    var otherForms: [Int32] = []
    var known = [Int32](repeating: -1, count: source.words.count)
    forms.reserveCapacity(source.tokens.count)
    for index in 0..<source.tokens.count {
      let id = source.wordIDs[index]
      let range = source.tokens.spans[index].range
      if id >= 0 {
        if known[Int(id)] < 0 {
          known[Int(id)] = Int32(words.count)
          words.append(described(Int(id), word(index, reader, &memo)))
        }
        forms.append(known[Int(id)])
        continue
      }
      let other = Int(
        others.insert(source.text.utf8, in: range, value: Int32(otherForms.count)))
      if other == otherForms.count {
        otherForms.append(Int32(words.count))
        words.append(word(index, reader, &memo))
      }
      forms.append(otherForms[other])
    }
  }

  private func word(
    _ index: Int, _ reader: TagWordReader, _ memo: inout WordMemo<TagWord>
  ) -> TagWord {
    let range = source.tokens.spans[index].range
    let flags = source.tokens.flags[index].intersection([
      .alphabetic, .nonASCII, .lower, .upper, .title, .punctuation, .address, .digit,
    ])
    return memo.value(source.text.utf8, range, tag: flags.rawValue) {
      reader.read(source.text.utf8, range, kind(flags))
    }
  }

  private func kind(_ flags: TokenFlags) -> TagTokenKind {
    return TagTokenKind(
      isWord: flags.contains(.alphabetic), isASCII: !flags.contains(.nonASCII),
      isLower: flags.contains(.lower), isUpper: flags.contains(.upper),
      isTitle: flags.contains(.title), isMark: flags.contains(.punctuation),
      isAddress: flags.contains(.address), hasDigit: flags.contains(.digit))
  }

  private func described(_ id: Int, _ word: TagWord) -> TagWord {
    var word = word
    let known = source.words[id]
    word.exact = known.exact.flags
    word.folded = known.folded
    word.titled = known.titled
    let lower = source.lowerCounts[Int(known.foldedID)]
    let capital = source.capitalCounts[Int(known.foldedID)]
    word.usage =
      (lower > 0 ? 1 : 0) | (capital > 0 ? 2 : 0) | (capital > lower ? 4 : 0)
      | (capital > 2 ? 8 : 0)
    return word
  }

  private mutating func readRules(_ mentions: [NameMention]) {
    for mention in mentions {
      let kind: UInt8 =
        switch mention.type {
        case .person: 0
        case .organization: 1
        case .place: 2
        case .group, .event, .work, .product, .other: 3
        }
      NameLabel.write(kind, over: mention.tokens, to: &rules)
      guard mention.isKnown || mention.title != nil else { continue }
      for token in mention.tokens { sure[token] = true }
    }
  }

  private static let phraseFlags: NameFlags = [
    .country, .city, .major, .region, .organization, .demonym,
  ]

  private mutating func readPhrases() {
    for sentence in source.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        guard source.wordIDs[index] >= 0,
          let phrase = source.phrase(at: index, before: sentence.tokens.upperBound)
        else {
          index += 1
          continue
        }
        let flags = phrase.facts.flags.intersection(Self.phraseFlags).rawValue
        for place in 0..<phrase.length {
          let border: UInt32 =
            phrase.length == 1 ? 3 : place == 0 ? 0 : place == phrase.length - 1 ? 2 : 1
          phrases[index + place] = flags << 2 | border | 1 << 31
        }
        index += phrase.length
      }
    }
  }

  private mutating func readSentences() {
    var hasCapital = false
    for index in 0..<source.tokens.count {
      let shape = words[Int(forms[index])].shape
      if shape == .title || shape == .upper { hasCapital = true }
      if shape == .address, source.tokens.spans[index].count > 1 {
        let first = source.text.utf8[source.tokens.spans[index].start]
        if first == 0x40 || first == 0x23 { kind = 1 }
      }
    }
    if kind == 0 { kind = hasCapital ? (isNote ? 2 : 0) : 3 }
    for sentence in source.sentences {
      regimes.append(regime(of: sentence))
      readRuns(of: sentence)
    }
  }

  /// Whether the text is short and informal: one block that does not end as a sentence does.
  private var isNote: Bool {
    let count = source.tokens.count
    guard source.blocks.count == 1, count < 60 else { return false }
    for index in 0..<count {
      let mark = source.mark(index)
      if mark == UInt8(ascii: "!") || mark == UInt8(ascii: "~") { return true }
    }
    let last = source.mark(count - 1)
    return last != UInt8(ascii: ".") && !source.tokens.flags[count - 1].contains(.closing)
  }

  private func regime(of sentence: Sentence) -> TagRegime {
    var counts = (lower: 0, title: 0, upper: 0)
    for index in sentence.tokens where source.tokens.spans[index].count > 1 {
      switch words[Int(forms[index])].shape {
      case .lower: counts.lower += 1
      case .title, .mixed: counts.title += 1
      case .upper: counts.upper += 1
      case .initial, .number, .address, .mark, .other: break
      }
    }
    if counts.upper > 2, counts.upper > 3 * (counts.lower + counts.title) { return .capitals }
    if counts.title + counts.upper == 0 { return .lower }
    return source.isTitleCase(sentence) ? .titleCase : .normal
  }

  private mutating func readRuns(of sentence: Sentence) {
    let end = sentence.tokens.upperBound
    var index = sentence.tokens.lowerBound
    while index < end {
      guard isCapital(index) else {
        index += 1
        continue
      }
      var last = index
      while last + 1 < end {
        if isCapital(last + 1) {
          last += 1
        } else if last + 2 < end, isCapital(last + 2), joins(last + 1) {
          last += 2
        } else {
          break
        }
      }
      for token in index...last { runs[token] = (Int32(index), Int32(last)) }
      index = last + 1
    }
  }

  private func isCapital(_ index: Int) -> Bool {
    switch words[Int(forms[index])].shape {
    case .title, .upper, .initial: true
    case .mixed: source.tokens.flags[index].contains(.title)
    case .lower, .number, .address, .mark, .other: false
    }
  }

  private func joins(_ index: Int) -> Bool {
    let mark = source.mark(index)
    return mark == UInt8(ascii: "-") || mark == UInt8(ascii: "&") || source.isWord(index, "of")
      || source.exact(index).contains(.particle)
  }
}
