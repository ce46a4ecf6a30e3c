import Glibc

/// A finished run of the `copydesk` binary that was built beside the tests.
public struct CopydeskProcess: Sendable {
  /// The exit status; 128 plus the signal's number where a signal ended it.
  public let status: Int
  /// What it wrote to standard output.
  public let output: [UInt8]
  /// What it wrote to standard error, as text.
  public let errors: String

  /// The standard output as text.
  public var text: String { String(decoding: output, as: UTF8.self) }

  /// The lines of the standard output.
  public var lines: [String] { text.split(separator: "\n").map(String.init) }

  /// The binary: `$COPYDESK_BINARY`, else the one in the folder of the test bundle.
  public static var binary: String {
    if let path = environmentValue("COPYDESK_BINARY") { return path }
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let bytes = buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }
    let executable = String(decoding: bytes, as: UTF8.self)
    return executable.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/copydesk"
  }

  /// Runs the binary and waits; kills it after `seconds`, which gives status 137.
  ///
  /// - Parameters:
  ///   - arguments: the words after `copydesk`.
  ///   - input: the bytes of standard input.
  ///   - folder: the working folder; the tests' own where nil.
  ///   - environment: the whole environment besides `PATH`.
  ///   - seconds: how long it may take.
  /// - Throws: `TestFailure` where the binary cannot be started.
  public init(
    _ arguments: [String], input: [UInt8] = [], in folder: String? = nil,
    environment: [String: String] = ["HOME": "/nonexistent", "LC_ALL": "C.UTF-8"],
    seconds: Int = 60
  ) throws {
    let scratch = try TemporaryFolder()
    try scratch.write(input, to: "in")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, scratch.path + "/in", O_RDONLY, 0)
    let creating = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 1, scratch.path + "/out", creating, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, scratch.path + "/err", creating, 0o600)

    let words =
      ["env", "-C", folder ?? ".", "timeout", "-s", "KILL", String(seconds), Self.binary]
      + arguments
    var variables = environment.map { "\($0.key)=\($0.value)" }.sorted()
    variables.append("PATH=" + (environmentValue("PATH") ?? "/usr/bin:/bin"))
    var child: pid_t = 0
    let failure = withCStrings(words) { words in
      withCStrings(variables) { variables in
        posix_spawnp(&child, "env", &actions, nil, words, variables)
      }
    }
    guard failure == 0 else { throw TestFailure("cannot run \(Self.binary): errno \(failure)") }
    var ended: Int32 = 0
    while waitpid(child, &ended, 0) < 0 {
      guard errno == EINTR else { throw TestFailure("waitpid: errno \(errno)") }
    }
    let signal = Int(ended & 0x7F)
    status = signal == 0 ? Int((ended >> 8) & 0xFF) : 128 + signal
    output = try readFile(scratch.path + "/out")
    errors = String(decoding: try readFile(scratch.path + "/err"), as: UTF8.self)
  }
}

/// A variable of the tests' own environment.
func environmentValue(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  return String(cString: value)
}

/// Calls `body` with a C array of C strings that ends in a null pointer.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return body(copies + [nil])
}
