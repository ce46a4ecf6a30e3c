internal import DocumentModel

/// What is wrong with a plugin, or could be better, beyond what loading it shows.
public struct PluginCheck {
  /// How much a finding weighs.
  public enum Severity: String, Sendable {
    /// The plugin does not work, or not the same each time.
    case error
    /// It works, but something is missing or looks like a slip.
    case warning
  }

  /// A finding.
  public struct Finding: Sendable, Hashable {
    /// How much it weighs.
    public let severity: Severity
    /// What it is, where, and what to do.
    public let message: String
  }

  private let found: PluginSearchPath.Found
  private let searchPath: PluginSearchPath
  private let limits: PluginLimits
  private let cases: PluginCases

  /// Prepares to check a plugin; `read` and `write` are those of its cases.
  public init(
    _ found: PluginSearchPath.Found, searchPath: PluginSearchPath,
    limits: PluginLimits = PluginLimits(), read: @escaping PluginCases.Reader,
    write: @escaping PluginCases.Writer
  ) {
    self.found = found
    self.searchPath = searchPath
    self.limits = limits
    cases = PluginCases(
      of: found, searchPath: searchPath, limits: limits, read: read, write: write)
  }

  /// Everything found, errors first.
  public func findings() -> [Finding] {
    guard let folder = PluginFolder(path: found.path) else {
      return [Finding(severity: .error, message: "there is no plugin at '\(found.path)'")]
    }
    var findings: [Finding] = []
    let manifest: PluginManifest
    do throws(PluginError) {
      manifest = try Plugin.load(folder, limits: limits, settings: []).manifest
    } catch {
      return [Finding(severity: .error, message: error.message)]
    }
    findings += files(folder, manifest)
    findings += sources(folder, manifest)
    findings += behaviour()
    return findings.filter { $0.severity == .error } + findings.filter { $0.severity == .warning }
  }

  private func warning(_ message: String) -> Finding {
    Finding(severity: .warning, message: message)
  }

  // MARK: Files

  private func files(_ folder: PluginFolder, _ manifest: PluginManifest) -> [Finding] {
    guard let root = folder.root else {
      return [warning("a plugin of one file has no README.md and no cases; make it a folder")]
    }
    var findings: [Finding] = []
    if Files.kind(root + "/README.md") == nil {
      findings.append(warning("README.md is missing; say what the plugin answers and its limits"))
    }
    if cases.cases.count < 2 {
      findings.append(
        warning("cases/ has \(cases.cases.count) articles; two or more show what the plugin does"))
    }
    if manifest.license == nil { findings.append(warning("the plugin names no license")) }
    for option in manifest.options where option.help.isEmpty {
      findings.append(warning("options.\(option.name) has no help"))
    }
    for table in manifest.tables {
      for column in table.columns where column.help.isEmpty {
        findings.append(warning("tables.\(table.name).\(column.name) has no help"))
      }
    }
    return findings
  }

  // MARK: Sources

  private func sources(_ folder: PluginFolder, _ manifest: PluginManifest) -> [Finding] {
    var findings: [Finding] = []
    var words: [String: Int] = [:]
    for (name, source) in Self.sources(folder) {
      for global in LuaScopes.undeclared(in: source) {
        findings.append(
          Finding(
            severity: .error,
            message: "\(name):\(global.line): undeclared variable '\(global.name)'"))
      }
      for word in LuaScopes.words(in: source) { words[word, default: 0] += 1 }
    }
    for option in manifest.options where words[option.name, default: 0] < 2 {
      findings.append(warning("the option '\(option.name)' is declared but never used"))
    }
    return findings
  }

  /// The Lua files of a plugin with their shown names.
  private static func sources(_ folder: PluginFolder) -> [(String, [UInt8])] {
    var paths = [folder.main]
    if let root = folder.root {
      paths = Files.names(in: root).filter { $0.hasSuffix(".lua") }.map { root + "/" + $0 }
    }
    return paths.compactMap { path in
      (try? Files.read(path, limit: PluginFolder.sourceLimit)).map { (folder.shown(path), $0) }
    }
  }

  // MARK: Behaviour

  /// Runs the cases twice in one state and in turned order; the rows must be the same.
  private func behaviour() -> [Finding] {
    var findings: [Finding] = []
    var fresh: [String: [String]] = [:]
    for example in cases.cases {
      do throws(Objection) {
        fresh[example.name] = try cases.lines(of: example)
      } catch {
        findings.append(
          Finding(severity: .error, message: "case '\(example.name)': \(error.reason)"))
      }
    }
    for order in [cases.cases, cases.cases.reversed()] {
      var set: PluginSet?
      for example in order where fresh[example.name] != nil && Files.kind(example.settings) == nil {
        guard let used = set ?? (try? cases.plugins(for: example)) else { continue }
        set = used
        let again = try? cases.lines(of: example, with: used)
        if again != fresh[example.name] {
          findings.append(
            Finding(
              severity: .error,
              message: "case '\(example.name)' gives other rows when it is run again: the plugin "
                + "depends on the order of documents or on chance"))
        }
      }
    }
    for result in cases.run() {
      switch result.status {
      case .failed:
        findings.append(
          Finding(severity: .error, message: "case '\(result.name)' fails; see `plugins test`"))
      case .unwritten:
        findings.append(
          warning("case '\(result.name)' has no expected rows; see `plugins test --update`"))
      case .passed, .updated, .broken: break
      }
    }
    return findings
  }
}

@available(*, unavailable)
extension PluginCheck: Sendable {}
