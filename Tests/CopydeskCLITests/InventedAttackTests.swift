import Glibc
import TestSupport
import Testing

/// Hostile plugins beside a well-behaved one, in this process and in worker processes.
struct InventedAttackTests {
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

  @Test func `attacks cost their own rows alone, with workers and without`() throws {
    let attacks = InventedAttack.all
    let run = try AttackRun(
      attacks.map { ($0.name, Self.source($0)) },
      articles: (0..<2).map { "Day \($0)\n\nAbout \($0 + 2),500 men left, a b c.\n" })
    try run.folder.write("phrase\n\(AttackRun.secret)\n", to: "secret.txt")
    for attack in attacks {
      let place = "\(run.folder.path)/\(attack.name)"
      try run.folder.write("return 1", to: "\(attack.name)/.hidden.lua")
      #expect(symlink("/proc/self/environ", place + "/proc") == 0)
      #expect(mkfifo(place + "/pipe", 0o600) == 0)
    }
    try run.perform(pluginTime: "80ms") { _, errors in
      for attack in attacks { Self.check(attack, errors) }
    }
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
