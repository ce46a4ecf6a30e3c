import DocumentModel

/// The words before and after a number that say how exact it is.
struct Approximators: Sendable {
  static let english = Approximators()

  /// The order of the payloads.
  private static let kinds: [Approximation] = [
    .about, .nearly, .atLeast, .atMost, .upTo, .moreThan, .lessThan,
  ]

  private let before: PhraseTable
  private let after: PhraseTable
  /// The last words of the phrases, to pass over most tokens quickly.
  private let endings: WordTable

  private init() {
    var before = PhraseTable()
    var endings = WordTable()
    func add(_ kind: Approximation, _ phrases: String) {
      let payload = Int32(Self.kinds.firstIndex(of: kind) ?? 0)
      for phrase in phrases.split(separator: "|") {
        before.add(String(phrase), payload: payload)
        if let last = phrase.split(separator: " ").last {
          endings.insert(Array(last.utf8), value: 1)
        }
      }
    }
    add(
      .about,
      """
      about|around|some|roughly|approximately|approx|approx.|an estimated|estimated|estimated at|\
      close to|circa|ca.|c.|near|in the region of|in the neighborhood of|in the neighbourhood of|\
      something like|more or less|give or take|an average of|on average|~|somewhere around|\
      somewhere near|or so|an estimated total of|as about|at about|at around
      """)
    add(.nearly, "nearly|almost|just under|just short of|just below|well nigh|approaching|nearing")
    add(
      .atLeast,
      """
      at least|no fewer than|no less than|not less than|not fewer than|as few as|as little as|\
      a minimum of|minimum|minimum of|not below|≥|> =|>=|bigger or equal than|greater or equal than|\
      greater than or equal to|more than or equal to|at least or equal to|equal to or more than|\
      equal to or greater than|larger than or equal to|larger or equal than|no smaller than
      """)
    add(
      .atMost,
      """
      at most|a maximum of|maximum|maximum of|no more than|not more than|as many as|as much as|\
      no greater than|not exceeding|≤|< =|<=|less or equal than|smaller or equal than|\
      less than or equal to|fewer than or equal to|equal to or less than|smaller than or equal to|\
      equal to or smaller than|only up to
      """)
    add(.upTo, "up to|upto|anything up to|as high as")
    add(
      .moreThan,
      """
      more than|over|upwards of|upward of|in excess of|above|greater than|larger than|bigger than|\
      higher than|exceeding|exceed|exceeds|exceeded|surpass|surpassed|surpassing|surpasses|>|\
      well over|just over|a little over|slightly over|slightly more than|just above|far more than|\
      well above|many more than|much more than|little more than|topping|topped|better than
      """)
    add(
      .lessThan,
      """
      less than|fewer than|under|below|smaller than|lower than|<|well under|slightly under|\
      slightly less than|slightly fewer than|a little under|far fewer than|well below|beneath|\
      fewer than the
      """)
    self.before = before
    self.endings = endings
    var after = PhraseTable()
    let kind = { (kind: Approximation) in Int32(Self.kinds.firstIndex(of: kind) ?? 0) }
    for text in ["or so", "- odd", "odd", "or thereabouts", "give or take"] {
      after.add(text, payload: kind(.about))
    }
    for text in [
      "or more", "and more", "or greater", "plus", "- plus", "+", "and above", "and up",
      "or greater than", "or more than", "or higher", "or over", "and over",
    ] {
      after.add(text, payload: kind(.atLeast))
    }
    for text in [
      "or less", "or fewer", "or lower", "or below", "and under", "or under", "or less than",
      "or fewer than", "and below",
    ] {
      after.add(text, payload: kind(.atMost))
    }
    self.after = after
  }

  /// An approximator with the tokens it takes.
  struct Match {
    let kind: Approximation
    let tokens: Range<Int>
  }

  /// The longest approximator that ends right before `index`.
  func ending(before index: Int, _ reader: TokenReader) -> Match? {
    guard index > 0, reader.sameSentence(index - 1, index), reader.matches(index - 1, endings)
    else {
      return nil
    }
    var best: Match?
    for start in stride(from: index - 1, through: max(0, index - 6), by: -1) {
      guard reader.sameSentence(start, index) else { break }
      if let match = before.match(at: start, in: reader.tokens, of: reader.text, before: index),
        match.tokens.upperBound == index
      {
        best = Match(kind: Self.kinds[Int(match.payload)], tokens: match.tokens)
      }
    }
    return best
  }

  /// The approximator that starts at `index`.
  func starting(at index: Int, _ reader: TokenReader) -> Match? {
    guard reader.sameSentence(index - 1, index),
      let match = after.match(at: index, in: reader.tokens, of: reader.text),
      !reader.matches(match.tokens.upperBound, "than"),
      // "200 or greater than 190" are two bounds.
      !(reader.matches(match.tokens.upperBound - 1, "than")
        && reader.has(match.tokens.upperBound, .digit))
    else { return nil }
    return Match(kind: Self.kinds[Int(match.payload)], tokens: match.tokens)
  }
}
