internal import DocumentModel
internal import LuaRuntime

/// Runs a plugin's file in a new state, under the limits of loading.
struct PluginLoader {
  let folder: PluginFolder
  let limits: PluginLimits
  let state: PluginState
  private let source: [UInt8]

  /// Reads the file and makes a state for it.
  init(_ folder: PluginFolder, limits: PluginLimits, mode: PluginMode) throws(PluginError) {
    self.folder = folder
    self.limits = limits
    do throws(Objection) {
      source = try Files.read(folder.main, limit: PluginFolder.sourceLimit)
    } catch {
      throw PluginError(
        .unreadable, error.reason, plugin: folder.name, file: folder.shown(folder.main))
    }
    do throws(LuaError) {
      state = try PluginState(folder, limits: limits.loading, mode: mode)
    } catch {
      throw PluginError(.load, error.message, plugin: folder.name)
    }
  }

  /// What the file of a plugin gave.
  struct Loaded {
    /// Its checked table, but for the layers that depend on options.
    let manifest: PluginManifest
    /// The table itself.
    let table: LuaReference
    /// Whether `needs` is a function of the options.
    let asksForNeeds: Bool
    let analyze: LuaReference
  }

  /// Runs the file; gives its checked table and its function.
  func load() throws(PluginError) -> Loaded {
    let file = folder.shown(folder.main)
    let loaded: LuaVM.Loaded
    do throws(LuaError) {
      loaded = try state.vm.load(source, as: .plugin(file: file))
    } catch {
      throw fault(error)
    }
    let reader = ManifestReader(folder: folder, source: source)
    let manifest = try reader.manifest(loaded.value)
    for name in state.fileOptions.sorted()
    where !manifest.options.contains(where: { $0.name == name && $0.kind == .file }) {
      throw reader.fault(
        "desk.file '\(PluginFolder.printable(name))': declare an option of that name with type file",
        key: "options")
    }
    guard let analyze = state.vm.field("analyze", of: loaded.reference) else {
      throw reader.fault("analyze: expected a function", key: "analyze")
    }
    return Loaded(
      manifest: manifest, table: loaded.reference,
      asksForNeeds: loaded.value.table?["needs"] == .function, analyze: analyze)
  }

  /// The manifest with the layers that the plugin needs under these options, where `needs` is a
  /// function of them.
  func manifest(of loaded: Loaded, options: LuaValue) throws(PluginError) -> PluginManifest {
    guard loaded.asksForNeeds, let function = state.vm.field("needs", of: loaded.table) else {
      return loaded.manifest
    }
    let given: LuaValue
    do throws(LuaError) {
      given = try state.vm.call(function, [options]).first ?? .none
    } catch {
      throw fault(error)
    }
    let reader = ManifestReader(folder: folder, source: source)
    return loaded.manifest.needing(try reader.names(given, "needs"))
  }

  /// Refuses a plugin that asks for more than it was given, or reads more than it asks for.
  func checkCapabilities(_ manifest: PluginManifest) throws(PluginError) {
    let declared = manifest.capabilities
    let missing = declared.filter { asked in !folder.grants.contains { $0.covers(asked) } }
    let reader = ManifestReader(folder: folder, source: source)
    if !missing.isEmpty {
      let list = missing.map(\.description).joined(separator: ", ")
      let flags = missing.map { "--allow \(folder.name)=\($0)" }.joined(separator: " ")
      throw reader.fault(
        "the plugin asks for \(list), which it was not given; if you trust it, run with \(flags)",
        key: "capabilities", code: .capability)
    }
    state.declared = declared
    let undeclared = state.grantedReads.filter { read in !declared.contains { $0.covers(read) } }
    if let read = undeclared.first {
      throw reader.fault(
        "the plugin reads '\(read.path)' and does not declare it; write capabilities ="
          + " { \"\(read)\" }", key: "capabilities", code: .capability)
    }
  }

  /// Refuses a plugin whose token patterns name items of layers that it does not need: they would
  /// never match.
  func checkPatterns(_ manifest: PluginManifest) throws(PluginError) {
    for pattern in state.objects.patterns {
      let missing = pattern.program.layers.subtracting(manifest.readableLayers)
      guard let name = LayerSet.names.first(where: { missing.contains($0.layer) })?.name else {
        continue
      }
      throw ManifestReader(folder: folder, source: source).fault(
        "needs: a token pattern names items of the layer '\(name)'; add \"\(name)\" to needs",
        key: "needs")
    }
  }

  /// Tells the state what the plugin declares, and keeps it to come back to for each document.
  func prepare(_ manifest: PluginManifest) throws(PluginError) {
    state.tables = manifest.tables
    state.options = manifest.options.map(\.name)
    state.layers = manifest.layers
    state.readable = manifest.readableLayers
    state.rowLimit = limits.rows
    do throws(LuaError) {
      try state.prepare()
    } catch {
      throw fault(error)
    }
  }

  private func fault(_ error: LuaError) -> PluginError {
    let code: PluginError.Code
    switch error.kind {
    case .syntax: code = .syntax
    case .runtime, .skip, .fail, .unusable: code = .load
    case .time, .instructions, .memory, .hostMemory, .output, .interrupted: code = .limit
    }
    return PluginError(
      code, error.description, plugin: folder.name, file: folder.shown(folder.main),
      line: error.line, traceback: error.traceback.map(\.description))
  }
}
