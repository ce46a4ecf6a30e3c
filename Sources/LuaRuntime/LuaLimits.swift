/// What a plugin may use up before it is stopped.
public struct LuaLimits: Hashable, Sendable {
  /// CPU time of one call in milliseconds; wall time may reach four times as much.
  public var milliseconds: Int
  /// VM instructions of one call; work in library loops is converted.
  public var instructions: Int
  /// Bytes that the Lua state may hold, at least 1 MB and at most 1 GB.
  public var memory: Int
  /// Bytes of one string.
  public var stringBytes: Int
  /// Bytes that the host keeps for the plugin, per call.
  public var hostBytes: Int
  /// Bytes of log per call; later lines are dropped and counted.
  public var logBytes: Int
  /// Whether ``LuaVM/interrupt(_:)`` stops calls.
  public var isInterruptible = false

  /// Creates limits: 2 s, 10⁹ instructions, 128 MB, strings of 32 MB, 64 MB in the host, 1 MB of log.
  public init(
    milliseconds: Int = 2_000, instructions: Int = 1_000_000_000, memory: Int = 128 << 20,
    stringBytes: Int = 32 << 20, hostBytes: Int = 64 << 20, logBytes: Int = 1 << 20
  ) {
    self.milliseconds = milliseconds
    self.instructions = instructions
    self.memory = memory
    self.stringBytes = stringBytes
    self.hostBytes = hostBytes
    self.logBytes = logBytes
  }

  /// What loading a plugin may use: as by default, within one second.
  public static let loading = LuaLimits(milliseconds: 1_000)
  /// What one document may use.
  public static let document = LuaLimits()
}

/// What the last call used, and what the state holds.
public struct LuaUsage: Hashable, Sendable {
  /// VM instructions of the last call, counted in steps of 1,000.
  public let instructions: Int
  /// CPU time of the last call.
  public let nanoseconds: Int
  /// Bytes that the Lua state holds now.
  public let memory: Int
  /// The most it held during the last call.
  public let peakMemory: Int
  /// Bytes charged to the host in the last call.
  public let hostBytes: Int
  /// Log lines dropped in the last call.
  public let droppedLines: Int
  /// Bytes that a restore copies.
  public let snapshotBytes: Int
}
