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

  /// Runs the file; gives its checked table and its function.
  func load() throws(PluginError) -> (PluginManifest, LuaReference) {
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
    return (manifest, analyze)
  }

  /// Tells the state what the plugin declares, and keeps it to come back to for each document.
  func prepare(_ manifest: PluginManifest) throws(PluginError) {
    state.tables = manifest.tables
    state.options = manifest.options.map(\.name)
    state.layers = manifest.layers
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
    case .time, .instructions, .memory, .hostMemory, .output: code = .limit
    }
    return PluginError(
      code, error.description, plugin: folder.name, file: folder.shown(folder.main),
      line: error.line, traceback: error.traceback.map(\.description))
  }
}
