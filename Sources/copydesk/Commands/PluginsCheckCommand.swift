import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost

/// `copydesk plugins check`: looks a plugin over before it is shared.
enum PluginsCheckCommand {
  static let subcommand = Subcommand(
    command: Command(
      name: "plugins check", summary: "look plugins over: manifest, README, cases, views",
      discussion: "Also runs the cases twice, in another order and in fresh Lua states: their rows"
        + " must depend on the article alone.",
      arguments: [
        CommandArgument(
          "PLUGIN", .one, help: "the name of a plugin, or its path", values: .plugins),
        CommandArgument("PLUGIN", .any, help: "more of them", values: .plugins),
      ],
      options: [PluginOptions.allow, BatchControls.quiet, BatchControls.help],
      examples: [CommandExample("copydesk plugins check ./mine", "what a reader would object to")]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let path = PluginPlaces.searchPath
    let output = ResultFile.standardOutput(isImmediate: true)
    var isBad = false
    for name in arguments.arguments {
      let found = try path.find(name)
      let grants = try PluginOptions.allowed(arguments)
      let findings = try PluginCheck.findings(path: found.path) {
        (settings) throws(PluginError) in
        try PluginSet(
          names: [found.path], searchPath: path, settings: settings, grants: grants)
      }
      isBad = isBad || !findings.isEmpty
      for finding in findings { try output.write("✘ \(found.name): \(finding)\n".utf8) }
      if findings.isEmpty, !arguments.has(BatchControls.quiet) {
        try output.write("✔ \(found.name): nothing to object to\n".utf8)
      }
    }
    try output.flush()
    return isBad ? .pluginFailed : .done
  }
}
