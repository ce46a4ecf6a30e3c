import DocumentModel
import Testing

@testable import PluginHost

struct ManifestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let source: String
    let message: String
    var testDescription: String { message }
    /// A manifest with lines added or changed, and the message without the file's name.
    init(_ lines: String..., drop: String? = nil, message: String) {
      var all = [
        "name = 'probe'", "version = '1'", "api = 1", "summary = 'A probe.'",
        "tables = { t = { { 'v', 'text' } } }", "analyze = function() end",
      ]
      if let drop { all.removeAll { $0.hasPrefix(drop) } }
      for line in lines {
        let key = line.prefix { $0 != " " }
        all.removeAll { $0.hasPrefix(key + " ") }
        all.append(line)
      }
      source = "return {\n" + all.map { "  " + $0 + ",\n" }.joined() + "}\n"
      self.message = message
    }
    init(source: String, message: String) {
      self.source = source
      self.message = message
    }
  }

  static func load(_ source: String, as name: String = "probe.lua") throws -> PluginSet {
    let fixture = try PluginFixture()
    let path = try fixture.write(name, source)
    return try PluginSet(names: [path], searchPath: fixture.searchPath)
  }

  @Test(arguments: [
    Case(
      source: "return 1",
      message: "probe.lua:1: the file must return the plugin's table; it returned integer"),
    Case(source: "local p = {", message: "probe.lua:1:"),
    Case(source: "error('boom')", message: "probe.lua:1: boom"),
    Case(
      source: "\n\nlocal x = nil + 1",
      message: "probe.lua:3: attempt to perform arithmetic on a nil value"),
    Case(drop: "name", message: "probe.lua:2: name is missing"),
    Case(
      "name = 'Probe'",
      message: "probe.lua:7: name: 'Probe' is no name; use lower-case letters, digits and '-'"),
    Case(
      "name = '../x'",
      message: "probe.lua:7: name: '../x' is no name; use lower-case letters, digits and '-'"),
    Case(
      "name = 'other'",
      message:
        "probe.lua:7: name is 'other', but the plugin is stored as 'probe'; the two must agree"),
    Case(
      "api = 2", message: "probe.lua:7: the plugin is written for API 2; this copydesk offers API 1"
    ),
    Case("api = 'x'", message: "probe.lua:7: api: expected an integer, got string"),
    Case(drop: "api", message: "probe.lua:3: api is missing; write api = 1"),
    Case("summary = function() end", message: "probe.lua:7: summary: expected text, got function"),
    Case(drop: "analyze", message: "probe.lua:3: analyze: expected a function, got nil"),
    Case(
      "anaylze = 1",
      message: "probe.lua:8: the plugin has an unknown field 'anaylze'; did you mean 'analyze'?"),
    Case("needs = 'x'", message: "probe.lua:8: needs: expected a list of names, got string"),
    Case(
      "needs = function() return 'x' end",
      message: "probe.lua:8: needs: expected a list of names, got string"),
    Case(
      "needs = function() return { 'token' } end",
      message:
        "probe.lua:8: probe needs the layer 'token', which no plugin of this run adds; did you mean 'tokens'?"
    ),
    Case(
      "needs = function() error 'no' end", message: "probe.lua:8: no"),
    Case(
      "needs = { 'token' }",
      message:
        "probe.lua:8: probe needs the layer 'token', which no plugin of this run adds; did you mean 'tokens'?"
    ),
    Case(
      "layers = { 'tokens' }",
      message: "probe.lua:8: probe cannot add the layer 'tokens': the text engine makes it"),
    Case(
      "tables = { t = {} }",
      message: "probe.lua:7: tables.t has no columns; add { \"name\", \"text\", \"help\" }"),
    Case(
      "tables = { t = { { 'v', 'txt' } } }",
      message: "probe.lua:7: tables.t[1]: 'txt' is no column type; did you mean 'text'?"),
    Case(
      "tables = { t = { { 'v' } } }",
      message: "probe.lua:3: tables.t[1]: expected a column, as in { \"name\", \"text\", \"help\" }"
    ),
    Case(
      "tables = { t = { { 'v', 'text' }, { 'v', 'span' } } }",
      message: "probe.lua:7: tables.t has two columns 'v'"),
    Case(
      "tables = { t = { { 'document', 'text' } } }",
      message: "probe.lua:7: tables.t[1]: every row has 'document' already; use another name"),
    Case(
      "tables = { t = { hlep = 'x', { 'v', 'text' } } }",
      message: "probe.lua:7: tables.t has an unknown field 'hlep'; did you mean 'help'?"),
    Case(
      "options = { o = { type = 'integer', default = 'x' } }",
      message: "probe.lua:8: options.o.default: expected integer, got string"),
    Case(
      "options = { o = { type = 'integer', default = 1.5 } }",
      message: "probe.lua:8: options.o.default: expected integer, got number"),
    Case(
      "options = { o = { type = 'integer', default = 1, minimum = 2 } }",
      message: "probe.lua:8: options.o.default: it must be at least 2"),
    Case(
      "options = { o = { type = 'int' } }",
      message: "probe.lua:8: options.o.type: 'int' is no type;"),
    Case(
      "options = { o = { type = 'choice' } }",
      message: "probe.lua:8: options.o is a choice without choices; add of = { … }"),
    Case(
      "options = { o = { type = 'choice', of = { 'aa', 'bb' }, default = 'ab' } }",
      message: "probe.lua:8: options.o.default: 'ab' is not allowed; use one of aa, bb"),
    Case(
      "options = { o = { type = 'list', of = { 'person' }, default = { 'persn' } } }",
      message: "probe.lua:8: options.o.default: 'persn' is not allowed; did you mean 'person'?"),
    Case(
      "options = { o = { type = 'number', minimum = 2, maximum = 1 } }",
      message: "probe.lua:8: options.o: minimum is greater than maximum"),
    Case(
      "options = { o = { type = 'text', maximum = 1 } }",
      message: "probe.lua:8: options.o.maximum only goes with type integer or number"),
    Case(
      "options = { 1 }",
      message: "probe.lua:8: options: each entry needs a name, as in options = { name = { … } }"),
    Case("views = { w = { sql = 'SELECT nope FROM t' } }", message: "probe.lua:8: views.w.sql: "),
    Case("views = { w = { sql = 'DELETE FROM t' } }", message: "probe.lua:8: views.w.sql: "),
    Case(
      "views = { a = { sql = 'SELECT v FROM t', default = true }, b = { sql = 'SELECT v FROM t', default = true } }",
      message: "probe.lua:8: views.a and views.b are both the default; keep one"),
  ])
  func `a mistake names file, line, field and remedy`(example: Case) throws {
    let error = #expect(throws: PluginError.self) { try Self.load(example.source) }
    let message = error?.message ?? ""
    #expect(message.hasPrefix(example.message), "\(message)")
  }

  @Test func `names of missing plugins get a suggestion`() throws {
    let fixture = try PluginFixture()
    try fixture.write("probe/plugin.lua", PluginFixture.source(""))
    let error = #expect(throws: PluginError.self) {
      try PluginSet(names: ["prob"], searchPath: fixture.searchPath)
    }
    #expect(error?.message == "there is no plugin 'prob'; did you mean 'probe'?")
    #expect(error?.code == .notFound)
  }

  @Test(arguments: [
    ("shebang.lua", "#!/usr/bin/env lua\n", nil as String?), ("bom.lua", "\u{FEFF}", nil),
    ("nul.lua", "\u{0}", "nul.lua: "), ("big.lua", "", "big.lua: has "),
  ])
  func `odd files load or are refused with a reason`(
    name: String, head: String, message: String?
  ) throws {
    let stem = String(name.dropLast(4))
    var source = head + PluginFixture.source("", name: stem)
    if stem == "big" { source += String(repeating: " ", count: 4 << 20) }
    if stem == "bom" { source = source.replacing("\n", with: "\r\n") }
    guard let message else {
      #expect(try Self.load(source, as: name).manifests[0].name == stem)
      return
    }
    let error = #expect(throws: PluginError.self) { try Self.load(source, as: name) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test(arguments: [
    ("min=3", nil), ("min=0", "probe.min: it must be at least 1"),
    ("min=1e999", "probe.min: expected a whole number, got '1e999'"),
    ("min=0x10", "probe.min: expected a whole number, got '0x10'"),
    ("share=1e999", "probe.share: expected a number, got '1e999'"),
    ("share=nan", "probe.share: expected a number, got 'nan'"),
    ("share=0x1p3", "probe.share: expected a number, got '0x1p3'"), ("share=-2.5e-1", nil),
    ("flag=maybe", "probe.flag: expected true or false, got 'maybe'"), ("flag=on", nil),
    ("kinds=person, place", nil), ("kinds=", nil),
    ("kinds=persn", "probe.kinds: 'persn' is not allowed; did you mean 'person'?"),
    ("word=a\u{1B}[0m", "probe.word: the value has control characters"),
    ("mini=1", "probe has no option 'mini'; did you mean 'min'?"),
  ])
  func `settings are read by the schema`(typed: String, message: String?) throws {
    let fixture = try PluginFixture()
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source(
        "emit.t { v = options }",
        fields: """
          options = { min = { type = "integer", default = 1, minimum = 1 },
            share = { type = "number" }, flag = { type = "boolean" }, word = { type = "text" },
            kinds = { type = "list", of = { "person", "place" }, default = {} } },
          """))
    let setting = try #require(PluginSetting("probe." + typed))
    do throws(PluginError) {
      let set = try PluginSet(
        names: ["probe"], searchPath: fixture.searchPath, settings: [setting])
      #expect(message == nil)
      #expect(set.run(APITests.document).failures == [])
    } catch {
      #expect(error.message == message)
      #expect(error.code == .option)
    }
  }

  @Test func `a setting for a plugin that does not run is refused`() throws {
    let fixture = try PluginFixture()
    try fixture.write("probe/plugin.lua", PluginFixture.source(""))
    let setting = PluginSetting(plugin: "prob", option: "x", value: "1")
    let error = #expect(throws: PluginError.self) {
      try PluginSet(names: ["probe"], searchPath: fixture.searchPath, settings: [setting])
    }
    #expect(error?.message == "--set prob.x: the run has no plugin 'prob'; did you mean 'probe'?")
    let long = PluginSetting(
      plugin: "probe", option: "x", value: String(repeating: "9", count: 10_000_000))
    #expect(throws: PluginError.self) {
      try PluginSet(names: ["probe"], searchPath: fixture.searchPath, settings: [long])
    }
  }

  @Test func `plugins run after those whose layers they need`() throws {
    let fixture = try PluginFixture()
    try fixture.write(
      "maker/plugin.lua",
      PluginFixture.source(
        "doc:annotate('claims', doc.tokens[2], { weight = 2 }) doc:annotate('claims', doc.tokens[1])",
        name: "maker", fields: "layers = { 'claims' },"))
    try fixture.write(
      "user/plugin.lua",
      PluginFixture.source(
        """
        for _, a in ipairs(doc:layer 'claims') do emit.t { v = { a.text, a.fields.weight or 0, a.layer } } end
        for m in doc:match 'c: ANNOTATION(layer=claims, weight=2)' do emit.t { v = m.c } end
        """, name: "user", fields: "needs = { 'claims' },"))
    let set = try PluginSet(names: ["user", "maker"], searchPath: fixture.searchPath)
    #expect(set.manifests.map(\.name) == ["maker", "user"])
    #expect(set.tables.map(\.plugin) == ["user", "maker"])
    let outcome = set.run(APITests.document)
    #expect(outcome.failures == [])
    #expect(
      outcome.rows.map { APITests.shown($0.values[0], outcome.document) } == [
        "['Gen',0,'claims']", "['Ali',2,'claims']", "<Ali>",
      ])
    #expect(outcome.rows.allSatisfy { $0.table == 0 })
  }

  @Test func `a circle of needs is shown as a chain`() throws {
    let fixture = try PluginFixture()
    for (name, makes, needs) in [("a", "la", "lb"), ("b", "lb", "la")] {
      try fixture.write(
        "\(name)/plugin.lua",
        PluginFixture.source(
          "", name: name, fields: "layers = { '\(makes)' }, needs = { '\(needs)' },"))
    }
    let error = #expect(throws: PluginError.self) {
      try PluginSet(names: ["a", "b"], searchPath: fixture.searchPath)
    }
    #expect(error?.message == "a/plugin.lua:4: plugins need each other in a circle: a → b → a")
  }
}
