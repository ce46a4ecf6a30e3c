import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost

/// `copydesk docs`: the reference of the Lua interface.
enum DocsCommand {
  static let markdown = CommandOption(
    "--markdown", help: "the whole reference as a Markdown page", group: "Output")
  static let stubs = CommandOption(
    "--stubs", help: "LuaCATS stubs for editors, to be saved as copydesk.meta.lua", group: "Output")

  static let subcommand = Subcommand(
    command: Command(
      name: "docs", summary: "what plugins can use: modules, classes, fields and functions",
      discussion: "Without NAME it lists the pages. A name is written as in Lua: desk.stats,"
        + " desk.stats.mean, token, token.lower, doc:match. patterns is the language of token"
        + " patterns; columns and documents tell of tables and of the SQL of views.",
      arguments: [CommandArgument("NAME", .optional, help: "a page, a field or a function")],
      options: [markdown, stubs, BatchControls.help],
      examples: [
        CommandExample("copydesk docs number", "the fields of a number"),
        CommandExample("copydesk docs desk.regex", "what a function takes"),
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let output = ResultFile.standardOutput(isImmediate: false)
    try output.write(try text(arguments).utf8)
    try output.flush()
    return .done
  }

  private static func text(_ arguments: ParsedArguments) throws(UsageError) -> String {
    if arguments.has(markdown) { return APIReference.markdown }
    if arguments.has(stubs) { return APIReference.stubs }
    guard let name = arguments.arguments.first else { return overview }
    if let text = APIReference.text(of: name) { return text }
    let hint = APIReference.suggestion(for: name) ?? "'copydesk docs' lists the pages"
    throw UsageError(
      .badValue, "nothing in the Lua interface is called '\(name)'; \(hint)", command: "docs")
  }

  private static var overview: String {
    let width = APIReference.pages.map(\.name.count).max() ?? 0
    return APIReference.pages.reduce(into: "") { text, page in
      let pad = String(repeating: " ", count: width - page.name.count)
      text += "  \(page.name)\(pad)  \(page.help)\n"
    }
  }
}
