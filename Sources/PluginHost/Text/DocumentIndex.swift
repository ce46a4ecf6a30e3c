internal import DocumentModel
internal import TextEngine

/// What searches need to know about a document, worked out once and only on demand.
final class DocumentIndex {
  let document: Document
  let tokens: TokenTable
  private(set) lazy var vocabulary = Vocabulary(tokens, of: document.text)
  private var texts: [String?] = []
  private var lowers: [String?] = []
  private var stems: [String?] = []
  private var shapes: [String?] = []
  private lazy var textFinder = WordFinder(self, .text)
  private lazy var lowerFinder = WordFinder(self, .lower)
  private lazy var stemFinder = WordFinder(self, .stem)
  private lazy var shapeFinder = WordFinder(self, .shape)
  /// The tokens sorted by word, and where those of each word begin.
  private lazy var occurrences = WordOccurrences(vocabulary)
  private var runsByLayer: [ItemRuns?] = Array(repeating: nil, count: PatternLayer.allCases.count)
  private var runsByAnnotation: [String: ItemRuns] = [:]
  private var runsByLexicon: [ObjectIdentifier: (lexicon: Lexicon, runs: ItemRuns)] = [:]

  init(_ document: Document) {
    self.document = document
    tokens = document.layers.tokens ?? TokenTable()
  }

  // MARK: Words

  /// The index of the word of a token.
  func word(of token: Int) -> Int { Int(vocabulary.wordOfToken[token]) }

  /// A text of a word, computed once.
  func text(_ attribute: TokenAttribute, ofWord word: Int) -> String {
    let count = vocabulary.spans.count
    switch attribute {
    case .text:
      return cached(&texts, word, count) { document.text.string(in: vocabulary.spans[word]) }
    case .lower: return cached(&lowers, word, count) { text(.text, ofWord: word).lowercased() }
    case .stem:
      return cached(&stems, word, count) { WordForms.stem(text(.lower, ofWord: word)) }
    case .shape:
      return cached(&shapes, word, count) {
        TokenText.shape(vocabulary.spans[word], in: document.text)
      }
    }
  }

  private func cached(
    _ cache: inout [String?], _ word: Int, _ count: Int, _ make: () -> String
  ) -> String {
    if cache.isEmpty { cache = Array(repeating: nil, count: count) }
    if let known = cache[word] { return known }
    let made = make()
    cache[word] = made
    return made
  }

  /// Adds the tokens whose text of that kind is the key's; ascending for each word.
  func addTokens(_ attribute: TokenAttribute, _ key: WordKey, to found: inout [Int32]) {
    switch attribute {
    case .text: textFinder.forEach(key) { found += tokens(ofWord: $0) }
    case .lower: lowerFinder.forEach(key) { found += tokens(ofWord: $0) }
    case .stem: stemFinder.forEach(key) { found += tokens(ofWord: $0) }
    case .shape: shapeFinder.forEach(key) { found += tokens(ofWord: $0) }
    }
  }

  /// The tokens of a word, ascending.
  func tokens(ofWord word: Int) -> ArraySlice<Int32> { occurrences.tokens(of: word) }

  // MARK: Items

  /// The items of a layer as runs of tokens.
  func runs(_ layer: PatternLayer, named name: String = "") -> ItemRuns {
    let number = layer.number
    if layer == .annotation {
      if let known = runsByAnnotation[name] { return known }
    } else if let known = runsByLayer[number] {
      return known
    }
    let made = ItemRuns(spans(layer, named: name), tokens: tokens)
    if layer == .annotation { runsByAnnotation[name] = made } else { runsByLayer[number] = made }
    return made
  }

  private func spans(_ layer: PatternLayer, named name: String) -> [(span: Span, item: Int)] {
    let layers = document.layers
    switch layer {
    case .number: return (layers.numbers ?? []).enumerated().map { ($1.span, $0) }
    case .date: return (layers.dates ?? []).enumerated().map { ($1.span, $0) }
    case .quote: return (layers.quotes ?? []).enumerated().map { ($1.span, $0) }
    case .mention: return (layers.entities?.mentions ?? []).enumerated().map { ($1.span, $0) }
    case .entity:
      return (layers.entities?.mentions ?? []).enumerated().filter { $1.isNamed }
        .map { ($1.span, $0) }
    case .phrase: return (layers.phrases ?? []).enumerated().map { ($1.span, $0) }
    case .verb: return (layers.verbs ?? []).enumerated().map { ($1.span, $0) }
    case .annotation: return (layers.custom[name] ?? []).enumerated().map { ($1.span, $0) }
    }
  }

  /// The longest entries of a lexicon at each token, within sentences, as runs of tokens.
  func runs(_ lexicon: Lexicon) -> ItemRuns {
    if let known = runsByLexicon[ObjectIdentifier(lexicon)] { return known.runs }
    // Numbers of words are looked up once each: -2 for not yet, -1 for not in the lexicon.
    var numbers = [Int64](repeating: -2, count: vocabulary.spans.count)
    let attribute: TokenAttribute = lexicon.isExact ? .text : .lower
    func number(_ token: Int) -> UInt32? {
      let word = word(of: token)
      if numbers[word] == -2 {
        let text = text(attribute, ofWord: word)
        numbers[word] = lexicon.number(of: text).map(Int64.init) ?? -1
      }
      return numbers[word] < 0 ? nil : UInt32(numbers[word])
    }
    var runs: [ItemRuns.Run] = []
    for sentence in document.layers.sentences ?? [] {
      for start in sentence.tokens {
        let limit = sentence.tokens.upperBound
        guard let found = lexicon.longest(from: start, to: limit, number: number) else { continue }
        runs.append(
          ItemRuns.Run(start: Int32(start), end: Int32(found.end), item: Int32(found.entry)))
      }
    }
    let made = ItemRuns(runs: runs)
    runsByLexicon[ObjectIdentifier(lexicon)] = (lexicon, made)
    return made
  }
}

/// The tokens of each word of a vocabulary.
private struct WordOccurrences {
  private var starts: [Int32]
  private var tokens: [Int32]

  /// Sorts the tokens by word, in linear time.
  init(_ vocabulary: Vocabulary) {
    starts = Array(repeating: 0, count: vocabulary.spans.count + 1)
    for word in vocabulary.wordOfToken { starts[Int(word) + 1] += 1 }
    for word in vocabulary.spans.indices { starts[word + 1] += starts[word] }
    tokens = Array(repeating: 0, count: vocabulary.wordOfToken.count)
    var next = starts
    for (token, word) in vocabulary.wordOfToken.enumerated() {
      tokens[Int(next[Int(word)])] = Int32(token)
      next[Int(word)] += 1
    }
  }

  func tokens(of word: Int) -> ArraySlice<Int32> {
    tokens[Int(starts[word])..<Int(starts[word + 1])]
  }
}
