import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost
import Reports
import ResultStore

/// `copydesk run`: runs plugins over articles and writes their rows.
enum RunCommand {
  private static let group = "Output"

  static let format = CommandOption(
    "-f", "--format", value: .required("FORMAT"), help: "how rows are written",
    byDefault: "table on a terminal, else what FILE of -o ends in, else jsonl",
    choices: RowFormat.allCases.map(\.rawValue) + RunPlan.Drawing.allCases.map(\.rawValue),
    group: group)
  static let ascii = CommandOption(
    "--ascii", help: "draw charts with ASCII characters alone", group: group)
  static let table = CommandOption(
    "--table", value: .required("NAME"), help: "only this table, NAME or PLUGIN.NAME",
    group: group)
  static let view = CommandOption(
    "--view", value: .required("NAME"), help: "ask this view over all articles, instead of rows",
    group: group)
  static let color = CommandOption(
    "--color", value: .optional("WHEN", bare: "always"), help: "colours and bold headings",
    byDefault: "auto; NO_COLOR turns it off", choices: ["auto", "always", "never"], group: group)
  static let rowForm = CommandOption(
    "--rows-as", value: .required("FORM"), help: "how a worker hands over rows",
    choices: AnalysisProcessor.RowForm.allCases.map(\.rawValue), isHidden: true)
  static let rowTables = CommandOption(
    "--rows-of", value: .required("LIST"), help: "the tables a worker hands over, by number",
    isHidden: true)

  static let subcommand = Subcommand(
    command: Command(
      name: "run", summary: "run analyses",
      discussion: "'copydesk plugins list' shows the analyses there are.",
      arguments: [
        CommandArgument(
          "PLUGIN[,PLUGIN…]", .one, help: "names of plugins, or paths such as ./mine.lua",
          values: .plugins),
        InputOptions.argument,
      ],
      options: [
        format, BatchControls.output, table, view, color, ascii, BatchControls.quiet,
        BatchControls.verbose, BatchControls.help, rowForm, rowTables,
      ] + InputOptions.all + [InputOptions.aliases] + FilterOptions.all + PluginOptions.all
        + [PluginOptions.profile, PluginOptions.noticeAfter] + BatchControls.all
        + KeepingOptions.all + [DatabaseOptions.database] + ConditionOptions.all
        + ProgressOptions.all,
      examples: [
        CommandExample("copydesk run entity-counts article.txt", "who and what an article names"),
        CommandExample(
          "copydesk run sentiment,troop-numbers -f jsonl -o rows.jsonl articles/",
          "two analyses of a folder, as JSON lines"),
        CommandExample(
          "copydesk run troop-numbers --view series -f csv articles/",
          "troop numbers over time, for a spreadsheet"),
        CommandExample("copydesk run troop-numbers -f chart articles/", "the same, drawn"),
        CommandExample(
          "copydesk run sentiment --speaker Barzani article.txt",
          "the tone of what one person says"),
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let names = pluginNames(arguments)
    guard !names.isEmpty else {
      throw UsageError(
        .missingArgument, "PLUGIN names no plugin; see 'copydesk plugins list'",
        command: arguments.command)
    }
    let session = try Session(inputs: Array(arguments.arguments.dropFirst()), arguments)
    let path = PluginPlaces.searchPath
    let found = try names.map { try path.find($0) }
    try PluginTrust.check(found, isQuiet: arguments.has(BatchControls.quiet))
    if !arguments.has(BatchControls.quiet) { PluginPlaces.warnOfShadows(found) }
    let plugins = try plugins(found.map(\.path), arguments)
    if arguments.has(BatchControls.verbose) {
      for line in plugins.loadLog { Talk.say("\(line.plugin): \(line.text)") }
    }
    if let status = try session.dryRun() { return status }
    let plan = try RunPlan(arguments, plugins: plugins)
    let needed = plan.needed(of: plugins)
    let processor = AnalysisProcessor(
      plugins: plugins, reading: try InputOptions.reading(arguments), form: plan.form,
      tables: needed, sketches: arguments.has(FilterOptions.dedupe) ? .made : .none)
    processor.engine = try InputOptions.engine(arguments)
    processor.conditions = try ConditionOptions.conditions(arguments)
    let extra = [
      "\(rowForm.name)=\(plan.form.rawValue)",
      "\(rowTables.name)=\(needed.sorted().map(String.init).joined(separator: ","))",
    ]
    let words = WorkerCommand.words(
      for: arguments, extra: extra, arguments: found.map(\.path))
    let keeping = try RunKeeping(
      arguments,
      recipe: try KeepingOptions.recipe(
        arguments, besides: [format, color, ascii, view, table], extra: extra,
        files: found.map(\.folder)),
      database: { try DatabaseOptions.sink(arguments, plugins, $0) })
    let copies = arguments.has(FilterOptions.dedupe) ? CopyDetector() : nil
    let notices = try RunNotices(arguments)
    plugins.running = notices.watchThisProcess()
    defer { notices.end() }
    let work = { (write: (JobResult) throws(BatchError) -> Void) throws -> Session.Tally in
      try session.run(
        stage: .plugin, workers: words, copies: copies, keeping: keeping, notice: notices.show,
        process: processor.process, write: write)
    }
    if let path = plan.folder {
      let folder = try RowFolder(
        plan, tables: plugins.tables, path: path, by: keeping == nil ? .named : .kept)
      let tally = try work { (result) throws(BatchError) in try folder.write(result) }
      if !session.isCutShort(tally) { try folder.finish() }
      return session.status(of: tally)
    }
    let output = try Session.output(arguments)
    guard plan.needsStore else {
      let stream = RowStream(plan, tables: plugins.tables, output: output)
      try stream.start()
      let tally = try work { (result) throws(BatchError) in try stream.write(result) }
      try stream.finish()
      try session.close(output, after: tally)
      return session.status(of: tally)
    }
    let archive = try RowArchive(
      plan, tables: plugins.tables, views: plugins.views, output: output,
      width: arguments.has(BatchControls.output) ? nil : Terminal.columns(of: .output),
      isColored: isColored(arguments), chartStyle: chartStyle(arguments))
    let tally = try work { (result) throws(BatchError) in
      do throws(StoreError) { try archive.keep(result) } catch {
        throw BatchError(.file, "cannot keep rows: \(error.message)")
      }
    }
    try archive.finish(documents: tally.documents)
    try session.close(output, after: tally)
    return session.status(of: tally)
  }

  /// The processor of a worker, whose arguments are paths of plugins.
  static func workerProcessor(_ arguments: ParsedArguments) throws -> AnalysisProcessor {
    let form = arguments.value(of: rowForm).flatMap(AnalysisProcessor.RowForm.init(rawValue:))
    let plugins = try plugins(arguments.arguments, arguments)
    plugins.running = try RunNotices(arguments).watchAsWorker()
    let processor = AnalysisProcessor(
      plugins: plugins,
      reading: try InputOptions.reading(arguments), form: form ?? .lines,
      tables: Set(arguments.list(of: rowTables).compactMap { Int($0) }),
      sketches: arguments.has(FilterOptions.dedupe) ? .made : .none)
    processor.engine = try InputOptions.engine(arguments)
    processor.conditions = try ConditionOptions.conditions(arguments)
    return processor
  }

  private static func pluginNames(_ arguments: ParsedArguments) -> [String] {
    (arguments.arguments.first ?? "").split(separator: ",").map(String.init)
  }

  private static func plugins(
    _ paths: [String], _ arguments: ParsedArguments
  ) throws -> PluginSet {
    let path = PluginPlaces.searchPath
    return try PluginSet(
      names: paths, searchPath: path,
      settings: PluginOptions.settings(arguments), limits: PluginOptions.limits(arguments),
      filter: FilterOptions.filter(arguments),
      grants: PluginOptions.grants(arguments, of: paths.map { try path.find($0) }))
  }

  /// ASCII where it was asked for, and on a terminal whose character set is not Unicode.
  private static func chartStyle(_ arguments: ParsedArguments) -> TextChart.Style {
    if arguments.has(ascii) { return .ascii }
    guard Terminal.isTerminal(.output), !arguments.has(BatchControls.output) else {
      return .unicode
    }
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.compactMap { Terminal.variable($0) }.first { !$0.isEmpty } ?? ""
    let set = locale.lowercased()
    return set.hasSuffix("utf-8") || set.hasSuffix("utf8") ? .unicode : .ascii
  }

  /// Whether results are coloured, as the options, the environment and the terminal have it.
  static func isColored(_ arguments: ParsedArguments) -> Bool {
    switch arguments.value(of: color) {
    case "always": return true
    case "never": return false
    default:
      return Terminal.isTerminal(.output) && !arguments.has(BatchControls.output)
        && Terminal.variable("NO_COLOR") == nil && Terminal.variable("TERM") != "dumb"
    }
  }
}
