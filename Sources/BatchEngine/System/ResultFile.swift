import Glibc

/// Where results go: standard output, or a file that appears whole or not at all.
public final class ResultFile {
  private static let bufferSize = 1 << 16

  private let handle: FileHandle
  private let path: String?
  private let temporary: String?
  /// What it is called in messages.
  private let name: String
  private let isImmediate: Bool
  private var buffer: [UInt8] = []

  /// Writes to standard output, line by line where a person or a program waits for each.
  public static func standardOutput(isImmediate: Bool) -> ResultFile {
    ResultFile(
      FileHandle(descriptor: 1, owned: false), path: nil, temporary: nil, name: nil,
      isImmediate: isImmediate)
  }

  /// Makes a file beside `path`, which takes its place when it is finished.
  public static func replacing(_ path: String) throws(BatchError) -> ResultFile {
    // What is not a regular file, such as /dev/null or a pipe, is written as it is.
    if let status = try? FileStatus(of: path), status.kind != .regular {
      guard status.kind == .stream else {
        throw BatchError(.file, "cannot write '\(path)': it is not a file")
      }
      let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path) }
      return ResultFile(
        FileHandle(descriptor: descriptor), path: nil, temporary: nil, name: path,
        isImmediate: false)
    }
    let temporary = "\(path).\(getpid()).partial"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    return ResultFile(
      FileHandle(descriptor: descriptor), path: path, temporary: temporary, name: path,
      isImmediate: false)
  }

  private init(
    _ handle: FileHandle, path: String?, temporary: String?, name: String?, isImmediate: Bool
  ) {
    self.name = name.map { "'\($0)'" } ?? "standard output"
    self.handle = handle
    self.path = path
    self.temporary = temporary
    self.isImmediate = isImmediate
  }

  deinit { if let temporary { unsafe unlink(temporary) } }

  /// Writes bytes, now or when enough have come together.
  ///
  /// - Throws: `BatchError` with code `closedPipe` where nobody reads any more, else `file`.
  public func write(_ bytes: some Sequence<UInt8>) throws(BatchError) {
    buffer += bytes
    if isImmediate || buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes what has come together.
  public func flush() throws(BatchError) {
    if buffer.isEmpty { return }
    do throws(SystemError) {
      try handle.write(buffer)
      buffer.removeAll(keepingCapacity: true)
    } catch {
      buffer.removeAll()
      if error.number == EPIPE {
        throw BatchError(.closedPipe, "the reader of the output has gone")
      }
      throw BatchError(.file, "cannot write \(name): \(error.reason)")
    }
  }

  /// Writes the rest, and puts the file in its place.
  public func finish() throws(BatchError) {
    try flush()
    guard let path, let temporary else { return }
    guard unsafe rename(temporary, path) == 0 else { throw Self.failure(path) }
  }

  private static func failure(_ path: String) -> BatchError {
    BatchError(.file, "cannot write '\(path)': \(SystemError().reason)")
  }
}

// A file belongs to one thread.
@available(*, unavailable)
extension ResultFile: Sendable {}
