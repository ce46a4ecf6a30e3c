import Glibc
import TestSupport

/// A shell command that has run in a folder, with the built program as `copydesk`.
struct ShellRun: Sendable {
  let status: Int
  let output: String
  let errors: String

  /// Runs `line` in `folder`; a run that takes longer than a minute is killed.
  init(_ line: String, input: String = "", in folder: String) throws {
    let scratch = try TemporaryFolder()
    try scratch.write(input, to: "in")
    try scratch.write("", to: "bin/.keep")
    guard symlink(CopydeskProcess.binary, scratch.path + "/bin/copydesk") == 0 else {
      throw TestFailure("cannot link the binary: errno \(errno)")
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, scratch.path + "/in", O_RDONLY, 0)
    let creating = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 1, scratch.path + "/out", creating, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, scratch.path + "/err", creating, 0o600)
    let words = ["env", "-C", folder, "timeout", "-s", "KILL", "60", "/bin/sh", "-c", line]
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    let variables = [
      "PATH=\(scratch.path)/bin:\(path)", "HOME=/nonexistent", "LC_ALL=C.UTF-8", "TERM=dumb",
    ]
    let arguments = words.map { strdup($0) }
    let environment = variables.map { strdup($0) }
    defer { (arguments + environment).forEach { free($0) } }
    var child: pid_t = 0
    let failure = posix_spawnp(
      &child, "env", &actions, nil, arguments + [nil], environment + [nil])
    guard failure == 0 else { throw TestFailure("cannot start a shell: errno \(failure)") }
    var ended: Int32 = 0
    while waitpid(child, &ended, 0) < 0, errno == EINTR {}
    let signal = Int(ended & 0x7F)
    status = signal == 0 ? Int((ended >> 8) & 0xFF) : 128 + signal
    output = String(decoding: try readFile(scratch.path + "/out"), as: UTF8.self)
    errors = String(decoding: try readFile(scratch.path + "/err"), as: UTF8.self)
  }
}
