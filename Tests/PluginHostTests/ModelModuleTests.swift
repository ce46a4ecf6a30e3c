import DocumentModel
import Testing

@testable import PluginHost

/// `desk.valence`, `desk.model` and `desk.file`, well used and ill.
struct ModelModuleTests {
  /// A body, the head before it, and what the run gives or complains of.
  struct Case: Sendable, CustomTestStringConvertible {
    let head: String
    let body: String
    let values: String
    var testDescription: String { head + " / " + body }

    init(_ head: String, _ body: String, _ values: String) {
      self.head = head
      self.body = body
      self.values = values
    }
  }

  private static let tiny =
    "local m = desk.model { labels = { 'no', 'yes' }, weights = { fine = { -1, 1 } } }"
  private static let words =
    "local w = desk.valence { entries = { { word = 'met', valence = 2 }, { word = 'troops', role = 'event' } } }"

  @Test(arguments: [
    Case(
      tiny,
      "local c = m:classify { 'fine', 'fine' } emit.t { v = { c.label, c.probability > 0.8 } }",
      "['yes',true]"),
    Case(
      tiny, "local c = m:classify({ fine = 2 }, 1) emit.t { v = c.reasons }",
      "[{feature='fine',weight=4.0}]"),
    Case(
      tiny, "emit.t { v = { m:classify({}).probability, m:size(), m:labels() } }",
      "[0.5,1,['no','yes']]"),
    Case(
      words,
      "local r = doc:valence(w) emit.t { v = { r.sum, r.words, r.known, r.events, r.last_hit } }",
      "[[2.0,0.0],[5,4],[2,0],[1,0],[1,1]]"),
    Case(
      words,
      "local r = doc:valence(w) emit.t { v = { doc.text:sub(r.start[1], r.stop[1]), r.rule[1], r.rule[2] == nil } }",
      "['met','plain',true]"),
    Case(
      words,
      "local r = doc:valence(w, { units = { doc.sentences[1], { 1, 3 } } }) emit.t { v = r.sum }",
      "[2.0,0.0]"),
    Case(
      words, "local r = doc:valence(w, { without = doc.sentences }) emit.t { v = r.words }", "[0,0]"
    ),
    Case(
      tiny,
      "local c = doc:classify(m, doc.mentions, { reasons = 2 }) emit.t { v = { #c, c[1].label } }",
      "[3,'no']"),
    Case("local f = desk.file 'own'", "emit.t { v = f == nil }", "true"),
    // Ill use: a message, never a crash.
    Case(tiny, "m:classify 'fine'", "features are a list of names"),
    Case(tiny, "m:classify { fine = 'x' }", "a feature has a text as its name and a number"),
    Case(tiny, "m:classify { fine = 0 / 0 }", "a feature has a text as its name and a number"),
    Case(tiny, "doc:classify(m, { 7 })", "doc:classify, got"),
    Case(
      tiny, "doc:classify(m, doc.mentions, { odd = 1 })", "doc:classify takes valence and reasons"),
    Case(tiny, "doc:valence(m)", "doc:valence takes a valence, got model"),
    Case(tiny, "doc:classify()", "doc:classify takes a model, got nil"),
    Case(words, "doc:valence(w, { odd = 1 })", "doc:valence takes units, without and names"),
    Case(words, "doc:valence(w, { units = { { 1, 999 } } })", "are not in the text"),
    Case("", "desk.file 'own'", "desk.file reads while the plugin loads"),
    Case("", "desk.model 'none.model'", "model 'none.model'"),
    Case("", "desk.model { source = 'x' }", "the model, line 1: a model begins with the line"),
    Case("", "desk.model { source = 7 }", "source is the text of a model, got"),
    Case("", "desk.model {}", "labels is a list of 1 to 64 names"),
    Case(
      "", "desk.model { labels = { 'a', 'a' }, weights = {} }", "labels is a list of 1 to 64 names"),
    Case("", "desk.model { labels = { 'a' } }", "weights is a table of features"),
    Case(
      "", "desk.model { labels = { 'a' }, weights = { f = { 1, 2 } } }",
      "feature 'f' needs 1 numbers"),
    Case(
      "", "desk.model { labels = { 'a' }, weights = { f = { 1e300 } } }",
      "feature 'f' needs 1 numbers"),
    Case(
      "", "desk.model { labels = { 'a' }, temperature = 0, weights = {} }",
      "temperature is a number from"),
    Case("", "desk.valence { odd = 1 }", "desk.valence has no 'odd'"),
    Case("", "desk.valence { files = { 'none.tsv' } }", "data file 'none.tsv'"),
    Case("", "desk.valence { files = { 7 } }", "files is a list of names"),
    Case("", "desk.valence { entries = { 'good' } }", "entry 1 is a table with word"),
    Case(
      "", "desk.valence { entries = { { word = 'x', valence = 99 } } }",
      "valence is a number from -10 to 10"),
    Case(
      "", "desk.valence { entries = { { word = 'x', role = 'odd' } } }", "there is no role 'odd'"),
    Case("", "desk.valence { window = 1e9 }", "window is a number from"),
  ])
  func `models and valences give, or say what is wrong`(example: Case) throws {
    let fields = "options = { own = { type = \"file\" } },"
    let found = try APITests.run(example.body, head: example.head, fields: fields)
    #expect(found == example.values || found.contains(example.values), "\(found)")
  }

  @Test func `a file of an option that is not declared is refused`() throws {
    let fixture = try PluginFixture()
    try fixture.write("probe/plugin.lua", PluginFixture.source("", head: "desk.file 'secret'"))
    #expect(throws: PluginError.self) {
      try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
    }
  }

  @Test func `the user's file is read while the plugin loads`() throws {
    let fixture = try PluginFixture()
    let path = try fixture.write("own.txt", "fine")
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source(
        "emit.t { v = text }", head: "local text = desk.file 'own'",
        fields: "options = { own = { type = \"file\" } },"))
    let set = try PluginSet(
      names: ["probe"], searchPath: fixture.searchPath,
      settings: [PluginSetting(plugin: "probe", option: "own", value: path)])
    let outcome = set.run(APITests.document)
    #expect(outcome.rows.map { APITests.shown($0.values[0], APITests.document) } == ["'fine'"])
  }
}
