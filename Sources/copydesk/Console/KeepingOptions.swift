import BatchEngine
import CommandLineKit
import PluginHost

/// The options about runs that go on where they ended.
enum KeepingOptions {
  private static let group = "Batch"

  static let journal = CommandOption(
    "--journal", value: .required("FILE"),
    help: "keep results in a file, so that the same command goes on where a run ended",
    group: group)
  static let retryFailed = CommandOption(
    "--retry-failed", help: "do documents again that failed in an earlier run", group: group)

  static let all = [journal, retryFailed]

  /// Options that choose documents or say how the work is done; results do not depend on them.
  private static let passedOver =
    BatchControls.all + ProgressOptions.all + all
    + [
      InputOptions.filesFrom, InputOptions.nulSeparated, InputOptions.include,
      InputOptions.exclude, InputOptions.limit, InputOptions.sample, InputOptions.seed,
      InputOptions.shard, InputOptions.dryRun, BatchControls.output, BatchControls.quiet,
      BatchControls.verbose, BatchControls.help, DatabaseOptions.database,
      PluginOptions.profile, PluginOptions.noticeAfter,
    ]

  /// Whether a run keeps its results.
  static func isKept(_ arguments: ParsedArguments) -> Bool {
    arguments.has(journal) || arguments.has(DatabaseOptions.database)
  }

  /// All that the results of a command line depend on besides the documents.
  ///
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - display: options that only say how results are shown.
  ///   - extra: what else results depend on.
  ///   - files: plugins and other files that results depend on.
  /// - Returns: the recipe; results made under another one are not used.
  /// - Throws: `BatchError` where one of the files cannot be read.
  static func recipe(
    _ arguments: ParsedArguments, besides display: [CommandOption] = [], extra: [String] = [],
    files: [String] = []
  ) throws -> RunRecipe {
    let left = Set((passedOver + display).map(\.name))
    var options = extra
    var files = files
    for option in arguments.options where !left.contains(option.name) {
      options.append(option.name + (option.value.map { "=" + $0 } ?? ""))
      guard let value = option.value else { continue }
      if option.name == InputOptions.aliases.name { files.append(value) }
      if option.name == PluginOptions.set.name, let setting = PluginSetting(value),
        FolderComparison.isFile(setting.value)
      {
        files.append(setting.value)
      }
    }
    return try RunRecipe(
      command: arguments.command, engine: engine, options: options, files: files)
  }

  /// The version, and which build of it: results of another build are not used.
  private static var engine: String {
    BuildIdentity.ofThisProgram.map { "\(Program.version) build \($0)" } ?? Program.version
  }

  /// An error of a full disk, with what to do where the run keeps its results.
  static func explained(_ error: BatchError, _ arguments: ParsedArguments) -> BatchError {
    guard error.code == .full, isKept(arguments) else { return error }
    return BatchError(
      .full,
      error.message + "; what was done is kept: make room, and give the same command again")
  }

  static func retrying(_ arguments: ParsedArguments) throws(UsageError) -> Journal.Retrying {
    guard arguments.has(retryFailed) else { return .none }
    guard isKept(arguments) else {
      throw UsageError(
        .badValue, "--retry-failed needs what an earlier run kept: give --journal or --db too",
        command: arguments.command)
    }
    return .failed
  }
}
