import DocumentModel

/// Reads the words of a command line by the option table of a command.
///
/// Takes `--name value`, `--name=value`, `-n value`, `-nvalue`, clusters such as `-qv`, options
/// after arguments, and `--`, after which every word is an argument. `-` is an argument.
public struct ArgumentParser: Sendable {
  private let command: Command

  /// Creates a parser for a command.
  public init(_ command: Command) { self.command = command }

  /// Reads the words after the name of the command.
  ///
  /// - Throws: `UsageError` at the first word that cannot be meant as it stands.
  public func parse(_ words: [String]) throws(UsageError) -> ParsedArguments {
    var parsed = ParsedArguments(command: command.name)
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        parsed.arguments += rest
        break
      } else if word.hasPrefix("--") {
        try long(word, rest: &rest, into: &parsed)
      } else if word.hasPrefix("-"), word != "-" {
        try cluster(word, rest: &rest, into: &parsed)
      } else {
        parsed.arguments.append(word)
      }
    }
    if !parsed.wantsHelp { try checkCount(of: parsed.arguments) }
    return parsed
  }

  private func long(
    _ word: String, rest: inout ArraySlice<String>, into parsed: inout ParsedArguments
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    let attached = parts.count > 1 ? String(parts[1]) : nil
    let option = try option(named: name)
    switch option.value {
    case .none:
      guard attached == nil else {
        throw failure(.unexpectedValue, "\(name) takes no value")
      }
      parsed.add(option, nil)
    case .required:
      try parsed.add(option, checked(attached ?? rest.popFirst(), for: option))
    case .optional(_, let bare):
      try parsed.add(option, checked(attached ?? bare, for: option))
    }
  }

  private func cluster(
    _ word: String, rest: inout ArraySlice<String>, into parsed: inout ParsedArguments
  ) throws(UsageError) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      let option = try option(named: "-\(letter)", in: word)
      guard case .required = option.value else {
        if case .optional(_, let bare) = option.value {
          parsed.add(option, bare)
        } else {
          parsed.add(option, nil)
        }
        continue
      }
      if letters.first == "=" { letters.removeFirst() }
      let attached = letters.isEmpty ? rest.popFirst() : String(letters)
      try parsed.add(option, checked(attached, for: option))
      return
    }
  }

  private func option(named name: String, in word: String? = nil) throws(UsageError)
    -> CommandOption
  {
    if let option = command.options.first(where: { $0.names.contains(name) }) { return option }
    let names = command.options.filter { !$0.isHidden }.flatMap(\.names)
    var message = "there is no option '\(name)'"
    if let word, word != name { message += " (in '\(word)')" }
    if let question = Suggestion.question(name, among: names) { message += "; \(question)" }
    throw failure(.unknownOption, message)
  }

  private func checked(
    _ value: String?, for option: CommandOption
  ) throws(UsageError) -> String {
    guard let value else {
      throw failure(.missingValue, "\(option.name) needs a value")
    }
    guard !option.choices.isEmpty, !option.choices.contains(value) else { return value }
    let hint =
      Suggestion.question(value, among: option.choices)
      ?? "it is one of \(option.choices.joined(separator: ", "))"
    throw failure(.badValue, "\(option.name) cannot be '\(value)'; \(hint)")
  }

  private func checkCount(of arguments: [String]) throws(UsageError) {
    var left = arguments[...]
    for argument in command.arguments {
      switch argument.count {
      case .any: return
      case .optional: _ = left.popFirst()
      case .one:
        guard left.popFirst() != nil else {
          throw failure(.missingArgument, "\(argument.name) is missing: \(argument.help)")
        }
      }
    }
    if let extra = left.first {
      throw failure(.unexpectedArgument, "'\(extra)' is one argument too many")
    }
  }

  private func failure(_ code: UsageError.Code, _ message: String) -> UsageError {
    UsageError(code, message, command: command.name)
  }
}
