internal import DocumentModel
internal import LuaRuntime

/// A loaded plugin: its manifest, and its state ready to be run on documents.
final class Plugin {
  let manifest: PluginManifest
  let folder: PluginFolder
  /// What the plugin wrote to the log while it was loaded.
  let loadLog: [String]
  private let state: PluginState
  private let limits: PluginLimits
  private let analyze: LuaReference
  private let options: LuaValue

  private init(
    _ loader: PluginLoader, manifest: PluginManifest, analyze: LuaReference, options: LuaValue
  ) {
    self.manifest = manifest
    self.analyze = analyze
    self.options = options
    folder = loader.folder
    limits = loader.limits
    state = loader.state
    loadLog = loader.state.output.log.lines
    state.output = PluginOutput()
  }

  /// Loads a plugin, checks its table and takes its settings.
  static func load(
    _ folder: PluginFolder, limits: PluginLimits, settings: [PluginSetting],
    filter: DocumentFilter = DocumentFilter(), mode: PluginMode = .run, grants: [PluginGrant] = []
  ) throws(PluginError) -> Plugin {
    var folder = folder.replacing(settings)
    folder.grants = grants.filter { $0.plugin == nil || $0.plugin == folder.name }.map(\.capability)
    let loader = try PluginLoader(folder, limits: limits, mode: mode)
    let loaded = try loader.load()
    try loader.checkCapabilities(loaded.manifest)
    let options = try OptionValues.table(
      of: loaded.manifest, settings: settings, roles: filter.roles)
    let manifest = try loader.manifest(of: loaded, options: options)
    try loader.checkPatterns(manifest)
    try loader.prepare(manifest)
    return Plugin(loader, manifest: manifest, analyze: loaded.analyze, options: options)
  }

  /// Runs the plugin on a document; rows are numbered from the plugin's own first table.
  ///
  /// - Parameters:
  ///   - document: The document with its layers.
  ///   - index: Its index.
  ///   - seed: The seed of the run.
  ///   - isRestored: Whether the state first goes back to how it was after loading; only tests of
  ///     stale handles leave it.
  /// - Returns: What the plugin gave.
  /// - Throws: `LuaError` for any other end than a return.
  func run(
    _ document: Document, index: DocumentIndex, seed: UInt64, isRestored: Bool = true
  ) throws(LuaError) -> PluginOutput {
    guard !isRestored || state.vm.restore() else {
      throw LuaError(kind: .unusable, message: "the plugin's state cannot be restored")
    }
    state.begin(
      DocumentView(document, index: index), milliseconds: limits.milliseconds)
    defer { state.end() }
    state.vm.setLimits(limits.lua)
    state.vm.setSeed(Self.seed(seed, manifest.name, document.id))
    try state.vm.beginDocument(text: document.text.utf8)
    defer { state.vm.endDocument() }
    guard let runner = state.runner else {
      throw LuaError(kind: .unusable, message: "the plugin was not prepared")
    }
    try state.vm.call(runner, [.reference(analyze), options])
    return state.output
  }

  /// What the last call used.
  var lastUsage: LuaUsage { state.vm.usage }

  /// What the last document left in the log, also when it failed.
  var lastLog: [String] { state.lastLog }

  /// The texts of an option that is a list; nil where there is no such option.
  func texts(ofOption name: String) -> [String]? {
    options.table?[name]?.table?.array?.compactMap(\.text)
  }

  /// The token patterns that the plugin made while it was loaded, each source once.
  ///
  /// Lines are known only when the plugin was loaded to explain.
  var patterns: [PatternSource] {
    var seen: Set<String> = []
    return state.objects.patterns.enumerated().compactMap { number, pattern in
      let source = PluginState.oneLine(pattern.source)
      guard seen.insert(source).inserted else { return nil }
      return PatternSource(source: source, line: state.places.patterns[number])
    }
  }

  /// What the plugin did with the last document; empty unless explaining.
  var lastTrace: PluginTrace { state.lastTrace }

  /// A seed that depends on the run, the plugin and the document, and on nothing else (FNV-1a).
  private static func seed(_ seed: UInt64, _ plugin: String, _ document: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ seed
    for byte in plugin.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    for byte in document.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
