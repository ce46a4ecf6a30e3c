import BatchEngine
import CommandLineKit

/// The options about how a batch is worked through, the same for every command that takes inputs.
enum BatchControls {
  private static let group = "Batch"

  static let jobs = CommandOption(
    "-j", "--jobs", value: .required("N"),
    help: "worker processes; 0 or 1 works in this process", byDefault: "processors", group: group)
  static let timeout = CommandOption(
    "--timeout", value: .required("TIME"), help: "give a document up after this time",
    byDefault: "10s", group: group)
  static let maxMemory = CommandOption(
    "--max-memory", value: .required("SIZE"),
    help: "memory a document may take in a worker, beyond the loaded program", byDefault: "1G",
    group: group)
  static let failFast = CommandOption(
    "--fail-fast", help: "stop at the first document that fails", group: group)
  static let maxErrors = CommandOption(
    "--max-errors", value: .required("N|P%"),
    help: "stop after more failed documents than N, or than P% of at least 100", group: group)
  static let errors = CommandOption(
    "--errors", value: .required("FILE"), help: "write error rows to a file, as JSONL",
    group: group)
  static let output = CommandOption(
    "-o", "--output", value: .required("FILE"),
    help: "write results to a file, which appears when it is complete", group: "Output")
  static let quiet = CommandOption(
    "-q", "--quiet", help: "say nothing but errors of use", group: "Output")
  static let verbose = CommandOption(
    "-v", "--verbose", help: "say what is done, and show the log of plugins", group: "Output")
  static let help = CommandOption("-h", "--help", help: "show this page", group: "Output")

  static let all = [jobs, timeout, maxMemory, failFast, maxErrors, errors]

  /// When a run stops for the number of its failures.
  struct Tolerance: Sendable {
    var count: Int?
    var percent: Double?

    /// Whether that many failures are too many.
    func isExceeded(failed: Int, of documents: Int) -> Bool {
      if let count, failed > count { return true }
      guard let percent, documents >= 100 else { return false }
      return Double(failed) * 100 > percent * Double(documents)
    }
  }

  static func tolerance(_ arguments: ParsedArguments) throws(UsageError) -> Tolerance {
    var tolerance = Tolerance()
    if arguments.has(failFast) { tolerance.count = 0 }
    guard let text = arguments.value(of: maxErrors) else { return tolerance }
    if text.hasSuffix("%") {
      guard let percent = Double(text.dropLast()), (0...100).contains(percent) else {
        throw arguments.bad(maxErrors, text, "a number such as 20 or a share such as 5%")
      }
      tolerance.percent = percent
    } else {
      guard let count = Int(text), count >= 0 else {
        throw arguments.bad(maxErrors, text, "a number such as 20 or a share such as 5%")
      }
      tolerance.count = count
    }
    return tolerance
  }

  static func options(_ arguments: ParsedArguments) throws(UsageError) -> BatchOptions {
    var options = BatchOptions()
    options.workers = try arguments.integer(of: jobs, in: 0...1024) ?? Terminal.processors
    options.timeout = try arguments.milliseconds(of: timeout) ?? options.timeout
    return options
  }

  /// Bytes a document may take in a worker.
  static func memory(_ arguments: ParsedArguments) throws(UsageError) -> Int {
    try arguments.bytes(of: maxMemory) ?? 1 << 30
  }
}
