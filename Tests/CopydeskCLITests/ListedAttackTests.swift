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

  private static let witness = """
    return {
      name = "witness", version = "1", api = 1, summary = "Sees what there is.", needs = { "numbers" },
      tables = { t = { { "v", "json" } } },
      analyze = function(doc, _, emit)
        emit.t { v = { doc.id, doc.tokens:column "lower", #doc.numbers, math.random(1000), tostring({}),
          ("a"):rep(3), #table.pack(1, 2) } }
      end,
    }
    """

  private static func folder(_ attacks: [Attack]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(witness, to: "witness.lua")
    try folder.write("return 'TOP SECRET'", to: "secret.lua")
    for number in 0..<2 { try folder.write(HostileDocumentCase.text, to: "\(number).txt") }
    for attack in attacks {
      try folder.write(source(attack), to: "\(attack.name)/plugin.lua")
      if let module = attack.module { try folder.write(module, to: "\(attack.name)/case.lua") }
      #expect(symlink("\(folder.path)/secret.lua", "\(folder.path)/\(attack.name)/link.lua") == 0)
      #expect(symlink(folder.path, "\(folder.path)/\(attack.name)/outside") == 0)
    }
    return folder
  }

  /// Attacks of one length of time, a few at once: one document may take a minute at most.
  private static let batches: [[Attack]] = [true, false].flatMap { byTime in
    let attacks = (scripts + onDocuments).filter { $0.isStoppedByTime == byTime }
    return stride(from: 0, to: attacks.count, by: 30).map { Array(attacks[$0...].prefix(30)) }
  }

  @Test(arguments: batches.indices)
  func `listed attacks cost their own rows alone, with workers and without`(batch: Int) throws {
    let attacks = Self.batches[batch]
    let folder = try Self.folder(attacks)
    let alone = try ShellRun("copydesk run ./witness.lua -j 0 [01].txt", in: folder.path)
    #expect(alone.status == 0)
    let names = attacks.map { "./" + $0.name }.joined(separator: ",")
    let limit = attacks[0].isStoppedByTime ? "100ms" : "10s"
    var outputs: [String] = []
    for workers in [0, 2] {
      let run = try ShellRun(
        "copydesk run ./witness.lua,\(names) -j \(workers) --plugin-time \(limit) --timeout 50s [01].txt",
        in: folder.path)
      #expect(run.status == 1, "\(run.errors.prefix(300))")
      #expect(!run.output.contains("TOP SECRET") && !run.errors.contains("TOP SECRET"))
      #expect(!run.errors.utf8.contains(0x1B))
      let lines = run.output.split(separator: "\n")
      #expect(lines.filter { $0.contains("\"witness\"") } == alone.output.split(separator: "\n"))
      for attack in attacks { Self.check(attack, rows: lines, errors: run.errors) }
      outputs.append(run.output)
    }
    #expect(outputs[0] == outputs[1])
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
