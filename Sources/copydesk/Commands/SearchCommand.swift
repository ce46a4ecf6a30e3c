import BatchEngine
import CommandLineKit
import DocumentModel
import ResultStore

/// `copydesk search`: finds documents of a result database by their words.
enum SearchCommand {
  private static let standardLimit = 20

  static let limit = CommandOption(
    "--limit", value: .required("N"), help: "the most documents to show", byDefault: "20",
    group: "Output")

  static let subcommand = Subcommand(
    command: Command(
      name: "search", summary: "find documents in the result database by their words",
      discussion: "All words must be there, in any form of case and accents. Write"
        + " '\"words in a row\"', 'begin*', 'this OR that', or '-without'.",
      arguments: [
        CommandArgument("DB", .one, help: "a database that --db wrote"),
        CommandArgument("WORDS", .any, help: "what to look for"),
      ],
      options: [QueryCommand.format, limit, BatchControls.output, BatchControls.help],
      examples: [
        CommandExample("copydesk search results.db Baghdad troops", "documents with both words"),
        CommandExample(
          "copydesk search results.db '\"prime minister\" -Iraq'", "a phrase, without a word"),
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let database = try QueryCommand.open(arguments)
    let words = arguments.arguments.dropFirst().joined(separator: " ")
    guard let expression = DocumentSearch.expression(for: words) else {
      throw UsageError(
        .missingArgument, "WORDS has no word to look for", command: arguments.command)
    }
    let most = try arguments.integer(of: limit, in: 1...1_000_000) ?? standardLimit
    guard try database.isSearchable() else {
      throw UsageError(
        .badValue, "the database was not written by --db, and cannot be searched",
        command: arguments.command)
    }
    let printer = QueryPrinter(arguments, output: try Session.output(arguments))
    do {
      try printer.print(database, DocumentSearch.sql, [.text(expression), .integer(Int64(most))])
    } catch let error as StoreError {
      return try QueryCommand.status(of: error, arguments)
    }
    try printer.finish()
    return .done
  }
}
