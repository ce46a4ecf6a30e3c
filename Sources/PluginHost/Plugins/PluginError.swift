/// Why a plugin could not be found, read or set up.
public struct PluginError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure.
  public enum Code: String, Sendable, CaseIterable {
    /// There is no plugin of that name.
    case notFound = "not-found"
    /// A file cannot be read or is no Lua source.
    case unreadable
    /// The source does not compile.
    case syntax
    /// Running the file stopped with an error.
    case load
    /// Running the file met a limit.
    case limit
    /// The table that the file returns is not as it must be.
    case manifest
    /// An option is unknown or has a wrong value.
    case option
    /// The plugin asks for a capability that was not given to it, or uses one it does not declare.
    case capability
    /// Plugins need each other in a circle, or need a layer that none adds.
    case needs
  }

  /// The kind of failure.
  public let code: Code
  /// The plugin, where one is known.
  public let plugin: String?
  /// The file at fault.
  public let file: String?
  /// The line at fault, from 1.
  public let line: Int?
  /// What is wrong, and what would help.
  public let reason: String
  /// The call chain of the plugin's own functions, innermost first.
  public let traceback: [String]

  init(
    _ code: Code, _ reason: String, plugin: String? = nil, file: String? = nil, line: Int? = nil,
    traceback: [String] = []
  ) {
    self.code = code
    self.reason = reason
    self.plugin = plugin
    self.file = file
    self.line = line
    self.traceback = traceback
  }

  /// The place and the reason: `FILE:LINE: reason`.
  public var message: String {
    guard let file else { return reason }
    let place = line.map { "\(file):\($0)" } ?? file
    return reason.hasPrefix(file + ":") ? reason : "\(place): \(reason)"
  }

  /// The message.
  public var description: String { message }
}
