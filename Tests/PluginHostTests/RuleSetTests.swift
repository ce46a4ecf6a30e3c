import Testing

@testable import PluginHost

/// Rules that compete, the layers of the clause in patterns, and the listing of the compiled form.
struct RuleSetTests {
  private static func rules(_ list: String, _ options: String = "nil", on text: String) throws
    -> String
  {
    try APITests.run(
      "for m in doc:match(set) do emit.t { v = m.rule .. ':' .. m.text } end",
      head: "local set = desk.rules({ \(list) }, \(options))", on: SampleDocument.of(text))
  }

  private static let three = """
    { name = "short", pattern = "a b", priority = 5 }, { name = "long", pattern = "a b c" },
    { name = "late", pattern = "b c", priority = 9 }
    """

  @Test(arguments: [
    ("nil", "'long:a b c' 'late:b c'"),
    ("{ select = 'longest' }", "'long:a b c' 'late:b c'"),
    ("{ select = 'first' }", "'short:a b' 'late:b c'"),
    ("{ select = 'all' }", "'long:a b c' 'short:a b' 'late:b c' 'late:b c'"),
  ])
  func `a selection decides between rules`(options: String, found: String) throws {
    #expect(try Self.rules(Self.three, options, on: "a b c d b c") == found)
  }

  @Test func `equal lengths go by priority, then by order`() throws {
    let list = """
      { name = "one", pattern = "a" }, { name = "two", pattern = "a" },
      { name = "three", pattern = "b" }, { name = "four", pattern = "b", priority = 1 }
      """
    #expect(try Self.rules(list, on: "a b") == "'one:a' 'four:b'")
  }

  @Test(arguments: [
    (
      RuleSearch.Selection.longest,
      [
        "mid won", "tie: the match of 'mid' stands before it in the set",
        "short: the match of 'mid' is longer", "late: the match of 'mid' starts before it",
      ]
    ),
    (
      .first,
      [
        "short won", "mid: the match of 'short' has the greater priority",
        "tie: the match of 'short' has the greater priority", "late won",
      ]
    ),
    (.all, ["mid won", "tie won", "short won", "late won", "late won"]),
  ])
  func `each rule that lost is told of once for a winner`(
    selection: RuleSearch.Selection, told: [String]
  ) {
    let names = ["short", "mid", "tie", "late"]
    let matches = [[0..<1], [0..<3], [0..<3], [1..<3, 2..<3]].map { ranges in
      ranges.map { PatternMatch(tokens: $0, captures: []) }
    }
    let search = RuleSearch(selection: selection, priorities: [1, 0, 0, 0])
    var contest = RuleContest(search: search, names: names)
    let winners = search.winners(among: matches) { contest.note($0, lostTo: $1) }
    let found = contest.steps(winners).map { step in
      names[step.hit.rule] + (step.why.map { ": " + $0 } ?? " won")
    }
    #expect(found == told)
  }

  @Test func `rules take lexicons and captures`() throws {
    let found = try APITests.run(
      "for m in doc:match(set) do emit.t { v = { m.rule, m.n, m.x == nil } } end",
      head: """
        local set = desk.rules({ { name = "troops", pattern = "NUMBER n: [lower in @nouns] x: z?" } })
        set = set:with { nouns = desk.lexicon { "troops" } }
        """)
    #expect(found == "['troops',<troops>,true]")
  }

  @Test func `a rule's mistake is shown with its column`() throws {
    let error = #expect(throws: PluginError.self) {
      try Self.rules("{ name = \"a\", pattern = \"a (b\" }", on: "a")
    }
    #expect(error?.message.contains("pattern, column 5: expected ')' to close the group") == true)
  }

  @Test func `each gives the longest match at every token`() throws {
    let found = try APITests.run(
      "for m in doc:match(desk.pattern('a+ b?', { select = 'each' })) do emit.t { v = m.text } end",
      on: SampleDocument.of("a a b a"))
    #expect(found == "'a a b' 'a b' 'a'")
  }

  @Test func `the compiled form is listed`() throws {
    let found = try APITests.run(
      "emit.t { v = desk.pattern('n: NUMBER(kind=count) [lower = troops]? (?! x)'):explain() }")
    #expect(
      found == """
        'select first, within sentence
        0  n begins
        1  item NUMBER(kind=count)
        2  n ends
        3  try 4, else 5
        4  token lower = "troops"
        5  not before look-around 0
        6  match
        look-around 0:
        7  token lower = "x"
        8  match
        '
        """)
  }
}
