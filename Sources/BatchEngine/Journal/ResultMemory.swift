/// What is known of documents that were done in earlier runs.
public protocol ResultMemory: AnyObject {
  /// The result of the document at a path, if it was done under the same key.
  ///
  /// - Throws: `BatchError` where what is known cannot be read.
  func result(of path: String, key: JobKey) throws(BatchError) -> JobResult?
}

/// Where a result comes from.
public struct JobOrigin: Sendable {
  /// The path of the document.
  public let path: String
  /// What the result depends on; nil where the run keeps no results, or the document is unreadable.
  public let key: JobKey?
  /// Whether the result was known from an earlier run.
  public let isKnown: Bool
  /// How much of the inputs had been taken then, from 0 to 1; nil where that cannot be known.
  public let fraction: Double?
}

/// A job with its key, and its result where that is known already.
struct Assignment {
  let job: Job
  let origin: JobOrigin
  let known: JobResult?
}

/// What a run keeps its results under, and where it looks for them.
public struct ResultKeeping {
  /// What the run does with each document.
  public let recipe: RunRecipe
  /// What is known already.
  public let memory: any ResultMemory

  /// Creates a pair of both.
  public init(recipe: RunRecipe, memory: any ResultMemory) {
    self.recipe = recipe
    self.memory = memory
  }
}

// The memory belongs to one thread.
@available(*, unavailable)
extension ResultKeeping: Sendable {}
