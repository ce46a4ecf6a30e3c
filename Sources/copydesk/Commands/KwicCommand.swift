import ArticleReaders
import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost
import Reports
import TextEngine

/// `copydesk kwic`: every place where a pattern matches, in its context.
enum KwicCommand {
  static let regex = CommandOption(
    "-E", "--regex", help: "the pattern is a regular expression over the text", group: "Search")
  static let width = CommandOption(
    "--width", value: .required("N"), help: "characters of context on each side", byDefault: "40",
    group: "Search")
  static let sort = CommandOption(
    "--sort", value: .required("SIDE"), help: "order of the lines", byDefault: "text",
    choices: Concordance.Order.allCases.map(\.rawValue), group: "Search")
  static let most = CommandOption(
    "--max", value: .required("N"), help: "stop after N places", group: "Search")
  static let format = CommandOption(
    "-f", "--format", value: .required("FORMAT"), help: "how places are written",
    byDefault: "text on a terminal, else jsonl",
    choices: ["text", "jsonl", "json", "csv", "tsv", "md"], group: "Output")

  static let subcommand = Subcommand(
    command: Command(
      name: "kwic", summary: "show every place of a word or pattern in its context",
      discussion: "PATTERN is a token pattern, as plugins write it: troops, [stem = kill],"
        + " 'NUMBER [lower in {troops, soldiers}]'. See 'copydesk docs patterns'.",
      arguments: [
        CommandArgument("PATTERN", .one, help: "a token pattern, or with -E a regular expression"),
        InputOptions.argument,
      ],
      options: [regex, width, sort, most, format, BatchControls.output] + InputOptions.all
        + [BatchControls.quiet, BatchControls.help],
      examples: [
        CommandExample("copydesk kwic 'NUMBER troops' news/", "numbers of troops"),
        CommandExample("copydesk kwic -E 'minist(er|ry)' article.txt", "a regular expression"),
        CommandExample("copydesk kwic --sort right 'PERSON' news/", "what follows names"),
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let search = try search(arguments)
    var concordance = Concordance(
      width: try arguments.integer(of: width, in: 0...1000) ?? 40,
      limit: try arguments.integer(of: most, in: 1...Int.max) ?? .max)
    let order = arguments.value(of: sort).flatMap(Concordance.Order.init(rawValue:)) ?? .text
    var source = JobSource(
      try InputOptions.selection(Array(arguments.arguments.dropFirst()), arguments))
    let loader = DocumentLoader(options: try InputOptions.reading(arguments))
    var writer = try KwicWriter(arguments)
    var (documents, failed) = (0, 0)
    while !concordance.isFull, !Interrupt.isRequested, let job = source.next() {
      documents += 1
      do throws(Failure) {
        let document = try loader.document(for: job)
        let annotated = TextEngine().annotated(document, with: search.needs)
        concordance.add(try spans(search, annotated), of: annotated)
      } catch {
        failed += 1
        if !arguments.has(BatchControls.quiet) { Talk.failure(error) }
      }
      if order == .text { try writer.write(concordance.takeLines(), concordance) }
    }
    concordance.sort(order)
    try writer.write(concordance.takeLines(), concordance)
    try writer.finish()
    if failed == documents { return .noReadableInput }
    return failed > 0 ? .someFailed : .done
  }

  private static func spans(
    _ search: PatternSearch, _ document: Document
  ) throws(Failure) -> [Span] {
    do throws(PatternError) {
      return try search.spans(in: document)
    } catch {
      throw Failure(
        document: document.id, stage: .plugin, code: "search", message: error.reason)
    }
  }

  private static func search(_ arguments: ParsedArguments) throws(UsageError) -> PatternSearch {
    let pattern = arguments.arguments.first ?? ""
    do throws(PatternError) {
      return try PatternSearch(pattern, as: arguments.has(regex) ? .regularExpression : .tokens)
    } catch {
      throw UsageError(.badValue, error.message, command: arguments.command)
    }
  }
}

/// Writes lines of a concordance as they come.
private struct KwicWriter {
  private let output: ResultFile
  private var grid: GridWriter?

  init(_ arguments: ParsedArguments) throws(BatchError) {
    output = try Session.output(arguments)
    let name =
      arguments.value(of: KwicCommand.format)
      ?? (Terminal.isTerminal(.output) ? "text" : RowFormat.jsonl.rawValue)
    guard let format = RowFormat(rawValue: name) else { return }
    let made = GridWriter(
      format,
      subject: .init(plugin: "copydesk", kind: "list", name: "kwic", help: "places in context"),
      columns: Concordance.columns, sample: [], width: nil, isColored: false)
    var bytes: [UInt8] = []
    made.appendStart(to: &bytes)
    grid = made
    try output.write(bytes)
  }

  mutating func write(
    _ lines: [Concordance.Line], _ concordance: Concordance
  ) throws(BatchError) {
    for line in lines {
      var bytes: [UInt8] = []
      if grid?.append(Concordance.cells(line), to: &bytes) == nil {
        bytes = Array(concordance.text(line).utf8)
      }
      try output.write(bytes)
    }
  }

  mutating func finish() throws(BatchError) {
    var bytes: [UInt8] = []
    grid?.appendEnd(to: &bytes)
    try output.write(bytes)
    try output.finish()
  }
}
