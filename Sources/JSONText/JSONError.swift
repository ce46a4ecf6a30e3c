/// A text that is not JSON, with the place where reading stopped.
public struct JSONError: Error, Sendable, Hashable {
  /// What is wrong, in words.
  public let message: String
  /// The line, from 1; 0 where the whole text is at fault.
  public let line: Int
  /// The column in characters, from 1; 0 where the whole line is at fault.
  public let column: Int

  /// Creates an error.
  public init(message: String, line: Int, column: Int) {
    self.message = message
    self.line = line
    self.column = column
  }
}

extension JSONError: CustomStringConvertible {
  /// The message with line and column.
  public var description: String {
    line > 0 ? "\(message) (line \(line), column \(column))" : message
  }
}
