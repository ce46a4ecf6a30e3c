import BatchEngine
import CommandLineKit
import DocumentModel
import Reports
import ResultStore

/// `copydesk query`: asks a result database.
enum QueryCommand {
  private static let group = "Output"

  static let format = CommandOption(
    "-f", "--format", value: .required("FORMAT"), help: "how rows are written",
    byDefault: "table on a terminal, else jsonl", choices: RowFormat.allCases.map(\.rawValue),
    group: group)
  static let list = CommandOption("--list", help: "list the tables and views", group: group)

  static let subcommand = Subcommand(
    command: Command(
      name: "query", summary: "ask the result database",
      discussion: "The tables and views of plugins are named plugin_name_table. Without a"
        + " question they are listed. A query only reads.",
      arguments: [
        CommandArgument("DB", .one, help: "a database that --db wrote"),
        CommandArgument("SQL|VIEW", .optional, help: "one SELECT, or the name of a table or view"),
      ],
      options: [format, list, BatchControls.output, BatchControls.help],
      examples: [
        CommandExample("copydesk query results.db --list", "the tables and views"),
        CommandExample("copydesk query results.db entity-counts.top", "all of a view"),
        CommandExample(
          "copydesk query results.db 'SELECT code, count(*) AS n FROM failures GROUP BY code'",
          "why documents failed"),
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let database = try open(arguments)
    do {
      return try run(arguments, database)
    } catch let error as StoreError {
      return try status(of: error, arguments)
    }
  }

  /// What an error of the question comes to: wrong use, or the user's own interruption.
  static func status(of error: StoreError, _ arguments: ParsedArguments) throws -> ExitStatus {
    switch error.code {
    case .sql, .forbidden, .name:
      throw UsageError(.badValue, "\(error)", command: arguments.command)
    case .limit where Interrupt.isRequested: return .interrupted
    case .limit, .file, .full, .database: throw error
    }
  }

  private static func run(
    _ arguments: ParsedArguments, _ database: QueryDatabase
  ) throws -> ExitStatus {
    let output = try Session.output(arguments)
    let words = arguments.arguments.dropFirst().first
    let printer = QueryPrinter(arguments, output: output)
    if let words, !arguments.has(list) {
      try printer.print(database, try database.sql(for: words))
    } else {
      let rows = try database.entries().map { entry -> [Scalar] in
        [.text(entry.name), .text(entry.kind), .text(entry.columns.joined(separator: ", "))]
      }
      try printer.print(["name", "kind", "columns"], rows)
    }
    try printer.finish()
    return .done
  }

  static func open(_ arguments: ParsedArguments) throws -> QueryDatabase {
    let path = arguments.arguments.first ?? ""
    guard FolderComparison.isFile(path) else {
      throw UsageError(
        .badValue, "there is no database '\(path)'; 'copydesk run … --db FILE.db' makes one",
        command: arguments.command)
    }
    return try QueryDatabase(path: path)
  }
}

/// Prints the rows of a query, in the format of a command line, as they come.
final class QueryPrinter {
  /// The rows that decide how wide printed columns are.
  private static let sampleSize = 2000

  private let format: RowFormat
  private let output: ResultFile
  private let width: Int?
  private var grid: GridWriter?

  init(_ arguments: ParsedArguments, output: ResultFile) {
    let isTerminal = Terminal.isTerminal(.output) && !arguments.has(BatchControls.output)
    format =
      arguments.value(of: QueryCommand.format).flatMap(RowFormat.init(rawValue:))
      ?? arguments.value(of: BatchControls.output).flatMap(RowFormat.init(ofFile:))
      ?? (isTerminal ? .table : .jsonl)
    width = isTerminal ? Terminal.columns(of: .output) : nil
    self.output = output
  }

  func print(_ database: QueryDatabase, _ sql: String, _ values: [Scalar] = []) throws {
    try database.run(
      sql, values, inGroupsOf: Self.sampleSize, isStopped: { Interrupt.isRequested }
    ) { names, rows in try print(names, rows) }
  }

  func print(_ names: [String], _ rows: [[Scalar]]) throws {
    var bytes: [UInt8] = []
    var writer = grid ?? start(names, rows, &bytes)
    for row in rows { writer.append(row, to: &bytes) }
    grid = writer
    try output.write(bytes)
  }

  func finish() throws {
    var bytes: [UInt8] = []
    grid?.appendEnd(to: &bytes)
    try output.write(bytes)
    try output.finish()
  }

  private func start(
    _ names: [String], _ rows: [[Scalar]], _ bytes: inout [UInt8]
  ) -> GridWriter {
    let columns = names.enumerated().map { place, name in
      FlatColumn(name: name, type: RowArchive.type(of: rows.map { $0[place] }))
    }
    let writer = GridWriter(
      format, subject: nil, columns: columns, sample: rows, width: width, isColored: false)
    writer.appendStart(to: &bytes)
    return writer
  }
}
