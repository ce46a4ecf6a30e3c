import ArticleReaders
import BatchEngine
import CommandLineKit
import DocumentModel
import Reports

/// `copydesk read`: loads articles and prints them.
enum ReadCommand {
  static let format = CommandOption(
    "-f", "--format", value: .required("FORMAT"), help: "how documents are written",
    byDefault: "jsonl", choices: DocumentForm.allCases.map(\.rawValue), group: "Output")
  static let verify = CommandOption(
    "--verify", help: "check that each span's text is what its offsets say", group: "Output")

  static let why = CommandOption(
    "--why", help: "show what is left out of pages too, with the reason", group: "Output")

  static let subcommand = Subcommand(
    command: Command(
      name: "read", summary: "load articles and print the documents",
      arguments: [InputOptions.argument],
      options: [format, BatchControls.output, verify, why, RunCommand.color] + InputOptions.all
        + ConditionOptions.all
        + BatchControls.all + KeepingOptions.all + ProgressOptions.all
        + [BatchControls.quiet, BatchControls.verbose, BatchControls.help],
      examples: [
        CommandExample("copydesk read article.txt", "print the document as JSON"),
        CommandExample(
          "copydesk read -f text --why page.html", "show what is taken from a page, and what is not"
        ),
        CommandExample("copydesk read --verify articles/", "check every span of a folder"),
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    try DocumentRun.run(processor(arguments), stage: .read, arguments)
  }

  static func processor(_ arguments: ParsedArguments) throws(UsageError) -> DocumentProcessor {
    var processor = DocumentProcessor()
    processor.reading = try InputOptions.reading(arguments)
    processor.conditions = try ConditionOptions.conditions(arguments)
    processor.form = arguments.value(of: format).flatMap(DocumentForm.init(rawValue:)) ?? .jsonl
    processor.isVerified = arguments.has(verify)
    if arguments.has(why) { processor.reading.reasons = .kept }
    if RunCommand.isColored(arguments) { processor.style = .colored }
    if processor.isVerified, processor.form != .jsonl {
      throw UsageError(
        .badValue, "--verify checks what -f jsonl writes; leave -f out", command: arguments.command)
    }
    return processor
  }
}
