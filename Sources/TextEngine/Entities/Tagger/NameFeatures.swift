import DocumentModel

/// The features of tokens: those of a form at a distance, and those of a place in the text.
///
/// A feature is a number; its weights are in `NameModel`. Changing anything here needs a new model.
struct NameFeatures {
  let text: TagText

  /// The distances at which the form of a token matters.
  static let offsets = 5

  private static let nameFlags: NameFlags = [
    .country, .city, .major, .region, .given, .surname, .particle, .organization, .demonym, .common,
    .titleMale, .titleFemale, .titleNeutral, .rank, .titleWord, .organizationHead,
    .organizationSuffix, .placeHead, .placeFirst, .eventHead, .calendar,
  ]
  private static let contextFlags: NameFlags = [
    .common, .role, .function, .placePreposition, .personVerb, .placeNoun, .organizationNoun,
    .titleMale, .titleFemale, .titleNeutral, .rank,
  ]

  /// What the tables say of a word as part of a name, as a number.
  static func tableFlags(_ word: TagWord) -> UInt32 {
    word.exact.intersection(nameFlags).rawValue
  }

  /// Appends the features that a form gives a token `place - 2` tokens before it (place 0…4).
  func append(form: Int, place: Int, to output: inout [UInt32]) {
    let word = text.words[form]
    let sort = UInt32(place) << 8
    switch place {
    case 2: appendOwn(word, sort, &output)
    case 1, 3: appendNeighbour(word, sort, &output)
    default: appendFar(word, sort, &output)
    }
  }

  private func appendOwn(_ word: TagWord, _ sort: UInt32, _ output: inout [UInt32]) {
    let shape = word.shape.rawValue
    let exact = Self.tableFlags(word)
    func add(_ kind: UInt32, _ value: UInt32) {
      output.append(WordHash.feature(sort | kind, value))
    }
    add(0, word.lower)
    add(1, WordHash.pair(word.lower, shape))
    for index in 1..<4 where word.prefixes[index] != 0 {
      add(1 + UInt32(index), word.prefixes[index])
    }
    for index in 0..<4 where word.suffixes[index] != 0 {
      add(5 + UInt32(index), word.suffixes[index])
      if index == 2 { add(31, WordHash.pair(word.suffixes[index], shape)) }
    }
    add(9, word.look)
    add(10, word.longLook)
    if word.use.vector != 0 {
      add(11, word.cluster(4))
      add(12, word.cluster(6))
      add(13, word.cluster(8))
      add(14, word.cluster(11))
      add(15, WordHash.pair(word.cluster(8), shape))
      add(26, word.use.vector)
      add(27, WordHash.pair(word.use.guess, shape))
      add(28, WordHash.pair(word.guess, shape))
      add(29, WordHash.pair(WordHash.pair(word.guess, shape), exact))
    } else {
      add(16, shape)
    }
    add(17, exact)
    add(18, WordHash.pair(exact, shape))
    var bits = exact
    while bits != 0 {
      add(19, UInt32(bits.trailingZeroBitCount))
      bits &= bits - 1
    }
    add(20, word.folded.intersection(Self.contextFlags).rawValue)
    if !word.titled.isEmpty { add(21, word.titled.intersection(Self.nameFlags).rawValue) }
    add(22, word.usage)
    add(23, WordHash.pair(word.usage, shape))
    add(24, WordHash.pair(WordHash.pair(word.usage, shape), exact))
    add(25, shape)
  }

  private func appendNeighbour(_ word: TagWord, _ sort: UInt32, _ output: inout [UInt32]) {
    func add(_ kind: UInt32, _ value: UInt32) {
      output.append(WordHash.feature(sort | kind, value))
    }
    add(0, word.lower)
    add(1, WordHash.pair(Self.tableFlags(word), word.shape.rawValue))
    add(2, word.folded.intersection(Self.contextFlags).rawValue)
    add(3, word.look)
    if word.suffixes[2] != 0 { add(4, word.suffixes[2]) }
    if word.use.vector != 0 {
      add(5, word.cluster(5))
      add(6, word.cluster(8))
      add(7, word.cluster(11))
      add(9, word.use.vector)
      add(10, WordHash.pair(word.guess, word.shape.rawValue))
    }
    add(8, WordHash.pair(word.usage, word.shape.rawValue))
  }

  private func appendFar(_ word: TagWord, _ sort: UInt32, _ output: inout [UInt32]) {
    func add(_ kind: UInt32, _ value: UInt32) {
      output.append(WordHash.feature(sort | kind, value))
    }
    add(0, word.lower)
    add(1, WordHash.pair(Self.tableFlags(word), word.shape.rawValue))
    add(2, word.folded.intersection(Self.contextFlags).rawValue)
    if word.use.vector != 0 { add(3, word.cluster(8)) }
  }

  /// Appends the features of a token's place in its sentence.
  func append(
    token index: Int, of sentence: Range<Int>, number: Int, to output: inout [UInt32]
  ) {
    let word = text.word(index)
    let before = index > sentence.lowerBound ? text.word(index - 1) : TagWord()
    let after = index + 1 < sentence.upperBound ? text.word(index + 1) : TagWord()
    let shape = word.shape.rawValue
    let regime = text.regimes[number].rawValue
    func add(_ kind: UInt32, _ value: UInt32) {
      output.append(WordHash.feature(0x800 | kind, value))
    }
    let isForced: UInt32 = text.source.isForcedCapital(index) ? 1 : 0
    let state = isForced | regime << 1 | text.kind << 3
    add(0, WordHash.pair(state, shape))
    add(1, WordHash.pair(isForced | regime << 1, WordHash.pair(shape, word.usage)))
    add(2, WordHash.pair(before.lower, word.lower))
    add(3, WordHash.pair(word.lower, after.lower))
    add(4, WordHash.pair(before.cluster(7), word.cluster(7)))
    add(5, WordHash.pair(word.cluster(7), after.cluster(7)))
    add(6, WordHash.pair(before.cluster(6), after.cluster(6)))
    let shapes = before.shape.rawValue << 8 | shape << 4 | after.shape.rawValue
    add(7, shapes)
    add(8, WordHash.pair(shapes, isForced | regime << 1))
    addRules(index, sentence, shape, state, add)
    let phrase = text.phrases[index]
    if phrase != 0 {
      add(20, phrase)
      add(21, WordHash.pair(phrase, UInt32(text.rules[index])))
    }
    if shape == TagShape.address.rawValue {
      let first = text.source.text.utf8[text.source.tokens.spans[index].start]
      add(22, UInt32(first) | isForced << 8)
    }
    addRun(index, sentence, isForced | regime << 1, add)
  }

  private func addRules(
    _ index: Int, _ sentence: Range<Int>, _ shape: UInt32, _ state: UInt32,
    _ add: (UInt32, UInt32) -> Void
  ) {
    let rule = UInt32(text.rules[index]) | (text.sure[index] ? 32 : 0)
    let previous = index > sentence.lowerBound ? UInt32(text.rules[index - 1]) : 63
    let next = index + 1 < sentence.upperBound ? UInt32(text.rules[index + 1]) : 63
    add(9, rule)
    add(10, WordHash.pair(rule, shape))
    add(11, WordHash.pair(rule, state))
    add(12, rule << 12 | previous << 6 | next)
    add(13, WordHash.pair(rule, text.word(index).cluster(7)))
  }

  private func addRun(
    _ index: Int, _ sentence: Range<Int>, _ state: UInt32, _ add: (UInt32, UInt32) -> Void
  ) {
    let run = text.runs[index]
    guard run.first <= run.last else { return }
    let length = UInt32(min(5, run.last - run.first + 1))
    let place = UInt32(min(3, index - Int(run.first))) << 2 | UInt32(min(3, Int(run.last) - index))
    let last = text.word(Int(run.last))
    let first = text.word(Int(run.first))
    let shape = WordHash.pair(place, length)
    add(32, WordHash.pair(shape, state))
    add(33, WordHash.pair(last.lower, place & 3))
    add(34, WordHash.pair(Self.tableFlags(last), shape))
    add(35, WordHash.pair(Self.tableFlags(first), shape))
    add(36, WordHash.pair(last.cluster(8), place & 3))
    add(44, WordHash.pair(last.guess, shape))
    add(45, WordHash.pair(WordHash.pair(first.guess, last.guess), shape))
    let before = Int(run.first) - 1
    let after = Int(run.last) + 1
    if before >= sentence.lowerBound {
      let word = text.word(before)
      add(37, WordHash.pair(word.lower, place))
      add(38, WordHash.pair(word.lower, WordHash.pair(1, place & 3)))
      add(39, word.cluster(8))
      if before > sentence.lowerBound {
        add(43, WordHash.pair(text.word(before - 1).lower, word.lower))
      }
    }
    if after < sentence.upperBound {
      let word = text.word(after)
      add(40, WordHash.pair(word.lower, place & 3))
      add(41, word.cluster(8))
      if after + 1 < sentence.upperBound {
        add(42, WordHash.pair(word.lower, text.word(after + 1).lower))
      }
    }
  }
}
