internal import CLuaBridge

/// Hands the UTF-8 bytes of a string to C; the pointer is never null.
func withUTF8<R>(_ text: String, _ body: (UnsafePointer<CChar>, Int) -> R) -> R {
  let count = text.utf8.count
  return unsafe text.withCString { unsafe body($0, count) }
}

extension clb_limits {
  init(_ limits: LuaLimits) {
    self.init(
      nanoseconds: UInt64(clamping: limits.milliseconds) &* 1_000_000,
      instructions: UInt64(clamping: limits.instructions),
      lua_bytes: UInt64(clamping: limits.memory),
      string_bytes: UInt64(clamping: limits.stringBytes),
      host_bytes: UInt64(clamping: limits.hostBytes),
      log_bytes: UInt64(clamping: limits.logBytes), interruptible: limits.isInterruptible)
  }
}

extension LuaVM {
  /// The error of a call that did not end well.
  func failure(_ outcome: clb_outcome) -> LuaError {
    guard outcome != CLB_UNUSABLE else {
      return LuaError(
        kind: .unusable, message: "the Lua state was stopped earlier, or is running a call")
    }
    var length = 0
    let message = unsafe clb_message(state, &length)
    let text = unsafe text(message, length)
    let frames = unsafe clb_frames(state, &length)
    return unsafe LuaError(
      kind: kind(outcome), message: text, traceback: self.frames(in: self.text(frames, length)))
  }

  /// Where the running call came from: the plugin's own lines, innermost first, at most 40.
  ///
  /// For host functions; empty outside of them. Tail calls leave no frame.
  public var here: [LuaFrame] {
    var length = 0
    let frames = unsafe clb_here(state, &length)
    return unsafe self.frames(in: text(frames, length))
  }

  private func text(_ bytes: UnsafePointer<CChar>, _ length: Int) -> String {
    let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
    return unsafe String(decoding: raw, as: UTF8.self)
  }

  private func kind(_ outcome: clb_outcome) -> LuaError.Kind {
    switch outcome {
    case CLB_SYNTAX: .syntax
    case CLB_TIME: .time
    case CLB_INSTRUCTIONS: .instructions
    case CLB_MEMORY: .memory
    case CLB_HOST_MEMORY: .hostMemory
    case CLB_OUTPUT: .output
    case CLB_SKIP: .skip
    case CLB_FAIL: .fail
    case CLB_INTERRUPTED: .interrupted
    case CLB_UNUSABLE: .unusable
    default: .runtime
    }
  }

  private func frames(in lines: String) -> [LuaFrame] {
    lines.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 3, let number = Int(parts[1]) else { return nil }
      return LuaFrame(file: String(parts[0]), line: number, function: String(parts[2]))
    }
  }
}
