import DocumentModel

/// Finds the names of a document and tells their types by rules over capitals, tables and context.
///
/// Pieces of one spelling are decided together: what one sentence leaves open, another may tell.
struct NameRules {
  private let source: NameText
  private let typing: NameTyping
  private var pieces: [NamePiece] = []
  private var keys: [Int32] = []
  private var keyTable = WordTable(.exact)
  private var keyCount = 0
  private var types: [EntityType?] = []
  /// Lower-case words that are the last, or the first, word of a person's longer name.
  private var surnames: Set<Int32> = []
  private var givenNames: Set<Int32> = []
  /// Lower-case words that start a longer name of a body.
  private var organizationStarts: Set<Int32> = []
  private var titleCaseSentences: [Int] = []

  init(_ source: NameText) {
    self.source = source
    typing = NameTyping(source: source)
  }

  /// The names of the document, in text order.
  ///
  /// - Complexity: linear in the number of tokens.
  mutating func mentions() -> [NameMention] {
    readPieces()
    types = Array(repeating: nil, count: keyCount)
    decide(singleWords: false)
    collectParts()
    decide(singleWords: true)
    var mentions: [NameMention] = []
    for index in pieces.indices {
      if let mention = mention(of: index) { mentions.append(mention) }
    }
    readHeadlines(&mentions)
    return mentions.sorted { $0.span < $1.span }
  }

  private mutating func readPieces() {
    let runs = NameRuns(source: source)
    let splitter = NameSplitter(source: source)
    for (number, sentence) in source.sentences.enumerated() {
      if source.isTitleCase(sentence) {
        titleCaseSentences.append(number)
        continue
      }
      runs.forEachRun(of: sentence) { run in
        splitter.split(run, of: number, isTitleCase: false, into: &pieces)
      }
    }
    for index in pieces.indices {
      pieces[index].settled = typing.settled(pieces[index])
      keys.append(key(of: pieces[index].tokens))
    }
  }

  mutating func key(of tokens: Range<Int>) -> Int32 {
    let span = source.tokens.spans[tokens.lowerBound].hull(
      source.tokens.spans[tokens.upperBound - 1])
    let bytes = NameText.key(source.text.utf8, span.range)
    let key = keyTable.insert(bytes, in: 0..<bytes.count, value: Int32(keyCount))
    if Int(key) == keyCount { keyCount += 1 }
    return key
  }

  /// Decides the type of each spelling of several words, or of one.
  private mutating func decide(singleWords: Bool) {
    var sums = Array(repeating: TypeScores(), count: keyCount)
    var settled: [EntityType?] = Array(repeating: nil, count: keyCount)
    var seen = Array(repeating: 0, count: keyCount)
    for (index, piece) in pieces.enumerated() where (piece.single != nil) == singleWords {
      let key = Int(keys[index])
      if let type = piece.settled, piece.title == nil || settled[key] == nil {
        settled[key] = settled[key] ?? type
      }
      if seen[key] == 0 {
        sums[key] += typing.ownScores(piece)
        if singleWords { addParts(piece, &sums[key]) }
      }
      seen[key] += 1
      if seen[key] <= 20 {
        sums[key] += typing.contextScores(piece, in: source.sentences[piece.sentence].tokens)
      }
    }
    for key in 0..<keyCount where seen[key] > 0 {
      types[key] = settled[key] ?? sums[key].best
    }
  }

  /// Remembers the first and last words of the longer names.
  private mutating func collectParts() {
    for (index, piece) in pieces.enumerated() where piece.single == nil {
      guard isAccepted(index) else { continue }
      switch types[Int(keys[index])] {
      case .person:
        surnames.insert(source.foldedID(piece.tokens.upperBound - 1))
        givenNames.insert(source.foldedID(piece.tokens.lowerBound))
      case .organization:
        let first = piece.tokens.lowerBound
        if source.folded(first).isDisjoint(with: [.common, .function]),
          source.exact(first).isDisjoint(with: NameFlags.place.union(.demonym))
        {
          organizationStarts.insert(source.foldedID(first))
        }
      default: break
      }
    }
    for piece in pieces where piece.title != nil {
      if let token = piece.single { surnames.insert(source.foldedID(token)) }
    }
  }

  /// Points for one word from the longer names of the document.
  private func addParts(_ piece: NamePiece, _ scores: inout TypeScores) {
    guard let token = piece.single else { return }
    let word = source.foldedID(token)
    if surnames.contains(word) { scores.person += 6 }
    if givenNames.contains(word) { scores.person += 2.5 }
    if organizationStarts.contains(word) { scores.organization += 3 }
  }

  /// The mention that a piece makes, if it is a name.
  private func mention(of index: Int) -> NameMention? {
    let piece = pieces[index]
    guard let type = mentionType(of: index), isAccepted(index) else { return nil }
    return NameMention(
      tokens: piece.tokens,
      span: source.tokens.spans[piece.tokens.lowerBound].hull(
        source.tokens.spans[piece.tokens.upperBound - 1]),
      type: type, title: piece.title, facts: piece.facts, isKnown: piece.isKnown,
      key: keys[index], sentence: piece.sentence)
  }

  private func mentionType(of index: Int) -> EntityType? {
    let piece = pieces[index]
    if piece.title != nil { return .person }
    if isDate(piece) { return nil }
    let word = source.foldedID(piece.tokens.lowerBound)
    if piece.tokens.count == 1, surnames.contains(word),
      !piece.facts.flags.isDisjoint(with: .place)
    {
      // A place and a person share this name, so each mention is decided where it stands.
      var scores = typing.contextScores(piece, in: source.sentences[piece.sentence].tokens)
      scores.person += 1
      return scores.best
    }
    return types[Int(keys[index])]
  }

  /// Whether a word is a month here, whatever it is elsewhere: "in May", "May 3".
  private func isDate(_ piece: NamePiece) -> Bool {
    let token = piece.tokens.lowerBound
    guard piece.tokens.count == 1, source.exact(token).contains(.calendar) else { return false }
    if token + 1 < source.tokens.count, source.tokens.flags[token + 1].contains(.digit) {
      return true
    }
    guard token > 0 else { return false }
    return source.isAny(
      token - 1, ["in", "of", "since", "until", "during", "last", "next", "this", "early", "late"])
  }

  /// Whether the capitals of a piece mean a name.
  private func isAccepted(_ index: Int) -> Bool {
    let piece = pieces[index]
    if piece.title != nil { return true }
    guard piece.tokens.count == 1 else { return true }
    let token = piece.tokens.lowerBound
    let folded = Int(source.foldedID(token))
    guard folded >= 0 else { return true }
    let lower = source.lowerCounts[folded]
    let capital = source.capitalCounts[folded]
    if source.tokens.flags[token].contains(.upper) && source.tokens.spans[token].count > 1 {
      return piece.isKnown || !source.folded(token).contains(.common)
    }
    if piece.isForced {
      if source.folded(token).contains(.common) && !isFirmlyKnown(piece) {
        return capital > 0 && capital > lower
      }
      if capital == 0, piece.facts.flags.isEmpty, hasEndingOfOtherWords(token) { return false }
      return lower == 0 || capital > 2 * lower || isFirmlyKnown(piece)
    }
    return lower == 0 || isFirmlyKnown(piece) || capital > lower
  }

  /// Whether a longer word ends as adverbs and participles do: "Luckily", "Recalling", "Rebranded".
  ///
  /// Where a sentence forces the capital and no table knows the word, it is hardly a name.
  private func hasEndingOfOtherWords(_ token: Int) -> Bool {
    let bytes = source.text.utf8[source.tokens.spans[token].range]
    guard bytes.count > 6 else { return false }
    return bytes.suffix(2).elementsEqual("ly".utf8) || bytes.suffix(3).elementsEqual("ing".utf8)
      || bytes.suffix(2).elementsEqual("ed".utf8)
  }

  private func isFirmlyKnown(_ piece: NamePiece) -> Bool {
    !piece.facts.flags.isDisjoint(with: [.country, .demonym, .major, .organization])
  }

  /// Reads title-case sentences with the names that the rest of the document gives.
  private mutating func readHeadlines(_ mentions: inout [NameMention]) {
    guard !titleCaseSentences.isEmpty else { return }
    let reader = HeadlineReader(source: source)
    var known: [Int32: EntityType] = [:]
    for mention in mentions { known[mention.key] = mention.type }
    for number in titleCaseSentences {
      var index = source.sentences[number].tokens.lowerBound
      let end = source.sentences[number].tokens.upperBound
      while index < end {
        let found = reader.name(at: index, before: end) { tokens in
          self.headlineType(tokens, known)
        }
        guard let found else {
          index += 1
          continue
        }
        mentions.append(
          NameMention(
            tokens: found.tokens,
            span: source.tokens.spans[found.tokens.lowerBound].hull(
              source.tokens.spans[found.tokens.upperBound - 1]),
            type: found.type, title: nil, facts: found.facts, isKnown: found.isKnown,
            key: key(of: found.tokens), sentence: number))
        index = found.tokens.upperBound
      }
    }
  }

  /// The type that the rest of the document gives to these words.
  private func headlineType(_ tokens: Range<Int>, _ known: [Int32: EntityType]) -> EntityType? {
    let span = source.tokens.spans[tokens.lowerBound].hull(
      source.tokens.spans[tokens.upperBound - 1])
    let bytes = NameText.key(source.text.utf8, span.range)
    if let key = keyTable.value(bytes, in: 0..<bytes.count), let type = known[key] { return type }
    if tokens.count == 1, surnames.contains(source.foldedID(tokens.lowerBound)),
      !source.folded(tokens.lowerBound).contains(.common)
    {
      return .person
    }
    return nil
  }
}
