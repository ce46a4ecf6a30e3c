import BatchEngine
import CommandLineKit
import PluginHost

/// The options about plugins: their settings and their limits.
enum PluginOptions {
  private static let group = "Plugins"

  static let set = CommandOption(
    "--set", value: .required("PLUGIN.OPTION=VALUE"), help: "set an option of a plugin",
    group: group)
  static let allow = CommandOption(
    "--allow", value: .required("[PLUGIN=]read:PATH"),
    help: "let a plugin read a file, or a folder where PATH ends in /, that it asks for",
    group: group)
  static let profile = CommandOption(
    "--profile", help: "at the end, say what each plugin used: time, memory, rows", group: group)
  static let noticeAfter = CommandOption(
    "--notice-after", value: .required("TIME"), help: "when to tell of a plugin that is at work",
    isHidden: true)
  static let instructions = CommandOption(
    "--max-instructions", value: .required("N"), help: "Lua instructions for a document",
    byDefault: "1000000000", group: group)
  static let rows = CommandOption(
    "--max-rows", value: .required("N"), help: "rows from a document", byDefault: "100000",
    group: group)
  static let output = CommandOption(
    "--max-output", value: .required("SIZE"), help: "bytes of rows from a document",
    byDefault: "64M", group: group)
  static let memory = CommandOption(
    "--plugin-memory", value: .required("SIZE"), help: "memory of a plugin's Lua state",
    byDefault: "128M", group: group)
  static let time = CommandOption(
    "--plugin-time", value: .required("TIME"), help: "processor time for a document",
    byDefault: "2s", group: group)

  static let all = [set, allow, instructions, rows, output, memory, time]

  static func limits(_ arguments: ParsedArguments) throws(UsageError) -> PluginLimits {
    var limits = PluginLimits()
    limits.instructions =
      try arguments.integer(of: instructions, in: 1...Int.max) ?? limits.instructions
    limits.rows = try arguments.integer(of: rows, in: 0...Int.max) ?? limits.rows
    limits.hostBytes = try arguments.bytes(of: output) ?? limits.hostBytes
    limits.memory = try arguments.bytes(of: memory) ?? limits.memory
    limits.milliseconds = try arguments.milliseconds(of: time) ?? limits.milliseconds
    return limits
  }

  /// What `--allow` gives.
  static func allowed(_ arguments: ParsedArguments) throws(UsageError) -> [PluginGrant] {
    var grants: [PluginGrant] = []
    for text in arguments.values(of: allow) {
      guard let grant = PluginGrant(text) else {
        throw arguments.bad(allow, text, "read:PATH or PLUGIN=read:PATH, as the plugin asks for it")
      }
      grants.append(grant)
    }
    return grants
  }

  /// What `--allow` gives, and what the lock of the working folder gives.
  ///
  /// - Throws: `PluginTrust.Mismatch` where one of the plugins is not as it was locked.
  static func grants(
    _ arguments: ParsedArguments, of found: [PluginSearchPath.Found]
  ) throws -> [PluginGrant] {
    try PluginTrust.check(found, isQuiet: true)
    let entries = try PluginLock.read(PluginLock.name)?.entries ?? []
    return try allowed(arguments)
      + entries.flatMap { entry in
        entry.allowed.map { PluginGrant(plugin: entry.name, capability: $0) }
      }
  }

  static func settings(_ arguments: ParsedArguments) throws(UsageError) -> [PluginSetting] {
    var settings: [PluginSetting] = []
    for text in arguments.values(of: set) {
      guard let setting = PluginSetting(text) else {
        throw arguments.bad(set, text, "PLUGIN.OPTION=VALUE, such as sentiment.levels=document")
      }
      settings.append(setting)
    }
    return settings
  }
}
