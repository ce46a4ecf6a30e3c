public import DocumentModel

/// What the plugins of a run gave for one document.
public struct PluginOutcome: Sendable {
  /// A document that a plugin chose not to analyse.
  public struct Skip: Sendable, Hashable {
    /// The plugin.
    public let plugin: String
    /// Its reason.
    public let reason: String
  }

  /// A line of a plugin's log.
  public struct LogLine: Sendable, Hashable {
    /// The plugin.
    public let plugin: String
    /// The line, without a line end.
    public let text: String
  }

  /// The document with the layers that the plugins added.
  public internal(set) var document: Document
  /// The rows, by plugin and in the order emitted; none from a plugin that failed.
  public internal(set) var rows: [Row] = []
  /// The plugins that failed on the document.
  public internal(set) var failures: [Failure] = []
  /// The plugins that skipped the document.
  public internal(set) var skipped: [Skip] = []
  /// What each plugin used, in the order in which they ran.
  public internal(set) var usage: [PluginUsage] = []
  /// What the plugins did on the way to their rows; empty unless explaining.
  public internal(set) var trace = PluginTrace()
  /// What the plugins logged.
  public internal(set) var log: [LogLine] = []
}
