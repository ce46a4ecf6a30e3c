import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost

/// `copydesk plugins new`: writes a working plugin to begin with.
enum PluginsNewCommand {
  static let template = CommandOption(
    "--from", value: .required("TEMPLATE"),
    help: PluginTemplate.all.map { "\($0.name): \($0.help)" }.joined(separator: "; "),
    byDefault: PluginTemplate.all[0].name, choices: PluginTemplate.all.map(\.name), group: "Output")

  static let subcommand = Subcommand(
    command: Command(
      name: "plugins new", summary: "write a working plugin to begin with",
      discussion: "Makes a folder with plugin.lua, a README, two cases with their rows, and types"
        + " for editors.",
      arguments: [
        CommandArgument("NAME", .one, help: "the name, or the folder, of the new plugin")
      ],
      options: [template, BatchControls.quiet, BatchControls.help],
      examples: [
        CommandExample(
          "copydesk plugins new ministers --from pattern", "begin with a token pattern")
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    var folder = arguments.arguments.first ?? ""
    while folder.utf8.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    let name = folder.split(separator: "/").last.map(String.init) ?? ""
    if let objection = PluginTemplate.objection(to: name) {
      throw UsageError(.badValue, objection, command: arguments.command)
    }
    let chosen = arguments.value(of: template)
    guard let template = PluginTemplate.all.first(where: { $0.name == chosen ?? "sentences" })
    else {
      throw arguments.bad(template, chosen ?? "", "the name of a template")
    }
    let paths = try NewPlugin.write(template, to: folder)
    if !arguments.has(BatchControls.quiet) {
      let output = ResultFile.standardOutput(isImmediate: false)
      let shown = folder.utf8.contains(UInt8(ascii: "/")) ? folder : "./" + folder
      for path in paths { try output.write("\(path)\n".utf8) }
      try output.write(
        """

        Next: edit \(folder)/plugin.lua, then
          copydesk run \(shown) article.txt
          copydesk watch \(shown) article.txt
          copydesk plugins test \(shown) --update
          copydesk plugins check \(shown)

        """.utf8)
      try output.flush()
    }
    return .done
  }
}
