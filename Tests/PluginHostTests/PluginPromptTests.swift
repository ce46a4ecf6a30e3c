import DocumentModel
import Testing

@testable import PluginHost

/// Lines typed at the prompt over the document of `APITests`.
///
/// Serialised, because an interrupt is of the whole process.
@Suite(.serialized) struct PluginPromptTests {
  private static func prompt(_ limits: PluginLimits = PluginPrompt.limits) throws -> PluginPrompt {
    let prompt = try PluginPrompt(folder: "/nonexistent", limits: limits)
    try prompt.list([APITests.document])
    try prompt.show(APITests.document)
    return prompt
  }

  /// The answer to the last line, in words.
  private static func answer(_ lines: String...) throws -> String {
    let prompt = try prompt()
    var printed: [String] = []
    prompt.print = { printed.append($0) }
    let answers = lines.map { shown(prompt.answer($0)) }
    return (printed + [answers.last ?? ""]).joined(separator: "|")
  }

  private static func shown(_ answer: PromptAnswer) -> String {
    switch answer {
    case .nothing: ""
    case .note(let text): "note: " + text
    case .incomplete: "…"
    case .failed(let message, _): "! " + message
    case .parts(let parts):
      parts.map { part in
        switch part {
        case .text(let text): text
        case .table(let columns, let rows, let count):
          "\(columns.joined(separator: " ")): "
            + rows.map { $0.map(\.shown).joined(separator: " ") }.joined(separator: ", ")
            + (count > rows.count ? " of \(count)" : "")
        }
      }.joined(separator: "; ")
    }
  }

  @Test func `expressions answer with their values`() throws {
    #expect(try Self.answer("1 + 1") == "2")
    #expect(try Self.answer("=1, nil, 'a\"\\n'") == #"1; nil; "a\"\n""#)
    #expect(try Self.answer("nil") == "")
    #expect(try Self.answer("1 -- a comment") == "1")
    #expect(
      try Self.answer("{ 1, 'b', c = { d = {} }, [2.5] = true }")
        == #"{ 1, "b", [2.5] = true, c = { d = {} } }"#)
    #expect(try Self.answer("#doc.tokens, doc.id") == "12; \"sample\"")
    #expect(try Self.answer("docs[1].bytes") == "47")
  }

  @Test func `sequences, records and counts answer as tables`() throws {
    #expect(
      try Self.answer("doc.numbers") == "text index value low high approx kind form:"
        + " 2,500 1 2500 2500 2500 exact count digits")
    #expect(
      try Self.answer("doc.tokens:slice(2, 3)").hasPrefix("text index lower stem shape: Ali 2"))
    #expect(try Self.answer("{ { a = 1 }, { b = 'x' } }") == "a b: 1 -, - x")
    #expect(try Self.answer("{ x = 1, y = 4, z = 2, w = 2 }") == "key value: y 4, w 2, z 2, x 1")
    #expect(try Self.answer("doc.numbers[1]").contains("value: start 13, stop 17, text \"2,500\""))
    #expect(try Self.answer("desk.pattern 'a b'").contains("token lower = \"a\""))
  }

  @Test func `statements run, and what they assign lasts`() throws {
    #expect(try Self.answer("x = 5", "x = x + 1", "x") == "6")
    #expect(try Self.answer("function f(a) return a * 2 end", "f(21)") == "42")
    #expect(try Self.answer("for i = 1, 2 do print(i) end") == "1|2|")
    #expect(try Self.answer("for i = 1, 2 do") == "…")
    #expect(try Self.answer("doc:match(") == "…")
    #expect(try Self.answer("p = desk.pattern 'NUMBER troops'", "#p:explain() > 0") == "true")
  }

  @Test(arguments: [
    ("local x = 1", "x"), ("local a, b <const> = f(), 2", "a"), ("local function g() end", "g"),
    ("local n = 0 for i = 1, 3 do n = n + i end print(n)", nil), ("local x = x", nil),
    ("if true then local x = 1 end", nil), ("function f() local x = 1 end", nil),
    ("local a y = 2", "a"), ("s = 'local x = 1' -- local z", nil),
    ("local x print(x) local y", "y"),
  ])
  func `a local that nothing in its line reads is told`(line: String, name: String?) {
    #expect(PromptLocals(line).unread == name)
  }

  @Test func `locals end with their line, which is told once and where one is asked for`() throws {
    #expect(
      try Self.answer("local x = 1")
        == "note: locals end with their line; without 'local', 'x' lasts")
    #expect(try Self.answer("local x = 1", "local y = 2") == "")
    let ended =
      "! prompt:1: 'x' was local to an earlier line, with which it ended;"
      + " assign it without 'local'"
    #expect(try Self.answer("local x = 1", "x + 1") == ended)
    #expect(try Self.answer("local a, x = 1, 2 print(a, x)", "x") == "1\t2|" + ended)
    #expect(try Self.answer("local x = 1", "x = 2", "x") == "2")
    #expect(try Self.answer("local x = 1 error 'no'", "x").contains("undeclared variable 'x'"))
    #expect(try Self.answer("local type = 1", "type(type)") == "\"function\"")
  }

  @Test func `a line that fails leaves no trace`() throws {
    #expect(try Self.answer("x = 5", "x = 6 error 'no'") == "! prompt:1: no")
    #expect(try Self.answer("x = 5", "x = 6 error 'no'", "x") == "5")
    #expect(
      try Self.answer("y")
        == "! prompt:1: undeclared variable 'y'; is a 'local' missing or misspelt?"
    )
    #expect(
      try Self.answer("doc.tokns")
        == "! prompt:1: document has no field 'tokns'; did you mean 'tokens'?")
    #expect(try Self.answer("1 +* 2").hasPrefix("! prompt:1: unexpected symbol near '*'"))
    #expect(try Self.answer("string.find = 1").contains("read-only"))
    #expect(try Self.answer("io.open 'x'") == "! prompt:1: 'io' is not available in plugins")
  }

  @Test func `a runaway is stopped by Ctrl-C, and by its limits`() throws {
    let prompt = try Self.prompt()
    #expect(prompt.answer("x = 1") == .nothing)
    PluginPrompt.interrupt(true)
    let stopped = Self.shown(prompt.answer("while true do x = x + 1 end"))
    PluginPrompt.interrupt(false)
    #expect(stopped == "! prompt:1: interrupted")
    #expect(Self.shown(prompt.answer("x")) == "1")
    let caught = """
      for i = 1, 1e9 do pcall(function() while true do end end) end
      """
    PluginPrompt.interrupt(true)
    #expect(Self.shown(prompt.answer(caught)) == "! prompt:1: interrupted")
    PluginPrompt.interrupt(false)
    #expect(
      Self.shown(prompt.answer("s = 'x' while true do s = s .. s end")).hasPrefix("! prompt:1: "))
    #expect(Self.shown(prompt.answer("x")) == "1")
  }

  @Test func `handles of an article that was left are stale`() throws {
    let prompt = try Self.prompt()
    #expect(prompt.answer("t = doc.tokens[1]") == .nothing)
    try prompt.show(SampleDocument.of("Another article."))
    #expect(Self.shown(prompt.answer("#doc.tokens")) == "3")
    #expect(Self.shown(prompt.answer("t.text")).contains("stale document handle"))
  }

  @Test(arguments: [
    ("do", ["do", "doc", "docs"]), ("doc.num", ["doc.numbers"]), ("doc:mat", ["doc:match"]),
    ("doc.tokens[1].lo", ["doc.tokens[1].lower"]), ("doc.tokens:wh", ["doc.tokens:where"]),
    ("desk.stats.me", ["desk.stats.mean", "desk.stats.median"]),
    ("desk.st", ["desk.stats", "desk.stem", "desk.stopwords"]),
    ("string.fi", ["string.find"]), ("mine.na", ["mine.name"]), ("mi", ["mine"]),
    ("doc.entities[1].mentions[1].ki", ["doc.entities[1].mentions[1].kind"]),
    ("doc:lookup(x).", []), ("nothing.", []),
  ])
  func `names and fields are completed`(word: String, wanted: [String]) throws {
    let prompt = try Self.prompt()
    #expect(prompt.answer("mine = { name = 1, other = 2 }") == .nothing)
    #expect(prompt.completions(of: word) == wanted)
    #expect(Self.shown(prompt.answer("mine.name")) == "1")
  }

  @Test func `help tells about items, functions and names`() throws {
    #expect(try Self.answer("help(doc.tokens[1])").hasPrefix("token: A word or mark"))
    #expect(try Self.answer("help(desk.stats.mean)").hasPrefix("desk.stats.mean(values"))
    #expect(try Self.answer("help 'doc:match'").hasPrefix("document:match("))
    #expect(try Self.answer("help(desk)").hasPrefix("desk: "))
    #expect(
      try Self.answer("help 'tokn'")
        == "! prompt:1: nothing is called 'tokn'; did you mean 'token'?")
  }

  @Test func `a pattern is explained from its source or its value`() throws {
    let prompt = try Self.prompt()
    #expect(prompt.answer("p = desk.pattern 'a b'") == .nothing)
    let own = try prompt.explanation(of: "p").get()
    #expect(try own == prompt.explanation(of: "a b").get())
    #expect(throws: PluginError.self) { try prompt.explanation(of: "a (").get() }
  }
}

extension Scalar {
  fileprivate var shown: String {
    switch self {
    case .null: "-"
    case .boolean(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .text(let text): text
    }
  }
}
