import Testing

@testable import PluginHost

struct InspectionTests {
  @Test func `an inspection finds what loading does not show`() throws {
    let fixture = try PluginFixture()
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source(
        """
            if doc.title == "never" then helper(x) end
            emit.t { v = 1 }
        """, fields: "options = { unused = { type = 'text' } },"))
    try fixture.write("probe/rules/part.lua", "return { spare }")
    #expect(
      try PluginInspection.findings(path: fixture.folder + "/probe") == [
        "probe/plugin.lua:7: undeclared variable 'helper'",
        "probe/plugin.lua:7: undeclared variable 'x'",
        "probe/rules/part.lua:1: undeclared variable 'spare'",
        "the option 'unused' is declared and never read", "the plugin names no license",
        "options.unused has no help", "tables.t.v has no help",
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
}
