/// What the program tells the shell at its end.
enum ExitStatus: Int32 {
  case done = 0
  case someFailed = 1
  case wrongUse = 2
  case pluginFailed = 3
  case noReadableInput = 4
  case stoppedByFailures = 5
  case interrupted = 130
}
