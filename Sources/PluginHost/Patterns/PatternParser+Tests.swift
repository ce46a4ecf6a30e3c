internal import DocumentModel
internal import RegularExpressions

extension PatternParser {
  // MARK: Tests of one token

  /// Reads `[ tests ]`.
  mutating func bracketed() throws(PatternError) -> TokenTest {
    advance()
    if accept("]") { return .any }
    let test = try someTest()
    try expect("]", "after the tests of a token")
    return test
  }

  private mutating func someTest() throws(PatternError) -> TokenTest {
    var tests = [try everyTest()]
    while accept("|") || acceptWord("or") { tests.append(try everyTest()) }
    return tests.count == 1 ? tests[0] : .some(tests)
  }

  private mutating func everyTest() throws(PatternError) -> TokenTest {
    var tests = [try oneTest()]
    while accept(",") || accept("&") || acceptWord("and") { tests.append(try oneTest()) }
    return tests.count == 1 ? tests[0] : .every(tests)
  }

  private mutating func acceptWord(_ word: String) -> Bool {
    guard peek == .word(word) else { return false }
    advance()
    return true
  }

  private mutating func oneTest() throws(PatternError) -> TokenTest {
    try enter()
    defer { leave() }
    if accept("!") || acceptWord("not") { return .not(try oneTest()) }
    if accept("(") {
      let test = try someTest()
      try expect(")", "to close the tests")
      return test
    }
    if acceptWord("is") { return try flagTest() }
    guard case .word(let name) = peek else {
      throw fault("expected a test, such as lower = \"troops\" or is title")
    }
    guard let attribute = TokenAttribute(rawValue: name) else {
      let known = TokenAttribute.allCases.map(\.rawValue) + ["is", "not"]
      throw fault(
        "a token has no attribute '\(name)'" + hint(name, known, "it has lower, text, stem, shape"))
    }
    advance()
    return try attributeTest(attribute)
  }

  private mutating func flagTest() throws(PatternError) -> TokenTest {
    let negated = acceptWord("not")
    guard case .word(let name) = peek else { throw fault("expected a word, such as title") }
    guard let flag = TokenFlagName.flags.first(where: { $0.name == name }) else {
      let known = TokenFlagName.flags.map(\.name)
      throw fault(
        "a token cannot be '\(name)'"
          + hint(name, known, "it can be \(known.joined(separator: ", "))"))
    }
    advance()
    return negated ? .not(.flag(flag.flag)) : .flag(flag.flag)
  }

  private mutating func attributeTest(_ attribute: TokenAttribute) throws(PatternError)
    -> TokenTest
  {
    if accept("=") { return word(attribute, .equals(try texts(attribute))) }
    if accept("!=") { return .not(word(attribute, .equals(try texts(attribute)))) }
    if accept("~") {
      guard let text = text() else { throw fault("expected a quoted regular expression") }
      do throws(RegularExpressionError) {
        let expression = try RegularExpression(text)
        advance()
        return word(attribute, .matches(expression))
      } catch {
        throw fault("the regular expression is wrong: \(error.reason)")
      }
    }
    let negated = acceptWord("not")
    guard acceptWord("in") else {
      throw fault("expected =, !=, ~ or in after '\(attribute.rawValue)'")
    }
    let test = try membership(attribute)
    return negated ? .not(test) : test
  }

  private mutating func membership(_ attribute: TokenAttribute) throws(PatternError) -> TokenTest {
    if accept("@") { return word(attribute, .inLexicon(try lexiconName())) }
    try expect("{", "or '@' after 'in'")
    var words: [String] = []
    repeat { words += try texts(attribute) } while accept(",")
    try expect("}", "after the words")
    return word(attribute, .equals(words))
  }

  /// The text of a word or a quoted text that stands next, or nil.
  private func text() -> String? {
    switch peek {
    case .word(let text), .quoted(let text), .exact(let text): return text
    default: return nil
    }
  }

  private mutating func texts(_ attribute: TokenAttribute) throws(PatternError) -> [String] {
    var found: [String] = []
    repeat {
      guard let text = text() else { throw fault("expected a word or quoted text") }
      let folded = attribute == .lower || attribute == .stem ? text.lowercased() : text
      found.append(folded)
      advance()
      // `a | "b"` is a list of texts, `a | lower = …` is another test.
    } while peek == .mark("|") && nextIsListed && accept("|")
    return found
  }

  // MARK: Tests of an item

  /// Reads `NAME` or `NAME(tests)`.
  mutating func layerItem(_ name: String) throws(PatternError) -> ItemTest {
    var test: ItemTest
    if let shorthand = PatternLayer.shorthands.first(where: { $0.name == name }) {
      test = shorthand.test
    } else if let layer = PatternLayer(rawValue: name) {
      test = ItemTest(layer: layer)
    } else {
      let known = PatternLayer.allCases.map(\.rawValue) + PatternLayer.shorthands.map(\.name)
      throw fault(
        "there is no layer '\(name)'"
          + hint(name, known, "quote the word if it is one, or use \(known.joined(separator: " "))")
      )
    }
    let end = offset + name.utf8.count
    advance()
    if beginsTests(after: end), accept("(") {
      repeat { try fieldTest(&test) } while accept(",")
      try expect(")", "after the tests of \(name)")
    }
    if test.layer == .annotation, test.layerName.isEmpty {
      throw faultBefore("ANNOTATION needs its layer, as in ANNOTATION(layer=claims)")
    }
    return test
  }

  private mutating func fieldTest(_ test: inout ItemTest) throws(PatternError) {
    guard case .word(let field) = peek else { throw fault("expected the name of a field") }
    let isLayer = test.layer == .annotation && field == "layer"
    if test.layer != .annotation, !test.layer.fields.contains(field) {
      let known = test.layer.fields
      throw fault(
        "\(test.layer.rawValue) has no field '\(field)'"
          + hint(field, known, "it has \(known.joined(separator: ", "))"))
    }
    advance()
    guard case .mark(let mark) = peek, let comparison = ItemTest.Comparison(rawValue: mark) else {
      throw fault("expected =, !=, <, <=, > or >= after '\(field)'")
    }
    advance()
    var values = [try value(of: field, in: test.layer)]
    while accept("|") { values.append(try value(of: field, in: test.layer)) }
    if isLayer {
      test.layerName = values[0].text
    } else {
      test.fields.append(
        ItemTest.FieldTest(field: field, comparison: comparison, values: values))
    }
  }

  private mutating func value(of field: String, in layer: PatternLayer) throws(PatternError)
    -> ItemTest.Value
  {
    if case .number(let number) = peek {
      advance()
      return ItemTest.Value(text: Self.written(number), number: number)
    }
    guard let text = text() else { throw fault("expected a value for '\(field)'") }
    if let known = layer.values(of: field), !known.contains(text) {
      throw fault(
        "'\(text)' is no \(field) of \(layer.rawValue)"
          + hint(text, known, "use one of \(known.joined(separator: ", "))"))
    }
    advance()
    return ItemTest.Value(text: text, number: nil)
  }

  /// A number without a needless fraction.
  private static func written(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }

  /// The nearest known name as a question, else the list of them.
  private func hint(_ typed: String, _ known: [String], _ otherwise: String) -> String {
    "; " + (Suggestion.question(typed, among: known) ?? otherwise)
  }
}

/// The names of what a token can be.
enum TokenFlagName {
  /// Each name with its flag.
  static let flags: [(name: String, flag: TokenFlags)] = [
    ("digit", .digit), ("title", .title), ("upper", .upper), ("lower", .lower),
    ("alpha", .alphabetic), ("punct", .punctuation), ("quote", .quote), ("opening", .opening),
    ("closing", .closing), ("symbol", .symbol), ("spaced", .spaceBefore),
    ("sentence_start", .sentenceStart), ("clitic", .clitic), ("address", .address),
    ("non_ascii", .nonASCII),
  ]
}
