import Glibc

/// A running copy of this program, with pipes for its input, output and errors.
///
/// It inherits nothing else, and is killed and waited for when the last reference goes.
final class ChildProcess {
  /// How a process ended.
  enum End: Sendable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  let identifier: pid_t
  let input: FileHandle
  let output: FileHandle
  let errors: FileHandle
  private var end: End?

  /// Starts `/proc/self/exe` with these arguments after the program's name.
  init(arguments: [String]) throws(SystemError) {
    let input = try Pipe()
    let output = try Pipe()
    let errors = try Pipe()
    identifier = try Self.spawn(
      arguments, [input.reading, output.writing, errors.writing])
    self.input = input.writing
    self.output = output.reading
    self.errors = errors.reading
    for file in [input.writing, output.reading, errors.reading] {
      setNonBlocking(file.descriptor)
    }
  }

  deinit {
    if end == nil {
      kill(identifier, SIGKILL)
      _ = wait()
    }
  }

  /// Ends the process at once.
  func stop() { kill(identifier, SIGKILL) }

  /// Waits for the end of the process.
  func wait() -> End {
    if let end { return end }
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    let found: End = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    end = found
    return found
  }

  private static func spawn(
    _ arguments: [String], _ standard: [FileHandle]
  ) throws(SystemError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in standard.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, file.descriptor, Int32(number))
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // A group of its own: Ctrl-C reaches the program, which tells its workers by closing pipes.
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words = unsafe (["copydesk"] + arguments).map { unsafe strdup($0) }
    defer { unsafe words.forEach { unsafe free($0) } }
    var identifier: pid_t = 0
    let status = unsafe posix_spawn(
      &identifier, "/proc/self/exe", &actions, &attributes, words + [nil], environ)
    guard status == 0 else { throw SystemError(status) }
    return identifier
  }
}

/// The two ends of a pipe.
private struct Pipe {
  let reading: FileHandle
  let writing: FileHandle

  init() throws(SystemError) {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw SystemError() }
    for descriptor in ends { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    reading = FileHandle(descriptor: ends[0])
    writing = FileHandle(descriptor: ends[1])
  }
}

private func setNonBlocking(_ descriptor: Int32) {
  let flags = fcntl(descriptor, F_GETFL)
  _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
}
