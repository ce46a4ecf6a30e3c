import BatchEngine
import CommandLineKit
import PluginHost

/// The options about the result database of a run.
enum DatabaseOptions {
  static let database = CommandOption(
    "--db", value: .required("FILE.db"),
    help: "store rows, documents and failures in an SQLite database, and go on where a run ended",
    group: "Output")

  /// Whether rows also go to a file, or to standard output because a format or a view was asked for.
  static func showsRowsToo(_ arguments: ParsedArguments) -> Bool {
    arguments.has(BatchControls.output) || arguments.has(RunCommand.format)
      || arguments.has(RunCommand.view)
  }

  /// Opens the database that a command line names; nil where it names none.
  static func sink(
    _ arguments: ParsedArguments, _ plugins: PluginSet, _ recipe: RunRecipe
  ) throws -> DatabaseSink? {
    guard let path = arguments.value(of: database) else { return nil }
    guard !arguments.has(RunCommand.table) else {
      throw UsageError(
        .badValue, "--db stores every table; leave --table out", command: arguments.command)
    }
    return try DatabaseSink(
      path: path, plugins: plugins, recipe: recipe,
      retrying: KeepingOptions.retrying(arguments))
  }
}
