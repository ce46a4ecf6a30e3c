import DocumentModel
public import PluginHost
import ResultStore

/// Looks a plugin over as a careful reader would before it is shared.
public enum PluginCheck: Sendable {
  /// The least number of cases that a plugin should have.
  public static let wantedCases = 2

  /// What is wrong with a plugin, in words; empty if nothing is.
  ///
  /// Looks at README and cases, options nobody reads, the SQL of views, and whether the cases give
  /// the rows they want, and the same when they run twice, in another order, and in fresh Lua states.
  ///
  /// - Parameters:
  ///   - path: the folder of the plugin, or its file.
  ///   - load: loads the plugin with settings.
  /// - Returns: a sentence a finding.
  /// - Throws: `PluginError` where the plugin cannot be loaded.
  public static func findings(
    path: String, load: ([PluginSetting]) throws(PluginError) -> PluginSet
  ) throws(PluginError) -> [String] {
    let plugins = try load([])
    var findings = views(of: plugins)
    findings += try PluginInspection.findings(path: path)
    guard FolderComparison.isFolder(path) else { return findings }
    if (try? FileStatus(of: path + "/README.md")) == nil {
      findings.append("there is no README.md: say what the plugin answers and what it cannot")
    }
    do throws(BatchError) {
      let cases = try PluginCase.all(in: path)
      if cases.count < wantedCases {
        findings.append(
          "there are \(cases.count) cases; write at least \(wantedCases) as cases/NAME.txt and"
            + " run 'copydesk plugins test --update'")
      }
      for item in cases {
        if item.isMarked { continue }
        guard try item.expectedRows() == nil else { continue }
        findings.append("the case '\(item.name)' has no \(item.name).expected.jsonl")
      }
      findings += try rowFindings(cases, load)
    } catch {
      findings.append(error.message)
    }
    return findings
  }

  private static func views(of plugins: PluginSet) -> [String] {
    ViewRunner.check(views: plugins.views, tables: plugins.tables).map { problem in
      "the view '\(problem.view.name)': \(problem.error)"
    }
      + plugins.views.flatMap { view in
        PortableSQL.findings(in: view.sql).map { "the view '\(view.name)': \($0)" }
      }
  }

  /// What is wrong with the rows of the cases: other than wanted, or other when they run again.
  private static func rowFindings(
    _ cases: [PluginCase], _ load: ([PluginSetting]) throws(PluginError) -> PluginSet
  ) throws(BatchError) -> [String] {
    guard let shared = try? load([]), let name = shared.manifests.first?.name else { return [] }
    var first: [String: [[UInt8]]] = [:]
    var findings: [String] = []
    for item in cases {
      guard let set = item.settings.isEmpty ? shared : try? load(item.settings(for: name)) else {
        continue
      }
      let rows = try item.rows(from: set)
      if item.settings.isEmpty { first[item.name] = rows }
      guard try !item.isMet(by: rows) else { continue }
      let reason =
        PluginCase.failures(in: rows).first.map { "fails: \($0)" }
        ?? "gives other rows than it wants; 'copydesk plugins test' shows which"
      findings.append("the case '\(item.name)' \(reason)")
    }
    for item in cases.reversed() where item.settings.isEmpty {
      let fresh = try? load([])
      let again = try item.rows(from: shared)
      let anew = try fresh.map { plugins throws(BatchError) in try item.rows(from: plugins) }
      if again != first[item.name] || (anew ?? again) != first[item.name] {
        findings.append(
          "the case '\(item.name)' gives other rows when it is run again; analyze must depend on"
            + " the document alone")
      }
    }
    return findings
  }
}
