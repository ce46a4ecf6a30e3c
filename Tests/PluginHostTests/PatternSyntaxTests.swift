import Testing

@testable import PluginHost

struct PatternSyntaxTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let pattern: String
    let message: String
    var testDescription: String { pattern }
    init(_ pattern: String, _ message: String) {
      self.pattern = pattern
      self.message = message
    }
  }

  @Test(arguments: [
    Case("", "pattern, column 1: the pattern is empty\n  \n  ^"),
    Case("a (b", "pattern, column 5: expected ')' to close the group\n  a (b\n      ^"),
    Case("a )", "pattern, column 3: expected '|', an item or the end\n  a )\n    ^"),
    Case("* a", "pattern, column 1: '*' has nothing to repeat\n  * a\n  ^"),
    Case("é \"b", "pattern, column 3: the quoted text has no end\n  é \"b\n    ^"),
    Case(
      "a\nNUMBR",
      "pattern, line 2, column 1: there is no layer 'NUMBR'; did you mean 'NUMBER'?"
        + "\n  NUMBR\n  ^"),
    Case(
      "NUMBER(kin=count)",
      "pattern, column 8: NUMBER has no field 'kin'; did you mean 'kind'?\n  NUMBER(kin=count)"
        + "\n         ^"),
    Case(
      "NUMBER(kind=cuont)",
      "pattern, column 13: 'cuont' is no kind of NUMBER; did you mean 'count'?"
        + "\n  NUMBER(kind=cuont)\n              ^"),
    Case(
      "[lowr = a]",
      "pattern, column 2: a token has no attribute 'lowr'; did you mean 'lower'?\n  [lowr = a]\n   ^"
    ),
    Case(
      "[is titel]",
      "pattern, column 5: a token cannot be 'titel'; did you mean 'title'?\n  [is titel]\n      ^"),
    Case("a{3,2}", "pattern, column 5: the range ends before it starts\n  a{3,2}\n      ^"),
    Case(
      "a{x}", "pattern, column 3: expected a number of repeats, as in {2} or {0,3}\n  a{x}\n    ^"),
    Case("^*", "pattern, column 2: an anchor cannot be repeated\n  ^*\n   ^"),
    Case(
      "x: y: a",
      "pattern, column 4: 'x' has nothing to name before the next name\n  x: y: a\n     ^"),
    Case(
      "[lower ~ \"(\"]",
      "pattern, column 10: the regular expression is wrong: missing closing parenthesis"
        + "\n  [lower ~ \"(\"]\n           ^"),
    Case("(?= a*)", "a look-around cannot repeat without end; use {0,20} in place of * or +"),
    Case("(?= n: a)", "a capture cannot stand in a look-around"),
    Case("((a{100}){100}){100}", "the pattern is too large; use smaller numbers of repeats"),
    Case(
      "2014", "pattern, column 1: quote numbers that stand for words, as in \"2014\"\n  2014\n  ^"),
    Case(
      "ANNOTATION",
      "pattern, column 1: ANNOTATION needs its layer, as in ANNOTATION(layer=claims)\n  ANNOTATION\n  ^"
    ),
  ])
  func `a mistake is shown where it is`(example: Case) {
    let error = #expect(throws: PatternError.self) {
      try TokenPattern(example.pattern, segment: Segments.words)
    }
    #expect(error?.message == example.message)
  }

  @Test func `deep nesting is refused`() {
    let error = #expect(throws: PatternError.self) {
      try TokenPattern(String(repeating: "(", count: 60_000), segment: Segments.words)
    }
    #expect(error?.reason == "groups are nested more than 100 deep")
    let negations = #expect(throws: PatternError.self) {
      try TokenPattern(String(repeating: "!", count: 60_000) + "a", segment: Segments.words)
    }
    #expect(negations?.reason == "groups are nested more than 100 deep")
    #expect(throws: PatternError.self) {
      try TokenPattern(
        "[" + String(repeating: "not ", count: 15_000) + "is title]",
        segment: Segments.words)
    }
  }
}
