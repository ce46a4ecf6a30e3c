import Glibc
import TestSupport
import Testing

/// The list of hostile plugins, run by the program itself: each beside a witness, in this process
/// and in worker processes.
///
/// Attack 65, handles that outlive their document, needs a state that is not restored, which no run
/// has; it is tried within `PluginHostTests` alone.
struct ListedAttackTests {
  /// An attack as a plugin.
  struct Attack: Sendable {
    let name: String
    /// What `analyze` does, on the seventh line of the file.
    let body: String
    /// A module beside it, `./case`.
    let module: String?
    let expected: Expectation
    let isStoppedByTime: Bool
  }

  enum Expectation: Sendable {
    /// Stopped with one of these codes.
    case codes([String])
    /// The message of the failure contains this.
    case message(String)
    /// The message contains this, or the rows hold it.
    case messageOrRows(String)
    /// The only row holds this value, as JSON.
    case value(String)
  }

  /// The scripts that need no document: each is a module, so that files that are no Lua count too.
  private static let scripts: [Attack] = HostileCase.all.enumerated().map { index, attack in
    let expected: Expectation =
      switch attack.expected {
      case .stopped(let kinds): .codes(kinds.map { "[\($0)]" })
      case .error(let text): .message(text)
      case .text(let text): .value("\"\(text)\"")
      case .integer(let number): .value(String(number))
      // An empty module is `true` to `require`.
      case .nothing: .value("true")
      }
    return Attack(
      name: "script-\(index)",
      body: """
        local value = require "./case" if type(value) == "function" then value = value() end \
        emit.t { v = value == nil and "nil" or value }
        """, module: attack.source, expected: expected, isStoppedByTime: attack.isStoppedByTime)
  }

  private static let onDocuments: [Attack] = HostileDocumentCase.all.enumerated().map {
    index, attack in
    // No two plugins may declare the same layer.
    let name = "handles-\(index)"
    let body = attack.body.split(separator: "'l'", omittingEmptySubsequences: false)
      .joined(separator: "'\(name)'")
    return Attack(
      name: name, body: body, module: nil,
      expected: .messageOrRows(attack.json), isStoppedByTime: attack.isStoppedByLimit)
  }

  private static func source(_ attack: Attack) -> String {
    """
    local desk = require "copydesk"

    return {
      name = "\(attack.name)", version = "1", api = 1, summary = "Hostile.", \
    layers = { "\(attack.name)" }, \
    needs = { "entities", "numbers", "dates", "quotes", "verbs" },
      tables = { t = { { "v", "json" } } },
      analyze = function(doc, options, emit)
        \(attack.body)
      end,
    }
    """
  }

  /// Attacks of one length of time, a few at once: one document may take a minute at most.
  private static let batches: [[Attack]] = [true, false].flatMap { byTime in
    let attacks = (scripts + onDocuments).filter { $0.isStoppedByTime == byTime }
    return stride(from: 0, to: attacks.count, by: 30).map { Array(attacks[$0...].prefix(30)) }
  }

  @Test(arguments: batches.indices)
  func `listed attacks cost their own rows alone, with workers and without`(batch: Int) throws {
    let attacks = Self.batches[batch]
    let run = try AttackRun(
      attacks.map { ($0.name, Self.source($0)) },
      articles: [HostileDocumentCase.text, HostileDocumentCase.text])
    let folder = run.folder
    try folder.write("return '\(AttackRun.secret)'", to: "secret.lua")
    for attack in attacks {
      if let module = attack.module { try folder.write(module, to: "\(attack.name)/case.lua") }
      #expect(symlink("\(folder.path)/secret.lua", "\(folder.path)/\(attack.name)/link.lua") == 0)
      #expect(symlink(folder.path, "\(folder.path)/\(attack.name)/outside") == 0)
    }
    try run.perform(pluginTime: attacks[0].isStoppedByTime ? "100ms" : "10s") { rows, errors in
      for attack in attacks { Self.check(attack, rows: rows, errors: errors) }
    }
  }

  /// Whether an attack ended on both articles as it must.
  private static func check(_ attack: Attack, rows: [Substring], errors: String) {
    let failures = errors.split(separator: "\n").filter { $0.contains(".txt: \(attack.name): ") }
    let own = rows.filter { $0.contains("\"plugin\":\"\(attack.name)\"") }
    switch attack.expected {
    case .codes(let codes):
      #expect(failures.count == 2, "\(attack)")
      #expect(failures.allSatisfy { end in codes.contains { end.hasSuffix($0) } }, "\(failures)")
    case .message(let text):
      #expect(failures.count == 2, "\(attack)")
      #expect(failures.allSatisfy { $0.contains(text) }, "\(text): \(failures)")
    case .messageOrRows(let text):
      #expect(text.isEmpty || (failures + own).contains { $0.contains(text) }, "\(attack) \(own)")
    case .value(let value):
      #expect(failures.isEmpty, "\(failures)")
      #expect(own.count == 2 && own.allSatisfy { $0.hasSuffix("\"v\":\(value)}") }, "\(own)")
    }
  }
}
