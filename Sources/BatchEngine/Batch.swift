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

/// Something that gives jobs until there are no more.
protocol JobSequence {
  mutating func next() -> Job?
}

extension JobSource: JobSequence {}

/// A source with jobs that were taken from it put back in front.
private struct ResumedSource: JobSequence {
  var first: ArraySlice<Job>
  var source: JobSource

  mutating func next() -> Job? { first.popFirst() ?? source.next() }
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
  ///   - process: does a job in this process.
  ///   - sink: takes the results, in input order whatever the number of workers.
  /// - Throws: what `sink` throws, and `BatchError` with code `worker` where no worker starts.
  public func run(
    _ source: JobSource, process: (Job) -> JobResult,
    sink: (JobResult) throws(BatchError) -> BatchFlow
  ) throws(BatchError) {
    var source = source
    var first: [Job] = []
    while first.count < 2, let job = source.next() { first.append(job) }
    var resumed = ResumedSource(first: first[...], source: source)
    if options.workers > 1, first.count > 1 {
      try WorkerPool(options).run(source: &resumed, sink: sink)
      return
    }
    while !Interrupt.isRequested, let job = resumed.next() {
      let result: JobResult
      if case .failed(let failure) = job.payload {
        result = JobResult(failure: failure)
      } else {
        result = process(job)
      }
      if try sink(result) == .stop { return }
    }
  }
}
