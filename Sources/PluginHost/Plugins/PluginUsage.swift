internal import LuaRuntime

/// What a plugin used for one document.
public struct PluginUsage: Sendable, Hashable {
  /// The plugin, or a stage of the program in parentheses.
  public let plugin: String
  /// Time of the processor.
  public var nanoseconds: Int
  /// The most bytes that its Lua state held.
  public var memory: Int
  /// The bytes that the host kept for it.
  public var hostBytes: Int
  /// The rows it emitted; none where it failed.
  public var rows: Int

  /// Creates an account.
  public init(plugin: String, nanoseconds: Int, memory: Int = 0, hostBytes: Int = 0, rows: Int = 0)
  {
    self.plugin = plugin
    self.nanoseconds = nanoseconds
    self.memory = memory
    self.hostBytes = hostBytes
    self.rows = rows
  }

  /// Adds another run of the plugin on the same document.
  mutating func add(_ usage: LuaUsage) {
    nanoseconds += usage.nanoseconds
    memory = max(memory, usage.peakMemory)
    hostBytes = max(hostBytes, usage.hostBytes)
  }
}
