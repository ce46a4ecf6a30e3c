import BatchEngine
import CommandLineKit
import DocumentModel

/// The hidden command that makes the program a worker of another one.
enum WorkerCommand {
  static let name = "__worker"

  /// The words that start a worker for a command line: its options, and no inputs.
  static func words(for arguments: ParsedArguments, plugins: String? = nil) -> [String] {
    var words = [name, arguments.command]
    for option in arguments.options {
      words.append(option.value.map { "\(option.name)=\($0)" } ?? option.name)
    }
    words.append("--")
    if let plugins { words.append(plugins) }
    return words
  }

  static func run(_ words: [String]) throws -> ExitStatus {
    let (subcommand, rest) = try Program.find(words)
    let arguments = try ArgumentParser(subcommand.command).parse(rest)
    let process: (Job) -> JobResult
    switch arguments.command {
    case "read": process = try ReadCommand.processor(arguments).process
    case "annotate": process = try AnnotateCommand.processor(arguments).process
    default: throw UsageError(.unknownCommand, "'\(arguments.command)' has no workers")
    }
    let status = WorkerLoop.run(
      memory: try BatchControls.memory(arguments),
      timeout: try BatchControls.options(arguments).timeout, process: process)
    return status == 0 ? .done : .someFailed
  }
}
