import BatchEngine
import CommandLineKit

/// Keeps the results of a run in a journal, in a database, or in both.
final class RunKeeping {
  private let recipe: RunRecipe
  private let journal: Journal?
  private let database: DatabaseSink?

  /// Opens what the command line names; nil where the run keeps nothing.
  ///
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - recipe: what results depend on.
  ///   - database: the database that rows go to.
  /// - Throws: `UsageError` for options that leave nothing to retry, `BatchError` for the files.
  init?(
    _ arguments: ParsedArguments, recipe: @autoclosure () throws -> RunRecipe,
    database: ((RunRecipe) throws -> DatabaseSink?)? = nil
  ) throws {
    let retrying = try KeepingOptions.retrying(arguments)
    guard KeepingOptions.isKept(arguments) else { return nil }
    let recipe = try recipe()
    self.recipe = recipe
    journal = try Self.journalPath(arguments).map { path in
      try Journal(path: path, recipe: recipe, retrying: retrying)
    }
    self.database = try database?(recipe)
    if let torn = journal?.tornBytes, torn > 0, arguments.has(BatchControls.verbose) {
      Talk.say("copydesk: \(torn) bytes that a run left half-written in the journal were cut off")
    }
  }

  /// Where rows go elsewhere beside a database, they are kept in a journal beside it too.
  private static func journalPath(_ arguments: ParsedArguments) -> String? {
    if let path = arguments.value(of: KeepingOptions.journal) { return path }
    guard let path = arguments.value(of: DatabaseOptions.database),
      DatabaseOptions.showsRowsToo(arguments)
    else { return nil }
    return path + ".journal"
  }

  /// What the batch asks for known results.
  ///
  /// A database alone knows what it holds; where rows also go elsewhere, the journal has them.
  var inBatch: ResultKeeping? {
    let memory: (any ResultMemory)? = journal ?? database
    return memory.map { ResultKeeping(recipe: recipe, memory: $0) }
  }

  /// Keeps a result in the journal.
  func keep(_ result: JobResult, of origin: JobOrigin) throws(BatchError) {
    try journal?.keep(result, of: origin)
  }

  /// Stores the rows of a result in the database.
  func store(_ result: JobResult, of origin: JobOrigin) throws(BatchError) {
    if journal == nil {
      try database?.store(result, of: origin)
    } else {
      try database?.bring(result, of: origin)
    }
  }

  /// Waits until all is on the disk.
  func finish(isComplete: Bool) throws(BatchError) {
    try journal?.flush()
    try database?.finish(isComplete: isComplete)
  }

  /// Saves what it can of a run that an error ends; the error itself is told elsewhere.
  func leave() {
    try? journal?.flush()
    database?.leave()
  }
}
