import ArticleReaders
import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost
import ResultStore
import TextEngine

/// `copydesk doctor`: checks the installation and says how to mend it.
enum DoctorCommand {
  static let subcommand = Subcommand(
    command: Command(
      name: "doctor", summary: "check the installation and say how to mend it",
      options: [BatchControls.help]),
    run: run)

  /// What a check found: the state of things, and what to do where it is not well.
  private struct Finding {
    let name: String
    let state: String
    var remedy: String?
  }

  private static let article = """
    Two killed as patrol returns

    Colonel Mara Lindqvist said on Monday that about 2,500 American troops remain in Iraq.

    "We will stay until the spring," she said.
    """

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let findings = [binary, tables, store] + plugins() + [workers()]
    let output = ResultFile.standardOutput(isImmediate: false)
    for finding in findings {
      let sign = finding.remedy == nil ? "✔" : "✘"
      try output.write("\(sign) \(finding.name): \(finding.state)\n".utf8)
      if let remedy = finding.remedy { try output.write("    \(remedy)\n".utf8) }
    }
    try output.flush()
    return findings.contains { $0.remedy != nil } ? .someFailed : .done
  }

  private static var binary: Finding {
    Finding(name: "program", state: "copydesk \(Program.version) at \(Terminal.executable)")
  }

  /// The word lists are part of the binary: a document without names would show that they are not.
  private static var tables: Finding {
    let job = Job(path: "doctor", format: .text, payload: .bytes(Array(article.utf8)))
    do throws(Failure) {
      let read = try DocumentLoader(options: .init()).document(for: job)
      let layers = TextEngine().annotated(read, with: .all).layers
      let numbers = [
        ("sentences", layers.sentences?.count ?? 0), ("tokens", layers.tokens?.count ?? 0),
        ("names", layers.entities?.mentions.count ?? 0), ("numbers", layers.numbers?.count ?? 0),
        ("dates", layers.dates?.count ?? 0), ("quotes", layers.quotes?.count ?? 0),
      ]
      let state = numbers.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
      let lacking = numbers.filter { $0.1 == 0 }.map(\.0)
      return Finding(
        name: "text engine", state: state + " in the test article",
        remedy: lacking.isEmpty
          ? nil : "no \(lacking.joined(separator: ", ")): build the program again with 'make'")
    } catch {
      return Finding(
        name: "text engine", state: error.message, remedy: "build it again with 'make'")
    }
  }

  private static var store: Finding {
    do throws(StoreError) {
      let view = ViewSchema(
        plugin: "doctor", name: "v", help: "", sql: "SELECT COUNT(*) FROM documents",
        isDefault: true)
      let store = try ResultStore(.temporary, tables: [], views: [view])
      _ = try ViewRunner(store: store).run(view: "v", of: "doctor")
      return Finding(name: "database", state: "SQLite answers")
    } catch {
      return Finding(
        name: "database", state: error.message,
        remedy: "make room in the folder for temporary files, $TMPDIR or /tmp")
    }
  }

  private static func plugins() -> [Finding] {
    let path = PluginPlaces.searchPath
    guard let bundled = PluginPlaces.bundledFolder else {
      return [
        Finding(
          name: "plugins", state: "the bundled plugins are not beside the program",
          remedy: "install them with 'make install', or set COPYDESK_PLUGINS to their folder")
      ]
    }
    var findings = [Finding(name: "plugins", state: "bundled ones are in \(bundled)")]
    var seen: Set<String> = []
    for found in path.all() where seen.insert(found.name).inserted {
      findings.append(trial(found, path))
    }
    return findings
  }

  /// Loads a plugin and runs it on the test article.
  private static func trial(
    _ found: PluginSearchPath.Found, _ path: PluginSearchPath
  ) -> Finding {
    let name = "plugin \(found.name)"
    do throws(PluginError) {
      let plugins = try PluginSet(names: [found.path], searchPath: path)
      let processor = AnalysisProcessor(
        plugins: plugins, reading: .init(), form: .lines, tables: Set(plugins.tables.indices))
      let result = processor.process(
        Job(path: "doctor", format: .text, payload: .bytes(Array(article.utf8))))
      guard let failure = result.failures.first else {
        return Finding(name: name, state: "\(result.rowCount) rows from the test article")
      }
      return Finding(
        name: name, state: failure.message, remedy: "see 'copydesk plugins check \(found.path)'")
    } catch {
      return Finding(
        name: name, state: error.message, remedy: "mend the file, or move the plugin away")
    }
  }

  /// Starts a worker process and has it read two articles.
  private static func workers() -> Finding {
    var selection = InputSelection()
    selection.inputs = ["/proc/version", "/proc/version"]
    var options = BatchOptions()
    options.workers = 2
    options.workerArguments = [WorkerCommand.name, "read", "--"]
    var answers = 0
    do throws(BatchError) {
      try Batch(options).run(JobSource(selection), process: { _ in JobResult() }) {
        (result, _) throws(BatchError) in
        answers += result.output.isEmpty ? 0 : 1
        return .goOn
      }
      return Finding(
        name: "workers", state: "\(answers) of 2 jobs came back from a worker process",
        remedy: answers == 2 ? nil : "use -j 0, and look for limits on processes with 'ulimit -a'")
    } catch {
      return Finding(name: "workers", state: error.message, remedy: "use -j 0")
    }
  }
}
