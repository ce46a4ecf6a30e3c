import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost
import Reports

/// `copydesk plugins list`: the plugins there are, and which copy of a name wins.
enum PluginsListCommand {
  static let format = CommandOption(
    "-f", "--format", value: .required("FORMAT"), help: "how the list is written",
    byDefault: "table", choices: ["table", "jsonl", "json", "csv", "tsv", "md"], group: "Output")

  static let subcommand = Subcommand(
    command: Command(
      name: "plugins list", summary: "the plugins there are, and which copy of a name is used",
      discussion: "Looked for in ./Plugins, $COPYDESK_PLUGINS, the user's folder, and those that"
        + " came with the program; the first of a name is used.",
      options: [format, BatchControls.help],
      examples: [CommandExample("copydesk plugins list", "names and summaries")]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let path = PluginPlaces.searchPath
    var seen: Set<String> = []
    let rows = path.all().map { found -> [Scalar] in
      let isFirst = seen.insert(found.name).inserted
      let (version, summary, isBroken) = describe(found, path)
      let state = isBroken ? "broken" : (isFirst ? "used" : "shadowed")
      return [found.name, version, state, found.place.label, summary, found.path].map { .text($0) }
    }
    let columns = ["name", "version", "state", "from", "summary", "path"].map {
      FlatColumn(name: $0, type: .text)
    }
    let format = arguments.value(of: format).flatMap(RowFormat.init(rawValue:)) ?? .table
    var writer = GridWriter(
      format,
      subject: .init(
        plugin: "copydesk", kind: "list", name: "plugins", help: "the first of a name is used"),
      columns: columns, sample: rows, width: Terminal.columns(of: .output), isColored: false)
    var bytes: [UInt8] = []
    writer.appendStart(to: &bytes)
    for row in rows { writer.append(row, to: &bytes) }
    writer.appendEnd(to: &bytes)
    let output = ResultFile.standardOutput(isImmediate: false)
    try output.write(bytes)
    try output.flush()
    return .done
  }

  private static func describe(
    _ found: PluginSearchPath.Found, _ path: PluginSearchPath
  ) -> (version: String, summary: String, isBroken: Bool) {
    do throws(PluginError) {
      let plugins = try PluginSet(names: [found.path], searchPath: path)
      guard let manifest = plugins.manifests.first else { return ("", "", true) }
      return (manifest.version, manifest.summary, false)
    } catch {
      return ("", error.message, true)
    }
  }
}
