/// An attack on handles, rows or files: what `analyze` does, and a part of what comes of it.
public struct HostileDocumentCase: Sendable, CustomStringConvertible {
  /// Its number in the list of attacks; 0 where it was found later.
  public let number: Int
  /// What `analyze` does.
  public let body: String
  /// What the outcome must contain: a part of the message, or the values.
  public let outcome: String
  /// The same where the values are printed as JSON.
  public let json: String

  init(_ number: Int, _ body: String, _ outcome: String, json: String? = nil) {
    self.number = number
    self.body = body
    self.outcome = outcome
    self.json = json ?? outcome
  }

  /// The number and the beginning of the body.
  public var description: String { "\(number): \(body.prefix(80))" }

  /// Whether nothing but a limit ends it.
  public var isStoppedByLimit: Bool { outcome == "limit was reached" }

  /// Every case.
  ///
  /// The document is that of `text`; `probe` is the plugin's name and `l` its layer.
  public static let all: [HostileDocumentCase] = [
    HostileDocumentCase(
      26, "emit.t { v = desk.regex('(a+)+$'):test(('a'):rep(40) .. '!') }", "needs too many steps"),
    HostileDocumentCase(57, "require '../../x'", "not found"),
    HostileDocumentCase(57, "require './../x'", "'..' is not allowed"),
    HostileDocumentCase(57, "require '/etc/passwd'", "not found"),
    HostileDocumentCase(57, "require 'a\\0b'", "not found"),
    HostileDocumentCase(57, "require './a\\0b'", "not found"),
    HostileDocumentCase(57, "require './link'", "leads out of"),
    HostileDocumentCase(57, "require './outside/secret'", "leads out of"),
    HostileDocumentCase(57, "require 'os'", "not found"),
    HostileDocumentCase(57, "desk.data '../secret.lua'", "'..' is not allowed"),
    HostileDocumentCase(57, "desk.data 'link.lua'", "leads out of"),
    HostileDocumentCase(57, "desk.data '/etc/passwd'", "only files inside"),
    HostileDocumentCase(57, "desk.data '.'", "leads out of"),
    HostileDocumentCase(57, "desk.data ''", "only files inside"),
    HostileDocumentCase(63, "local m = doc.tokens.where m(12, { kind = 1 })", "expected"),
    HostileDocumentCase(63, "local m = doc.tokens[1].covers m({}, doc.tokens[1])", "nil"),
    HostileDocumentCase(63, "doc.tokens[1]:covers(doc)", "document has no field 'start'"),
    HostileDocumentCase(63, "doc.tokens[1]:covers(5)", ":covers takes a span, got number"),
    HostileDocumentCase(63, "doc:match(desk.lexicon {})", "doc:match takes a pattern, got lexicon"),
    HostileDocumentCase(63, "doc:lookup(doc)", "doc:lookup takes a lexicon, got document"),
    HostileDocumentCase(63, "doc.tokens[1]:to(doc.entities[1])", "entity has no field 'start'"),
    HostileDocumentCase(63, "doc:annotate('l', doc.entities[1])", "has no place in the text"),
    HostileDocumentCase(64, "setmetatable(doc, {})", ".lua:7:"),
    HostileDocumentCase(64, "rawset(doc, 1, 1)", ".lua:7:"),
    HostileDocumentCase(64, "emit.t { v = getmetatable(doc) }", "false"),
    HostileDocumentCase(64, "doc.text = 'x'", "the document is read-only; use doc:annotate"),
    HostileDocumentCase(64, "doc.tokens[1] = nil", "the document is read-only"),
    HostileDocumentCase(64, "emit.t = nil", "emit is read-only"),
    HostileDocumentCase(64, "emit.x {}", "declares no table 'x'"),
    HostileDocumentCase(
      66, "local t = doc.tokens emit.t { v = { t[0] == nil, t[-1] == nil, t[2^53] == nil } }",
      "[true,true,true]"),
    HostileDocumentCase(66, "emit.t { v = doc.tokens[1.5] }", "whole number"),
    HostileDocumentCase(66, "emit.t { v = doc.tokens['1'] }", "has no field '1'"),
    HostileDocumentCase(66, "emit.t { v = doc.tokens[0/0] }", "whole number"),
    HostileDocumentCase(66, "emit.t { v = doc.tokens[nil] }", "no field of type nil"),
    HostileDocumentCase(
      67, "emit.t { v = #doc.tokens:slice(math.maxinteger, math.mininteger) }", "0"),
    HostileDocumentCase(
      67, "emit.t { v = #desk.text.sub('abc', math.mininteger, math.maxinteger) }", "3"),
    HostileDocumentCase(67, "doc.tokens[1]:expand(math.maxinteger)", ""),
    HostileDocumentCase(
      67, "emit.t { v = doc.tokens[1]:window(math.maxinteger) }", "[<Gen>",
      json: #"[{"start":0,"end":3,"text":"Gen"}"#),
    HostileDocumentCase(67, "doc.tokens[1]:expand(-1)", "from 0"),
    HostileDocumentCase(67, "doc:ngrams(1e9)", "from 1 to 10"),
    HostileDocumentCase(67, "doc:span(math.mininteger, math.maxinteger)", "are not in the text"),
    HostileDocumentCase(67, "desk.date.add('2024-01-01', math.maxinteger)", "date.add takes"),
    HostileDocumentCase(
      67, "desk.date.add('2024-01-01', math.mininteger)", "date.add takes up to 4,000,000"),
    HostileDocumentCase(67, "emit.t { v = (desk.regex('b'):find('abc', math.mininteger)) }", "2"),
    HostileDocumentCase(67, "emit.t { v = desk.regex('a'):find('abc', math.maxinteger) }", ""),
    HostileDocumentCase(
      67, "desk.text.lower(('x'):rep(5000000))", "has 5000000 bytes; at most 4194304"),
    HostileDocumentCase(
      67, "desk.number.parse(('1 '):rep(5001))", "has 10002 bytes; at most 10000"),
    HostileDocumentCase(67, "desk.stem(('x'):rep(10001))", "at most 10000"),
    HostileDocumentCase(
      67, "desk.json.decode('[' .. ('1,'):rep(3e6) .. '1]')", "json.decode takes up to"),
    HostileDocumentCase(78, "desk.pattern '\\xFF'", "got bytes that are not valid UTF-8"),
    HostileDocumentCase(
      66, "doc.tokens:where { start = 0/0 }", ".lua:7: :where: start is compared with"),
    HostileDocumentCase(
      66, "doc.tokens:slice(0/0, 1e300)", ".lua:7: :slice takes two whole numbers"),
    HostileDocumentCase(
      66, "desk.stats.quantile({ 1, 2 }, 0/0)", ".lua:7: stats.quantile takes a share"),
    HostileDocumentCase(0, "emit({ v = 1 })", "emit has a function for each table"),
    HostileDocumentCase(0, "for _ in ipairs(doc.metadata.foo) do end", "(table expected, got nil)"),
    HostileDocumentCase(0, "local x = options.minn", "the plugin declares no option 'minn'"),
    HostileDocumentCase(0, "doc.match('NUMBER')", "methods are called with ':', as in doc:match"),
    HostileDocumentCase(
      79, "desk.regex('x'):gsub(('x'):rep(100001), 'y')", "more than 100000 matches"),
    HostileDocumentCase(68, "local function f() doc.tokens:map(f) end f()", "overflow"),
    HostileDocumentCase(
      69,
      "local co = coroutine.wrap(function() doc.tokens:map(coroutine.yield) end) emit.t { v = co().text }",
      "'Gen'", json: #""v":"Gen""#),
    HostileDocumentCase(
      70,
      "for _, t in ipairs(doc.tokens) do doc:annotate('l', t) end emit.t { v = #doc:layer 'l' }",
      "0"),
    HostileDocumentCase(
      71, "for i = 1, 1e7 do doc:annotate('l', doc.tokens[1]) end", "more than 100000 annotations"),
    HostileDocumentCase(
      71, "local keep = {} for i = 1, 1e8 do keep[i % 10] = doc:span(1, 1) end", "limit was reached"
    ),
    HostileDocumentCase(72, "doc:annotate('l', { 5, 2 })", "before it starts"),
    HostileDocumentCase(72, "doc:annotate('l', { 1, 1000 })", "are not in the text, which has 47"),
    HostileDocumentCase(72, "doc:annotate('l', { 0, 3 })", "are not in the text"),
    HostileDocumentCase(72, "doc:annotate('l', { 43, 43 })", "cut a character in two"),
    HostileDocumentCase(72, "doc:annotate('ll', { 1, 1 })", "declares no layer 'll'"),
    HostileDocumentCase(
      73, "local r = 'x' for i = 1, 1e5 do r = { x = r } end emit.t { v = r }", "deep"),
    HostileDocumentCase(
      73, "local r = 'x' for i = 1, 40 do r = { r } end emit.t { v = r }",
      "nested more than 32 deep"),
    HostileDocumentCase(74, "local r = {} r.r = r emit.t { v = r }", ".lua:7:"),
    HostileDocumentCase(
      75, "emit.t(setmetatable({}, { __index = error, __pairs = error, __len = error }))", "nil",
      json: #""v":null"#),
    HostileDocumentCase(
      75, "emit.t { v = setmetatable({ 1 }, { __index = error, __pairs = error }) }", "[1]"),
    HostileDocumentCase(
      76, "emit.t { v = { [1] = 1, [1000000000] = 2 } }", "mixes names and numbers"),
    HostileDocumentCase(76, "emit.t { v = { 1, x = 2 } }", "mixes names and numbers"),
    HostileDocumentCase(76, "emit.t { 1 }", "columns are named"),
    HostileDocumentCase(76, "emit.t { w = 1 }", "has no column 'w'"),
    HostileDocumentCase(77, "emit.t { v = 0/0 }", "t.v is not a number"),
    HostileDocumentCase(77, "emit.t { v = { math.huge } }", "t.v[1] is infinite"),
    HostileDocumentCase(77, "emit.t { v = print }", "cannot hold a function"),
    HostileDocumentCase(77, "emit.t { v = coroutine.create(print) }", "cannot hold a userdata"),
    HostileDocumentCase(
      77, "emit.t { v = { math.maxinteger, math.mininteger } }",
      "[9223372036854775807,-9223372036854775808]"),
    HostileDocumentCase(
      78, "emit.t { v = 'a\\xFFb\\0\\xED\\xA0\\x80' }", "'a\u{FFFD}b\0\u{FFFD}",
      json: "\"v\":\"a\u{FFFD}b\\u0000\u{FFFD}"),
    HostileDocumentCase(79, "for i = 1, 1e6 do emit.t { v = i } end", "more than 100000 rows"),
    HostileDocumentCase(
      79, "pcall(function() for i = 1, 1e6 do emit.t { v = i } end end) emit.t { v = 1 }",
      "more than 100000 rows"),
    HostileDocumentCase(
      79, "local t = {} for i = 1, 1e6 do t[i] = i end for i = 1, 1e3 do emit.t { v = t } end",
      "limit was reached"),
    HostileDocumentCase(
      0, "local r = doc:valence(desk.valence { entries = {} }) r:tones { math.mininteger }",
      "reading:tones takes a list"),
    HostileDocumentCase(
      0, "local r = doc:valence(desk.valence { entries = {} }) r:tones { { math.mininteger } }",
      "reading:tones takes a list"),
    HostileDocumentCase(
      0,
      "local r = doc:valence(desk.valence { entries = {} }) r:tones().score:pick { math.mininteger }",
      "column:pick takes positions from 1 to 2"),
    HostileDocumentCase(
      79, "local s = ('x'):rep(1e6) for i = 1, 1000 do emit.t { v = s } end",
      "the rows of one document take more than 64 MB"),
    HostileDocumentCase(
      80, "for i = 1, 1e6 do desk.log.warn(('x'):rep(1000)) end", ""),
  ]

  /// The text of the document: two paragraphs.
  public static let text = "Gen Ali met 2,500 troops.\nHe left Iraq, naïve."
}
