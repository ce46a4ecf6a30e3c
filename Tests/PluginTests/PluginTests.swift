import Glibc
import TestSupport
import Testing

/// Each plugin of the project loads, is documented, and gives the rows its cases expect.
struct PluginTests {
  static let plugins = [
    "Plugins/collocations", "Plugins/cooccurrence", "Plugins/dates", "Plugins/duplicates",
    "Plugins/entity-counts", "Plugins/keyness", "Plugins/keywords", "Plugins/numbers",
    "Plugins/places", "Plugins/quotes", "Plugins/readability", "Plugins/sentiment",
    "Plugins/sources", "Plugins/summary", "Plugins/themes", "Plugins/troop-numbers",
    "Plugins/word-frequencies",
    "Examples/plugins/first-sentence", "Examples/plugins/ministers", "Examples/plugins/own-model",
    "Examples/plugins/word-frequencies",
  ]

  @Test(arguments: plugins)
  func `a plugin gives the rows that its cases expect`(plugin: String) throws {
    let run = try CopydeskProcess(["plugins", "test", plugin], in: Repository.root)
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  @Test(arguments: plugins)
  func `a plugin passes its check`(plugin: String) throws {
    let run = try CopydeskProcess(["plugins", "check", plugin], in: Repository.root)
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  @Test(arguments: [
    ("troop-numbers", ["series", "conflicts", "standing", "casualties"]),
    ("entity-counts", ["top", "by-month", "pairs", "new"]),
    ("sentiment", ["by-target", "by-speaker", "by-outlet", "over-time"]),
    ("quotes", ["by-speaker", "who-to-whom"]), ("sources", ["share", "by-outlet"]),
    ("dates", ["timeline", "by-year"]), ("places", ["all", "countries", "geojson"]),
    ("numbers", ["kinds", "not-in-body"]), ("keywords", ["all", "tf-idf"]),
    ("word-frequencies", ["all", "by-month"]), ("collocations", ["all"]),
    ("cooccurrence", ["all", "nodes"]), ("readability", ["by-outlet"]),
    ("themes", ["all", "by-month", "together"]),
  ])
  func `each view has rows for the example articles`(plugin: String, views: [String]) throws {
    for view in views {
      let run = try CopydeskProcess(
        ["run", "Plugins/" + plugin, "--view", view, "-f", "jsonl", "Examples/articles"],
        in: Repository.root)
      #expect(run.status == 0, "\(view): \(run.errors)")
      #expect(!run.lines.isEmpty, "\(view) is empty")
    }
  }

  @Test func `the example articles disagree about one toll`() throws {
    let run = try CopydeskProcess(
      ["run", "Plugins/troop-numbers", "--view", "conflicts", "-f", "tsv", "Examples/articles"],
      in: Repository.root)
    #expect(run.lines.contains { $0.contains("14 dead") && $0.contains("at least 22 people") })
  }
}
