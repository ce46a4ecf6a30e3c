/// How long a worker has been at a job: only time in which the program listens to it counts.
///
/// While the program waits for its own input or output, such as a reader that has stopped a pager, a
/// worker cannot hand over what it has done. All times are milliseconds of a clock that never goes back.
struct WorkerClock {
  private var started: Int

  /// Starts the clock.
  init(at now: Int) { started = now }

  /// Starts the clock anew: the worker has a new job, or has finished one.
  mutating func restart(at now: Int) { started = now }

  /// Takes out the time in which the program did not listen.
  mutating func leaveOut(from start: Int, to end: Int) {
    started += max(0, end - max(start, started))
  }

  /// The milliseconds that are left of a patience; 0 or less where it is at its end.
  func left(of patience: Int, at now: Int) -> Int { patience - (now - started) }
}
