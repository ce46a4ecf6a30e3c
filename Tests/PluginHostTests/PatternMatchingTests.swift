import DocumentModel
import Testing

@testable import PluginHost

struct PatternMatchingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let pattern: String
    let text: String
    let found: [String]
    var testDescription: String { pattern }
    init(_ pattern: String, _ text: String, _ found: [String]) {
      self.pattern = pattern
      self.text = text
      self.found = found
    }
  }

  static func lexicon(_ phrases: String...) throws -> Lexicon {
    try Lexicon(
      phrases.map { Lexicon.Entry(phrase: $0, values: []) }, isExact: false,
      segment: Segments.words)
  }

  static func pattern(
    _ source: String, _ selection: TokenPattern.Selection = .first,
    _ reach: TokenPattern.Reach = .sentence
  ) throws -> TokenPattern {
    let pattern = try TokenPattern(
      source, selection: selection, reach: reach, segment: Segments.words)
    let lexicons = [
      ("nouns", try lexicon("troops", "soldiers", "rapid reaction force")),
      ("empty", try lexicon()),
    ]
    return try pattern.with(lexicons.filter { pattern.program.lexiconNames.contains($0.0) })
  }

  static func find(_ pattern: TokenPattern, in document: Document) throws -> [String] {
    try PatternMatcher.matches(of: pattern, on: DocumentIndex(document), mayGoOn: { true })
      .map { text($0.tokens, document) }
  }

  static func text(_ tokens: Range<Int>, _ document: Document) -> String {
    guard let table = document.layers.tokens, !tokens.isEmpty else { return "" }
    return document.text.string(
      in: table.spans[tokens.lowerBound].hull(table.spans[tokens.upperBound - 1]))
  }

  @Test(arguments: [
    Case("troops", "Troops met TROOPS.", ["Troops", "TROOPS"]),
    Case("'Troops'", "Troops met troops.", ["Troops"]),
    Case("\"US-led coalition\"", "The US-led coalition left.", ["US-led coalition"]),
    Case("[text = \"Iraq\"] | iran", "Iraq, iraq, Iran", ["Iraq", "Iran"]),
    Case("[is title & not is sentence_start]", "The Guard met Ali", ["Guard", "Ali"]),
    Case("[lower in {a, the}] .", "a b the c", ["a b", "the c"]),
    Case("[lower not in {a, b}]", "a b c", ["c"]),
    Case("[lower != a]", "a b", ["b"]),
    Case("[shape = Xxxx | Xxxxx]", "Iraq and Baghdad", ["Iraq", "Baghdad"]),
    Case("[lower ~ \"^tr.*s$\"]", "troops trees tree", ["troops", "trees"]),
    Case("@nouns", "A rapid reaction force of soldiers", ["rapid reaction force", "soldiers"]),
    Case("rapid @nouns?", "a rapid reaction", ["rapid"]),
    Case("[lower in @nouns]", "soldiers force", ["soldiers"]),
    Case("@empty", "soldiers", []),
    Case("a b* c", "a c a b b c a b", ["a c", "a b b c"]),
    Case("a b*? .", "a b b", ["a b"]),
    Case("a b{2} | a b", "a b b a b", ["a b b", "a b"]),
    Case("a b{1,2}", "a b b b", ["a b b"]),
    Case("(a | a b) c", "a b c", ["a b c"]),
    Case("(a b | a) c?", "a b c", ["a b c"]),
    Case("^ .", "One two. Three four.", ["One", "Three"]),
    Case(". [is punct] $", "One two. Three four.", ["two.", "four."]),
    Case("^^ .", "One. Two.\nThree.", ["One", "Three"]),
    Case(". [is punct] $$", "One. Two.\nThree.", ["Two.", "Three."]),
    Case("a (?= b)", "a b a c", ["a"]),
    Case("a (?! b) .", "a b a c", ["a c"]),
    Case("(?<= a b) .", "a b c", ["c"]),
    Case("(?<! a) b", "a b c b", ["b"]),
    Case("!a", "a b a c", ["b", "c"]),
    Case("(a?)* b", "a a b", ["a a b"]),
    Case("(a*)*", "a a x a", ["a a", "a"]),
    Case("b?", "a b", ["b"]),
    Case("a -- the first letter\n b", "a b", ["a b"]),
    Case("[]", "a", ["a"]),
    // Words that a match must have, and those that it may lack.
    Case("b? c d?", "c x b c d", ["c", "b c d"]),
    Case("(a | b) (c | d)", "a d x b c", ["a d", "b c"]),
    Case("a+ b", "b. a. a a b. b a", ["a a b"]), Case("x (?! y)", "x. x y", ["x"]),
    Case("(?<! y) x", "x. y x", ["x"]), Case("!a a", "a. b a", ["b a"]),
    Case("[lower = a & is title] b", "a b A b", ["A b"]),
    Case(
      "[stem = soldier] [stem in {kill, die}]", "Soldiers killed soldiers.", ["Soldiers killed"]),
    Case("école", "École ÉCOLE ecole", ["École", "ÉCOLE"]), Case("'Çà' i̇", "Çà İ", ["Çà İ"]),
    Case("[text = Ab] | [shape = xx]", "Ab ab AB", ["Ab", "ab"]),
  ])
  func `a pattern finds what it says`(example: Case) throws {
    let found = try Self.find(Self.pattern(example.pattern), in: SampleDocument.of(example.text))
    #expect(found == example.found)
  }

  @Test(arguments: [
    Case("NUMBER", "2,500 four 34 soldiers", ["2,500", "four", "34"]),
    Case("NUMBER(kind=count) .", "2,500 four 34 soldiers", ["2,500 four", "34 soldiers"]),
    Case("NUMBER(kind=age|count)", "2,500 four 34 soldiers", ["2,500", "four", "34"]),
    Case(
      "NUMBER(value > 30) [not is digit]", "2,500 four 34 soldiers", ["2,500 four", "34 soldiers"]),
    Case("NUMBER(kind != count)", "2,500 four 34 soldiers", ["four"]),
    Case("!NUMBER", "2,500 four 34 soldiers", ["soldiers"]),
    Case("(?<= NUMBER(value=34)) .", "2,500 four 34 soldiers", ["soldiers"]),
  ])
  func `a pattern tests numbers`(example: Case) throws {
    let document = SampleDocument.marked(
      "⟦2,500⟧ ⟦four⟧ ⟦34⟧ soldiers",
      [.number(2500, .count), .number(4, .age), .number(34, .count)])
    #expect(document.text.string == example.text)
    #expect(try Self.find(Self.pattern(example.pattern), in: document) == example.found)
  }

  @Test func `an item takes all its tokens and a pronoun is no name`() throws {
    let document = SampleDocument.marked(
      "⟦Masrour Barzani⟧ met ⟦him⟧ in ⟦Iraqi⟧ ⟦Kurdistan⟧ today",
      [
        .mention("Masrour Barzani", .person, .full), .mention("Ali", .person, .pronoun),
        .mention("Iraq", .place, .demonym), .mention("Kurdistan", .place, .full),
      ])
    let found = { try Self.find(Self.pattern($0), in: document) }
    #expect(try found("PERSON met") == ["Masrour Barzani met"])
    #expect(try found("PERSON") == ["Masrour Barzani"])
    #expect(try found("MENTION(type=person)") == ["Masrour Barzani", "him"])
    #expect(try found("DEMONYM PLACE today") == ["Iraqi Kurdistan today"])
    #expect(try found("ENTITY(name=\"Iraq\")") == ["Iraqi"])
  }

  @Test func `captures give their tokens and absent ones nothing`() throws {
    let document = SampleDocument.of("a b b c")
    let pattern = try Self.pattern("first: a (rest: b)* none: x? last: c")
    let matches = try PatternMatcher.matches(
      of: pattern, on: DocumentIndex(document), mayGoOn: { true })
    let match = try #require(matches.first)
    #expect(pattern.program.captureNames == ["first", "rest", "none", "last"])
    #expect(match.captures == [0..<1, 2..<3, nil, 3..<4])
  }

  @Test func `selection and reach change what is found`() throws {
    let document = SampleDocument.of("a b c. A b. c\na b c")
    #expect(try Self.find(Self.pattern("a b | a b c"), in: document) == ["a b", "A b", "a b"])
    #expect(
      try Self.find(Self.pattern("a b | a b c", .longest), in: document) == [
        "a b c", "A b", "a b c",
      ])
    #expect(
      try Self.find(Self.pattern("(a | b) .", .all), in: SampleDocument.of("a b c"))
        == ["a b", "b c"])
    #expect(try Self.find(Self.pattern("b [is punct] c", .first, .block), in: document) == ["b. c"])
    #expect(
      try Self.find(Self.pattern("c a b", .first, .document), in: document) == ["c\na b"])
  }

  @Test func `a lexicon that was not given is named`() throws {
    let pattern = try TokenPattern("@towns", segment: Segments.words)
    let error = #expect(throws: PatternError.self) {
      try Self.find(pattern, in: SampleDocument.of("a"))
    }
    #expect(error?.reason.hasPrefix("@towns is not given") == true)
    let other = #expect(throws: PatternError.self) {
      try pattern.with([(name: "town", lexicon: try Self.lexicon())])
    }
    #expect(other?.reason == "the pattern has no @town; did you mean 'towns'?")
  }

  @Test func `work grows with the text and not with its square`() throws {
    // Every start could run to the end of the text: a matcher without marks would take n² steps.
    for source in ["(a | b) b* c | x", "(a*)* c", "((a | b)* b)+ c"] {
      // The words that the patterns require are there, before every start.
      let document = SampleDocument.of("x c " + String(repeating: "b ", count: 20_000))
      #expect(try Self.find(Self.pattern(source), in: document).allSatisfy { $0.count == 1 })
    }
  }

  @Test func `a long search stops when it is told to`() throws {
    let document = SampleDocument.of("c " + String(repeating: "b ", count: 20_000))
    let pattern = try Self.pattern("b c")
    var questions = 0
    #expect(throws: PatternError.self) {
      try PatternMatcher.matches(of: pattern, on: DocumentIndex(document)) {
        questions += 1
        return questions < 3
      }
    }
    #expect(questions == 3)
  }
}
