/// What the program tells the shell at its end.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case someFailed = 1
  case wrongUse = 2
  case pluginFailed = 3
  case noReadableInput = 4
  case stoppedByFailures = 5
  case interrupted = 130

  /// What it means.
  var help: String {
    switch self {
    case .done: "done"
    case .someFailed: "done, some documents failed"
    case .wrongUse: "wrong use"
    case .pluginFailed: "a plugin failed to load or validate"
    case .noReadableInput: "no readable input"
    case .stoppedByFailures: "stopped by --fail-fast or --max-errors"
    case .interrupted: "interrupted"
    }
  }
}
