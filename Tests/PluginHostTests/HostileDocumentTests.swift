import DocumentModel
import Testing

@testable import PluginHost

/// Attacks on handles, rows and files; the numbers are those of the list of hostile plugins.
struct HostileDocumentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let number: Int
    let body: String
    /// What the outcome must contain: a part of the message, or the values.
    let outcome: String
    var testDescription: String { "\(number): \(body.prefix(80))" }
    init(_ number: Int, _ body: String, _ outcome: String) {
      self.number = number
      self.body = body
      self.outcome = outcome
    }
  }

  @Test(arguments: [
    Case(
      26, "emit.t { v = desk.regex('(a+)+$'):test(('a'):rep(40) .. '!') }", "needs too many steps"),
    Case(57, "require '../../x'", "not found"), Case(57, "require './../x'", "'..' is not allowed"),
    Case(57, "require '/etc/passwd'", "not found"), Case(57, "require 'a\\0b'", "not found"),
    Case(57, "require './a\\0b'", "not found"), Case(57, "require './link'", "leads out of"),
    Case(57, "require './outside/secret'", "leads out of"), Case(57, "require 'os'", "not found"),
    Case(57, "desk.data '../secret.lua'", "'..' is not allowed"),
    Case(57, "desk.data 'link.lua'", "leads out of"),
    Case(57, "desk.data '/etc/passwd'", "only files inside"),
    Case(57, "desk.data '.'", "leads out of"), Case(57, "desk.data ''", "only files inside"),
    Case(63, "local m = doc.tokens.where m(12, { kind = 1 })", "expected"),
    Case(63, "local m = doc.tokens[1].covers m({}, doc.tokens[1])", "nil"),
    Case(63, "doc.tokens[1]:covers(doc)", "document has no field 'start'"),
    Case(63, "doc.tokens[1]:covers(5)", ":covers takes a span, got number"),
    Case(63, "doc:match(desk.lexicon {})", "doc:match takes a pattern, got lexicon"),
    Case(63, "doc:lookup(doc)", "doc:lookup takes a lexicon, got document"),
    Case(63, "doc.tokens[1]:to(doc.entities[1])", "entity has no field 'start'"),
    Case(63, "doc:annotate('l', doc.entities[1])", "has no place in the text"),
    Case(64, "setmetatable(doc, {})", ".lua:7:"), Case(64, "rawset(doc, 1, 1)", ".lua:7:"),
    Case(64, "emit.t { v = getmetatable(doc) }", "false"),
    Case(64, "doc.text = 'x'", "the document is read-only; use doc:annotate"),
    Case(64, "doc.tokens[1] = nil", "the document is read-only"),
    Case(64, "emit.t = nil", "emit is read-only"), Case(64, "emit.x {}", "declares no table 'x'"),
    Case(
      66, "local t = doc.tokens emit.t { v = { t[0] == nil, t[-1] == nil, t[2^53] == nil } }",
      "[true,true,true]"),
    Case(66, "emit.t { v = doc.tokens[1.5] }", "whole number"),
    Case(66, "emit.t { v = doc.tokens['1'] }", "has no field '1'"),
    Case(66, "emit.t { v = doc.tokens[0/0] }", "whole number"),
    Case(66, "emit.t { v = doc.tokens[nil] }", "no field of type nil"),
    Case(67, "emit.t { v = #doc.tokens:slice(math.maxinteger, math.mininteger) }", "0"),
    Case(67, "emit.t { v = #desk.text.sub('abc', math.mininteger, math.maxinteger) }", "3"),
    Case(67, "doc.tokens[1]:expand(math.maxinteger)", ""),
    Case(67, "emit.t { v = doc.tokens[1]:window(math.maxinteger) }", "[<Gen>"),
    Case(67, "doc.tokens[1]:expand(-1)", "from 0"), Case(67, "doc:ngrams(1e9)", "from 1 to 10"),
    Case(67, "doc:span(math.mininteger, math.maxinteger)", "are not in the text"),
    Case(67, "desk.date.add('2024-01-01', math.maxinteger)", "date.add takes"),
    Case(67, "desk.date.add('2024-01-01', math.mininteger)", "date.add takes up to 4,000,000"),
    Case(67, "emit.t { v = (desk.regex('b'):find('abc', math.mininteger)) }", "2"),
    Case(67, "emit.t { v = desk.regex('a'):find('abc', math.maxinteger) }", ""),
    Case(67, "desk.text.lower(('x'):rep(5000000))", "has 5000000 bytes; at most 4194304"),
    Case(67, "desk.number.parse(('1 '):rep(5001))", "has 10002 bytes; at most 10000"),
    Case(67, "desk.stem(('x'):rep(10001))", "at most 10000"),
    Case(67, "desk.json.decode('[' .. ('1,'):rep(3e6) .. '1]')", "json.decode takes up to"),
    Case(78, "desk.pattern '\\xFF'", "got bytes that are not valid UTF-8"),
    Case(66, "doc.tokens:where { start = 0/0 }", ".lua:7: :where: start is compared with"),
    Case(66, "doc.tokens:slice(0/0, 1e300)", ".lua:7: :slice takes two whole numbers"),
    Case(66, "desk.stats.quantile({ 1, 2 }, 0/0)", ".lua:7: stats.quantile takes a share"),
    Case(0, "emit({ v = 1 })", "emit has a function for each table"),
    Case(0, "for _ in ipairs(doc.metadata.foo) do end", "(table expected, got nil)"),
    Case(0, "local x = options.minn", "the plugin declares no option 'minn'"),
    Case(0, "doc.match('NUMBER')", "methods are called with ':', as in doc:match"),
    Case(79, "desk.regex('x'):gsub(('x'):rep(100001), 'y')", "more than 100000 matches"),
    Case(68, "local function f() doc.tokens:map(f) end f()", "overflow"),
    Case(
      69,
      "local co = coroutine.wrap(function() doc.tokens:map(coroutine.yield) end) emit.t { v = co().text }",
      "'Gen'"),
    Case(
      70,
      "for _, t in ipairs(doc.tokens) do doc:annotate('l', t) end emit.t { v = #doc:layer 'l' }",
      "0"),
    Case(
      71, "for i = 1, 1e7 do doc:annotate('l', doc.tokens[1]) end", "more than 100000 annotations"),
    Case(
      71, "local keep = {} for i = 1, 1e8 do keep[i % 10] = doc:span(1, 1) end", "limit was reached"
    ),
    Case(72, "doc:annotate('l', { 5, 2 })", "before it starts"),
    Case(72, "doc:annotate('l', { 1, 1000 })", "are not in the text, which has 47"),
    Case(72, "doc:annotate('l', { 0, 3 })", "are not in the text"),
    Case(72, "doc:annotate('l', { 43, 43 })", "cut a character in two"),
    Case(72, "doc:annotate('ll', { 1, 1 })", "declares no layer 'll'"),
    Case(73, "local r = 'x' for i = 1, 1e5 do r = { x = r } end emit.t { v = r }", "deep"),
    Case(
      73, "local r = 'x' for i = 1, 40 do r = { r } end emit.t { v = r }",
      "nested more than 32 deep"),
    Case(74, "local r = {} r.r = r emit.t { v = r }", ".lua:7:"),
    Case(
      75, "emit.t(setmetatable({}, { __index = error, __pairs = error, __len = error }))", "nil"),
    Case(75, "emit.t { v = setmetatable({ 1 }, { __index = error, __pairs = error }) }", "[1]"),
    Case(76, "emit.t { v = { [1] = 1, [1000000000] = 2 } }", "mixes names and numbers"),
    Case(76, "emit.t { v = { 1, x = 2 } }", "mixes names and numbers"),
    Case(76, "emit.t { 1 }", "columns are named"),
    Case(76, "emit.t { w = 1 }", "has no column 'w'"),
    Case(77, "emit.t { v = 0/0 }", "t.v is not a number"),
    Case(77, "emit.t { v = { math.huge } }", "t.v[1] is infinite"),
    Case(77, "emit.t { v = print }", "cannot hold a function"),
    Case(77, "emit.t { v = coroutine.create(print) }", "cannot hold a userdata"),
    Case(
      77, "emit.t { v = { math.maxinteger, math.mininteger } }",
      "[9223372036854775807,-9223372036854775808]"),
    Case(78, "emit.t { v = 'a\\xFFb\\0\\xED\\xA0\\x80' }", "'a\u{FFFD}b\0\u{FFFD}"),
    Case(79, "for i = 1, 1e6 do emit.t { v = i } end", "more than 100000 rows"),
    Case(
      79, "pcall(function() for i = 1, 1e6 do emit.t { v = i } end end) emit.t { v = 1 }",
      "more than 100000 rows"),
    Case(
      79, "local t = {} for i = 1, 1e6 do t[i] = i end for i = 1, 1e3 do emit.t { v = t } end",
      "limit was reached"),
    Case(80, "for i = 1, 1e6 do desk.log.warn(('x'):rep(1000)) end", "kept by the host"),
  ])
  func `an attack fails cleanly`(example: Case) throws {
    let fixture = try PluginFixture()
    try fixture.write("secret.lua", "return 'TOP SECRET'")
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source("      " + example.body, fields: "layers = { 'l' },"))
    try Links.make(fixture.folder + "/probe/link.lua", to: fixture.folder + "/secret.lua")
    try Links.make(fixture.folder + "/probe/outside", to: fixture.folder)
    let set = try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
    let outcome = set.run(APITests.document)
    let values = outcome.rows.map { APITests.shown($0.values[0], APITests.document) }
    let result = (outcome.failures.map(\.message) + values).joined(separator: " ")
    #expect(example.outcome.isEmpty || result.contains(example.outcome), "\(result.prefix(500))")
    #expect(!result.contains("TOP SECRET"))
    // The next document is as good as the first.
    #expect(set.run(APITests.document).failures.map(\.code) == outcome.failures.map(\.code))
  }

  @Test(arguments: [
    "emit.t { v = kept.text }", "emit.t { v = kept }", "emit.t { v = { kept } }",
    "emit.t { v = kept:expand(1) }", "emit.t { v = doc.tokens[1]:to(kept) }",
    "emit.t { v = doc.tokens[1]:covers(kept) }", "doc:annotate('l', kept)",
    "emit.t { v = tostring(kept) }", "emit.t { v = kept.sentence }", "kept.text = 1",
    "emit.t { v = #sequence }", "emit.t { v = sequence[1] }", "sequence:column 'text'",
    "sequence:where { is_title = true }", "sequence:slice(1)", "sequence:map(print)",
    "emit.t { v = sequence }", "for _ in ipairs(sequence) do end", "emit.t { v = old.text }",
    "old:match 'NUMBER'", "emit.t { v = old.tokens }",
  ])
  func `65: a handle of an earlier document is stale on every path`(use: String) throws {
    let fixture = try PluginFixture()
    // A coroutine and upvalues do not survive the restore; handles are smuggled by a native cache:
    // the state is not restored between the two calls of this test.
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source(
        """
              if not kept then
                kept, sequence, old = doc.tokens[1], doc.tokens:slice(1, 2), doc
                return
              end
              \(use)
        """, head: "local kept, sequence, old", fields: "layers = { 'l' },"))
    let folder = try #require(PluginFolder(path: fixture.folder + "/probe"))
    let plugin = try Plugin.load(folder, limits: PluginLimits(), settings: [])
    let index = DocumentIndex(APITests.document)
    _ = try plugin.run(APITests.document, index: index, seed: 0)
    let error = #expect(throws: (any Error).self) {
      try plugin.run(APITests.document, index: index, seed: 0, isRestored: false)
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("stale document handle"))
  }

  @Test func `65: upvalues do not carry from one document to the next`() throws {
    let found = try APITests.run("seen = (seen or 0) + 1 emit.t { v = seen }", head: "local seen")
    #expect(found == "1")
    let fixture = try PluginFixture()
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source("seen = (seen or 0) + 1 emit.t { v = seen }", head: "local seen"))
    let set = try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
    _ = set.run(APITests.document)
    #expect(set.run(APITests.document).rows.map(\.values) == [[.integer(1)]])
  }
}
