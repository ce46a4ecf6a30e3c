import DocumentModel
import Testing

@testable import PluginHost

/// Many rows at once: `emit("TABLE", columns)` and what gives columns.
struct ColumnTests {
  typealias Case = APITests.Case

  private static let head =
    "local m = desk.model { labels = { 'no', 'yes' }, weights = { ['type=<place>'] = { -1, 1 } } } "
    + "local w = desk.valence { entries = { { word = 'met', valence = 2 }, { word = 'troops', role = 'event' } } }"

  @Test(arguments: [
    Case("emit('t', { v = { 1, 'a', false, { 2 } } })", "1 'a' false [2]"),
    Case("emit('t', { v = {} })", ""),
    Case("local s = doc:valence(w):tones() emit('t', { v = s.label })", "'positive' 'neutral'"),
    Case(
      "local s = doc:valence(w):tones({ { 1, 2 }, 2, 2 }, { decimals = 2 }) emit('t', { v = s.score })",
      "0.61 0.0 0.0"),
    Case(
      "local s = doc:valence(w):tones(nil, { words = 3 }) emit('t', { v = s.words })",
      "[{rule='plain',weight=2.0,word='met'}] []"),
    Case(
      "local s = doc:valence(w):tones() emit('t', { v = { s.coverage:values(), s.events:values() } })",
      "[0.4,0.0] [20.0,0.0]"),
    Case(
      "local s = doc:valence(w):tones() emit('t', { v = s.events:pick { 2, 1, 1 } })",
      "0.0 20.0 20.0"),
    Case("emit.t { v = doc:valence(w):tones().score:size() }", "2"),
    Case("local c = doc:classes(m, doc.mentions) emit('t', { v = c.label })", "'no' 'no' 'yes'"),
    Case(
      "local c = doc:classes(m, doc.mentions, { reasons = 1, decimals = 1, margin = { 'yes', 'no' } }) "
        + "emit('t', { v = c.margin }) emit('t', { v = c.probability }) emit('t', { v = c.reasons })",
      "0.0 0.0 0.8 0.5 0.5 0.9 [] [] [{feature='type=<place>',weight=2.0}]"),
    // In any order of the spans.
    Case(
      "local c = doc:classes(m, { doc.mentions[3], doc.mentions[1] }) emit('t', { v = c.label })",
      "'yes' 'no'"),
    // Ill use: a message, never a crash.
    Case("emit('x', { v = { 1 } })", "the plugin declares no table 'x'"),
    Case("emit('t')", "emit(\"t\", …) takes a table of columns, got nil"),
    Case("emit('t', { v = 1 })", "emit(\"t\", …) has no list of values; emit.t { column = value }"),
    Case("emit('t', { odd = { 1 } })", "the table 't' has no column 'odd'"),
    Case("emit('t', { v = { a = 1 } })", "t.v is a list with a value for each row"),
    Case("emit('t', { v = { 0 / 0 } })", "t.v is not a number; emit nil instead"),
    Case("doc:valence(w):tones { 3 }", "units or lists of units, from 1 to 2"),
    Case("doc:valence(w):tones { { 0 } }", "units or lists of units, from 1 to 2"),
    Case("doc:valence(w):tones(nil, { odd = 1 })", "reading:tones takes numbers named words"),
    Case("doc:valence(w):tones(nil, { usual = 0 / 0 })", "reading:tones takes numbers named words"),
    Case("doc:valence(w).tones()", "methods are called with ':'"),
    Case("local x = doc:valence(w).sums", "a reading has no 'sums'; did you mean 'sum'"),
    Case("doc:valence(w):tones().score:pick { 3 }", "column:pick takes positions from 1 to 2"),
    Case("doc:classes(m, doc.mentions, { margin = { 'yes' } })", "margin is a list of two labels"),
    Case(
      "doc:classes(m, doc.mentions, { odd = 1 })",
      "doc:classes takes valence, reasons, decimals and margin"),
    Case("doc:classes(w, doc.mentions)", "doc:classes takes a model, got valence"),
  ])
  func `columns become rows, or say what is wrong`(example: Case) throws {
    let found = try APITests.run(example.body, head: Self.head)
    #expect(
      found == example.values || !example.values.isEmpty && found.contains(example.values),
      "\(found)")
  }

  /// What a body emits into a table with columns of several types.
  private static func rows(_ body: String, head: String = "") throws -> String {
    let fixture = try PluginFixture()
    let columns =
      "{ \"n\", \"number\" }, { \"s\", \"span\" }, { \"t\", \"text\" }, { \"b\", \"boolean\" }"
    try fixture.write(
      "probe/plugin.lua", PluginFixture.source("      " + body, columns: columns, head: head))
    let set = try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
    let outcome = set.run(APITests.document)
    if let failure = outcome.failures.first { return failure.message }
    return outcome.rows.map { row in
      row.values.map { APITests.shown($0, APITests.document) }.joined(separator: ",")
    }.joined(separator: " ")
  }

  @Test(arguments: [
    Case(
      "emit('t', { s = doc.mentions, t = 'x', n = { 1, 2.5, false }, b = { true, false, true } })",
      "1,<Gen Ali>,'x',true 2.5,<He>,'x',false nil,<Iraq>,'x',true"),
    Case(
      "emit('t', { s = { { 1, 3 }, doc.mentions[2] }, t = { false, 'a' } })",
      "nil,<Gen>,nil,nil nil,<He>,'a',nil"),
    Case("emit('t', { s = doc.sentences:slice(3), n = 1 })", ""),
    Case(
      "emit('t', { n = { 1, 2 }, t = { 'a' } })",
      "emit(\"t\", …): 'n' has 2 values, 't' has 1; give lists of one length"),
    Case("emit('t', { n = { 'x' } })", "t.n is a column of type number, got string"),
    Case("emit('t', { s = { 7 } })", "t.s is a span column, got integer"),
    Case("emit('t', { s = { { 1, 999 } } })", "are not in the text"),
    Case(
      "emit('t', { n = doc:valence(w):tones().label })",
      "t.n is a column of type number, got other values"),
    Case(
      "local k = {} for i = 1, 60000 do k[i] = i end emit('t', { n = k }) emit('t', { n = k })",
      "more than 100000 rows for one document"),
  ])
  func `values fit the types of their columns`(example: Case) throws {
    let found = try Self.rows(
      example.body, head: "local w = desk.valence { entries = { { word = 'met', valence = 2 } } }")
    #expect(
      found == example.values || !example.values.isEmpty && found.contains(example.values),
      "\(found)")
  }
}
