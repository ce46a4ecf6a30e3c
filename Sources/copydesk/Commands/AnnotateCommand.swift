import BatchEngine
import CommandLineKit
import DocumentModel
import TextEngine

/// `copydesk annotate`: loads articles, computes layers and prints the documents with them.
enum AnnotateCommand {
  static let layers = CommandOption(
    "--layers", value: .required("LIST"),
    help: "what to compute, with commas: " + LayerSet.names.map(\.name).joined(separator: ", "),
    byDefault: "all", group: "Output")
  static let relayer = CommandOption(
    "--relayer", help: "compute anew the layers that the input brought along", group: "Output")

  static let subcommand = Subcommand(
    command: Command(
      name: "annotate", summary: "load articles, find names, numbers, dates and quotes, and print",
      arguments: [InputOptions.argument],
      options: [
        ReadCommand.format, BatchControls.output, layers, relayer, ReadCommand.verify,
        RunCommand.color,
      ] + InputOptions.all + ConditionOptions.all + [InputOptions.aliases] + BatchControls.all
        + KeepingOptions.all + ProgressOptions.all
        + [BatchControls.quiet, BatchControls.verbose, BatchControls.help],
      examples: [
        CommandExample(
          "copydesk annotate --layers entities article.txt", "print the document with its names")
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    try DocumentRun.run(processor(arguments), stage: .annotate, arguments)
  }

  static func processor(_ arguments: ParsedArguments) throws(UsageError) -> DocumentProcessor {
    var processor = try ReadCommand.processor(arguments)
    processor.engine = try InputOptions.engine(arguments)
    processor.layers = try chosen(arguments)
    processor.given = arguments.has(relayer) ? .replaced : .kept
    return processor
  }

  private static func chosen(_ arguments: ParsedArguments) throws(UsageError) -> LayerSet {
    let names = arguments.list(of: layers)
    if names.isEmpty || names == ["all"] { return .all }
    var chosen: LayerSet = []
    for name in names {
      guard let layer = LayerSet(name: name) else {
        let known = LayerSet.names.map(\.name)
        let hint =
          Suggestion.question(name, among: known) ?? "it is one of \(known.joined(separator: ", "))"
        throw UsageError(
          .badValue, "--layers has no '\(name)'; \(hint)", command: arguments.command)
      }
      chosen.insert(layer)
    }
    return chosen
  }
}

/// Runs a processor that writes documents.
enum DocumentRun {
  static func run(
    _ processor: DocumentProcessor, stage: FailureStage, _ arguments: ParsedArguments
  ) throws -> ExitStatus {
    let session = try Session(inputs: arguments.arguments, arguments)
    if let status = try session.dryRun() { return status }
    let output = try Session.output(arguments)
    try output.write(processor.start)
    // A worker writes into a pipe, and cannot know where its words are shown.
    let color = "\(RunCommand.color.name)=\(RunCommand.isColored(arguments) ? "always" : "never")"
    let tally = try session.run(
      stage: stage, workers: WorkerCommand.words(for: arguments, extra: [color]),
      keeping: try RunKeeping(arguments, recipe: try KeepingOptions.recipe(arguments)),
      process: processor.process
    ) { (result) throws(BatchError) in try output.write(result.output) }
    try output.write(processor.end)
    try session.close(output, after: tally)
    return session.status(of: tally)
  }
}
