import BatchEngine
import DocumentModel
import PluginHost
import Reports

/// What each plugin, and the stages before them, used over a run.
struct Profile {
  private struct Account {
    var documents = 0
    var rows = 0
    var failed = 0
    var nanoseconds = 0
    var slowest = (nanoseconds: -1, document: "")
    var memory = 0
  }

  private var names: [String] = []
  private var accounts: [String: Account] = [:]

  /// Adds what a document took.
  mutating func add(_ result: JobResult) {
    for usage in result.usage {
      if accounts[usage.plugin] == nil { names.append(usage.plugin) }
      var account = accounts[usage.plugin] ?? Account()
      account.documents += 1
      account.rows += usage.rows
      account.nanoseconds += usage.nanoseconds
      if usage.nanoseconds > account.slowest.nanoseconds {
        account.slowest = (usage.nanoseconds, result.name)
      }
      account.memory = max(account.memory, usage.memory + usage.hostBytes)
      if result.failures.contains(where: { $0.plugin == usage.plugin }) { account.failed += 1 }
      accounts[usage.plugin] = account
    }
  }

  /// A line a plugin: documents, rows, time, memory.
  var summary: [String] {
    names.compactMap { name in
      guard !name.hasPrefix("("), let account = accounts[name] else { return nil }
      return "copydesk: \(name): \(account.documents) documents, \(account.rows) rows,"
        + " \(Self.fixed(account.nanoseconds, per: 1_000_000_000, decimals: 2)) s,"
        + " at most \(Self.fixed(account.memory, per: 1 << 20, decimals: 1)) MB"
    }
  }

  /// A table: a row a stage or plugin.
  var table: String {
    let headings = [
      TextTable.Heading("plugin"), .init("documents", isNumeric: true),
      .init("rows", isNumeric: true), .init("failed", isNumeric: true),
      .init("seconds", isNumeric: true), .init("mean ms", isNumeric: true),
      .init("longest ms", isNumeric: true), .init("memory MB", isNumeric: true),
      .init("longest document"),
    ]
    let rows = names.map { name -> [Scalar] in
      let account = accounts[name] ?? Account()
      let mean = account.nanoseconds / max(1, account.documents)
      let isStage = name.hasPrefix("(")
      return [
        .text(name), .integer(Int64(account.documents)),
        isStage ? .null : .integer(Int64(account.rows)),
        isStage ? .null : .integer(Int64(account.failed)),
        .text(Self.fixed(account.nanoseconds, per: 1_000_000_000, decimals: 3)),
        .text(Self.fixed(mean, per: 1_000_000, decimals: 3)),
        .text(Self.fixed(account.slowest.nanoseconds, per: 1_000_000, decimals: 3)),
        isStage ? .null : .text(Self.fixed(account.memory, per: 1 << 20, decimals: 1)),
        .text(account.slowest.document),
      ]
    }
    let table = TextTable(headings: headings, sample: rows)
    let text = ([table.head(isBold: false)] + rows.map(table.row)).joined()
    return String(text.dropLast())
  }

  private static func fixed(_ value: Int, per unit: Int, decimals: Int) -> String {
    let scale = decimals == 1 ? 10 : decimals == 2 ? 100 : 1000
    let scaled = (value * scale + unit / 2) / unit
    let rest = String(scaled % scale)
    return "\(scaled / scale)." + String(repeating: "0", count: decimals - rest.count) + rest
  }
}
