import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost
import Reports

/// A run over inputs: gives results to a writer, reports failures, and finds the exit status.
struct Session {
  private let arguments: ParsedArguments
  private let selection: InputSelection
  private let options: BatchOptions
  private let tolerance: BatchControls.Tolerance
  private let progress: RunProgress

  /// The numbers of a run.
  struct Tally {
    var documents = 0
    var failed = 0
    var unread = 0
    var rows = 0
    var skipped = 0
    var copies = 0
    /// Documents whose results were known from an earlier run.
    var known = 0
    var isStopped = false
    var profile = Profile()
  }

  init(inputs: [String], _ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
    selection = try InputOptions.selection(inputs, arguments)
    options = try BatchControls.options(arguments)
    tolerance = try BatchControls.tolerance(arguments)
    progress = RunProgress(arguments)
    _ = try BatchControls.memory(arguments)
  }

  /// Lists the documents of the selection; nil where the command line does not ask for that.
  func dryRun() throws -> ExitStatus? {
    guard arguments.has(InputOptions.dryRun) else { return nil }
    let output = ResultFile.standardOutput(isImmediate: false)
    var source = JobSource(selection)
    var status = ExitStatus.done
    while let job = source.next() {
      if case .failed(let failure) = job.payload {
        Talk.failure(failure)
        status = .someFailed
      } else {
        try output.write("\(job.path)\n".utf8)
      }
    }
    try output.flush()
    return status
  }

  /// Does every job, writing each result as it comes.
  ///
  /// - Parameters:
  ///   - stage: the stage that the loss of a worker is reported under.
  ///   - workers: the words that start a worker.
  ///   - copies: tells near-copies, which are left out; nil to leave nothing out.
  ///   - keeping: keeps results, for a run that can go on later.
  ///   - notice: takes word of a plugin that has been at work in a worker for long.
  ///   - process: does a job in this process.
  ///   - write: takes a result, in input order.
  /// - Returns: the numbers of the run.
  /// - Throws: what `write` throws, and `BatchError` where no worker starts.
  func run(
    stage: FailureStage, workers: [String], copies: CopyDetector? = nil,
    keeping: RunKeeping? = nil, notice: (@Sendable (RunningPlugin.Work) -> Void)? = nil,
    process: (Job) -> JobResult,
    write: (JobResult) throws(BatchError) -> Void
  ) throws -> Tally {
    var options = options
    options.stage = stage
    options.workerArguments = workers
    options.notice = notice
    let partial: ResultFile.Partial = keeping == nil ? .named : .kept
    let errors = try arguments.value(of: BatchControls.errors).map {
      (path) throws(BatchError) in try ResultFile.replacing(path, by: partial)
    }
    let isQuiet = arguments.has(BatchControls.quiet)
    let isVerbose = arguments.has(BatchControls.verbose)
    var tally = Tally()
    var copies = copies
    defer { keeping?.leave() }
    try Batch(options).run(JobSource(selection), keeping: keeping?.inBatch, process: process) {
      (result, origin) throws(BatchError) -> BatchFlow in
      tally.documents += 1
      if origin.isKnown { tally.known += 1 }
      try keeping?.keep(result, of: origin)
      tally.profile.add(result)
      if !progress.isWatched { Terminal.live(nil) }
      if let sketch = result.sketch, copies?.isCopy(sketch) == true {
        tally.copies += 1
        return .goOn
      }
      tally.rows += result.rowCount
      tally.skipped += result.skipped.count
      if result.isFailed { tally.failed += 1 }
      if result.failures.contains(where: { $0.stage == .read }) { tally.unread += 1 }
      try write(result)
      try keeping?.store(result, of: origin)
      for failure in result.failures {
        if let errors {
          var line: [UInt8] = []
          FailureJSON.append(failure, to: &line)
          try errors.write(line + [UInt8(ascii: "\n")])
        } else if !isQuiet {
          Talk.failure(failure)
        }
      }
      if isVerbose { for line in result.skipped + result.log { Talk.say(line) } }
      progress.note(tally, fraction: origin.fraction)
      tally.isStopped = tolerance.isExceeded(failed: tally.failed, of: tally.documents)
      return tally.isStopped ? .stop : .goOn
    }
    try keeping?.finish(isComplete: !tally.isStopped && !Interrupt.isRequested)
    try errors?.finish()
    progress.finish(
      tally, tally.isStopped ? .stopped : Interrupt.isRequested ? .interrupted : .done)
    return tally
  }

  /// The exit status of a run, with a word about why where it is not plain.
  func status(of tally: Tally) -> ExitStatus {
    let isQuiet = arguments.has(BatchControls.quiet)
    if !isQuiet, arguments.has(BatchControls.verbose) || tally.documents > 1, tally.failed > 0 {
      Talk.error("\(tally.failed) of \(tally.documents) documents failed")
    }
    if arguments.has(PluginOptions.profile) {
      Talk.say(tally.profile.table)
    } else if arguments.has(BatchControls.verbose) {
      tally.profile.summary.forEach(Talk.say)
    }
    let isTold =
      arguments.has(BatchControls.verbose) || arguments.has(DatabaseOptions.database)
      || progress.isWatched
    if !isQuiet, isTold { Talk.say("copydesk: \(progress.summary(tally))") }
    if Interrupt.isRequested {
      Talk.error(
        "interrupted after \(tally.documents) documents"
          + (KeepingOptions.isKept(arguments) ? "; the same command goes on from there" : ""))
      return .interrupted
    }
    if tally.isStopped {
      Talk.error("stopped: too many failures (see --fail-fast, --max-errors)")
      return .stoppedByFailures
    }
    if tally.unread == tally.documents {
      if tally.documents == 0 { Talk.error("there is nothing to read: no input has a document") }
      return .noReadableInput
    }
    return tally.failed > 0 ? .someFailed : .done
  }

  /// Puts a finished result file in its place; the results of a run that stopped early stay away.
  func close(_ output: ResultFile, after tally: Tally) throws(BatchError) {
    guard isCutShort(tally) else { return try output.finish() }
    try output.flush()
  }

  /// Whether a run did not come to its end; says that a file of results is therefore not written.
  func isCutShort(_ tally: Tally) -> Bool {
    guard tally.isStopped || Interrupt.isRequested else { return false }
    if let path = arguments.value(of: BatchControls.output), path != "-" {
      Talk.error("'\(path)' is not written: the run did not come to its end")
    }
    return true
  }

  /// Where results go, as `-o` says.
  static func output(_ arguments: ParsedArguments) throws(BatchError) -> ResultFile {
    if let path = arguments.value(of: BatchControls.output), path != "-" {
      return try ResultFile.replacing(path, by: KeepingOptions.isKept(arguments) ? .kept : .named)
    }
    return ResultFile.standardOutput(isImmediate: Terminal.isTerminal(.output))
  }
}
