public import DocumentModel
public import PluginHost

/// Where documents are worked on, and for how long.
public struct BatchOptions: Sendable {
  /// The number of worker processes; with 0 or 1 the work is done in this process.
  public var workers = 1
  /// What the program is called with to become a worker.
  public var workerArguments: [String] = []
  /// Milliseconds a worker may take for a document.
  public var timeout = 10_000
  /// The stage that the loss of a worker is reported under.
  public var stage = FailureStage.plugin
  /// Takes word of a plugin that has been at work in a worker for long.
  public var notice: (@Sendable (RunningPlugin.Work) -> Void)?

  /// Creates the default options.
  public init() {}
}

/// Whether a run goes on after a result.
public enum BatchFlow: Sendable {
  case goOn
  case stop
}

/// Gives jobs, with what is known of them, until there are no more.
struct AssignmentSource {
  private var first: ArraySlice<Job>
  private var source: JobSource
  private let keeping: ResultKeeping?

  init(_ first: [Job], then source: JobSource, _ keeping: ResultKeeping?) {
    self.first = first[...]
    self.source = source
    self.keeping = keeping
  }

  mutating func next() throws(BatchError) -> Assignment? {
    guard let job = first.popFirst() ?? source.next() else { return nil }
    if case .failed(let failure) = job.payload {
      let origin = JobOrigin(path: job.path, key: nil, isKnown: false, fraction: source.fraction)
      return Assignment(job: job, origin: origin, known: JobResult(failure: failure))
    }
    guard let keeping, let key = JobKey(of: job, recipe: keeping.recipe) else {
      let origin = JobOrigin(path: job.path, key: nil, isKnown: false, fraction: source.fraction)
      return Assignment(job: job, origin: origin, known: nil)
    }
    let known = try keeping.memory.result(of: job.path, key: key)
    let origin = JobOrigin(
      path: job.path, key: key, isKnown: known != nil, fraction: source.fraction)
    return Assignment(job: job, origin: origin, known: known)
  }
}

/// Does the jobs of a source and hands their results over in input order.
public struct Batch: Sendable {
  private let options: BatchOptions

  /// Creates a batch.
  public init(_ options: BatchOptions) { self.options = options }

  /// Does every job, in worker processes where there is more than one job and more than one worker.
  ///
  /// - Parameters:
  ///   - source: the jobs.
  ///   - keeping: where results of earlier runs are looked for; nil to do every job.
  ///   - process: does a job in this process.
  ///   - sink: takes the results and where they come from, in input order whatever the number of
  ///     workers.
  /// - Throws: what `sink` throws, and `BatchError` with code `worker` where no worker starts.
  public func run(
    _ source: JobSource, keeping: ResultKeeping? = nil, process: (Job) -> JobResult,
    sink: (JobResult, JobOrigin) throws(BatchError) -> BatchFlow
  ) throws(BatchError) {
    var source = source
    var first: [Job] = []
    while first.count < 2, !Interrupt.isRequested, let job = source.next() { first.append(job) }
    var assignments = AssignmentSource(first, then: source, keeping)
    if options.workers > 1, first.count > 1 {
      try WorkerPool(options).run(source: &assignments, sink: sink)
      return
    }
    while !Interrupt.isRequested, let next = try assignments.next() {
      // What an interrupted wait for input gave is no document.
      if Interrupt.isRequested { return }
      let result = next.known ?? process(next.job)
      if try sink(result, next.origin) == .stop { return }
    }
  }
}
