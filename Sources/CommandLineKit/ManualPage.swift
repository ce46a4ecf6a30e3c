/// The manual page of a program, in the man macros, made from the same tables as parsing and help.
public struct ManualPage: Sendable {
  private let program: String
  private let version: String

  /// Creates pages for a version of a program.
  public init(program: String, version: String) {
    self.program = program
    self.version = version
  }

  /// The page with every command.
  ///
  /// - Parameters:
  ///   - summary: what the program does, in a phrase.
  ///   - commands: the commands.
  ///   - exits: the exit statuses with what they mean.
  /// - Returns: the page.
  public func page(
    summary: String, commands: [Command], exits: [(status: Int, help: String)]
  ) -> String {
    var page = ".TH \(program.uppercased()) 1 \"\" \"\(program) \(version)\"\n"
    page += ".SH NAME\n\(escaped(program)) \\- \(escaped(summary))\n"
    page += ".SH SYNOPSIS\n.B \(program)\n.I COMMAND\n[OPTION\\&...] [ARGUMENT\\&...]\n"
    page += ".SH COMMANDS\n"
    for command in commands { page += section(command) }
    page += ".SH EXIT STATUS\n"
    for exit in exits { page += ".TP\n.B \(exit.status)\n\(escaped(exit.help))\n" }
    return page
  }

  private func section(_ command: Command) -> String {
    var text = ".SS \"\(escaped(program)) \(escaped(command.name))\(usage(command))\"\n"
    text += sentence(command.summary)
    for paragraph in command.discussion.split(separator: "\n\n") {
      text += ".PP\n\(escaped(String(paragraph)))\n"
    }
    for argument in command.arguments {
      text += ".TP\n.I \"\(escaped(argument.name))\"\n\(escaped(argument.help))\n"
    }
    for option in command.options where !option.isHidden {
      text += ".TP\n\(names(option))\n\(escaped(describe(option)))\n"
    }
    if !command.examples.isEmpty { text += ".PP\nExamples:\n" }
    for example in command.examples {
      text += ".TP\n\\fB\(escaped(example.line))\\fR\n\(escaped(example.help))\n"
    }
    return text
  }

  private func sentence(_ text: String) -> String {
    escaped(text.prefix(1).uppercased() + text.dropFirst()) + ".\n"
  }

  private func usage(_ command: Command) -> String {
    command.arguments.map { argument in
      switch argument.count {
      case .one: " \(escaped(argument.name))"
      case .optional: " [\(escaped(argument.name))]"
      case .any: " [\(escaped(argument.name))...]"
      }
    }.joined()
  }

  private func names(_ option: CommandOption) -> String {
    let names = option.names.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
    switch option.value {
    case .none: return names
    case .required(let value): return "\(names) \\fI\(escaped(value))\\fR"
    case .optional(let value, _): return "\(names)[=\\fI\(escaped(value))\\fR]"
    }
  }

  private func describe(_ option: CommandOption) -> String {
    var text = option.help
    if !option.choices.isEmpty { text += ": " + option.choices.joined(separator: ", ") }
    if let byDefault = option.byDefault { text += " (default: \(byDefault))" }
    return text
  }

  /// Text without what roff takes for its own: backslashes, hyphens, and dots that begin a line.
  private func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": output += "\\e"
      case "-": output += "\\-"
      case "\"": output += "\\(dq"
      case "\n": output += " "
      case "'": output += "\\(aq"
      case "…": output += "..."
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output.hasPrefix(".") ? "\\&" + output : output
  }
}
