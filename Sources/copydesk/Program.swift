import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost
import ResultStore

/// A command with what it does.
struct Subcommand: Sendable {
  let command: Command
  let run: @Sendable (ParsedArguments) throws -> ExitStatus
}

/// Finds the command that the first words name, runs it, and turns errors into messages.
enum Program {
  static let version = "0.1.0"
  static let summary = "analyse news articles with scripts"

  /// The commands in the order of the overview.
  static let subcommands: [Subcommand] = [
    RunCommand.subcommand, ReadCommand.subcommand, AnnotateCommand.subcommand,
    ExplainCommand.subcommand, KwicCommand.subcommand, QueryCommand.subcommand,
    SearchCommand.subcommand,
    PluginsListCommand.subcommand, PluginsInfoCommand.subcommand, PluginsNewCommand.subcommand,
    PluginsTestCommand.subcommand, PluginsCheckCommand.subcommand, PluginsLockCommand.lock,
    PluginsLockCommand.verify, DocsCommand.subcommand, ReplCommand.subcommand,
    WatchCommand.subcommand, DoctorCommand.subcommand, CompletionCommand.subcommand,
  ]

  static func run(_ words: [String]) -> ExitStatus {
    do {
      return try dispatch(words)
    } catch let error as UsageError {
      let help = error.command.map { "copydesk help \($0)" } ?? "copydesk help"
      Talk.error("\(error.message)\nSee '\(help)'.")
      return .wrongUse
    } catch let error as PluginError {
      Talk.pluginError(error)
      return error.code == .notFound || error.code == .option ? .wrongUse : .pluginFailed
    } catch let error as PluginTrust.Mismatch {
      Talk.error(error.message)
      return .pluginFailed
    } catch let error as StoreError {
      Talk.error("\(error)")
      switch error.code {
      case .file, .full, .database: return .someFailed
      case .sql, .forbidden, .limit, .name: return .pluginFailed
      }
    } catch let error as BatchError {
      if error.code == .closedPipe { return .done }
      Talk.error(error.message)
      return error.code == .selection ? .wrongUse : .someFailed
    } catch {
      Talk.error("\(error)")
      return .someFailed
    }
  }

  private static func dispatch(_ words: [String]) throws -> ExitStatus {
    guard let first = words.first else {
      Talk.say(overview())
      return .wrongUse
    }
    switch first {
    case "--version", "-V": return try HelpCommand.printVersion()
    case "help": return try HelpCommand.run(Array(words.dropFirst()))
    case "--help", "-h": return try HelpCommand.run([])
    case WorkerCommand.name: return try WorkerCommand.run(Array(words.dropFirst()))
    default: break
    }
    let (subcommand, rest) = try find(words == ["plugins"] ? ["plugins", "list"] : words)
    let parsed = try ArgumentParser(subcommand.command).parse(rest)
    if parsed.wantsHelp { return try HelpCommand.show(subcommand.command) }
    do { return try subcommand.run(parsed) } catch let error as BatchError {
      throw KeepingOptions.explained(error, parsed)
    }
  }

  /// The command whose words the line begins with, and the words after them.
  static func find(_ words: [String]) throws -> (Subcommand, [String]) {
    let longest = subcommands.max { matches($0, words) < matches($1, words) }
    if let longest, matches(longest, words) > 0 {
      return (longest, Array(words.dropFirst(matches(longest, words))))
    }
    let first = words.first ?? ""
    let names = subcommands.map(\.command.name)
    let typed = words.prefix(2).joined(separator: " ")
    let firsts = names.compactMap { $0.split(separator: " ").first.map(String.init) } + ["help"]
    var message = "there is no command '\(first)'"
    if names.contains(where: { $0.hasPrefix(first + " ") }) {
      message = words.count > 1 ? "there is no command '\(typed)'" : "'\(first)' needs a command"
      let children = names.filter { $0.hasPrefix(first + " ") }
      message +=
        "; "
        + (Suggestion.question(typed, among: children)
          ?? "it is one of \(children.joined(separator: ", "))")
    } else if let question = Suggestion.question(first, among: firsts) {
      message += "; \(question)"
    }
    throw UsageError(.unknownCommand, message)
  }

  private static func matches(_ subcommand: Subcommand, _ words: [String]) -> Int {
    let name = subcommand.command.name.split(separator: " ").map(String.init)
    return words.starts(with: name) ? name.count : 0
  }

  static func overview() -> String {
    HelpPage(program: "copydesk").overview(
      summary: summary, commands: subcommands.map(\.command),
      examples: [
        CommandExample(
          "copydesk run entity-counts Examples/articles", "count who and what the articles name")
      ])
  }
}
