/// An option of a command: its names, what it takes and what it does.
public struct CommandOption: Sendable, Hashable {
  /// What may follow the name of an option.
  public enum Value: Sendable, Hashable {
    /// Nothing: the option is on or off.
    case none
    /// A value, named so in help.
    case required(String)
    /// A value after `=`, or else the one that the bare name stands for.
    case optional(String, bare: String)
  }

  /// The names with their dashes, such as `-f` and `--format`; the last is its name in messages.
  public let names: [String]
  /// What may follow.
  public let value: Value
  /// What it does, in a phrase.
  public let help: String
  /// What holds when it is not given, in words; nil where that goes without saying.
  public let byDefault: String?
  /// The only values it takes; empty where there are others.
  public let choices: [String]
  /// The heading of help under which it stands.
  public let group: String
  /// Whether help leaves it out.
  public let isHidden: Bool

  /// Creates an option.
  public init(
    _ names: String..., value: Value = .none, help: String, byDefault: String? = nil,
    choices: [String] = [], group: String = "Options", isHidden: Bool = false
  ) {
    self.names = names
    self.value = value
    self.help = help
    self.byDefault = byDefault
    self.choices = choices
    self.group = group
    self.isHidden = isHidden
  }

  /// The long name, as messages and parsed arguments call it.
  public var name: String { names.last ?? "" }
}
