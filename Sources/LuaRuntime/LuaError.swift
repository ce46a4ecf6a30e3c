/// A line of the plugin that was being run, innermost first in a traceback.
public struct LuaFrame: Hashable, Sendable, CustomStringConvertible {
  /// The chunk's name, as in error messages.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The function's name where Lua knows one, "main chunk" for a file's body, else empty.
  public let function: String

  /// The frame as a line of a traceback.
  public var description: String {
    function.isEmpty ? "\(file):\(line)" : "\(file):\(line) in \(function)"
  }
}

/// Why Lua code did not run to its end.
public struct LuaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of end; all but the first two cannot be caught by Lua code.
  public enum Kind: String, Sendable, CaseIterable {
    /// An error reached the host.
    case runtime
    /// The source does not compile or is not text.
    case syntax
    /// The time limit was reached.
    case time
    /// The instruction limit was reached.
    case instructions
    /// The limit for Lua's memory was reached.
    case memory
    /// The limit for memory kept by the host was reached.
    case hostMemory
    /// The host function reported that the output is full.
    case output
    /// The plugin skipped the document; the message is its reason.
    case skip
    /// The plugin gave the document up; the message is its reason.
    case fail
    /// The user asked for the end of the call.
    case interrupted
    /// The state cannot run: dead and without a snapshot, or already running.
    case unusable
  }

  /// What happened.
  public let kind: Kind
  /// The message, at most 4 KB of UTF-8 without control characters.
  public let message: String
  /// The plugin's own frames, innermost first, at most 40.
  public let traceback: [LuaFrame]

  /// Creates an error.
  public init(kind: Kind, message: String, traceback: [LuaFrame] = []) {
    self.kind = kind
    self.message = message
    self.traceback = traceback
  }

  /// The plugin file that was running, where known.
  public var file: String? { traceback.first?.file }
  /// Its line, from 1.
  public var line: Int? { traceback.first?.line }
  /// The message, with the place where it does not hold one.
  public var description: String {
    guard kind != .syntax, let frame = traceback.first,
      !message.hasPrefix("\(frame.file):")
    else { return message }
    return "\(frame.file):\(frame.line): \(message)"
  }
}

/// What a host function throws to end a Lua call.
public enum LuaHostError: Error, Hashable, Sendable {
  /// An ordinary Lua error, which `pcall` can catch; the plugin's line is added.
  case message(String)
  /// The output limit is reached: stops the call with kind `output`.
  case outputLimit(String)
  /// The plugin skips the document: stops the call with kind `skip`.
  case skip(String)
  /// The plugin gives the document up: stops the call with kind `fail`.
  case fail(String)
}
