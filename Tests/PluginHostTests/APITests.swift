import DocumentModel
import Testing

@testable import PluginHost

/// Small Lua bodies over one small document; each emits values that are compared as JSON-like text.
struct APITests {
  struct Case: Sendable, CustomTestStringConvertible {
    let body: String
    let values: String
    var testDescription: String { body }
    init(_ body: String, _ values: String) {
      self.body = body
      self.values = values
    }
  }

  /// A document of two paragraphs with three mentions and a number.
  static let document = SampleDocument.marked(
    "⟦Gen Ali⟧ met ⟦2,500⟧ troops.\n⟦He⟧ left ⟦Iraq⟧, naïve.",
    [
      .mention("Gen Ali", .person, .titled), .number(2500, .count),
      .mention("Somebody", .person, .pronoun), .mention("Iraq", .place, .full),
    ])

  /// What a body emits in column `v`, or the message of its failure.
  static func run(
    _ body: String, head: String = "", fields: String = "", on document: Document = document,
    files: [String: String] = [:]
  ) throws -> String {
    let fixture = try PluginFixture()
    let indented = body.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n")
    try fixture.write(
      "probe/plugin.lua", PluginFixture.source(indented, head: head, fields: fields))
    for (path, text) in files { try fixture.write("probe/" + path, text) }
    let set = try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
    let outcome = set.run(document)
    if let failure = outcome.failures.first { return failure.message }
    if let skip = outcome.skipped.first { return "skipped: " + skip.reason }
    return outcome.rows.map { shown($0.values[0], document) }.joined(separator: " ")
  }

  static func shown(_ value: FieldValue, _ document: Document) -> String {
    switch value {
    case .null: "nil"
    case .boolean(let value): String(value)
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .text(let text): "'" + text + "'"
    case .span(let span): "<" + document.text.string(in: span) + ">"
    case .list(let values): "[" + values.map { shown($0, document) }.joined(separator: ",") + "]"
    case .record(let fields):
      "{" + fields.map { $0.name + "=" + shown($0.value, document) }.joined(separator: ",") + "}"
    }
  }

  @Test(arguments: [
    Case("emit.t { v = { doc.id, #doc.text, doc.language } }", "['sample',47]"),
    Case(
      "emit.t { v = { #doc.blocks, #doc.sentences, #doc.tokens, #doc.entities } }", "[2,2,12,3]"),
    Case("emit.t { v = doc.tokens[2].text }", "'Ali'"),
    Case(
      "emit.t { v = { doc.tokens[0], 1 } }",
      "probe/plugin.lua:7: t.v mixes names and numbers as keys, or has gaps in its numbers"),
    Case(
      "local t = doc.tokens[5] emit.t { v = { t.lower, t.shape, t.is_punct, t.index } }",
      "['troops','xxxx',false,5]"),
    Case(
      "local t = doc.tokens[12] emit.t { v = { t.start, t.stop, doc.text:sub(t.start, t.stop) } }",
      "[47,47,'.']"),
    Case(
      "for _, n in ipairs(doc.numbers) do emit.t { v = { n.value, n.kind, n.form, n.span } } end",
      "probe/plugin.lua:7: number has no field 'span'"),
    Case("emit.t { v = doc.numbers[1] }", "<2,500>"),
    Case(
      "local m = doc.mentions[1] emit.t { v = { m.name, m.kind, m.type, m.entity.name, m.block.role } }",
      "['Gen Ali','titled','person','Gen Ali','paragraph']"),
    Case("emit.t { v = doc.entities[3].first }", "<Iraq>"),
    Case("emit.t { v = #doc.entities:where { type = 'person' } }", "2"),
    Case("emit.t { v = #doc.entities:where { type = { 'person', 'place' }, name = 'Iraq' } }", "1"),
    Case(
      "emit.t { v = doc.tokens:where { is_title = true }:map(function(t) return t.text end) }",
      "['Gen','Ali','He','Iraq']"),
    Case(
      "emit.t { v = doc.tokens:filter(function(t) return t.is_punct end):column 'start' }",
      "[25,39,47]"),
    Case("emit.t { v = doc.tokens:first(function(t) return t.is_punct end) }", "<.>"),
    Case("emit.t { v = doc.tokens:slice(-2) }", "[<naïve>,<.>]"),
    Case("emit.t { v = doc.tokens:slice(math.maxinteger, math.mininteger) }", "[]"),
    Case(
      "emit.t { v = doc.tokens:slice(math.mininteger, math.maxinteger):slice(2, 3) }",
      "[<Ali>,<met>]"),
    Case(
      "local s = doc.sentences[2] emit.t { v = { #s.tokens, #s.mentions, #s.numbers, s.index } }",
      "[6,2,0,2]"),
    Case(
      "emit.t { v = doc.sentences[2].entities:map(function(e) return e.name end) }",
      "['Somebody','Iraq']"),
    Case(
      "local n = doc.numbers[1] emit.t { v = { n:expand(1), n:expand(0, 1), n:expand(99) } }",
      "[<met 2,500 troops>,<2,500 troops>,<Gen Ali met 2,500 troops.>]"),
    Case(
      "local n = doc.numbers[1] emit.t { v = { n:window(1), n:before(2), n:after(1) } }",
      "[[<met>,<2,500>,<troops>],[<Ali>,<met>],[<troops>]]"),
    Case("emit.t { v = doc.tokens[1]:to(doc.tokens[3]) }", "<Gen Ali met>"),
    Case(
      "local a, b = doc.sentences[1], doc.tokens[2] emit.t { v = { a:covers(b), b:covers(a), a:overlaps(b), a:precedes(doc.tokens[8]) } }",
      "[true,false,true,true]"),
    Case("emit.t { v = doc:span(1, 3) }", "<Gen>"),
    Case("emit.t { v = { 5, 7 } }", "[5,7]"),
    Case("emit.t { v = doc:count_tokens { by = 'lower' }.troops }", "1"),
    Case(
      "emit.t { v = doc:count_tokens { stop = { 'gen', 'ali', 'met', 'he', 'left' } } }",
      "{2,500=1,iraq=1,naïve=1,troops=1}"),
    Case(
      "emit.t { v = doc:ngrams(2) }",
      "{2,500 troops=1,ali met=1,gen ali=1,he left=1,left iraq=1,met 2,500=1}"),
    Case(
      "emit.t { v = doc.tokens[1] == doc.tokens[1] and doc.tokens[1] ~= doc.tokens[2] }", "true"),
    Case("emit.t { v = tostring(doc.tokens[3]) }", "'token(3)'"),
    Case("emit.t { v = doc.metadata }", "[]"),
    Case("emit.t { v = #doc:layer 'none' }", "0"),
  ])
  func `the document offers`(example: Case) throws {
    let found = try Self.run(example.body)
    #expect(found == example.values)
  }

  @Test(arguments: [
    Case(
      "for m in doc:match 'q: NUMBER n: [lower = troops] w: x?' do emit.t { v = { m.q.value, m.n, m.w == nil, m.start, m.last, m.text } } end",
      "[2500,<troops>,true,13,5,'2,500 troops']"),
    Case(
      "for m in doc:match 'who: PERSON' do emit.t { v = { m.who.name, m.span } } end",
      "['Gen Ali',<Gen Ali>]"),
    Case(
      "for m in doc:match 'a: (gen ali) met' do emit.t { v = { m.a, m.sentence } } end",
      "[<Gen Ali>,<Gen Ali met 2,500 troops.>]"),
    Case(
      "for m in doc:find '(?<a>[0-9]),([0-9]+)(x)?' do emit.t { v = { m.a, m[2], m[3] == nil, m.start, m.stop } } end",
      "['2','500',true,13,17]"),
    Case("for m in doc:find('GEN', 'i') do emit.t { v = m.span } end", "<Gen>"),
    Case(
      "local r = desk.regex '(\\\\w)(\\\\w*)' emit.t { v = { r:match 'ab c', r:test '-' } }",
      "['a',false]"),
    Case("local r = desk.regex '[ab]+' emit.t { v = { r:find('xaby', 1) } }", "[2,3]"),
    Case(
      "local r = desk.regex '[ab]' emit.t { v = { r:gsub('xaby', function(c) return c:upper() end) } }",
      "['xABy',2]"),
    Case(
      "local r, v = desk.regex 'a|b', {} for x in r:gmatch 'xaby' do v[#v + 1] = x end emit.t { v = v }",
      "['a','b']"),
    Case(
      "local l = desk.lexicon { 'gen ali', iraq = { code = 'IQ' } } for h in doc:lookup(l) do emit.t { v = { h.text, h.code or 0, h.start } } end",
      "['Gen Ali',0,1] ['Iraq','IQ',35]"),
    Case(
      "local l = desk.lexicon { x = 1.5, y = true } emit.t { v = { l:get 'X'.value, l:has 'y', l:has 'z', l:size() } }",
      "[1.5,true,false,2]"),
    Case(
      "local l = desk.lexicon { 'troops', 'soldiers' } local p = desk.pattern('NUMBER [lower in @n]'):with { n = l } for m in doc:match(p) do emit.t { v = m.span } end",
      "<2,500 troops>"),
  ])
  func `searches find`(example: Case) throws {
    let found = try Self.run(example.body)
    #expect(found == example.values)
  }

  @Test func `a lexicon is read from a file of the plugin`() throws {
    let found = try Self.run(
      "for hit in doc:lookup(lexicon) do emit.t { v = { hit.phrase, hit.valence, hit.note or 0 } } end",
      head: "local lexicon = desk.lexicon \"words.tsv\"",
      files: ["data/words.tsv": "# our own\nword\tvalence\tnote\r\ntroops\t-1.5\nnaïve\t2\tgood\n"])
    #expect(found == "['troops',-1.5,0] ['naïve',2,'good']")
  }
}
