/// A word of the language of numbers.
struct NumberWord: Sendable {
  enum Kind: Sendable {
    /// 0 to 9.
    case unit
    /// 10 to 19.
    case teen
    /// 20, 30 … 90.
    case tens
    case hundred
    /// A thousand and above.
    case scale
    case dozen
    /// "hundreds", "dozens", "scores": many, at least the value.
    case vaguePlural
    /// "several", "few", "handful".
    case vagueSmall
    case couple
    case half
    case quarter
    /// "first", "third"; also the denominator of a fraction.
    case ordinal
    /// "thirds", "fifths".
    case denominators
    case article
    case and
    case point
    case minus
    case zero
  }

  let kind: Kind
  let value: Double
}

/// The number words of English.
struct NumberLexicon: Sendable {
  static let english = NumberLexicon()

  /// The words as they are written, with their place in `words`.
  let entries: [(String, Int)]
  let words: [NumberWord]

  private init() {
    var entries: [(String, Int)] = []
    var words: [NumberWord] = []
    func add(_ text: String, _ kind: NumberWord.Kind, _ value: Double) {
      for part in text.split(separator: " ") { entries.append((String(part), words.count)) }
      words.append(NumberWord(kind: kind, value: value))
    }
    func addAll(_ text: String, _ kind: NumberWord.Kind, _ values: some Sequence<Int>) {
      for (word, value) in zip(text.split(separator: " "), values) {
        add(String(word), kind, Double(value))
      }
    }
    add("zero nought naught nil", .zero, 0)
    addAll("one two three four five six seven eight nine", .unit, 1...9)
    addAll(
      "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", .teen,
      10...19)
    let tens = stride(from: 20, through: 90, by: 10)
    addAll("twenty thirty forty fifty sixty seventy eighty ninety", .tens, tens)
    add("fourty", .tens, 40)
    add("hundred", .hundred, 100)
    addScales(add)
    add("dozen", .dozen, 12)
    addVague(add)
    add("half", .half, 0.5)
    add("quarter", .quarter, 0.25)
    addAll(
      """
      first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
      fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
      """, .ordinal, 1...19)
    addAll(
      "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", .ordinal,
      tens)
    add("hundredth", .ordinal, 100)
    add("thousandth", .ordinal, 1000)
    add("millionth", .ordinal, 1e6)
    add("billionth", .ordinal, 1e9)
    add("trillionth", .ordinal, 1e12)
    add("halves", .denominators, 2)
    addAll(
      "thirds fourths fifths sixths sevenths eighths ninths tenths", .denominators, 3...10)
    add("quarters", .denominators, 4)
    add("hundredths", .denominators, 100)
    add("a an", .article, 1)
    add("and", .and, 0)
    add("point", .point, 0)
    add("minus negative", .minus, -1)
    self.entries = entries
    self.words = words
  }
}

private func addScales(_ add: (String, NumberWord.Kind, Double) -> Void) {
  add("thousand k", .scale, 1e3)
  add("lakh", .scale, 1e5)
  add("million m mn mln mm", .scale, 1e6)
  add("crore", .scale, 1e7)
  add("billion b bn bln", .scale, 1e9)
  add("trillion tn trn", .scale, 1e12)
}

private func addVague(_ add: (String, NumberWord.Kind, Double) -> Void) {
  // The least sensible values: dozens are at least two dozen, scores two score.
  add("dozens", .vaguePlural, 24)
  add("scores", .vaguePlural, 40)
  add("hundreds", .vaguePlural, 200)
  add("thousands", .vaguePlural, 2000)
  add("millions", .vaguePlural, 2e6)
  add("billions", .vaguePlural, 2e9)
  add("tens", .vaguePlural, 20)
  add("several", .vagueSmall, 3)
  add("few", .vagueSmall, 3)
  add("handful", .vagueSmall, 3)
  add("couple", .couple, 2)
}
