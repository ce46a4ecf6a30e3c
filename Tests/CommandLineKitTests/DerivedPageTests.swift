import CommandLineKit
import Testing

/// Completion scripts and the manual page know what the option tables know.
struct DerivedPageTests {
  private static let list = Command(
    name: "plugins list", summary: "the plugins", options: [ArgumentParserTests.format])
  private static let check = Command(
    name: "plugins check", summary: "it's checked",
    arguments: [CommandArgument("PLUGIN", .one, help: "a plugin", values: .plugins)])
  private static let commands = [ArgumentParserTests.command, list, check]

  @Test(arguments: CompletionScript.Shell.allCases)
  func `a script names every command and option`(shell: CompletionScript.Shell) {
    let script = CompletionScript(program: "prog", commands: Self.commands).script(for: shell)
    for command in Self.commands {
      for word in command.name.split(separator: " ") { #expect(script.contains(word)) }
      for option in command.options {
        let long = String(option.name.drop { $0 == "-" })
        #expect(script.contains(long))
        for choice in option.choices { #expect(script.contains(choice)) }
      }
    }
    #expect(script.contains("prog plugins list -f tsv"))
  }

  @Test func `the manual page names every option and escapes what roff reads`() {
    let page = ManualPage(program: "prog", version: "1.0").page(
      summary: "does it", commands: Self.commands, exits: [(0, "done"), (2, ".wrong use")])
    #expect(page.hasPrefix(".TH PROG 1 \"\" \"prog 1.0\"\n.SH NAME\nprog \\- does it\n"))
    #expect(page.contains(".TP\n\\fB\\-f\\fR, \\fB\\-\\-format\\fR \\fIF\\fR\nform\n"))
    #expect(page.contains(".SS \"prog plugins check PLUGIN\"\nIt\\(aqs checked.\n"))
    #expect(page.hasSuffix(".TP\n.B 2\n\\&.wrong use\n"))
  }
}
