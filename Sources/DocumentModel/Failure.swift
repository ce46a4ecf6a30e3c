/// The stage of the work at which a document failed.
public enum FailureStage: String, Sendable {
  case read, annotate, plugin
}

/// A document, or one analysis of it, that could not be finished; written as an error row.
public struct Failure: Error, Sendable, Hashable {
  /// The id of the document.
  public let document: String
  /// Where the work stopped.
  public let stage: FailureStage
  /// The plugin at work, where one was.
  public let plugin: String?
  /// A stable word for the kind of failure, such as `time` or `empty`.
  public let code: String
  /// What happened, where, and what to do.
  public let message: String
  /// The Lua call chain, innermost first, where there is one.
  public let traceback: String?

  /// Creates a failure.
  public init(
    document: String, stage: FailureStage, plugin: String? = nil, code: String, message: String,
    traceback: String? = nil
  ) {
    self.document = document
    self.stage = stage
    self.plugin = plugin
    self.code = code
    self.message = message
    self.traceback = traceback
  }
}
