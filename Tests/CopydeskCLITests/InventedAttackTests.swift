import Glibc
import TestSupport
import Testing

/// Hostile plugins beside a well-behaved one, in this process and in worker processes.
struct InventedAttackTests {
  private static let witness = """
    local desk = require "copydesk"
    return {
      name = "witness", version = "1", api = 1, summary = "Sees what there is.", needs = { "numbers" },
      tables = { t = { { "v", "json" } } },
      analyze = function(doc, _, emit)
        emit.t { v = { #doc.tokens, doc.tokens:column "lower", #doc.numbers, doc.metadata.title or false,
          desk.stats.mean { 1, 2, 6 }, desk.stopwords.en.the, math.random(1000), tostring({}) } }
      end,
    }
    """

  private static func source(_ attack: InventedAttack) -> String {
    let body = attack.body.split(separator: "LAYER", omittingEmptySubsequences: false)
      .joined(separator: "'\(attack.name)'")
    return """
      local desk = require "copydesk"
      return {
        name = "\(attack.name)", version = "1", api = 1, summary = "Hostile.", needs = { "tokens" },
        layers = { "\(attack.name)" }, tables = { t = { { "v", "json" } } },
        options = { words = { type = "text", default = "w" } },
        analyze = function(doc, options, emit)
          \(body)
        end,
      }
      """
  }

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(witness, to: "witness.lua")
    try folder.write("phrase\nTOP SECRET\n", to: "secret.txt")
    for number in 0..<2 {
      try folder.write(
        "Day \(number)\n\nAbout \(number + 2),500 men left, a b c.\n", to: "\(number).txt")
    }
    for attack in InventedAttack.all {
      let place = "\(folder.path)/\(attack.name)"
      try folder.write(source(attack), to: "\(attack.name)/plugin.lua")
      try folder.write("return 1", to: "\(attack.name)/.hidden.lua")
      #expect(symlink("/proc/self/environ", place + "/proc") == 0)
      #expect(mkfifo(place + "/pipe", 0o600) == 0)
    }
    return folder
  }

  @Test func `attacks cost their own rows alone, with workers and without`() throws {
    let folder = try Self.folder()
    let names = InventedAttack.all.map { "./" + $0.name }.joined(separator: ",")
    let alone = try ShellRun("copydesk run ./witness.lua -j 0 [01].txt", in: folder.path)
    #expect(alone.status == 0)
    let lines = alone.output.split(separator: "\n")
    var rows: [String] = []
    for workers in [0, 2] {
      let run = try ShellRun(
        "copydesk run ./witness.lua,\(names) -j \(workers) --plugin-time 80ms --timeout 50s [01].txt",
        in: folder.path)
      #expect(run.status == 1)
      let witnessed = run.output.split(separator: "\n").filter { $0.contains("\"witness\"") }
      #expect(witnessed == lines)
      #expect(!run.output.contains("SECRET") && !run.errors.contains("SECRET"))
      #expect(!run.errors.utf8.contains(0x1B))
      for attack in InventedAttack.all { Self.check(attack, run.errors) }
      rows.append(run.output)
    }
    #expect(rows[0] == rows[1])
  }

  /// Whether an attack ended as it must on both articles.
  private static func check(_ attack: InventedAttack, _ errors: String) {
    let ends = errors.split(separator: "\n").filter { $0.contains(".txt: \(attack.name): ") }
    switch attack.end {
    case .harmless: #expect(ends.isEmpty, "\(ends)")
    case .limit:
      #expect(ends.count == 2, "\(attack.name)")
      let codes = ["[time]", "[instructions]", "[memory]", "[host-memory]"]
      #expect(ends.allSatisfy { end in codes.contains { end.hasSuffix($0) } }, "\(ends)")
    case .error(let words):
      // On a slow machine its time may be up first.
      #expect(ends.count == 2, "\(attack.name)")
      #expect(ends.allSatisfy { $0.contains(words) || $0.hasSuffix("[time]") }, "\(ends)")
    }
  }
}
