/// A command line that does not say what to do.
public struct UsageError: Error, Sendable, Hashable {
  /// The kind of a mistake.
  public enum Code: String, Sendable {
    case unknownCommand, unknownOption, missingValue, unexpectedValue, badValue
    case missingArgument, unexpectedArgument
  }

  /// The kind of mistake.
  public let code: Code
  /// What is wrong and what was probably meant.
  public let message: String
  /// The command it was given to, for a pointer to its help; nil for the program itself.
  public let command: String?

  /// Creates an error.
  public init(_ code: Code, _ message: String, command: String? = nil) {
    self.code = code
    self.message = message
    self.command = command
  }
}
