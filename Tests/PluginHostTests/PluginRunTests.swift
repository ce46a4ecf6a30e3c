import DocumentModel
import Testing

@testable import PluginHost

struct PluginRunTests {
  @Test func `a plugin emits rows over a document`() throws {
    let fixture = try PluginFixture()
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source(
        """
            for _, number in ipairs(doc.numbers:where { kind = "count" }) do
              emit.t { value = number.value, span = number, sentence = number.sentence }
            end
            for _, entity in ipairs(doc.entities) do
              emit.t { name = entity.name, span = entity.mentions[1] }
            end
        """,
        columns: """
          { "name", "text" }, { "value", "number" }, { "span", "span" }, { "sentence", "span" }
          """))
    let set = try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
    let document = SampleDocument.marked(
      "⟦2,500⟧ troops and ⟦34⟧ left ⟦Iraq⟧.",
      [.number(2500, .count), .number(34, .age), .mention("Iraq", .place, .full)])
    let outcome = set.run(document)
    #expect(outcome.failures == [])
    let all = DocumentModel.Span(start: 0, end: 30)
    #expect(
      outcome.rows == [
        Row(
          table: 0,
          values: [
            .null, .integer(2500), .span(DocumentModel.Span(start: 0, end: 5)), .span(all),
          ]),
        Row(
          table: 0,
          values: [
            .text("Iraq"), .null, .span(DocumentModel.Span(start: 25, end: 29)), .null,
          ]),
      ])
    #expect(set.tables.map(\.name) == ["t"])
  }

  @Test(arguments: [
    (
      "", "local n = #doc.numbers",
      "doc.numbers is there if the plugin asks for it; add \"numbers\" to needs"
    ),
    (
      "", "local n = #doc.mentions",
      "doc.mentions is there if the plugin asks for it; add \"entities\" to needs"
    ),
    (
      "local p = desk.pattern 'NUMBER troops'", "",
      "needs: a token pattern names items of the layer 'numbers'; add \"numbers\" to needs"
    ),
    (
      "local p = desk.pattern 'a | PERSON'", "",
      "needs: a token pattern names items of the layer 'entities'; add \"entities\" to needs"
    ),
    ("local p = desk.pattern 'VERB PHRASE'", "local n = #doc.phrases + #doc.verbs", nil),
  ])
  func `a layer that was not asked for is refused with what to write`(
    head: String, body: String, message: String?
  ) throws {
    let fixture = try PluginFixture()
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source(body, head: head, fields: "needs = { 'tokens', 'verbs' },"))
    do throws(PluginError) {
      let set = try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
      let failure = set.run(SampleDocument.of("Three troops.")).failures.first?.message
      #expect(failure == message.map { "probe/plugin.lua:7: " + $0 })
    } catch {
      #expect(error.message == message.map { "probe/plugin.lua:4: " + $0 })
    }
  }

  @Test(arguments: [([], ["tokens"]), (["probe.numbers=true"], ["tokens", "numbers"])])
  func `needs may depend on the options`(settings: [String], needs: [String]) throws {
    let fixture = try PluginFixture()
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source(
        "emit.t { v = options.numbers and #doc.numbers or -1 }",
        fields: """
          options = { numbers = { type = "boolean", default = false } },
          needs = function(options)
            return options.numbers and { "tokens", "numbers" } or { "tokens" }
          end,
          """))
    let set = try PluginSet(
      names: ["probe"], searchPath: fixture.searchPath,
      settings: settings.compactMap { PluginSetting($0) })
    #expect(set.manifests.map(\.needs) == [needs])
    #expect(
      set.run(APITests.document).rows.map(\.values) == [[.integer(needs.count == 2 ? 1 : -1)]])
  }
}
