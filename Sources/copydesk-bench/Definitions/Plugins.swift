import DocumentModel
import PluginHost
import TextEngine

/// Lua plugins inside this process, layers given.
extension Definitions {
  static let plugins: [Benchmark] = [
    plugin("fields", "a field of every token read from Lua", "tokens", .near(\.tokens)),
    plugin("reads", "a field read 10,000 times an article", "reads", .each(10_000)),
    rules,
    plugin("nothing", "a fresh state for every article, nothing done in it", "articles", .articles),
    plugin("ngrams", "runs of two words counted", "articles", .articles),
    plugin("lexicon", "a lexicon of 2,000 phrases looked up", "articles", .articles),
    bundled("entity-counts"), bundled("sentiment"), sentiment("document"), sentiment("sentence"),
    sentiment("target"), bundled("troop-numbers"),
  ]

  private enum Wanted: Sendable {
    case near(any KeyPath<Truth, Int> & Sendable)
    case articles
    case each(Int)
  }

  /// A plugin of this target; its rows have a column `count`, whose sum is checked.
  private static func plugin(
    _ name: String, _ summary: String, _ unit: String, _ wanted: Wanted
  ) -> Benchmark {
    Benchmark(name: "lua.\(name)", summary: summary, unit: unit) { input in
      let path = "\(SourceFolder.target)/Plugins/\(name).lua"
      let expectation: Benchmark.Expectation =
        switch wanted {
        case .near(let key): input.near(key, share: 0.01)
        case .articles: .exactly(input.documents.count)
        case .each(let count): .exactly(count * input.documents.count)
        }
      return try body(plugin: path, input, expectation, count: summed)
    }
  }

  /// The sum of the first columns, which hold counts.
  private static func summed(_ outcome: PluginOutcome) -> Int {
    outcome.rows.reduce(0) { sum, row in
      guard case .integer(let count)? = row.values.first else { return sum }
      return sum + Int(count)
    }
  }

  /// A hundred token patterns that compete; the count is checked against a search rule by rule.
  private static var rules: Benchmark {
    Benchmark(
      name: "lua.rules", summary: "a rule set of 100 token patterns", unit: "matches"
    ) { input in
      let path = "\(SourceFolder.target)/Plugins/rules"
      let reference = RuleReference(try FileBytes.read(path + "/data/rules.txt"))
      let needs: LayerSet = [.sentences, .tokens, .numbers, .entities]
      let known = annotated(input, needs).reduce(0) { $0 + reference.count(in: $1) }
      return try body(plugin: path, input, .exactly(known), count: summed)
    }
  }

  private static func bundled(_ name: String) -> Benchmark {
    Benchmark(name: "lua.\(name)", summary: "the bundled plugin", unit: "rows") { input in
      try body(plugin: "\(SourceFolder.repository)/Plugins/\(name)", input, .steady) { outcome in
        outcome.rows.count
      }
    }
  }

  /// The plugin with one level only.
  private static func sentiment(_ level: String) -> Benchmark {
    Benchmark(
      name: "lua.sentiment.\(level)", summary: "sentiment with level \(level) only", unit: "rows"
    ) { input in
      let setting = PluginSetting(plugin: "sentiment", option: "levels", value: level)
      return try body(
        plugin: "\(SourceFolder.repository)/Plugins/sentiment", input, .steady, settings: [setting]
      ) { $0.rows.count }
    }
  }

  private static func body(
    plugin path: String, _ input: BenchInput, _ expectation: Benchmark.Expectation,
    settings: [PluginSetting] = [], count: @escaping (PluginOutcome) -> Int
  ) throws -> Benchmark.Body {
    let set = try PluginSet(
      names: [path], searchPath: PluginSearchPath([]), settings: settings)
    let documents = annotated(input, set.needs)
    return Benchmark.Body(bytes: input.textBytes, expectation: expectation) {
      var sum = 0
      for document in documents {
        let outcome = set.run(document)
        if let failure = outcome.failures.first { throw failure }
        sum += count(outcome)
      }
      return sum
    }
  }
}
