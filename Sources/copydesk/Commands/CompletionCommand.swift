import BatchEngine
import CommandLineKit

/// `copydesk completion`: what a shell needs to complete command lines.
enum CompletionCommand {
  private static let shells = CompletionScript.Shell.allCases.map(\.rawValue)

  static let subcommand = Subcommand(
    command: Command(
      name: "completion", summary: "print what a shell needs to complete command lines",
      arguments: [
        CommandArgument(
          "SHELL", .one, help: shells.joined(separator: ", "), values: .words(shells))
      ],
      options: [BatchControls.help],
      examples: [
        CommandExample("source <(copydesk completion bash)", "for this shell"),
        CommandExample(
          "copydesk completion fish > ~/.config/fish/completions/copydesk.fish", "for good"),
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let name = arguments.arguments.first ?? ""
    guard let shell = CompletionScript.Shell(rawValue: name) else {
      throw UsageError(
        .badValue,
        "there is no completion for '\(name)'; there is \(shells.joined(separator: ", "))",
        command: arguments.command)
    }
    let script = CompletionScript(program: "copydesk", commands: Program.subcommands.map(\.command))
    let output = ResultFile.standardOutput(isImmediate: false)
    try output.write(script.script(for: shell).utf8)
    try output.flush()
    return .done
  }
}
