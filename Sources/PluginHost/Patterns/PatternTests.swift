internal import DocumentModel
internal import RegularExpressions

/// Evaluates the tests of a pattern on a document; the result for each word and item is kept.
struct PatternTests {
  private let pattern: TokenPattern
  private let lexicons: [Lexicon]
  private let index: DocumentIndex
  /// For each word test and word: 0 not known, 1 fails, 2 passes.
  private var ofWord: [[UInt8]]
  private var ofItem: [[UInt8]]

  init(_ pattern: TokenPattern, on index: DocumentIndex) throws(PatternError) {
    self.pattern = pattern
    let program = pattern.program
    self.index = index
    var bound: [Lexicon] = []
    for (name, lexicon) in zip(program.lexiconNames, pattern.lexicons) {
      guard let lexicon else {
        throw PatternError("@\(name) is not given; add it with :with { \(name) = desk.lexicon(…) }")
      }
      bound.append(lexicon)
    }
    lexicons = bound
    ofWord = Array(repeating: [], count: program.wordTests.count)
    ofItem = Array(repeating: [], count: program.itemTests.count)
  }

  /// The lexicon of an index of the pattern.program.
  func lexicon(_ number: Int) -> Lexicon { lexicons[number] }

  /// Whether a token passes a test of the pattern.program.
  mutating func token(_ token: Int, passes test: Int) throws(PatternError) -> Bool {
    try holds(pattern.program.tokenTests[test], token)
  }

  private mutating func holds(_ test: TokenTest, _ token: Int) throws(PatternError) -> Bool {
    switch test {
    case .any: return true
    case .flag(let flags): return !index.tokens.flags[token].isDisjoint(with: flags)
    case .word(let number): return try word(index.word(of: token), passes: number)
    case .not(let test): return try !holds(test, token)
    case .every(let tests):
      for test in tests where try !holds(test, token) { return false }
      return true
    case .some(let tests):
      for test in tests where try holds(test, token) { return true }
      return false
    }
  }

  private mutating func word(_ word: Int, passes number: Int) throws(PatternError) -> Bool {
    if ofWord[number].isEmpty {
      ofWord[number] = Array(repeating: 0, count: index.vocabulary.spans.count)
    }
    if ofWord[number][word] == 0 {
      ofWord[number][word] = try evaluate(pattern.program.wordTests[number], word) ? 2 : 1
    }
    return ofWord[number][word] == 2
  }

  private func evaluate(_ test: WordTest, _ word: Int) throws(PatternError) -> Bool {
    let text = index.text(test.attribute, ofWord: word)
    switch test.test {
    case .equals(let texts):
      if test.attribute == .stem {
        return texts.contains { $0 == text || WordForms.stem($0) == text }
      }
      return texts.contains(text)
    case .inLexicon(let number):
      let lexicon = lexicons[number]
      if test.attribute == .stem { return pattern.stems[number].contains(text) }
      return lexicon.entry(CollectionOfOne(lexicon.isExact ? text : text.lowercased())) != nil
    case .matches(let expression):
      do throws(RegularExpressionError) {
        return try expression.firstMatch(in: Array(text.utf8)) != nil
      } catch {
        throw PatternError(error.message)
      }
    }
  }

  // MARK: Items

  /// Whether an item of a layer passes a test of the pattern.program.
  mutating func item(_ item: Int, passes number: Int) -> Bool {
    let test = pattern.program.itemTests[number]
    if test.fields.isEmpty { return true }
    if item >= ofItem[number].count {
      ofItem[number] += Array(repeating: 0, count: item + 1 - ofItem[number].count)
    }
    if ofItem[number][item] == 0 {
      let passes = test.fields.allSatisfy { field in
        Self.holds(field, index.value(of: field.field, item: item, in: test))
      }
      ofItem[number][item] = passes ? 2 : 1
    }
    return ofItem[number][item] == 2
  }

  private static func holds(_ test: ItemTest.FieldTest, _ value: FieldValue) -> Bool {
    switch test.comparison {
    case .equal: return test.values.contains { equal($0, value) }
    case .unequal: return !test.values.contains { equal($0, value) }
    case .less: return compare(test, value) { $0 < $1 }
    case .lessOrEqual: return compare(test, value) { $0 <= $1 }
    case .greater: return compare(test, value) { $0 > $1 }
    case .greaterOrEqual: return compare(test, value) { $0 >= $1 }
    }
  }

  private static func equal(_ wanted: ItemTest.Value, _ value: FieldValue) -> Bool {
    switch value {
    case .text(let text): return text == wanted.text
    case .number(let number): return number == wanted.number
    case .integer(let integer): return Double(integer) == wanted.number
    case .boolean(let boolean): return String(boolean) == wanted.text
    default: return false
    }
  }

  private static func compare(
    _ test: ItemTest.FieldTest, _ value: FieldValue, _ ordered: (Double, Double) -> Bool
  ) -> Bool {
    let number: Double
    switch value {
    case .number(let double): number = double
    case .integer(let integer): number = Double(integer)
    case .text(let text):
      // Dates and other texts compare by their bytes.
      return test.values.contains { wanted in
        let order = text < wanted.text ? -1.0 : text == wanted.text ? 0 : 1
        return wanted.number == nil && ordered(order, 0)
      }
    default: return false
    }
    return test.values.contains { $0.number.map { ordered(number, $0) } ?? false }
  }
}

extension DocumentIndex {
  /// The value of a field of an item, as patterns compare it.
  func value(of field: String, item: Int, in test: ItemTest) -> FieldValue {
    let layers = document.layers
    switch test.layer {
    case .number: return layers.numbers.map { value(field, $0[item]) } ?? .null
    case .date: return layers.dates.map { value(field, $0[item]) } ?? .null
    case .quote: return layers.quotes.map { value(field, $0[item]) } ?? .null
    case .entity, .mention: return layers.entities.map { value(field, item, $0) } ?? .null
    case .phrase: return layers.phrases.map { value(field, $0[item]) } ?? .null
    case .verb: return layers.verbs.map { value(field, $0[item]) } ?? .null
    case .annotation:
      let fields = layers.custom[test.layerName]?[item].fields
      return fields?.first { $0.name == field }?.value ?? .null
    }
  }

  private func value(_ field: String, _ number: NumberMention) -> FieldValue {
    switch field {
    case "kind": return .text(number.kind.rawValue)
    case "form": return .text(number.form.rawValue)
    case "approx": return .text(number.approximation.rawValue)
    case "unit":
      return number.unit.map { .text(document.text.string(in: $0).lowercased()) } ?? .null
    case "value": return number.value.map(FieldValue.number) ?? .null
    case "low": return number.low.map(FieldValue.number) ?? .null
    case "high": return number.high.map(FieldValue.number) ?? .null
    default: return .null
    }
  }

  private func value(_ field: String, _ date: DateMention) -> FieldValue {
    switch field {
    case "grain": return .text(date.grain.rawValue)
    case "anchor": return .text(date.anchor.rawValue)
    case "value": return date.value.map(FieldValue.text) ?? .null
    default: return .null
    }
  }

  private func value(_ field: String, _ quote: Quotation) -> FieldValue {
    switch field {
    case "kind": return .text(quote.kind.rawValue)
    case "speaker": return quote.speaker.map(FieldValue.text) ?? .null
    case "cue": return quote.cue.map { .text(document.text.string(in: $0).lowercased()) } ?? .null
    default: return .null
    }
  }

  private func value(_ field: String, _ phrase: NounPhrase) -> FieldValue {
    switch field {
    case "role": return .text(phrase.role.rawValue)
    case "head": return lower(phrase.head)
    case "determiner": return lower(phrase.determiner)
    case "preposition": return lower(phrase.preposition)
    case "plural": return .boolean(phrase.isPlural)
    default: return .null
    }
  }

  private func value(_ field: String, _ verb: VerbGroup) -> FieldValue {
    switch field {
    case "lemma": return .text(verb.lemma)
    case "voice": return .text(verb.voice.rawValue)
    case "tense": return .text(verb.tense.rawValue)
    case "form": return .text(verb.form.rawValue)
    case "clause": return .text(verb.clause.rawValue)
    case "negated": return .boolean(verb.isNegated)
    default: return .null
    }
  }

  private func lower(_ token: Int?) -> FieldValue {
    guard let token, tokens.spans.indices.contains(token) else { return .null }
    return .text(text(.lower, ofWord: word(of: token)))
  }

  private func value(_ field: String, _ mention: Int, _ table: EntityTable) -> FieldValue {
    let mention = table.mentions[mention]
    let entity = table.entities[mention.entity]
    switch field {
    case "type": return .text(entity.type.rawValue)
    case "kind": return .text(mention.kind.rawValue)
    case "name": return .text(entity.name)
    case "country": return entity.country.map(FieldValue.text) ?? .null
    case "role": return entity.role.map(FieldValue.text) ?? .null
    default: return .null
    }
  }
}
