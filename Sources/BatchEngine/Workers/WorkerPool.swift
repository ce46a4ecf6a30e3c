import DocumentModel

/// Hands jobs to worker processes and gives their results back in input order.
///
/// At most `window` jobs are between source and sink, and no more are taken in while 64 MB of
/// results wait for an earlier one, so memory does not grow with the input.
final class WorkerPool {
  private static let loadingPatience = 20_000
  private static let waitingBytes = 64 << 20

  private let options: BatchOptions
  private let window: Int
  private var workers: [Worker] = []
  private var retries: [(index: Int, job: Job)] = []
  private var finished: [Int: JobResult] = [:]
  /// Where the results come from, for every job between source and sink.
  private var origins: [Int: JobOrigin] = [:]
  private var finishedBytes = 0
  private var taken = 0
  private var given = 0
  private var failedStarts = 0
  /// When the pool listened to its workers last; other things may have kept it since.
  private var listened = monotonicMilliseconds()
  /// A job that was taken from the source while no worker had room.
  private var held: Assignment?

  init(_ options: BatchOptions) {
    self.options = options
    window = options.workers * Worker.depth * 16
  }

  /// Runs until the source ends, the sink has enough, or the user interrupts.
  func run(
    source: inout AssignmentSource,
    sink: (JobResult, JobOrigin) throws(BatchError) -> BatchFlow
  ) throws(BatchError) {
    var isExhausted = false
    while true {
      if !isExhausted { isExhausted = try fill(from: &source) }
      try placeRetries()
      while let origin = origins[given], let result = finished.removeValue(forKey: given) {
        origins[given] = nil
        given += 1
        finishedBytes -= result.size
        if try sink(result, origin) == .stop { return }
      }
      if isExhausted, given == taken { return }
      if workers.contains(where: { !$0.assigned.isEmpty || !$0.isReady }) { try serve() }
    }
  }

  /// Gives jobs to workers with room; true when there are no more jobs.
  ///
  /// A job whose result is known needs no worker, so that a run which knows all of them starts none.
  private func fill(from source: inout AssignmentSource) throws(BatchError) -> Bool {
    while taken - given < window, finishedBytes < Self.waitingBytes, retries.isEmpty {
      guard !Interrupt.isRequested else { return true }
      if held == nil { held = try source.next() }
      // What an interrupted wait for input gave is no document.
      guard let next = held, !Interrupt.isRequested else { return true }
      if let known = next.known {
        finish(taken, known)
      } else {
        guard let worker = try freeWorker() else { return false }
        worker.assign(next.job, index: taken)
      }
      held = nil
      origins[taken] = next.origin
      taken += 1
    }
    return false
  }

  private func placeRetries() throws(BatchError) {
    while !retries.isEmpty, let worker = try freeWorker() {
      let retry = retries.removeFirst()
      worker.assign(retry.job, index: retry.index)
    }
  }

  /// The worker with the least to do, or a new one while all are busy.
  private func freeWorker() throws(BatchError) -> Worker? {
    let best = workers.min { $0.assigned.count < $1.assigned.count }
    if let best, best.assigned.isEmpty { return best }
    if workers.count < options.workers {
      do throws(SystemError) {
        let worker = try Worker(arguments: options.workerArguments)
        workers.append(worker)
        return worker
      } catch {
        if workers.isEmpty {
          throw BatchError(
            .worker, "cannot start a worker process: \(error.reason); try -j 0")
        }
      }
    }
    return best.flatMap { $0.hasRoom ? $0 : nil }
  }

  /// Waits for pipes once, moves bytes, and looks after workers that ended or take too long.
  private func serve() throws(BatchError) {
    let now = monotonicMilliseconds()
    for worker in workers { worker.wasUnheard(from: listened, to: now) }
    defer { listened = monotonicMilliseconds() }
    var polls = PollSet()
    var places: [(worker: Worker, output: Int, errors: Int, input: Int?)] = []
    var patience = 1000
    for worker in workers {
      let output = polls.add(worker.process.output)
      let errors = polls.add(worker.process.errors)
      let input = worker.mustWrite ? polls.add(worker.process.input, writing: true) : nil
      places.append((worker, output, errors, input))
      let left = worker.patience(timeout: options.timeout, loading: Self.loadingPatience)
      if let left { patience = min(patience, max(0, left)) }
    }
    polls.wait(milliseconds: patience)
    for place in places {
      if polls.isReady(place.errors) {
        place.worker.readErrors()
        for work in place.worker.takeNotices() { options.notice?(work) }
      }
      if let input = place.input, polls.isReady(input) { place.worker.write() }
      if polls.isReady(place.output) {
        let isAlive = place.worker.read { index, result in
          failedStarts = 0
          finish(index, result)
        }
        if !isAlive {
          try bury(place.worker)
          continue
        }
      }
      let left = place.worker.patience(timeout: options.timeout, loading: Self.loadingPatience)
      if let left, left <= 0, !place.worker.isOverdue { place.worker.stopOverdue() }
    }
  }

  private func finish(_ index: Int, _ result: JobResult) {
    finished[index] = result
    finishedBytes += result.size
  }

  /// Charges the job at work with the end of its worker, and gives the others to another one.
  private func bury(_ worker: Worker) throws(BatchError) {
    workers.removeAll { $0 === worker }
    worker.process.stop()
    let end = worker.process.wait()
    worker.readErrors()
    var left = worker.assigned
    if worker.isReady {
      if !left.isEmpty {
        let lost = left.removeFirst()
        finish(lost.index, JobResult(failure: failure(for: lost.job, end: end, worker)))
      }
    } else {
      failedStarts += 1
      guard failedStarts < 4 else {
        let words = worker.lastWords
        throw BatchError(
          .worker, "worker processes end before they begin" + (words.isEmpty ? "" : ": \(words)"))
      }
    }
    retries = (left + retries).sorted { $0.index < $1.index }
  }

  private func failure(for job: Job, end: ChildProcess.End, _ worker: Worker) -> Failure {
    let code: String
    var message: String
    if worker.isOverdue {
      code = "timeout"
      message = "the document took more than \(options.timeout) ms and was given up; see --timeout"
    } else {
      switch end {
      case .exited(let status):
        code = "crash"
        message = "the worker process ended with status \(status)"
      case .killed(let signal):
        let isMemory = worker.lastWords.lowercased().contains("memory")
        code = isMemory ? "memory" : "crash"
        message =
          isMemory
          ? "the document needs more memory than --max-memory allows"
          : "the worker process was killed by signal \(signal)"
      }
      let words = worker.lastWords
      if !words.isEmpty { message += ": \(words)" }
    }
    return Failure(
      document: job.path, stage: options.stage, code: code, message: message)
  }
}

extension JobResult {
  /// About how many bytes the result keeps.
  fileprivate var size: Int { output.count + rows.byteCount + (text?.count ?? 0) }
}
