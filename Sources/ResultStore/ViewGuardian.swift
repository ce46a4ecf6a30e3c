import Glibc

/// Decides what the SQL of others may do, while SQLite runs it.
protocol StatementGuardian: AnyObject {
  /// Whether a table or a view may be read.
  func mayRead(_ table: String) -> Bool
  /// Whether a function may be called.
  func mayCall(_ function: String) -> Bool
  /// Whether a pragma may be asked for.
  func mayAsk(_ pragma: String) -> Bool
  /// Notes that something else was refused; false.
  func refuseOther() -> Bool
  /// Whether the statement may go on; asked every `ViewGuardian.stepsAtATime` steps.
  func mayGoOn() -> Bool
}

/// Watches one run of a view's SQL: refuses what the policy refuses, and stops it at its limits.
final class ViewGuardian: StatementGuardian {
  /// The steps between two looks at the limits.
  static let stepsAtATime = 200

  /// Why SQLite was refused something, or stopped; the first reason counts.
  private(set) var refusal: StoreError?

  private let policy: ViewPolicy
  private let seconds: Int
  private let steps: Int
  private let deadline: Int
  private var taken = 0

  init(policy: ViewPolicy, limits: ViewLimits, storedRows: Int) {
    self.policy = policy
    seconds = limits.seconds
    let extra = storedRows.multipliedReportingOverflow(by: 2000)
    steps = extra.overflow ? .max : limits.steps + min(extra.partialValue, .max / 2)
    deadline = monotonicSeconds() + limits.seconds
  }

  func mayRead(_ table: String) -> Bool {
    if policy.allowsReading(table) { return true }
    return refuse(
      "a view cannot read '\(table)'; it sees the tables and views of its own plugin, and documents"
    )
  }

  func mayCall(_ function: String) -> Bool {
    if policy.allowsCalling(function) { return true }
    return refuse(
      "a view cannot call \(function)(): results must not depend on chance or the clock")
  }

  func mayAsk(_ pragma: String) -> Bool { refuseOther() }

  func refuseOther() -> Bool { refuse("a view may only SELECT") }

  func mayGoOn() -> Bool {
    taken += Self.stepsAtATime
    if taken > steps {
      refusal = StoreError(.limit, "the view took more than \(steps) steps and was stopped")
      return false
    }
    // At every look, because a step that works on a long text can take milliseconds.
    if monotonicSeconds() > deadline {
      refusal = StoreError(.limit, "the view took more than \(seconds) seconds and was stopped")
      return false
    }
    return true
  }

  private func refuse(_ message: String) -> Bool {
    if refusal == nil { refusal = StoreError(.forbidden, message) }
    return false
  }
}

/// Seconds of a clock that never goes back.
private func monotonicSeconds() -> Int {
  var time = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec
}
