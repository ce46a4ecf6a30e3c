/// The help of a program and its commands, made from the same tables as parsing.
public struct HelpPage: Sendable {
  private let program: String
  private let width: Int

  /// Creates pages for a program, wrapped at `width` columns.
  public init(program: String, width: Int = 80) {
    self.program = program
    self.width = max(40, width)
  }

  /// The page that lists the commands.
  public func overview(summary: String, commands: [Command], examples: [CommandExample]) -> String {
    var page = "\(program): \(summary)\n\nUsage: \(program) COMMAND [OPTION…] [ARGUMENT…]\n"
    page += "\nCommands:\n"
    page += table(commands.map { ($0.name, $0.summary) })
    page += self.examples(examples)
    page += "\n'\(program) help COMMAND' tells more about a command.\n"
    return page
  }

  /// The page of one command.
  public func page(for command: Command) -> String {
    var page = wrapped("\(program) \(command.name): \(command.summary)", indent: 0)
    page += "\n" + wrapped("Usage: \(usage(of: command))", indent: 7, firstIndent: 0)
    for paragraph in command.discussion.split(separator: "\n\n") {
      page += "\n" + wrapped(String(paragraph), indent: 0)
    }
    if !command.arguments.isEmpty {
      page += "\nArguments:\n" + table(command.arguments.map { ($0.name, $0.help) })
    }
    let shown = command.options.filter { !$0.isHidden }
    var groups: [String] = []
    for option in shown where !groups.contains(option.group) { groups.append(option.group) }
    for group in groups {
      let rows = shown.filter { $0.group == group }.map { (names(of: $0), text(of: $0)) }
      page += "\n\(group):\n" + table(rows)
    }
    return page + examples(command.examples)
  }

  private func usage(of command: Command) -> String {
    var words = [program, command.name]
    if command.options.contains(where: { !$0.isHidden }) { words.append("[OPTION…]") }
    for argument in command.arguments {
      switch argument.count {
      case .one: words.append(argument.name)
      case .optional: words.append("[\(argument.name)]")
      case .any: words.append("[\(argument.name)…]")
      }
    }
    return words.joined(separator: " ")
  }

  private func names(of option: CommandOption) -> String {
    let names = option.names.joined(separator: ", ")
    let indent = option.names.first.map { $0.hasPrefix("--") ? "    " : "" } ?? ""
    switch option.value {
    case .none: return indent + names
    case .required(let value): return "\(indent)\(names) \(value)"
    case .optional(let value, _): return "\(indent)\(names)[=\(value)]"
    }
  }

  private func text(of option: CommandOption) -> String {
    var text = option.help
    if !option.choices.isEmpty { text += ": " + option.choices.joined(separator: ", ") }
    if let byDefault = option.byDefault { text += " (default: \(byDefault))" }
    return text
  }

  private func examples(_ examples: [CommandExample]) -> String {
    guard !examples.isEmpty else { return "" }
    var text = "\nExamples:\n"
    for example in examples { text += "  \(example.line)\n      \(example.help)\n" }
    return text
  }

  private func table(_ rows: [(String, String)]) -> String {
    let widest = rows.map { $0.0.count }.filter { $0 <= 28 }.max() ?? 0
    var text = ""
    for (name, help) in rows {
      let start = "  " + name
      let column = widest + 4
      if start.count + 2 > column {
        text += start + "\n" + wrapped(help, indent: column)
      } else {
        let gap = String(repeating: " ", count: column - start.count)
        text += start + gap + wrapped(help, indent: column, firstIndent: 0, used: column)
      }
    }
    return text
  }

  private func wrapped(
    _ text: String, indent: Int, firstIndent: Int? = nil, used: Int = 0
  ) -> String {
    var output = String(repeating: " ", count: firstIndent ?? indent)
    var column = max(firstIndent ?? indent, used)
    var isFirst = true
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !isFirst, column + 1 + word.count > width {
        output += "\n" + String(repeating: " ", count: indent)
        column = indent
        isFirst = true
      }
      if !isFirst {
        output += " "
        column += 1
      }
      output += word
      column += word.count
      isFirst = false
    }
    return output + "\n"
  }
}
