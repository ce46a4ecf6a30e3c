internal import DocumentModel

/// Reads a plugin's manifest and sources for slips that loading does not show.
public enum PluginInspection: Sendable {
  /// What looks like a slip, a sentence each; empty if nothing does.
  ///
  /// Finds variables that nothing declares, options that nothing reads, and columns, options and
  /// licence without a word.
  ///
  /// - Parameters:
  ///   - path: The folder of the plugin, or its file.
  ///   - limits: What loading it may use up.
  /// - Returns: The findings: by file and line, then by the order of the manifest.
  /// - Throws: `PluginError` where the plugin cannot be loaded.
  public static func findings(
    path: String, limits: PluginLimits = PluginLimits()
  ) throws(PluginError) -> [String] {
    guard let folder = PluginFolder(path: path) else {
      throw PluginError(.notFound, "there is no plugin at '\(PluginFolder.printable(path))'")
    }
    let manifest = try Plugin.load(folder, limits: limits, settings: []).manifest
    return sources(of: folder, manifest) + words(of: manifest)
  }

  private static func sources(of folder: PluginFolder, _ manifest: PluginManifest) -> [String] {
    var findings: [String] = []
    var uses: [String: Int] = [:]
    for path in luaFiles(of: folder) {
      guard let source = try? Files.read(path, limit: PluginFolder.sourceLimit) else { continue }
      for use in LuaScopes.undeclared(in: source) {
        findings.append("\(folder.shown(path)):\(use.line): undeclared variable '\(use.name)'")
      }
      for word in LuaScopes.words(in: source) { uses[word, default: 0] += 1 }
    }
    for option in manifest.options where uses[option.name, default: 0] < 2 {
      findings.append("the option '\(option.name)' is declared and never read")
    }
    return findings
  }

  /// The Lua files of a plugin, in its folder and the folders below it but not behind links.
  private static func luaFiles(of folder: PluginFolder) -> [String] {
    guard let root = folder.root else { return [folder.main] }
    var found: [String] = []
    var open = [root]
    while let place = open.popLast(), found.count < 1_000 {
      for name in Files.names(in: place) where !name.hasPrefix(".") {
        let path = place + "/" + name
        guard Files.realPath(path) == path, let kind = Files.kind(path) else { continue }
        switch kind {
        case .file where name.hasSuffix(".lua"): found.append(path)
        case .folder: open.append(path)
        default: break
        }
      }
    }
    return found
  }

  private static func words(of manifest: PluginManifest) -> [String] {
    var findings: [String] = []
    if manifest.license == nil { findings.append("the plugin names no license") }
    for option in manifest.options where option.help.isEmpty {
      findings.append("options.\(option.name) has no help")
    }
    for table in manifest.tables {
      for column in table.columns where column.help.isEmpty {
        findings.append("tables.\(table.name).\(column.name) has no help")
      }
    }
    return findings
  }
}
