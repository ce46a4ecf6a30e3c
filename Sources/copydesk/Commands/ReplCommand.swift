import ArticleReaders
import BatchEngine
import CommandLineKit
import DocumentModel
import LineEditor
import PluginHost
import TextEngine

/// `copydesk repl`: a Lua prompt over articles.
enum ReplCommand {
  static let evaluate = CommandOption(
    "-e", "--evaluate", value: .required("LUA"), help: "run this line and end; may be repeated",
    group: "Prompt")

  static let subcommand = Subcommand(
    command: Command(
      name: "repl", summary: "a Lua prompt with articles loaded",
      discussion: "doc is the article shown, docs lists all; everything that plugins can use is"
        + " there, and help(x) tells about it. Names assigned without 'local' last from line to"
        + " line. Tab completes names and fields. Lines that begin with : are commands; :help lists"
        + " them. Ctrl-C stops a line that runs too long.",
      arguments: [InputOptions.argument],
      options: [evaluate] + InputOptions.all + [InputOptions.aliases, BatchControls.help],
      examples: [
        CommandExample("copydesk repl article.txt", "look around in an article"),
        CommandExample(
          "copydesk repl article.txt -e 'doc.numbers:where { kind = \"count\" }'",
          "one answer, without the prompt"),
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let output = ResultFile.standardOutput(isImmediate: true)
    let documents = try documents(arguments)
    guard !documents.isEmpty else { return .noReadableInput }
    let session = try PromptSession(
      documents, engine: try InputOptions.engine(arguments), output: output)
    Interrupt.handOver { _ in PluginPrompt.interrupt(true) }
    let lines = arguments.values(of: evaluate)
    if !lines.isEmpty {
      let isFine = lines.map(session.take).allSatisfy { $0 != .failed }
      return isFine ? .done : .someFailed
    }
    return talk(session)
  }

  /// Reads line after line; a line that is not complete goes on at a second prompt.
  private static func talk(_ session: PromptSession) -> ExitStatus {
    let isTerminal = Terminal.isTerminal(.input)
    let editor = LineEditor(
      historyFile: historyFile, completions: { session.completions(of: $0) })
    if isTerminal { session.greet() }
    var lines: [String] = []
    var hasFailed = false
    while true {
      switch editor.read(prompt: lines.isEmpty ? "> " : ">> ") {
      case .end: return hasFailed && !isTerminal ? .someFailed : .done
      case .cancelled: lines = []
      case .text(let line):
        lines.append(line)
        let entry = lines.joined(separator: "\n")
        PluginPrompt.interrupt(false)
        switch session.take(entry) {
        case .incomplete: continue
        case .quit:
          editor.remember(entry)
          return .done
        case .failed: hasFailed = true
        case .done: break
        }
        editor.remember(entry)
        lines = []
      }
    }
  }

  /// `$XDG_STATE_HOME/copydesk/history`, by default below `~/.local/state`.
  private static var historyFile: String? {
    let folder =
      Terminal.variable("XDG_STATE_HOME") ?? Terminal.variable("HOME").map { $0 + "/.local/state" }
    return folder.map { $0 + "/copydesk/history" }
  }

  /// The articles that can be read; the others are reported.
  private static func documents(_ arguments: ParsedArguments) throws -> [Document] {
    var source = JobSource(try InputOptions.selection(arguments.arguments, arguments))
    let loader = DocumentLoader(options: try InputOptions.reading(arguments))
    var documents: [Document] = []
    while let job = source.next() {
      do throws(Failure) {
        documents.append(try loader.document(for: job))
      } catch {
        Talk.failure(error)
      }
    }
    return documents
  }
}
