import Glibc

/// A run that cannot go on as a whole; a document that fails is a `Failure` instead.
public struct BatchError: Error, Sendable, Hashable {
  /// The kind of an error.
  public enum Code: String, Sendable {
    /// A file or a pipe of the program itself cannot be read or written.
    case file
    /// The disk has no room.
    case full
    /// Another run is using a file.
    case busy
    /// A pattern or a number that chooses inputs is wrong.
    case selection
    /// Worker processes cannot be started.
    case worker
    /// The reader of the output has gone.
    case closedPipe

    /// `full` where there is no room, else `file`.
    init(of error: SystemError) {
      self = [ENOSPC, EDQUOT, EFBIG].contains(error.number) ? .full : .file
    }
  }

  /// The kind of error.
  public let code: Code
  /// What happened and what to do.
  public let message: String

  /// Creates an error.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
