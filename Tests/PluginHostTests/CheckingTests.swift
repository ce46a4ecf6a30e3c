import DocumentModel
import Testing

@testable import PluginHost

struct CheckingTests {
  /// Reads case files as plain text, a paragraph a line.
  static func read(_ path: String) throws(Failure) -> [Document] {
    do throws(Objection) {
      let bytes = try Files.read(path, limit: 1 << 20)
      return [SampleDocument.of(String(decoding: bytes, as: UTF8.self))]
    } catch {
      throw Failure(document: path, stage: .read, code: "unreadable", message: error.reason)
    }
  }

  static func write(_ row: Row, _ table: TableSchema, _ document: Document) -> String {
    "\(document.id) \(table.name) " + APITests.shown(row.values[0], document)
  }

  static func cases(_ fixture: PluginFixture) throws -> PluginCases {
    PluginCases(
      of: try fixture.searchPath.find("probe"), searchPath: fixture.searchPath, read: read,
      write: write)
  }

  @Test func `cases compare rows and update writes them`() throws {
    let fixture = try PluginFixture()
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source(
        "for i = 1, options.count do emit.t { v = doc.tokens[i].text } end",
        fields: "options = { count = { type = 'integer', default = 1 } },"))
    try fixture.write("probe/cases/one.txt", "First second.\n")
    try fixture.write("probe/cases/two.txt", "Other words.\n")
    try fixture.write("probe/cases/two.set", "# two tokens\ncount=2\n")
    try fixture.write("probe/cases/two.expected.jsonl", "two t 'Other'\ntwo t 'letters'\n")
    let cases = try Self.cases(fixture)
    #expect(cases.cases.map(\.name) == ["one", "two"])
    #expect(
      cases.run().map(\.status) == [
        .unwritten,
        .failed(difference: ["  two t 'Other'", "- two t 'letters'", "+ two t 'words'"]),
      ])
    #expect(cases.run(only: ["two"], isUpdate: true).map(\.status) == [.updated])
    #expect(cases.run(isUpdate: true).map(\.status) == [.updated, .passed])
    #expect(cases.run().map(\.status) == [.passed, .passed])
  }

  @Test func `a check finds what loading does not show`() throws {
    let fixture = try PluginFixture()
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source(
        """
            if doc.title == "never" then helper(x) end
            emit.t { v = 1 }
        """, fields: "options = { unused = { type = 'text' } },"))
    try fixture.write("probe/cases/one.txt", "First second.\n")
    let check = PluginCheck(
      try fixture.searchPath.find("probe"), searchPath: fixture.searchPath, read: Self.read,
      write: Self.write)
    #expect(
      check.findings().map { "\($0.severity.rawValue): \($0.message)" } == [
        "error: probe/plugin.lua:7: undeclared variable 'helper'",
        "error: probe/plugin.lua:7: undeclared variable 'x'",
        "warning: README.md is missing; say what the plugin answers and its limits",
        "warning: cases/ has 1 articles; two or more show what the plugin does",
        "warning: the plugin names no license",
        "warning: options.unused has no help",
        "warning: tables.t.v has no help",
        "warning: the option 'unused' is declared but never used",
        "warning: case 'one' has no expected rows; see `plugins test --update`",
      ])
  }

  @Test(arguments: [
    ("local a = b", ["b:1"]), ("local function f(x, ...) return f, x, y end", ["y:1"]),
    ("for i, v in pairs(t) do print(i, v) end print(i)", ["t:1", "i:1"]),
    ("local t = { name = 1, [k] = 2, other }", ["k:1", "other:1"]),
    ("local s = 'x' .. [[\ny z\n]] .. \"q\"\nreturn w -- v", ["w:4"]),
    (
      "if a then local b = 1 elseif c then d() else e = b end", ["a:1", "c:1", "d:1", "e:1", "b:1"]
    ),
    ("repeat local x = 1 until y", ["y:1"]),
    ("local m = {} function m.f(a) return self, a end", []),
    ("local x <const>, y = 1, 2 return x, y", []), ("goto done ::done::", []),
    ("while true do local q = 1 break end return q", ["q:1"]),
    ("for _, f in ipairs { function(z) return z end } do f() end return z", ["z:1"]),
    ("", []), ("\"", []), ("[[", []), ("end end end", []), ("function", []),
  ])
  func `undeclared names are found by scope`(source: String, found: [String]) {
    let uses = LuaScopes.undeclared(in: Array(source.utf8))
    #expect(uses.map { "\($0.name):\($0.line)" } == found)
  }

  @Test func `a difference shows the lines that differ`() {
    #expect(
      LineDifference.lines(from: ["a", "b", "c", "d"], to: ["a", "c", "x", "d"])
        == ["  a", "- b", "  c", "+ x", "  d"])
    #expect(LineDifference.lines(from: [], to: ["a"]) == ["+ a"])
    #expect(LineDifference.lines(from: ["a"], to: []) == ["- a"])
  }
}
