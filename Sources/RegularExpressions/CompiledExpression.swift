internal import CPCRE2

/// A compiled PCRE2 program; the only file of the target that touches C memory.
///
/// Thread safety: PCRE2 never writes to a program after it was JIT-compiled, and each search has
/// its own match data.
@safe
final class CompiledExpression: @unchecked Sendable {
  /// The program; written in `init` alone.
  private let code: OpaquePointer
  /// The number of capture groups.
  let groupCount: Int
  /// The names of the groups by number; nil for groups without one and for the whole match.
  let groupNames: [String?]

  /// What a search at one window of start offsets gave.
  enum Outcome {
    case match([Range<Int>?])
    case none
    case failure(Int32)
  }

  /// Compiles `pattern`; on failure gives PCRE2's code and the byte offset of the fault.
  init(_ pattern: [UInt8], options: UInt32) throws(CompilationFault) {
    var status: Int32 = 0
    var offset = 0
    let compiled = unsafe pattern.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(
        buffer.baseAddress, buffer.count,
        options | PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_USE_OFFSET_LIMIT
          | PCRE2_NEVER_BACKSLASH_C,
        &status, &offset, nil)
    }
    guard let compiled = unsafe compiled else {
      throw CompilationFault(status: status, offset: offset)
    }
    unsafe code = compiled
    _ = unsafe pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
    (groupCount, groupNames) = unsafe Self.groups(of: code)
  }

  deinit {
    unsafe pcre2_code_free_8(code)
  }

  /// Searches `subject` for a match that starts in `window`.
  func search(_ subject: [UInt8], window: ClosedRange<Int>, anchored: Bool) -> Outcome {
    guard let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil) else {
      return .failure(PCRE2_ERROR_NOMEMORY)
    }
    defer { unsafe pcre2_match_data_free_8(data) }
    guard let limits = unsafe pcre2_match_context_create_8(nil) else {
      return .failure(PCRE2_ERROR_NOMEMORY)
    }
    defer { unsafe pcre2_match_context_free_8(limits) }
    _ = unsafe pcre2_set_match_limit_8(limits, 1_000_000)
    _ = unsafe pcre2_set_depth_limit_8(limits, 100_000)
    _ = unsafe pcre2_set_heap_limit_8(limits, 20_000)
    _ = unsafe pcre2_set_offset_limit_8(limits, window.upperBound)
    let start = window.lowerBound
    var options = anchored ? PCRE2_ANCHORED : 0
    var status = unsafe run(subject, from: start, options: options, limits: limits, into: data)
    if status == PCRE2_ERROR_JIT_STACKLIMIT {
      options |= PCRE2_NO_JIT
      status = unsafe run(subject, from: start, options: options, limits: limits, into: data)
    }
    if status == PCRE2_ERROR_NOMATCH { return .none }
    guard status > 0 else { return .failure(status) }
    return unsafe .match(ranges(in: data))
  }

  private func run(
    _ subject: [UInt8], from start: Int, options: UInt32, limits: OpaquePointer,
    into data: OpaquePointer
  ) -> Int32 {
    unsafe subject.withUnsafeBufferPointer { buffer in
      unsafe pcre2_match_8(code, buffer.baseAddress, buffer.count, start, options, data, limits)
    }
  }

  private func ranges(in data: OpaquePointer) -> [Range<Int>?] {
    guard let pairs = unsafe pcre2_get_ovector_pointer_8(data) else { return [] }
    return (0...groupCount).map { group in
      let start = unsafe pairs[2 * group]
      let end = unsafe pairs[2 * group + 1]
      // `\K` inside a look-around can give a start after the end.
      return start <= end && end != Int(bitPattern: ~0) ? start..<end : nil
    }
  }

  /// PCRE2's words for a status.
  static func words(for status: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 160)
    let length = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
      unsafe pcre2_get_error_message_8(status, buffer.baseAddress, buffer.count)
    }
    guard length > 0 else { return "error \(status)" }
    return String(decoding: buffer[..<Int(length)], as: UTF8.self)
  }

  /// Whether a status says that the search went over its limits.
  static func isLimit(_ status: Int32) -> Bool {
    [
      PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY,
      PCRE2_ERROR_JIT_STACKLIMIT,
    ].contains(status)
  }

  private static func groups(of code: OpaquePointer) -> (Int, [String?]) {
    var count: UInt32 = 0
    var nameCount: UInt32 = 0
    var entrySize: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    _ = unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    _ = unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &nameCount)
    _ = unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &entrySize)
    _ = unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    var names = [String?](repeating: nil, count: Int(count) + 1)
    guard let table = unsafe table else { return (Int(count), names) }
    for entry in 0..<Int(nameCount) {
      let at = entry * Int(entrySize)
      let group = unsafe Int(table[at]) << 8 | Int(table[at + 1])
      var bytes: [UInt8] = []
      var next = at + 2
      while unsafe table[next] != 0 {
        unsafe bytes.append(table[next])
        next += 1
      }
      names[group] = String(decoding: bytes, as: UTF8.self)
    }
    return (Int(count), names)
  }
}

/// PCRE2's verdict on an expression that it could not compile.
struct CompilationFault: Error {
  let status: Int32
  let offset: Int
}
