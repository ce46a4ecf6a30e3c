import Glibc

/// A program run as a child, fed from a file without a name.
struct ChildProgram {
  let path: String
  let arguments: [String]

  /// Runs the program and counts the lines that it writes.
  ///
  /// - Throws: `BenchError` where it cannot be run or ends with a status other than 0.
  func lineCount(feeding input: [UInt8]) throws(BenchError) -> Int {
    guard let file = unsafe tmpfile() else {
      throw BenchError(.input, "cannot make a temporary file")
    }
    defer { unsafe fclose(file) }
    let source = unsafe fileno(file)
    guard FileBytes.write(input, to: source), lseek(source, 0, SEEK_SET) == 0 else {
      throw BenchError(.input, "cannot write \(input.count) bytes to a temporary file")
    }
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw BenchError(.input, "cannot make a pipe") }
    let child = spawn(input: source, output: ends[1], closing: ends[0])
    close(ends[1])
    defer { close(ends[0]) }
    guard let child else { throw BenchError(.input, "cannot run '\(path)'") }
    let lines = Self.lines(from: ends[0])
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      throw BenchError(.input, "'\(path) \(arguments.joined(separator: " "))' failed")
    }
    return lines
  }

  private func spawn(input: Int32, output: Int32, closing other: Int32) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_addclose(&actions, other)
    let words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var child: pid_t = 0
    let failure = unsafe posix_spawn(&child, path, &actions, nil, words, environ)
    return failure == 0 ? child : nil
  }

  private static func lines(from descriptor: Int32) -> Int {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var lines = 0
    while true {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return lines }
      for byte in chunk[..<count] where byte == 0x0A { lines += 1 }
    }
  }
}
