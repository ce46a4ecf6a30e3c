import DocumentModel
public import PluginHost
import ResultStore

/// Stores the results of a run in a database, which also remembers what they were made from.
public final class DatabaseSink: ResultMemory {
  private static let groupMilliseconds = 1000
  private static let groupResults = 2000

  private let lock: FileLock
  private let database: RunDatabase
  private let retrying: Journal.Retrying
  private let path: String
  private var isBroken = false
  private var lastCommit = monotonicMilliseconds()

  /// Opens a database, making it where there is none, and keeps other runs from it.
  ///
  /// - Throws: `BatchError` with code `busy` where another run uses it, else `file` or `full`.
  public init(
    path: String, plugins: PluginSet, recipe: RunRecipe, retrying: Journal.Retrying
  ) throws(BatchError) {
    self.path = path
    self.retrying = retrying
    // Closing any descriptor of the database itself would take away SQLite's own locks.
    lock = try FileLock(path + ".lock")
    database = try Self.stored(path) { () throws(StoreError) in
      try RunDatabase(
        path: path, plugins: plugins.manifests.map(\.name), tables: plugins.tables,
        views: plugins.views, recipe: recipe.description)
    }
  }

  /// The result of a document under the same key, without its rows, which are stored already.
  public func result(of path: String, key: JobKey) throws(BatchError) -> JobResult? {
    let known = try stored { (database) throws(StoreError) in try database.known(path) }
    guard let known, known.key == key.hexadecimal else { return nil }
    if retrying == .failed, !known.failures.isEmpty { return nil }
    var result = JobResult()
    result.rowCount = known.rows
    result.failures = known.failures.compactMap { Failure(columns: $0) }
    result.sketch = known.sketch.map { text in
      ArticleSketch(values: text.split(separator: " ").compactMap { UInt64($0, radix: 16) })
    }
    return result
  }

  /// Stores a result; nothing for one that is stored already.
  public func store(_ result: JobResult, of origin: JobOrigin) throws(BatchError) {
    try store(result, of: origin, isStored: origin.isKnown)
  }

  /// Stores a result that a journal may have known, if the database does not hold it.
  public func bring(_ result: JobResult, of origin: JobOrigin) throws(BatchError) {
    let key = origin.key?.hexadecimal
    let known = try stored { (database) throws(StoreError) in try database.known(origin.path) }
    try store(result, of: origin, isStored: key != nil && known?.key == key && origin.isKnown)
  }

  private func store(
    _ result: JobResult, of origin: JobOrigin, isStored: Bool
  ) throws(BatchError) {
    if !isStored {
      var entry = RunDatabase.Entry()
      entry.path = origin.path
      entry.key = origin.key?.hexadecimal ?? ""
      entry.document = result.document
      entry.text = result.text
      entry.rows = result.rows
      entry.failures = result.failures.map(\.columns)
      entry.skipped = result.skipped.count
      entry.sketch = result.sketch.map { sketch in
        sketch.values.map { String($0, radix: 16) }.joined(separator: " ")
      }
      try stored { (database) throws(StoreError) in try database.put(entry) }
    }
    let isDue =
      database.uncommitted >= Self.groupResults
      || monotonicMilliseconds() - lastCommit >= Self.groupMilliseconds
    guard isDue else { return }
    try stored { (database) throws(StoreError) in try database.commit() }
    lastCommit = monotonicMilliseconds()
  }

  /// Commits, and notes whether the run came to its end.
  public func finish(isComplete: Bool) throws(BatchError) {
    try stored { (database) throws(StoreError) in try database.finish(isComplete: isComplete) }
  }

  /// Commits what is whole, for a run that an error ends.
  public func leave() {
    guard !isBroken else { return }
    try? database.commit()
  }

  private func stored<Value>(
    _ body: (RunDatabase) throws(StoreError) -> Value
  ) throws(BatchError) -> Value {
    let database = database
    do throws(BatchError) {
      return try Self.stored(path) { () throws(StoreError) in try body(database) }
    } catch {
      // What a broken statement left of its group goes with the connection.
      isBroken = true
      throw error
    }
  }

  private static func stored<Value>(
    _ path: String, _ body: () throws(StoreError) -> Value
  ) throws(BatchError) -> Value {
    do throws(StoreError) { return try body() } catch {
      throw BatchError(error.code == .full ? .full : .file, "the database '\(path)': \(error)")
    }
  }
}

extension Failure {
  /// Values as `RunDatabase.failureColumns` orders them.
  fileprivate var columns: [Scalar] {
    [
      .text(document), .text(stage.rawValue), plugin.map { .text($0) } ?? .null, .text(code),
      .text(message), traceback.map { .text($0) } ?? .null,
    ]
  }

  fileprivate init?(columns: [Scalar]) {
    func text(_ place: Int) -> String? {
      guard case .text(let text) = columns[place] else { return nil }
      return text
    }
    guard columns.count == RunDatabase.failureColumns.count, let document = text(0),
      let stage = text(1).flatMap(FailureStage.init(rawValue:)), let code = text(3),
      let message = text(4)
    else { return nil }
    self.init(
      document: document, stage: stage, plugin: text(2), code: code, message: message,
      traceback: text(5))
  }
}

// A connection belongs to one thread.
@available(*, unavailable)
extension DatabaseSink: Sendable {}
