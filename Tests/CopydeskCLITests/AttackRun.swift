import TestSupport
import Testing

/// Hostile plugins beside a well-behaved one, run by the program in this process and in workers.
struct AttackRun {
  /// What the attacks must not change: what another plugin sees of the article and of its Lua.
  private static let witness = """
    local desk = require "copydesk"
    return {
      name = "witness", version = "1", api = 1, summary = "Sees what there is.", needs = { "numbers" },
      tables = { t = { { "v", "json" } } },
      analyze = function(doc, _, emit)
        emit.t { v = { doc.id, doc.tokens:column "lower", #doc.numbers, doc.metadata.title or false,
          desk.stats.mean { 1, 2, 6 }, desk.stopwords.en.the, math.random(1000), tostring({}),
          ("a"):rep(3), #table.pack(1, 2) } }
      end,
    }
    """
  /// What no attack may bring to light.
  static let secret = "TOP SECRET"

  let folder: TemporaryFolder
  private let names: String

  /// Lays out a folder with the articles, `0.txt` and so on, and a plugin for each attack.
  init(_ attacks: [(name: String, source: String)], articles: [String]) throws {
    folder = try TemporaryFolder()
    names = attacks.map { ",./" + $0.name }.joined()
    try folder.write(Self.witness, to: "witness.lua")
    for (number, article) in articles.enumerated() {
      try folder.write(article, to: "\(number).txt")
    }
    for attack in attacks { try folder.write(attack.source, to: "\(attack.name)/plugin.lua") }
  }

  /// Runs them with workers and without: the rows are the same, the witness sees what it sees alone,
  /// and no secret and no escape sequence comes out.
  ///
  /// - Parameters:
  ///   - pluginTime: the processor time of a plugin for a document, as `--plugin-time` takes it.
  ///   - check: looks at the rows and the errors of each run.
  /// - Throws: what `ShellRun` throws.
  func perform(pluginTime: String, check: ([Substring], String) -> Void) throws {
    let alone = try ShellRun("copydesk run ./witness.lua -j 0 [0-9].txt", in: folder.path)
    #expect(alone.status == 0)
    var outputs: [String] = []
    for workers in [0, 2] {
      let run = try ShellRun(
        "copydesk run ./witness.lua\(names) -j \(workers) --plugin-time \(pluginTime)"
          + " --timeout 50s [0-9].txt", in: folder.path)
      #expect(run.status == 1, "\(run.errors.prefix(300))")
      #expect(!run.output.contains(Self.secret) && !run.errors.contains(Self.secret))
      #expect(!run.errors.utf8.contains(0x1B))
      let rows = run.output.split(separator: "\n")
      #expect(rows.filter { $0.contains("\"witness\"") } == alone.output.split(separator: "\n"))
      check(rows, run.errors)
      outputs.append(run.output)
    }
    #expect(outputs[0] == outputs[1])
  }
}
