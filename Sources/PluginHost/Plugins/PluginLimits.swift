internal import LuaRuntime

/// What a plugin may use up for one document before it is stopped.
public struct PluginLimits: Sendable, Hashable {
  /// CPU time in milliseconds; waiting may take four times as long.
  public var milliseconds = 2_000
  /// Lua instructions.
  public var instructions = 1_000_000_000
  /// Bytes that the Lua state may hold.
  public var memory = 128 << 20
  /// Bytes that the host keeps for the plugin: rows, annotations, spans.
  public var hostBytes = 64 << 20
  /// Bytes of log.
  public var logBytes = 1 << 20
  /// Rows, and annotations.
  public var rows = 100_000
  /// CPU time in milliseconds to load the plugin.
  public var loadMilliseconds = 1_000

  /// Creates the default limits.
  public init() {}

  var lua: LuaLimits {
    LuaLimits(
      milliseconds: milliseconds, instructions: instructions, memory: memory,
      hostBytes: hostBytes, logBytes: logBytes)
  }

  var loading: LuaLimits {
    var limits = lua
    limits.milliseconds = loadMilliseconds
    return limits
  }
}
