/// What a shell needs to complete command lines, made from the same tables as parsing and help.
public struct CompletionScript: Sendable {
  /// The shells there are scripts for.
  public enum Shell: String, Sendable, CaseIterable {
    case bash, zsh, fish
  }

  private let program: String
  private let commands: [Command]

  /// Creates scripts for a program with these commands.
  public init(program: String, commands: [Command]) {
    self.program = program
    self.commands = commands
  }

  /// The script for a shell, to be evaluated by it or put where it looks for completions.
  public func script(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: "#compdef \(program)\nautoload -U +X bashcompinit && bashcompinit\n" + bash
    case .fish: fish
    }
  }

  /// Prints the names that an argument of the kind can be.
  private var listing: String { "\(program) plugins list -f tsv 2>/dev/null | cut -f1 | sed 1d" }

  // MARK: bash, which zsh understands too

  private var bash: String {
    var text = """
      # Completion of \(program), made by '\(program) completion'.
      _\(program)() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
        local command=${COMP_WORDS[1]} first=2
        case "$command ${COMP_WORDS[2]-}" in

      """
    for command in commands where command.name.contains(" ") {
      text += "    '\(command.name)') command='\(command.name)'; first=3;;\n"
    }
    let groupWords = groups.map(\.0).joined(separator: "|")
    text += "  esac\n"
    if !groupWords.isEmpty { text += "  case \"$command\" in \(groupWords)) first=3;; esac\n" }
    text += "  if [ $COMP_CWORD -lt $first ]; then\n"
    text += "    case \"$command\" in\n"
    for (group, children) in groups {
      text += "      \(group)) if [ $COMP_CWORD -ge 2 ]; then\n"
      text +=
        "        COMPREPLY=($(compgen -W '\(children.joined(separator: " "))' -- \"$word\")); return; fi;;\n"
    }
    text += "    esac\n"
    text +=
      "    COMPREPLY=($(compgen -W '\(firstWords.joined(separator: " "))' -- \"$word\")); return\n  fi\n"
    text += "  case \"$command $before\" in\n"
    for command in commands {
      for option in shown(command) where !option.choices.isEmpty {
        let names = option.names.map { "'\(command.name) \($0)'" }.joined(separator: "|")
        text +=
          "    \(names)) COMPREPLY=($(compgen -W '\(option.choices.joined(separator: " "))' -- \"$word\")); return;;\n"
      }
    }
    text += "  esac\n  local options= values=\n  case \"$command\" in\n"
    for command in commands {
      let names = shown(command).flatMap(\.names).joined(separator: " ")
      text += "    '\(command.name)') options='\(names)'"
      if let first = command.arguments.first {
        switch first.values {
        case .files: break
        case .plugins: text += "; [ $COMP_CWORD -eq $first ] && values=$(\(listing))"
        case .words(let words): text += "; values='\(words.joined(separator: " "))'"
        }
      }
      text += ";;\n"
    }
    return text + """
        esac
        case "$word" in
          -*) COMPREPLY=($(compgen -W "$options" -- "$word"));;
          *) COMPREPLY=($(compgen -W "$values" -- "$word") $(compgen -f -- "$word"));;
        esac
      }
      complete -o filenames -F _\(program) \(program)

      """
  }

  // MARK: fish

  private var fish: String {
    var text = "# Completion of \(program), made by '\(program) completion'.\n"
    let start = "complete -c \(program)"
    for word in firstWords {
      let help = commands.first { $0.name == word }?.summary ?? "commands about \(word)"
      text += "\(start) -n __fish_use_subcommand -f -a \(word) -d \(quoted(help))\n"
    }
    for command in commands {
      let parts = command.name.split(separator: " ").map(String.init)
      var condition = "__fish_seen_subcommand_from \(parts[0])"
      if parts.count > 1 {
        let siblings = groups.first { $0.0 == parts[0] }?.1.joined(separator: " ") ?? ""
        text += "\(start) -n '\(condition); and not __fish_seen_subcommand_from \(siblings)' -f"
        text += " -a \(parts[1]) -d \(quoted(command.summary))\n"
        condition += "; and __fish_seen_subcommand_from \(parts[1])"
      }
      if let first = command.arguments.first {
        switch first.values {
        case .files: break
        case .plugins: text += "\(start) -n '\(condition)' -a '(\(listing))'\n"
        case .words(let words):
          text += "\(start) -n '\(condition)' -f -a '\(words.joined(separator: " "))'\n"
        }
      }
      for option in shown(command) { text += fish(option, condition) }
    }
    return text
  }

  private func fish(_ option: CommandOption, _ condition: String) -> String {
    var text = "complete -c \(program) -n '\(condition)'"
    for name in option.names {
      text += name.hasPrefix("--") ? " -l \(name.dropFirst(2))" : " -s \(name.dropFirst())"
    }
    if case .required = option.value { text += " -r" }
    if !option.choices.isEmpty {
      text += " -f -a '\(option.choices.joined(separator: " "))'"
    }
    return text + " -d \(quoted(option.help))\n"
  }

  private func quoted(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "'"
  }

  // MARK: The commands

  private func shown(_ command: Command) -> [CommandOption] {
    command.options.filter { !$0.isHidden }
  }

  /// The first words of commands, each once, in their order.
  private var firstWords: [String] {
    var words: [String] = []
    for command in commands {
      let word = command.name.split(separator: " ").first.map(String.init) ?? ""
      if !words.contains(word) { words.append(word) }
    }
    return words + ["help"]
  }

  /// The commands of two words: the first, with the second ones.
  private var groups: [(String, [String])] {
    var groups: [(String, [String])] = []
    for command in commands {
      let parts = command.name.split(separator: " ").map(String.init)
      guard parts.count == 2 else { continue }
      if let place = groups.firstIndex(where: { $0.0 == parts[0] }) {
        groups[place].1.append(parts[1])
      } else {
        groups.append((parts[0], [parts[1]]))
      }
    }
    return groups
  }
}
