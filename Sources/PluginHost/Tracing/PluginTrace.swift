public import DocumentModel

/// What a plugin did on its way to the rows of a document, kept under `copydesk explain` only.
public struct PluginTrace: Sendable, Hashable {
  /// A row with the lines that emitted it.
  public struct Emission: Sendable, Hashable {
    /// The plugin.
    public let plugin: String
    /// The row.
    public let row: Row
    /// The plugin's lines that led to it, innermost first.
    public let calls: [SourceLine]
  }

  /// The steps, in the order they were taken.
  public internal(set) var steps: [TraceStep] = []
  /// The rows, in the order they were emitted.
  public internal(set) var emissions: [Emission] = []
  /// Whether there were more steps than are kept.
  public internal(set) var isCut = false

  /// Adds the trace of another plugin, whose first table has that number in the run.
  mutating func add(_ other: PluginTrace, tablesFrom first: Int) {
    steps += other.steps
    emissions += other.emissions.map {
      Emission(
        plugin: $0.plugin, row: Row(table: $0.row.table + first, values: $0.row.values),
        calls: $0.calls)
    }
    isCut = isCut || other.isCut
  }

  /// The most steps kept for a document and plugin.
  public static let limit = 200_000
}

/// Whether plugins are run for their rows alone or also for the way to them.
public enum PluginMode: Sendable {
  /// For rows.
  case run
  /// For rows and the way to them; `desk.explaining` is true.
  case explain
}
