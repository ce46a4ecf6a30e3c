import DocumentModel
import PluginHost

/// A worker process as the pool sees it: its pipes and the jobs it was given.
final class Worker {
  /// The most jobs a worker holds: one at work, the others so that it never waits.
  static let depth = 4

  let process: ChildProcess
  /// The jobs it was given and has not answered, the one at work first.
  private(set) var assigned: [(index: Int, job: Job)] = []
  /// Whether it has loaded its plugins.
  private(set) var isReady = false
  /// Whether it was ended for taking too long.
  private(set) var isOverdue = false
  private var outgoing = FrameQueue()
  private var incoming = FrameBuffer()
  private var errors: [UInt8] = []
  private var notices: [RunningPlugin.Work] = []
  private var clock = WorkerClock(at: monotonicMilliseconds())

  init(arguments: [String]) throws(SystemError) {
    process = try ChildProcess(arguments: arguments)
  }

  var hasRoom: Bool { assigned.count < Self.depth && outgoing.waiting < 1 << 20 }
  var mustWrite: Bool { outgoing.waiting > 0 }

  /// The message it left on its standard error, without the addresses of a stack trace.
  var lastWords: String {
    String(decoding: errors, as: UTF8.self).split(whereSeparator: \.isNewline)
      .prefix { !$0.hasPrefix("Current stack trace") }.joined(separator: " ")
  }

  func assign(_ job: Job, index: Int) {
    if assigned.isEmpty { clock.restart(at: monotonicMilliseconds()) }
    assigned.append((index, job))
    outgoing.append(FrameBuffer.framed(job.frame))
  }

  /// Writes what the pipe takes.
  func write() {
    while let bytes = outgoing.next, case .moved(let count) = process.input.writeReady(bytes) {
      outgoing.drop(count)
    }
  }

  /// Reads what is there; hands over results; returns false at the end of the process.
  func read(_ take: (Int, JobResult) -> Void) -> Bool {
    var bytes: [UInt8] = []
    switch process.output.readReady(into: &bytes) {
    case .closed: return false
    case .wouldWait: return true
    case .moved: incoming.append(bytes)
    }
    while let content = incoming.next() {
      clock.restart(at: monotonicMilliseconds())
      guard isReady else {
        isReady = true
        continue
      }
      guard !assigned.isEmpty, let result = JobResult(frame: content) else { return false }
      take(assigned.removeFirst().index, result)
    }
    return true
  }

  func readErrors() {
    var bytes: [UInt8] = []
    guard case .moved = process.errors.readReady(into: &bytes) else { return }
    (notices, bytes) = RunningNotice.split(bytes)
    errors = Array((errors + bytes).prefix(2000))
  }

  /// What it said of a plugin at work since it was asked last.
  func takeNotices() -> [RunningPlugin.Work] {
    defer { notices = [] }
    return notices
  }

  /// The milliseconds the job at work, or loading, may still take; nil where there is nothing to do.
  func patience(timeout: Int, loading: Int) -> Int? {
    if isReady, assigned.isEmpty { return nil }
    return clock.left(of: isReady ? timeout : loading, at: monotonicMilliseconds())
  }

  /// Notes that nobody listened to it for a time.
  func wasUnheard(from start: Int, to end: Int) { clock.leaveOut(from: start, to: end) }

  func stopOverdue() {
    isOverdue = true
    process.stop()
  }
}
