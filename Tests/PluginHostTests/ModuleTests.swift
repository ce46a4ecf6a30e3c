import Testing

@testable import PluginHost

struct ModuleTests {
  typealias Case = APITests.Case

  @Test(arguments: [
    Case(
      "emit.t { v = desk.json.encode { a = 1, b = { 1.5, 'x' }, c = true } }",
      #"'{"a":1,"b":[1.5,"x"],"c":true}'"#),
    Case("emit.t { v = desk.json.decode '{\"a\":[1,2.5,null,\"é\"]}'.a[4] }", "'é'"),
    Case(
      "emit.t { v = select(2, pcall(desk.json.decode, '{')) }",
      "'probe/plugin.lua:7: json.decode: string or"),
    Case(
      "emit.t { v = { desk.number.parse('about 2,500').value, desk.number.parse('x') == nil } }",
      "[2500,true]"),
    Case(
      "emit.t { v = { desk.number.format(1234567), desk.number.format(-1234.5, 2), desk.number.format(12) } }",
      "['1,234,567','-1,234.50','12']"),
    Case(
      "emit.t { v = { desk.date.add('2024-02-28', 2), desk.date.days('2024-02-02', '2024-02-07') } }",
      "['2024-03-01',5]"),
    Case("emit.t { v = { desk.date.weekday '2024-02-26' } }", "[1,'Monday']"),
    Case("emit.t { v = desk.date.parse('February 2', '2024-02-26') }", "'2024-02-02'"),
    Case("emit.t { v = select(2, pcall(desk.date.add, 'soon', 1)) }", "'soon' is no date"),
    Case(
      "emit.t { v = { desk.stats.mean { 1, 2, 6 }, desk.stats.median { 5, 1, 3 }, desk.stats.median { 1, 2 } } }",
      "[3.0,3.0,1.5]"),
    Case("emit.t { v = desk.stats.log_likelihood(10, 20, 20, 40) }", "0"),
    // Dunning 1993, table 2: "the swiss" 110 2442 111 29114 has 270.72, "mineral water" 167.23.
    Case(
      "emit.t { v = desk.number.format(desk.stats.log_likelihood(110, 2552, 221, 31777), 2) }",
      "'270.72'"),
    Case(
      "emit.t { v = desk.number.format(desk.stats.log_likelihood(10, 10, 13, 31777), 2) }",
      "'167.23'"),
    Case("emit.t { v = { desk.stats.mean {}, 1 }, }", "gaps"),
    Case(
      "emit.t { v = { desk.text.lower 'ÉÀ', desk.text.fold 'Ünïté Ø', desk.text.len 'é😀', desk.text.sub('é😀x', 2, -2) } }",
      "['éà','unite o',2,'😀']"),
    Case(
      "emit.t { v = { desk.text.trim ' \\t a b\\u{A0}\\n', desk.text.width '日本a', #desk.text.words \"don't go\" } }",
      "['a b',5,3]"),
    Case("emit.t { v = { desk.stem 'Soldiers', desk.stem 'attacked' } }", "['soldier','attack']"),
    Case(
      "emit.t { v = { desk.stopwords.en.the, desk.stopwords.en.troops == nil } }", "[true,true]"),
    Case("emit.t { v = doc:count_tokens { stop = desk.stopwords.en } }", "{2,500=1"),
    Case(
      "emit.t { v = { desk.similarity.edits('kitten', 'sitting'), desk.similarity.jaccard({ a = 1 }, { a = 1, b = 1 }) } }",
      "[3,0.5]"),
    Case(
      "local p = require 'copydesk.policy' emit.t { v = { p.vagueness.acled.dozens[1], p.approximators.nearly } }",
      "[12,'nearly']"),
    Case("desk.skip 'not news'", "skipped: not news"),
    Case("pcall(desk.fail, 'odd') emit.t { v = 1 }", "odd"),
    Case("desk.version = 2", "read-only"),
    Case("local x = desk.lexcon", "nil"),
  ])
  func `the modules offer`(example: Case) throws {
    let found = try APITests.run(example.body)
    if example.values == "nil" { return }
    #expect(
      found == example.values || found.contains(example.values.filter { $0 != "\u{0}" }), "\(found)"
    )
  }

  @Test func `log lines are kept by level`() throws {
    let fixture = try PluginFixture()
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source("desk.log.warn('odd', 1, nil) print 'plain'", head: "print 'at load'"))
    let set = try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
    #expect(set.loadLog.map(\.text) == ["at load"])
    #expect(set.run(APITests.document).log.map(\.text) == ["warn: odd 1 nil", "plain"])
  }

  @Test func `math random depends on plugin and document alone`() throws {
    let body = "emit.t { v = { math.random(1000000), math.random(1000000) } }"
    let first = try APITests.run(body)
    #expect(try APITests.run(body) == first)
    #expect(try APITests.run(body + " math.random()") == first)
  }
}
