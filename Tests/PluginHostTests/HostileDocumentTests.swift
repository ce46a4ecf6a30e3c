import DocumentModel
import TestSupport
import Testing

@testable import PluginHost

/// Attacks on handles, rows and files; the numbers are those of the list of hostile plugins.
struct HostileDocumentTests {
  @Test(arguments: HostileDocumentCase.all)
  func `an attack fails cleanly`(example: HostileDocumentCase) throws {
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

  @Test func `80: a log that grows too long is cut, and says by how much`() throws {
    let fixture = try PluginFixture()
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source("for i = 1, 3000 do desk.log.warn(('x'):rep(993)) end"))
    let log = try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
      .run(APITests.document).log
    // A line of 1,000 bytes, its end included: 1,048 fit into a mebibyte.
    #expect(log.count == 1_049)
    #expect(log.last?.text == "warn: 1952 more lines of log were dropped")
  }

  @Test func `79: one value in very many rows counts as often as it is written`() throws {
    let fixture = try PluginFixture()
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source(
        "local l = {} for i = 1, 20000 do l[i] = i end emit('t', { a = l, b = ('x'):rep(1e6) })",
        columns: "{ 'a', 'integer' }, { 'b', 'text' }"))
    let outcome = try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
      .run(APITests.document)
    #expect(
      outcome.failures.map(\.message) == [
        "probe/plugin.lua:7: the rows of one document take more than 64 MB"
      ])
  }

  @Test(arguments: [(-0.00004, 4, 0.0), (-0.5, 0, -1), (0.5, 0, 1), (-0.12345, 4, -0.1235)])
  func `rounding goes away from zero and knows no negative zero`(
    value: Double, decimals: Int, rounded: Double
  ) {
    let found = Rounding.rounded(value, decimals)
    #expect(found == rounded && found.sign == (rounded < 0 ? .minus : .plus))
  }
}
