import ArticleReaders
import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost
import TextEngine

/// `copydesk watch`: runs a plugin again whenever it or an input is saved, and shows what changes.
enum WatchCommand {
  static let runs = CommandOption(
    "--runs", value: .required("N"), help: "end after N runs", isHidden: true)

  static let subcommand = Subcommand(
    command: Command(
      name: "watch", summary: "run a plugin again at every save, and show what changes",
      discussion: "Each run loads the plugin anew. The first shows all rows; later ones the rows"
        + " that come (+) and go (-). Ctrl-C ends it.",
      arguments: [
        CommandArgument(
          "PLUGIN", .one, help: "the name of a plugin, or a path such as ./mine.lua",
          values: .plugins),
        InputOptions.argument,
      ],
      options: InputOptions.all + [InputOptions.aliases] + PluginOptions.all
        + [BatchControls.help, runs],
      examples: [
        CommandExample("copydesk watch ./ministers article.txt", "while you write the plugin")
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let name = arguments.arguments.first ?? ""
    let found = try PluginPlaces.searchPath.find(name)
    let inputs = Array(arguments.arguments.dropFirst())
    let selection = try InputOptions.selection(inputs, arguments)
    let watch = try FileWatch()
    var places = [found.path] + selection.inputs.filter { $0 != "-" }
    for path in places { try watch.add(path) }
    let output = ResultFile.standardOutput(isImmediate: true)
    let most = try arguments.integer(of: runs, in: 1...Int.max) ?? .max
    var before: [String]?
    var number = 1
    while true {
      if let (rows, reads) = try rows(found, selection, arguments) {
        places = [found.path] + selection.inputs.filter { $0 != "-" } + reads
        for path in reads { try watch.add(path) }
        try output.write(report(rows, before: before).utf8)
        before = rows
      }
      guard number < most, !Interrupt.isRequested else { break }
      let changed = watch.wait()
      if changed.isEmpty { break }
      number += 1
      // New folders are watched from now on.
      for path in places { try watch.add(path) }
      Talk.say("── " + changed.joined(separator: ", "))
    }
    return Interrupt.isRequested ? .interrupted : .done
  }

  /// The rows of a run, a line each, in order, and the files of the user's that the plugin may read;
  /// nil where the plugin does not load, which is told.
  private static func rows(
    _ found: PluginSearchPath.Found, _ selection: InputSelection, _ arguments: ParsedArguments
  ) throws -> (rows: [String], reads: [String])? {
    let plugins: PluginSet
    do {
      plugins = try PluginSet(
        names: [found.path], searchPath: PluginPlaces.searchPath,
        settings: PluginOptions.settings(arguments), limits: PluginOptions.limits(arguments),
        grants: PluginOptions.allowed(arguments))
    } catch let error as PluginError {
      Talk.pluginError(error)
      return nil
    }
    let processor = AnalysisProcessor(
      plugins: plugins, reading: try InputOptions.reading(arguments), form: .lines,
      tables: Set(plugins.tables.indices))
    processor.engine = try InputOptions.engine(arguments)
    var source = JobSource(selection)
    var rows: [String] = []
    while !Interrupt.isRequested, let job = source.next() {
      let result = processor.process(job)
      result.failures.forEach(Talk.failure)
      for line in result.log { Talk.say(line) }
      rows += result.output.split(separator: UInt8(ascii: "\n")).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    return (rows, plugins.manifests.flatMap { $0.capabilities.map(\.path) })
  }

  /// The rows that came and went, and how many there are.
  private static func report(_ rows: [String], before: [String]?) -> String {
    let (gone, come) = difference(before ?? [], rows)
    let isColored = Terminal.isTerminal(.output) && Terminal.variable("NO_COLOR") == nil
    func line(_ sign: String, _ row: String, _ color: Int) -> String {
      let text = Terminal.visible("\(sign) \(row)", andLines: true)
      return isColored ? "\u{1B}[\(color)m\(text)\u{1B}[0m\n" : text + "\n"
    }
    var text = gone.map { line("-", $0, 31) }.joined() + come.map { line("+", $0, 32) }.joined()
    if before != nil, gone.isEmpty, come.isEmpty { text = "no row changes\n" }
    let count = rows.count == 1 ? "1 row" : "\(rows.count) rows"
    return text
      + (before == nil ? "\(count)\n" : "\(count); \(come.count) new, \(gone.count) gone\n")
  }

  /// The lines of each side that the other does not have, in order; equal lines count one by one.
  private static func difference(
    _ before: [String], _ after: [String]
  ) -> (gone: [String], come: [String]) {
    func left(_ lines: [String], without others: [String]) -> [String] {
      var counts: [String: Int] = [:]
      for line in others { counts[line, default: 0] += 1 }
      return lines.filter { line in
        guard let count = counts[line], count > 0 else { return true }
        counts[line] = count - 1
        return false
      }
    }
    return (left(before, without: after), left(after, without: before))
  }
}
