import ArticleReaders
import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost
import Reports
import TextEngine

/// `copydesk explain`: says why a row is there, or why there is none at a place.
enum ExplainCommand {
  private static let group = "What to explain"

  /// How explanations are written.
  enum Format: String, CaseIterable {
    case text, json, jsonl
  }

  static let row = CommandOption(
    "--row", value: .required("ID"),
    help: "a row: its number among the plugin's rows, TABLE:NUMBER, or its column 'key'",
    group: group)
  static let at = CommandOption(
    "--at", value: .required("OFFSET"),
    help: "a place: a code point, START-END, or words of the text", group: group)
  static let plugin = CommandOption(
    "-p", "--plugin", value: .required("PLUGIN[,PLUGIN…]"),
    help: "the plugin; after it those whose layers it needs", byDefault: "troop-numbers",
    group: group)
  static let document = CommandOption(
    "--document", value: .required("ID"), help: "which document, where the input holds several",
    group: group)
  static let format = CommandOption(
    "-f", "--format", value: .required("FORMAT"), help: "how explanations are written",
    byDefault: "text", choices: Format.allCases.map(\.rawValue), group: "Output")

  static let subcommand = Subcommand(
    command: Command(
      name: "explain", summary: "say why a finding is there, or why there is none",
      discussion: "Rows are numbered from 1, as 'copydesk run PLUGIN INPUT' writes them. An offset"
        + " counts code points from 0, as results do. Without --row and --at every row is"
        + " explained.",
      arguments: [CommandArgument("INPUT", .one, help: "a file, or - for standard input")],
      options: [
        row, at, plugin, document, format, BatchControls.output, BatchControls.help,
        InputOptions.format, InputOptions.map,
      ] + PluginOptions.all,
      examples: [
        CommandExample("copydesk explain article.txt --row 2", "why the second claim is there"),
        CommandExample(
          "copydesk explain article.txt --at '40 rounds'", "why these words are no claim"),
        CommandExample(
          "copydesk explain article.txt -p entity-counts --at 120 -f json",
          "for another plugin, as JSON"),
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    if arguments.has(row), arguments.has(at) {
      throw UsageError(
        .badValue, "--row and --at ask for different things; give one",
        command: arguments.command)
    }
    let found = try pluginNames(arguments).map { try PluginPlaces.searchPath.find($0) }
    let plugins = try PluginSet(
      names: found.map(\.path), searchPath: PluginPlaces.searchPath,
      settings: PluginOptions.settings(arguments), limits: PluginOptions.limits(arguments),
      mode: .explain, grants: PluginOptions.grants(arguments, of: found))
    let outcome: PluginOutcome
    do {
      let read = try DocumentLoader(options: InputOptions.reading(arguments))
        .document(for: try job(arguments))
      outcome = plugins.run(TextEngine().annotated(read, with: plugins.needs))
    } catch let error as Failure {
      Talk.failure(error)
      return .noReadableInput
    }
    outcome.failures.forEach(Talk.failure)
    guard let name = found.first?.name,
      let explainer = Explainer(outcome, of: plugins, plugin: name)
    else { throw arguments.bad(plugin, "", "the name of a plugin") }
    try write(explanations(explainer, outcome.document, name, arguments), explainer, arguments)
    return outcome.failures.isEmpty ? .done : .someFailed
  }

  private static func pluginNames(_ arguments: ParsedArguments) throws(UsageError) -> [String] {
    let text = arguments.value(of: plugin) ?? "troop-numbers"
    let names = text.split(separator: ",").map(String.init)
    if names.isEmpty { throw arguments.bad(plugin, text, "the name of a plugin") }
    return names
  }

  // MARK: The document

  /// The one document of the input, or the one that was named.
  private static func job(_ arguments: ParsedArguments) throws -> Job {
    var selection = InputSelection()
    selection.inputs = arguments.arguments
    selection.reading = try InputOptions.reading(arguments)
    let wanted = arguments.value(of: document)
    var source = JobSource(selection)
    var first: Job?
    /// The first documents, to choose among.
    var known: [String] = []
    while let job = source.next() {
      let id = id(of: job, selection)
      if let wanted, wanted == id || wanted == job.path { return job }
      first = first ?? job
      known.append(id)
      if wanted == nil, known.count > shownDocuments { break }
    }
    guard let first else {
      throw Failure(
        document: arguments.arguments[0], stage: .read, code: "empty",
        message: "there is nothing to read")
    }
    let list =
      known.prefix(shownDocuments).joined(separator: ", ")
      + (known.count > shownDocuments ? ", …" : "")
    if let wanted {
      throw UsageError(
        .badValue, "--document: the input has no document '\(wanted)'; there are \(list)",
        command: arguments.command)
    }
    guard known.count == 1 else {
      throw UsageError(
        .badValue,
        "'\(arguments.arguments[0])' holds several documents; choose one with --document ID:"
          + " \(list)", command: arguments.command)
    }
    return first
  }

  private static let shownDocuments = 5

  /// The id that a document will have.
  private static func id(of job: Job, _ selection: InputSelection) -> String {
    guard job.format == .json || job.format == .jsonl else { return job.path }
    return (try? DocumentLoader(options: selection.reading).document(for: job).id) ?? job.path
  }

  // MARK: What is explained

  private static func explanations(
    _ explainer: Explainer, _ document: Document, _ plugin: String, _ arguments: ParsedArguments
  ) throws(UsageError) -> [Explanation] {
    if let text = arguments.value(of: at) {
      return explainer.explanations(at: try place(text, in: document, arguments))
    }
    guard let id = arguments.value(of: row) else {
      return explainer.rows.indices.map(explainer.explanation(ofRow:))
    }
    guard let index = explainer.row(id) else {
      let count = explainer.rows.count
      let rows = count == 1 ? "1 row" : "\(count) rows"
      throw UsageError(
        .badValue, "--row: there is no row '\(id)'; \(plugin) has \(rows) for '\(document.id)'",
        command: arguments.command)
    }
    return [explainer.explanation(ofRow: index)]
  }

  /// The span of an offset, of two offsets, or of words of the text.
  private static func place(
    _ text: String, in document: Document, _ arguments: ParsedArguments
  ) throws(UsageError) -> Span {
    let codepoints = CodepointIndex(document.text)
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    if let first = numbers[0], numbers.count == 1 || numbers.count == 2 && numbers[1] != nil {
      let last = (numbers.last ?? nil).map { numbers.count == 1 ? $0 + 1 : $0 } ?? first + 1
      guard first < last, let start = codepoints.byte(atCodepoint: first),
        let end = codepoints.byte(atCodepoint: last)
      else {
        throw arguments.bad(at, text, "a place in the text, from 0 to \(codepoints.count)")
      }
      return Span(start: start, end: end)
    }
    guard let found = document.text.firstSpan(of: text) else {
      throw UsageError(
        .badValue, "--at: the words '\(text)' are not in '\(document.id)'",
        command: arguments.command)
    }
    return found
  }

  // MARK: Output

  private static func write(
    _ explanations: [Explanation], _ explainer: Explainer, _ arguments: ParsedArguments
  ) throws {
    let format = arguments.value(of: format).flatMap(Format.init(rawValue:)) ?? .text
    let json = ExplanationJSON(explainer.document)
    let text = ExplanationText(explainer.document)
    var bytes: [UInt8] = format == .json ? [UInt8(ascii: "[")] : []
    for (place, explanation) in explanations.enumerated() {
      switch format {
      case .text:
        if place > 0 { bytes += "\n".utf8 }
        text.append(explanation, of: explainer.rows.count, to: &bytes)
      case .json:
        bytes += (place > 0 ? ",\n" : "\n").utf8
        json.append(explanation, to: &bytes)
      case .jsonl:
        json.append(explanation, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    if format == .json { bytes += "\n]\n".utf8 }
    if format == .text, explanations.isEmpty { bytes += "(no rows)\n".utf8 }
    let output = try Session.output(arguments)
    try output.write(bytes)
    try output.finish()
  }
}
