import ArticleReaders
import BatchEngine
import CommandLineKit
import DocumentModel
import TextEngine

/// The options that choose inputs, the same for every command that takes them.
enum InputOptions {
  private static let group = "Input"

  static let argument = CommandArgument(
    "INPUT", .any, help: "files, folders, patterns in quotes, or - for standard input")

  static let filesFrom = CommandOption(
    "--files-from", value: .required("FILE"),
    help: "take inputs from a list, one a line; - is standard input", group: group)
  static let nulSeparated = CommandOption(
    "-0", "--null", help: "the list is separated by NUL, as find -print0 writes it", group: group)
  static let include = CommandOption(
    "--include", value: .required("GLOB"), help: "of the files in folders, only those that match",
    group: group)
  static let exclude = CommandOption(
    "--exclude", value: .required("GLOB"), help: "leave out files and folders that match",
    group: group)
  static let format = CommandOption(
    "--input-format", value: .required("FORMAT"), help: "how files are read",
    byDefault: "told from name and content", choices: InputFormat.allCases.map(\.rawValue),
    group: group)
  static let map = CommandOption(
    "--map", value: .required("FIELD=POINTER"),
    help: "where fields lie in foreign JSON, such as text=/body,title=/headline", group: group)
  static let limit = CommandOption(
    "--limit", value: .required("N"), help: "take the first N documents", group: group)
  static let sample = CommandOption(
    "--sample", value: .required("N"), help: "draw N documents", group: group)
  static let seed = CommandOption(
    "--seed", value: .required("S"), help: "what the draw starts from", byDefault: "0",
    group: group)
  static let shard = CommandOption(
    "--shard", value: .required("K/N"), help: "take the K-th of N equal shares", group: group)
  static let dryRun = CommandOption(
    "--dry-run", help: "list the documents and stop", group: group)

  static let aliases = CommandOption(
    "--aliases", value: .required("FILE"),
    help: "own names: lines of alias, tab, name, and if wanted type and country code", group: group)

  static let all = [
    filesFrom, nulSeparated, include, exclude, format, map, limit, sample, seed, shard, dryRun,
  ]

  /// The selection that a command line asks for, of these inputs.
  static func selection(
    _ inputs: [String], _ arguments: ParsedArguments
  ) throws(UsageError) -> InputSelection {
    var selection = InputSelection()
    selection.inputs = inputs
    selection.lists = arguments.values(of: filesFrom)
    selection.listsEndInNUL = arguments.has(nulSeparated)
    selection.included = arguments.values(of: include).map { Glob($0) }
    selection.excluded = arguments.values(of: exclude).map { Glob($0) }
    selection.reading = try reading(arguments)
    selection.limit = try arguments.integer(of: limit, in: 0...Int.max)
    selection.sample = try arguments.integer(of: sample, in: 1...10_000_000)
    selection.seed = UInt64(try arguments.integer(of: seed, in: 0...Int.max) ?? 0)
    if let text = arguments.value(of: shard) {
      guard let share = InputSelection.Shard(text) else {
        throw arguments.bad(shard, text, "a share such as 1/4")
      }
      selection.shard = share
    }
    if selection.inputs.isEmpty, selection.lists.isEmpty {
      guard !Terminal.isTerminal(.input) else {
        throw UsageError(
          .missingArgument, "no INPUT: name a file or a folder, or - to type an article",
          command: arguments.command)
      }
      selection.inputs = ["-"]
    }
    return selection
  }

  /// The engine that computes layers, with the names of `--aliases`.
  static func engine(_ arguments: ParsedArguments) throws(UsageError) -> TextEngine {
    guard let path = arguments.value(of: aliases) else { return TextEngine() }
    do throws(BatchError) {
      return TextEngine(aliases: try AliasFile.names(at: path))
    } catch {
      throw UsageError(
        .badValue, "\(aliases.name): \(error.message)", command: arguments.command)
    }
  }

  /// How files are read, as a command line asks for it.
  static func reading(_ arguments: ParsedArguments) throws(UsageError) -> ReadOptions {
    var reading = ReadOptions()
    reading.format = arguments.value(of: format).flatMap(InputFormat.init(rawValue:))
    for entry in arguments.list(of: map) {
      let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, parts[1].hasPrefix("/") else {
        throw arguments.bad(map, entry, "FIELD=/POINTER, such as text=/body")
      }
      guard ReadOptions.mappableFields.contains(parts[0]) else {
        let hint =
          Suggestion.question(parts[0], among: ReadOptions.mappableFields)
          ?? "it is one of \(ReadOptions.mappableFields.joined(separator: ", "))"
        throw UsageError(
          .badValue, "--map has no field '\(parts[0])'; \(hint)", command: arguments.command)
      }
      reading.fieldMap[parts[0]] = parts[1]
    }
    return reading
  }
}
