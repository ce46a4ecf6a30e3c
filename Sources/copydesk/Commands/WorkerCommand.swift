import BatchEngine
import CommandLineKit
import DocumentModel

/// The hidden command that makes the program a worker of another one.
enum WorkerCommand {
  static let name = "__worker"

  /// The words that start a worker for a command line: its options, and no inputs.
  static func words(
    for parsed: ParsedArguments, extra: [String] = [], arguments: [String] = []
  ) -> [String] {
    var words = [name] + parsed.command.split(separator: " ").map(String.init)
    for option in parsed.options {
      words.append(option.value.map { "\(option.name)=\($0)" } ?? option.name)
    }
    return words + extra + ["--"] + arguments
  }

  static func run(_ words: [String]) throws -> ExitStatus {
    let (subcommand, rest) = try Program.find(words)
    // The parent's command line was checked; a worker's has plugins where that had inputs.
    let arguments = try ArgumentParser(subcommand.command).parse(rest)
    let process: (Job) -> JobResult
    switch arguments.command {
    case "read": process = try ReadCommand.processor(arguments).process
    case "annotate": process = try AnnotateCommand.processor(arguments).process
    case "run": process = try RunCommand.workerProcessor(arguments).process
    default: throw UsageError(.unknownCommand, "'\(arguments.command)' has no workers")
    }
    let status = WorkerLoop.run(
      memory: try BatchControls.memory(arguments),
      timeout: try BatchControls.options(arguments).timeout, process: process)
    return status == 0 ? .done : .someFailed
  }
}
