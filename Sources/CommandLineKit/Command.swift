/// An argument of a command that is not an option.
public struct CommandArgument: Sendable, Hashable {
  /// How often an argument is given.
  public enum Count: Sendable, Hashable {
    case one, optional, any
  }

  /// What an argument can be, for completion.
  public enum Values: Sendable, Hashable {
    /// The path of a file or folder.
    case files
    /// The name of a plugin, or a path.
    case plugins
    /// One of these words.
    case words([String])
  }

  /// The name in help, such as `INPUT`.
  public let name: String
  /// What it is, in a phrase.
  public let help: String
  /// How often it is given.
  public let count: Count
  /// What it can be.
  public let values: Values

  /// Creates an argument.
  public init(_ name: String, _ count: Count, help: String, values: Values = .files) {
    self.name = name
    self.count = count
    self.help = help
    self.values = values
  }
}

/// A command line to copy, with what it does.
public struct CommandExample: Sendable, Hashable {
  /// The command line.
  public let line: String
  /// What it does, in a phrase.
  public let help: String

  /// Creates an example.
  public init(_ line: String, _ help: String) {
    self.line = line
    self.help = help
  }
}

/// A command: what it takes and how help describes it.
public struct Command: Sendable, Hashable {
  /// The words that call it, such as `plugins list`.
  public let name: String
  /// What it does, in a phrase.
  public let summary: String
  /// More about it: paragraphs for the help page.
  public let discussion: String
  /// The arguments in their order; only the last may repeat.
  public let arguments: [CommandArgument]
  /// The options.
  public let options: [CommandOption]
  /// Command lines to copy.
  public let examples: [CommandExample]

  /// Creates a command.
  public init(
    name: String, summary: String, discussion: String = "", arguments: [CommandArgument] = [],
    options: [CommandOption] = [], examples: [CommandExample] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.arguments = arguments
    self.options = options
    self.examples = examples
  }
}
