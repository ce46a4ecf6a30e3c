import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost

/// `copydesk plugins lock` and `verify`: which plugins a folder trusts, byte for byte.
enum PluginsLockCommand {
  static let lock = Subcommand(
    command: Command(
      name: "plugins lock", summary: "trust plugins as they are now, in \(PluginLock.name)",
      discussion: "Writes the hashes of their files, and what --allow gives them, to"
        + " \(PluginLock.name) in the working folder. Runs there refuse a plugin that has changed"
        + " since, and need no --allow for what was given here.",
      arguments: [
        CommandArgument(
          "PLUGIN", .one, help: "the name of a plugin, or its path", values: .plugins),
        CommandArgument("PLUGIN", .any, help: "more of them", values: .plugins),
      ],
      options: [PluginOptions.allow, BatchControls.quiet, BatchControls.help],
      examples: [
        CommandExample("copydesk plugins lock ./ministers", "trust this plugin as it is"),
        CommandExample(
          "copydesk plugins lock --allow read:lists/ ./ministers", "and let it read that folder"),
      ]),
    run: run)

  static let verify = Subcommand(
    command: Command(
      name: "plugins verify", summary: "are the plugins as \(PluginLock.name) says?",
      discussion: "Without PLUGIN, all that the lock names, where it was told they are.",
      arguments: [
        CommandArgument("PLUGIN", .any, help: "the name of a plugin, or its path", values: .plugins)
      ],
      options: [BatchControls.quiet, BatchControls.help],
      examples: [CommandExample("copydesk plugins verify", "before a run that others rely on")]),
    run: verify)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    var lock = try PluginLock.read(PluginLock.name) ?? PluginLock()
    let grants = try PluginOptions.allowed(arguments)
    var lines = ""
    for name in arguments.arguments {
      let found = try PluginPlaces.searchPath.find(name)
      let plugins = try PluginSet(
        names: [found.path], searchPath: PluginPlaces.searchPath, grants: grants)
      guard let manifest = plugins.manifests.first else { continue }
      let digest = try PluginDigest(path: found.path)
      lock.set(
        .init(
          name: manifest.name, source: name, version: manifest.version, digest: digest,
          allowed: manifest.capabilities))
      let given = manifest.capabilities.map { ", may \($0)" }.joined()
      lines += "✔ \(manifest.name) \(manifest.version): \(digest.files.count) files\(given)\n"
    }
    let file = try ResultFile.replacing(PluginLock.name)
    try file.write(lock.text)
    try file.finish()
    return try say(lines, arguments)
  }

  private static func verify(_ arguments: ParsedArguments) throws -> ExitStatus {
    guard let lock = try PluginLock.read(PluginLock.name) else {
      throw UsageError(
        .badValue, "there is no \(PluginLock.name) here; 'copydesk plugins lock PLUGIN' writes one",
        command: arguments.command)
    }
    let names =
      arguments.arguments.isEmpty ? lock.entries.map(\.source) : arguments.arguments
    var lines = ""
    var isBad = false
    for name in names {
      let line = try finding(name, lock)
      isBad = isBad || line.hasPrefix("✘")
      if line.hasPrefix("✘") || !arguments.has(BatchControls.quiet) { lines += line + "\n" }
    }
    let output = ResultFile.standardOutput(isImmediate: false)
    try output.write(lines.utf8)
    try output.flush()
    return isBad ? .pluginFailed : .done
  }

  private static func finding(_ name: String, _ lock: PluginLock) throws -> String {
    let found: PluginSearchPath.Found
    do throws(PluginError) {
      found = try PluginPlaces.searchPath.find(name)
    } catch {
      return "✘ \(name): \(error.message)"
    }
    return try finding(found, lock)
  }

  private static func finding(
    _ found: PluginSearchPath.Found, _ lock: PluginLock
  ) throws -> String {
    guard let entry = lock[found.name] else {
      return "✘ \(found.name): is not in \(PluginLock.name)"
    }
    let changes = entry.digest.changes(to: try PluginDigest(path: found.path))
    guard changes.isEmpty else {
      return "✘ \(found.name): \(changes.joined(separator: ", "))"
    }
    return "✔ \(found.name) \(entry.version): \(entry.digest.files.count) files as locked"
  }

  private static func say(_ text: String, _ arguments: ParsedArguments) throws -> ExitStatus {
    guard !arguments.has(BatchControls.quiet) else { return .done }
    let output = ResultFile.standardOutput(isImmediate: false)
    try output.write(text.utf8)
    try output.flush()
    return .done
  }
}
