import DocumentModel
import Testing

@testable import PluginHost

/// Plugins that attack while they are loaded; 83 and 84 of the list of hostile plugins.
struct FailingLoadTests {
  @Test(arguments: [
    ("while true do end", "limit was reached"),
    ("pcall(function() while true do end end)", "limit was reached"),
    ("local t = {} while true do t[#t + 1] = {} end", "limit was reached"),
    ("local s = ('x'):rep(1 << 30)", "grew too long"),
    (
      "return { name = 'probe', version = '1', api = 1, summary = 's', analyze = print, needs = function() while true do end end }",
      "limit was reached"
    ),
    ("error({})", "the error value is a table"),
    ("require('copydesk').skip('no')", "no"),
    (
      "local o = {} for i = 1, 1e4 do o['o' .. i] = { type = 'integer' } end return { name = 'probe', version = '1', api = 1, summary = 's', options = o, analyze = function() end }",
      "options: more than 200 entries"
    ),
  ])
  func `84: a manifest that loops, grows or fails is refused, and the next one loads`(
    body: String, part: String
  ) throws {
    let fixture = try PluginFixture()
    try fixture.write("probe/plugin.lua", body)
    try fixture.write("sound/plugin.lua", PluginFixture.source("emit.t { v = 1 }", name: "sound"))
    let error = #expect(throws: PluginError.self) {
      try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
    }
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    let set = try PluginSet(names: ["sound"], searchPath: fixture.searchPath)
    #expect(set.run(APITests.document).failures == [])
  }

  @Test func `88: a plugin that fails costs its own rows and nothing else`() throws {
    let fixture = try PluginFixture()
    try fixture.write("bad/plugin.lua", PluginFixture.source("while true do end", name: "bad"))
    try fixture.write("sound/plugin.lua", PluginFixture.source("emit.t { v = 1 }", name: "sound"))
    var limits = PluginLimits()
    limits.milliseconds = 100
    let set = try PluginSet(
      names: ["bad", "sound"], searchPath: fixture.searchPath, limits: limits)
    for _ in 1...3 {
      let outcome = set.run(APITests.document)
      #expect(outcome.failures.map(\.plugin) == ["bad"])
      #expect(outcome.rows.map(\.values) == [[.integer(1)]])
    }
  }
}
