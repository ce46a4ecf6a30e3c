import DocumentModel
import TextEngine

/// Looking up words and phrases, and stems.
extension Definitions {
  /// How many phrases the tables of the benchmarks have.
  private static let phraseCount = 50_000

  /// The phrases of the benchmarks, one a line.
  static var phraseLines: String { PhraseList.phrases(phraseCount).joined(separator: "\n") + "\n" }

  static let wordTables: [Benchmark] = [
    Benchmark(
      name: "words.phrases", summary: "50,000 phrases in the tokens of the text", unit: "matches"
    ) { input in
      let phrases = PhraseList.phrases(phraseCount)
      let table = phraseTable(phrases)
      let documents = annotated(input, [.tokens])
      let naive = NaivePhrases(phrases)
      let known = documents.reduce(0) { $0 + naive.count(in: $1) }
      return body(documents, .exactly(known)) { document in
        guard let tokens = document.layers.tokens else { return 0 }
        return table.matches(in: tokens, of: document.text).count
      }
    },
    Benchmark(
      name: "words.phrases-build", summary: "making the table of 50,000 phrases", unit: "phrases"
    ) { _ in
      let phrases = PhraseList.phrases(phraseCount)
      return Benchmark.Body(
        bytes: phrases.reduce(0) { $0 + $1.utf8.count }, expectation: .exactly(phraseCount)
      ) {
        phraseTable(phrases).count
      }
    },
    Benchmark(
      name: "words.table", summary: "every token in a table of words", unit: "tokens"
    ) { input in
      let table = WordTable(words: PhraseList.phrases(phraseCount).joined(separator: " "))
      let documents = annotated(input, [.tokens])
      return body(documents, .steady) { document in
        guard let tokens = document.layers.tokens else { return 0 }
        var count = 0
        for span in tokens.spans where table.contains(span, in: document.text) { count += 1 }
        return count
      }
    },
    Benchmark(name: "words.stems", summary: "the stem of every token", unit: "tokens") { input in
      let documents = annotated(input, [.tokens])
      return body(documents, input.near(\.tokens, share: 0.01)) { document in
        guard let tokens = document.layers.tokens else { return 0 }
        var count = 0
        for span in tokens.spans
        where !EnglishStems.stem(of: document.text.bytes(in: span)).isEmpty {
          count += 1
        }
        return count
      }
    },
  ]

  private static func phraseTable(_ phrases: [String]) -> PhraseTable {
    var table = PhraseTable()
    for (index, phrase) in phrases.enumerated() { table.add(phrase, payload: Int32(index)) }
    return table
  }
}

/// Phrases of one to four words, all different: names, things, and words that do not occur.
enum PhraseList {
  private static let syllables = [
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su",
    "ta", "ve", "wi", "xo", "zu",
  ]

  static func phrases(_ count: Int) -> [String] {
    var random = SplitMix(seed: 7)
    var seen: Set<String> = []
    var phrases: [String] = []
    while phrases.count < count {
      let phrase = phrase(&random)
      if seen.insert(phrase.lowercased()).inserted { phrases.append(phrase) }
    }
    return phrases
  }

  private static func phrase(_ random: inout SplitMix) -> String {
    switch random.below(8) {
    case 0: "\(random.pick(NewsTables.givenNames)) \(random.pick(NewsTables.surnames))"
    case 1: "\(random.pick(NewsTables.adjectives)) \(word(&random))"
    case 2: "\(random.pick(NewsTables.forces)) in \(word(&random))"
    case 3: "the \(word(&random)) of \(random.pick(NewsTables.places).country)"
    case 4: "\(word(&random)) \(word(&random)) \(word(&random))"
    case 5: "\(random.pick(NewsTables.surnames)) \(word(&random))"
    case 6:
      "\(random.pick(NewsTables.places).demonym) \(random.pick(NewsTables.forces))"
        + (random.below(2) == 0 ? "" : " \(word(&random))")
    default: word(&random)
    }
  }

  private static func word(_ random: inout SplitMix) -> String {
    (0..<(2 + random.below(3))).map { _ in random.pick(syllables) }.joined()
  }
}

/// The phrases found in the slow way that needs no table: the longest at each token.
struct NaivePhrases {
  private let phrases: Set<String>
  private let longest: Int

  init(_ phrases: [String]) {
    self.phrases = Set(phrases.map { $0.lowercased() })
    longest = phrases.map { $0.split(separator: " ").count }.max() ?? 0
  }

  func count(in document: Document) -> Int {
    guard let tokens = document.layers.tokens else { return 0 }
    let words = tokens.spans.map { document.text.string(in: $0).lowercased() }
    var count = 0
    var index = 0
    while index < words.count {
      let length = length(at: index, words, tokens.sentences)
      if length > 0 { count += 1 }
      index += max(1, length)
    }
    return count
  }

  private func length(at index: Int, _ words: [String], _ sentences: [UInt32]) -> Int {
    var phrase = ""
    var best = 0
    for end in index..<min(index + longest, words.count) {
      if sentences[end] != sentences[index] { break }
      phrase += (end > index ? " " : "") + words[end]
      if phrases.contains(phrase) { best = end - index + 1 }
    }
    return best
  }
}
