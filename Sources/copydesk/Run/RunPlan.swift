import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost
import Reports

/// What a run shows of its plugins: which tables, or which view, and in which format.
struct RunPlan {
  /// How a view is drawn, where it is.
  enum Drawing: String, CaseIterable {
    case chart, svg, graphml
  }

  let format: RowFormat
  /// Whether the view is drawn, and how.
  let drawing: Drawing?
  /// The tables that were asked for, in order.
  let tables: [Int]
  /// The view that was asked for; a name that only a table has shows that table.
  let view: ViewSchema?
  /// The views to show in place of tables where there are several articles.
  let defaultViews: [ViewSchema]
  /// Whether rows go to a database.
  let isStored: Bool
  /// Whether rows are shown, or go to a file.
  let isShown: Bool
  /// The folder that gets a file for each table; nil where rows go elsewhere.
  let folder: String?

  init(_ arguments: ParsedArguments, plugins: PluginSet) throws(UsageError) {
    isStored = arguments.has(DatabaseOptions.database)
    isShown = !isStored || DatabaseOptions.showsRowsToo(arguments)
    let isTerminal = Terminal.isTerminal(.output) && !arguments.has(BatchControls.output)
    format =
      arguments.value(of: RunCommand.format).flatMap(RowFormat.init(rawValue:))
      ?? arguments.value(of: BatchControls.output).flatMap(RowFormat.init(ofFile:))
      ?? (isTerminal ? .table : .jsonl)
    drawing = arguments.value(of: RunCommand.format).flatMap(Drawing.init(rawValue:))
    let asked = try Self.view(arguments, plugins)
    if let asked {
      view = asked
    } else {
      view = drawing == nil ? nil : try Self.drawable(arguments, plugins)
    }
    let viewedTable = view == nil ? arguments.value(of: RunCommand.view) : nil
    tables = try Self.tables(
      viewedTable.map { [$0] } ?? arguments.list(of: RunCommand.table), plugins, arguments)
    let isPlain = view == nil && viewedTable == nil && !arguments.has(RunCommand.table)
    defaultViews =
      isPlain && isTerminal && format == .table ? plugins.views.filter(\.isDefault) : []
    let path = arguments.value(of: BatchControls.output)
    folder = path.flatMap { RowFolder.isFolder($0) ? $0 : nil }
    if folder != nil, view != nil || (format != .csv && format != .tsv) {
      throw UsageError(
        .badValue, "a folder takes a file for each table: give -f csv or -f tsv, and no --view",
        command: arguments.command)
    }
    if folder == nil, isShown, view == nil, format == .csv || format == .tsv, tables.count > 1 {
      let names = tables.map { "\(plugins.tables[$0].plugin).\(plugins.tables[$0].name)" }
      throw UsageError(
        .badValue,
        "-f \(format.rawValue) holds one table, and there are \(names.joined(separator: ", "));"
          + " choose one with --table, or give a folder with -o FOLDER/",
        command: arguments.command)
    }
  }

  /// Whether rows have to be kept until the end of the run.
  var needsStore: Bool { isShown && (view != nil || format == .table || format == .md) }

  /// The form in which rows leave the processor.
  var form: AnalysisProcessor.RowForm {
    let hasLines = !needsStore && isShown && (format == .jsonl || format == .json)
    if isStored { return hasLines ? .storedLines : .stored }
    return hasLines ? .lines : .values
  }

  /// The tables whose rows are needed: all for a view, which may read any.
  func needed(of plugins: PluginSet) -> Set<Int> {
    view == nil && defaultViews.isEmpty ? Set(tables) : Set(plugins.tables.indices)
  }

  private static func tables(
    _ names: [String], _ plugins: PluginSet, _ arguments: ParsedArguments
  ) throws(UsageError) -> [Int] {
    if names.isEmpty { return Array(plugins.tables.indices) }
    var tables: [Int] = []
    for name in names {
      let found = Self.tables(named: name, plugins)
      try check(
        name, count: found.count, option: RunCommand.table,
        known: plugins.tables.map { ($0.plugin, $0.name) }, arguments)
      tables += found
    }
    return tables
  }

  private static func tables(named name: String, _ plugins: PluginSet) -> [Int] {
    plugins.tables.indices.filter { index in
      let table = plugins.tables[index]
      return table.name == name || "\(table.plugin).\(table.name)" == name
    }
  }

  /// The view that was asked for; nil for none, and where the name is that of a table.
  private static func view(
    _ arguments: ParsedArguments, _ plugins: PluginSet
  ) throws(UsageError) -> ViewSchema? {
    guard let name = arguments.value(of: RunCommand.view) else { return nil }
    let found = plugins.views.filter { $0.name == name || "\($0.plugin).\($0.name)" == name }
    if found.isEmpty, tables(named: name, plugins).count == 1 { return nil }
    try check(
      name, count: found.count, option: RunCommand.view,
      known: plugins.views.map { ($0.plugin, $0.name) }, arguments)
    return found.first
  }

  /// The view to draw where none was asked for: the first with a chart, else the first default.
  private static func drawable(
    _ arguments: ParsedArguments, _ plugins: PluginSet
  ) throws(UsageError) -> ViewSchema {
    if let name = arguments.value(of: RunCommand.view) {
      throw UsageError(
        .badValue, "--view: '\(name)' is a table; charts are drawn from views",
        command: arguments.command)
    }
    let drawn = plugins.views.filter { $0.chart != nil }
    guard
      let view = drawn.first(where: \.isDefault) ?? drawn.first
        ?? plugins.views.first(where: \.isDefault) ?? plugins.views.first
    else {
      let names = plugins.manifests.map(\.name).joined(separator: ", ")
      throw UsageError(
        .badValue, "charts are drawn from views, and there is none in \(names)",
        command: arguments.command)
    }
    return view
  }

  private static func check(
    _ name: String, count: Int, option: CommandOption, known: [(plugin: String, name: String)],
    _ arguments: ParsedArguments
  ) throws(UsageError) {
    if count == 1 { return }
    let long = known.map { "\($0.plugin).\($0.name)" }
    if count > 1 {
      let candidates = long.filter { $0.hasSuffix("." + name) }.joined(separator: " or ")
      throw UsageError(
        .badValue, "\(option.name) \(name) could be \(candidates)", command: arguments.command)
    }
    let hint =
      Suggestion.question(name, among: known.map(\.name))
      ?? (known.isEmpty ? "there is none" : "there are \(long.joined(separator: ", "))")
    throw UsageError(
      .badValue, "\(option.name): there is no '\(name)'; \(hint)", command: arguments.command)
  }
}
