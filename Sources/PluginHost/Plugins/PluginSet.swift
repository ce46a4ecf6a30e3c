public import DocumentModel
internal import LuaRuntime
internal import TextEngine

/// The plugins of a run, loaded and ready to be run on one document after the other.
///
/// Not `Sendable`: a set belongs to one thread, which needs a stack of 1 MB or more.
public final class PluginSet {
  private let plugins: [Plugin]
  /// For each plugin the number of its first table among the tables of the run.
  private let firstTables: [Int]
  private let filter: DocumentFilter
  /// The seed of the run; with plugin and document it decides what `math.random` gives.
  public var seed: UInt64 = 0
  /// Where to note which plugin is at work; nil where nobody looks.
  public var running: RunningPlugin?

  /// The manifests, in the order in which the plugins run.
  public let manifests: [PluginManifest]
  /// The tables of all plugins, in the order in which the plugins were asked for.
  public let tables: [TableSchema]
  /// The views of all plugins, in the order in which the plugins were asked for.
  public let views: [ViewSchema]
  /// The layers of the text engine that the plugins need.
  public let needs: LayerSet

  /// Finds and loads plugins.
  ///
  /// - Parameters:
  ///   - names: Names or paths, each at most once.
  ///   - searchPath: Where names are looked for.
  ///   - settings: Values of options.
  ///   - limits: What each plugin may use up for a document.
  ///   - filter: What of each document counts.
  ///   - mode: Whether outcomes also hold the way to the rows.
  ///   - grants: What outside their folders plugins may use.
  /// - Throws: `PluginError` for the first plugin or setting that is at fault.
  public init(
    names: [String], searchPath: PluginSearchPath, settings: [PluginSetting] = [],
    limits: PluginLimits = PluginLimits(), filter: DocumentFilter = DocumentFilter(),
    mode: PluginMode = .run, grants: [PluginGrant] = []
  ) throws(PluginError) {
    var loaded: [Plugin] = []
    for name in names {
      let found = try searchPath.find(name)
      guard let folder = PluginFolder(path: found.path) else {
        throw PluginError(.notFound, "there is no plugin at '\(found.path)'")
      }
      guard !loaded.contains(where: { $0.manifest.name == folder.name }) else { continue }
      loaded.append(
        try Plugin.load(
          folder, limits: limits, settings: settings, filter: filter, mode: mode,
          grants: grants))
    }
    try Self.check(settings, loaded)
    plugins = try Self.sorted(loaded)
    manifests = plugins.map(\.manifest)
    tables = loaded.flatMap(\.manifest.tables)
    views = loaded.flatMap(\.manifest.views)
    var starts: [String: Int] = [:]
    var next = 0
    for plugin in loaded {
      starts[plugin.manifest.name] = next
      next += plugin.manifest.tables.count
    }
    firstTables = plugins.map { starts[$0.manifest.name] ?? 0 }
    self.filter = filter
    needs = manifests.reduce(filter.needs.union([.sentences, .tokens])) {
      $0.union($1.engineLayers)
    }
  }

  /// The plugins in the order they run; a fault is shown in the file of the plugin that has it.
  private static func sorted(_ loaded: [Plugin]) throws(PluginError) -> [Plugin] {
    do throws(PluginError) {
      return try PluginOrder.sorted(loaded)
    } catch {
      guard let folder = loaded.first(where: { $0.manifest.name == error.plugin })?.folder else {
        throw error
      }
      let source = (try? Files.read(folder.main, limit: PluginFolder.sourceLimit)) ?? []
      let key =
        error.reason.contains("needs") || error.reason.contains("need ") ? "needs" : "layers"
      throw PluginError(
        error.code, error.reason, plugin: error.plugin, file: folder.shown(folder.main),
        line: SourceLines.first(holding: key, in: source))
    }
  }

  /// What the plugins wrote to the log while they were loaded.
  public var loadLog: [PluginOutcome.LogLine] {
    plugins.flatMap { plugin in
      plugin.loadLog.map { PluginOutcome.LogLine(plugin: plugin.manifest.name, text: $0) }
    }
  }

  /// Runs every plugin on a document whose layers `needs` are there.
  ///
  /// A plugin that fails costs its own rows for this document and nothing else.
  public func run(_ document: Document) -> PluginOutcome {
    var outcome = PluginOutcome(document: document)
    var index = DocumentIndex(document)
    for (plugin, firstTable) in zip(plugins, firstTables) {
      running?.begin(plugin.manifest.name, on: document.id)
      defer { running?.end() }
      var usage = PluginUsage(plugin: plugin.manifest.name, nanoseconds: 0)
      do throws(LuaError) {
        let output = try run(plugin, on: outcome.document, index, &usage)
        usage.rows = output.rows.count
        if firstTable == 0, outcome.rows.isEmpty {
          outcome.rows = output.rows
        } else {
          outcome.rows += output.rows.map { Row(table: $0.table + firstTable, values: $0.values) }
        }
        if !output.annotations.isEmpty {
          outcome.document.layers.add(output.annotations)
          index = DocumentIndex(outcome.document)
        }
      } catch {
        outcome.record(error, of: plugin.manifest.name)
      }
      outcome.usage.append(usage)
      outcome.trace.add(plugin.lastTrace, tablesFrom: firstTable)
      outcome.log += plugin.lastLog.map {
        PluginOutcome.LogLine(plugin: plugin.manifest.name, text: $0)
      }
    }
    return outcome
  }

  /// What a plugin gives for what the filter leaves of a document.
  ///
  /// Rows of tables that declare a place are made from the whole document, which their rules may
  /// need, and chosen by place. Rows of other tables, which may count or average, are made from a
  /// document without what the filter takes away.
  private func run(
    _ plugin: Plugin, on document: Document, _ index: DocumentIndex, _ usage: inout PluginUsage
  ) throws(LuaError) -> PluginOutput {
    func call(_ document: Document, _ index: DocumentIndex) throws(LuaError) -> PluginOutput {
      defer { usage.add(plugin.lastUsage) }
      return try plugin.run(document, index: index, seed: seed)
    }
    let manifest = plugin.manifest
    let kept = filter.keptText(of: document, byRole: manifest.rolesOption == nil)
    guard let kept else { return try call(document, index) }
    let placed = Set(manifest.tables.indices.filter { manifest.tables[$0].place != nil })
    var output = PluginOutput()
    if !placed.isEmpty {
      output = try call(document, index)
      output.rows = output.rows.filter { row in
        placed.contains(row.table)
          && row.place(in: manifest.tables[row.table]).map(kept.holds) ?? true
      }
    }
    if placed.count < manifest.tables.count || manifest.tables.isEmpty {
      let masked = TextEngine().annotated(document.masked(to: kept), with: needs)
      let other = try call(masked, DocumentIndex(masked))
      output.rows += other.rows.filter { row in
        !placed.contains(row.table)
          && row.place(in: manifest.tables[row.table]).map(kept.touches) ?? true
      }
      if placed.isEmpty { output.annotations = other.annotations }
    }
    return output
  }

  /// The token patterns that the plugins made while they were loaded.
  public var patterns: [PatternSource] { plugins.flatMap(\.patterns) }

  /// The texts of a plugin's option that is a list; nil where there is no such option.
  public func texts(ofOption name: String, of plugin: String) -> [String]? {
    plugins.first { $0.manifest.name == plugin }?.texts(ofOption: name)
  }

  private static func check(_ settings: [PluginSetting], _ plugins: [Plugin]) throws(PluginError) {
    let names = plugins.map(\.manifest.name)
    for setting in settings where !names.contains(setting.plugin) {
      let shown = PluginFolder.printable(setting.plugin)
      throw PluginError(
        .option,
        "--set \(shown).\(PluginFolder.printable(setting.option)): the run has no plugin "
          + "'\(shown)'; \(ManifestReader.hint(setting.plugin, names))")
    }
  }
}

extension PluginOutcome {
  /// Notes how a plugin ended.
  mutating func record(_ error: LuaError, of plugin: String) {
    switch error.kind {
    case .skip: skipped.append(Skip(plugin: plugin, reason: error.message))
    default:
      let frames = error.traceback.map(\.description)
      failures.append(
        Failure(
          document: document.id, stage: .plugin, plugin: plugin, code: Self.code(error.kind),
          message: error.description,
          traceback: frames.isEmpty ? nil : frames.joined(separator: "\n")))
    }
  }

  static func code(_ kind: LuaError.Kind) -> String {
    switch kind {
    case .hostMemory: "host-memory"
    case .unusable: "internal"
    default: kind.rawValue
    }
  }
}

extension Layers {
  /// Adds what a plugin annotated; each layer stays in text order.
  mutating func add(_ annotations: [(layer: String, item: CustomItem)]) {
    for (layer, item) in annotations { custom[layer, default: []].append(item) }
    for layer in Set(annotations.map(\.layer)) {
      custom[layer]?.sort { $0.span < $1.span }
    }
  }
}

/// A token pattern of a plugin.
public struct PatternSource: Sendable, Hashable {
  /// The pattern with its white space folded.
  public let source: String
  /// Where it was made, if that is known.
  public let line: SourceLine?
}

@available(*, unavailable)
extension PluginSet: Sendable {}
