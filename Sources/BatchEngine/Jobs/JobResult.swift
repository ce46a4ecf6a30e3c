public import DocumentModel
public import PluginHost

/// What became of a job.
public struct JobResult: Sendable {
  /// The text to write as it is.
  public var output: [UInt8] = []
  /// The rows, where the format needs values.
  public var rows = FlatRows()
  /// What views may know of the document, as `ResultStore.documentColumns` orders it.
  public var document: [Scalar]?
  /// The document's id, for accounts.
  public var name = ""
  /// The text of the document in UTF-8, where searches are to look through it.
  public var text: [UInt8]?
  /// What could not be finished.
  public var failures: [Failure] = []
  /// The plugins that passed the document over, with their reasons, and the layers that stay empty.
  public var skipped: [String] = []
  /// What the plugins wrote to their log, a line an entry.
  public var log: [String] = []
  /// What reading, annotating and each plugin used.
  public var usage: [PluginUsage] = []
  /// The number of rows, whatever form they have.
  public var rowCount = 0
  /// What near-copies of the document share; nil where nobody asks for it.
  public var sketch: ArticleSketch?

  /// Creates an empty result.
  public init() {}

  /// The result of a document that could not be read or was lost.
  public init(failure: Failure) { failures = [failure] }

  /// Whether the document, or an analysis of it, failed.
  public var isFailed: Bool { !failures.isEmpty }
}
