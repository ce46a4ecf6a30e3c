import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost

/// `copydesk plugins info`: what a plugin takes and gives.
enum PluginsInfoCommand {
  private static let format = CommandOption(
    "-f", "--format", value: .required("FORMAT"),
    help: "text to read, or json with the columns of tables and the SQL of views",
    byDefault: "text", choices: ["text", "json"], group: "Output")

  static let subcommand = Subcommand(
    command: Command(
      name: "plugins info", summary: "the options, tables and views of a plugin",
      arguments: [
        CommandArgument("PLUGIN", .one, help: "the name of a plugin, or its path", values: .plugins)
      ],
      options: [format, PluginOptions.allow, BatchControls.help],
      examples: [
        CommandExample("copydesk plugins info sentiment", "what can be set and asked"),
        CommandExample(
          "copydesk plugins info sentiment -f json", "the same for programs, with the SQL of views"),
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let path = PluginPlaces.searchPath
    let found = try path.find(arguments.arguments.first ?? "")
    let plugins = try PluginSet(
      names: [found.path], searchPath: path, grants: PluginOptions.allowed(arguments))
    let output = ResultFile.standardOutput(isImmediate: false)
    for manifest in plugins.manifests {
      if arguments.value(of: format) == "json" {
        try output.write(PluginDescription.line(manifest))
      } else {
        try output.write((page(manifest, found) + example(manifest, found, plugins)).utf8)
      }
    }
    try output.flush()
    return .done
  }

  private static func page(
    _ manifest: PluginManifest, _ found: PluginSearchPath.Found
  ) -> String {
    var page = "\(manifest.name) \(manifest.version): \(manifest.summary)\n"
    page += "from \(found.path) (\(found.place.label))\n"
    let origin = [manifest.author.map { "by \($0)" }, manifest.license].compactMap { $0 }
    if !origin.isEmpty { page += origin.joined(separator: ", ") + "\n" }
    if !manifest.needs.isEmpty { page += "needs \(manifest.needs.joined(separator: ", "))\n" }
    if !manifest.capabilities.isEmpty {
      let list = manifest.capabilities.map(\.description).joined(separator: ", ")
      page += "asks for \(list), given with --allow\n"
    }
    if !manifest.options.isEmpty {
      page += "\nOptions, set with --set \(manifest.name).NAME=VALUE:\n"
      page += columns(manifest.options.map { ($0.name, describe($0), $0.help) })
    }
    for table in manifest.tables {
      page += "\nTable \(table.name): \(table.help)\n"
      page += columns(table.columns.map { ($0.name, $0.type.rawValue, $0.help) })
    }
    if !manifest.views.isEmpty {
      page += "\nViews, asked with --view NAME:\n"
      page += columns(manifest.views.map { ($0.name, $0.isDefault ? "default" : "", $0.help) })
    }
    return page
  }

  /// A run to copy; with the first rows of the plugin's first case that gives some.
  private static func example(
    _ manifest: PluginManifest, _ found: PluginSearchPath.Found, _ plugins: PluginSet
  ) -> String {
    let cases = (try? PluginCase.all(in: found.path)) ?? []
    for item in cases where item.settings.isEmpty && !item.isMarked {
      guard let rows = try? item.rows(from: plugins), !rows.isEmpty else { continue }
      let shown = rows.prefix(2).map { "  " + clipped(String(decoding: $0, as: UTF8.self)) + "\n" }
      return "\nExample:\n  copydesk run \(called(found)) \(item.input)\n" + shown.joined()
    }
    return "\nExample:\n  copydesk run \(called(found)) article.txt\n"
  }

  /// How a run names the plugin: by its path where it was found by that.
  private static func called(_ found: PluginSearchPath.Found) -> String {
    found.place.label == "path" ? found.path : found.name
  }

  private static func clipped(_ line: String) -> String {
    let limit = 200
    return line.unicodeScalars.count <= limit
      ? line : String(String.UnicodeScalarView(line.unicodeScalars.prefix(limit))) + "…"
  }

  private static func describe(_ option: PluginOption) -> String {
    var text = option.kind.rawValue
    if !option.choices.isEmpty { text += " of \(option.choices.joined(separator: "|"))" }
    if let minimum = option.minimum { text += " ≥ \(plain(minimum))" }
    if let maximum = option.maximum { text += " ≤ \(plain(maximum))" }
    let standard = written(option.standard)
    return standard.isEmpty ? text : "\(text) = \(standard)"
  }

  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? number.description
  }

  private static func written(_ value: FieldValue) -> String {
    switch value {
    case .null, .span, .record: return ""
    case .boolean(let flag): return flag ? "true" : "false"
    case .integer(let number): return String(number)
    case .number(let number): return plain(number)
    case .text(let text): return text
    case .list(let items): return items.map(written).joined(separator: ",")
    }
  }

  private static func columns(_ rows: [(String, String, String)]) -> String {
    let first = rows.map { $0.0.count }.max() ?? 0
    let second = min(40, rows.map { $0.1.count }.max() ?? 0)
    return rows.map { name, kind, help in
      let pad = String(repeating: " ", count: first - name.count)
      let gap = String(repeating: " ", count: max(0, second - kind.count))
      return "  \(name)\(pad)  \(kind)\(gap)  \(help)\n"
    }.joined()
  }
}
