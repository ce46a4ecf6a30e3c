import BatchEngine
import CommandLineKit
import DocumentModel

/// `copydesk help` and `--version`: pages made from the option tables.
enum HelpCommand {
  static func run(_ words: [String]) throws -> ExitStatus {
    guard !words.isEmpty else { return try printOut(Program.overview()) }
    if words == ["--man"] { return try printOut(manual) }
    let children = Program.subcommands.map(\.command).filter {
      $0.name.hasPrefix(words.joined(separator: " ") + " ")
    }
    if !children.isEmpty {
      let pages = children.map { HelpPage(program: "copydesk").page(for: $0) }
      return try printOut(pages.joined(separator: "\n"))
    }
    return try show(try Program.find(words).0.command)
  }

  /// The manual page of the program, for `make install`.
  private static var manual: String {
    ManualPage(program: "copydesk", version: Program.version).page(
      summary: Program.summary, commands: Program.subcommands.map(\.command),
      exits: ExitStatus.allCases.map { (Int($0.rawValue), $0.help) })
  }

  static func show(_ command: Command) throws -> ExitStatus {
    try printOut(HelpPage(program: "copydesk").page(for: command))
  }

  static func printVersion() throws -> ExitStatus {
    try printOut("copydesk \(Program.version)\n")
  }

  private static func printOut(_ text: String) throws -> ExitStatus {
    let output = ResultFile.standardOutput(isImmediate: false)
    try output.write(text.utf8)
    try output.flush()
    return .done
  }
}
