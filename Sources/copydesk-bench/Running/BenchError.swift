/// Why a benchmark could not be run, or gave a wrong count.
struct BenchError: Error, Sendable {
  enum Code: Sendable {
    /// The command line asks for what there is not.
    case usage
    /// A file or program could not be used.
    case input
    /// A benchmark counted something else than what is there.
    case count
  }

  let code: Code
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
