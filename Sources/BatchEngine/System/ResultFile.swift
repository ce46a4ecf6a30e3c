import Compression
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
  private var compressor: (any StreamCompressor)?

  /// Writes to standard output, line by line where a person or a program waits for each.
  public static func standardOutput(isImmediate: Bool) -> ResultFile {
    ResultFile(
      FileHandle(descriptor: 1, owned: false), path: nil, temporary: nil, name: nil,
      isImmediate: isImmediate)
  }

  /// What the unfinished file beside the final one is called.
  public enum Partial: Sendable {
    /// A name of this process alone.
    case named
    /// A name that the next run finds and overwrites; for runs that lock each other out.
    case kept
  }

  /// Makes a file beside `path`, which takes its place when it is finished.
  ///
  /// A name that ends in `.gz` or `.zst` asks for compression.
  public static func replacing(
    _ path: String, by partial: Partial = .named
  ) throws(BatchError) -> ResultFile {
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
    let temporary = partial == .kept ? "\(path).partial" : "\(path).\(getpid()).partial"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    let file = ResultFile(
      FileHandle(descriptor: descriptor), path: path, temporary: temporary, name: path,
      isImmediate: false)
    try file.compress()
    return file
  }

  /// Makes a folder for files, if there is none.
  public static func makeFolder(_ path: String) throws(BatchError) {
    guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure(path) }
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

  private func compress() throws(BatchError) {
    guard let format = path.flatMap(CompressionFormat.init(path:)) else { return }
    do throws(CompressionError) { compressor = try format.compressor() } catch {
      throw BatchError(.file, "cannot write \(name): \(error.message)")
    }
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
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    guard let compressor else { return try put(bytes) }
    var compressed: [UInt8] = []
    do throws(CompressionError) { try compressor.append(bytes, to: &compressed) } catch {
      throw BatchError(.file, "cannot write \(name): \(error.message)")
    }
    try put(compressed)
  }

  /// Writes the rest, and puts the file in its place once it is on the disk.
  public func finish() throws(BatchError) {
    try flush()
    if let compressor {
      var end: [UInt8] = []
      do throws(CompressionError) { try compressor.finish(into: &end) } catch {
        throw BatchError(.file, "cannot write \(name): \(error.message)")
      }
      try put(end)
    }
    guard let path, let temporary else { return }
    guard fdatasync(handle.descriptor) == 0, unsafe rename(temporary, path) == 0 else {
      throw Self.failure(path)
    }
  }

  private func put(_ bytes: [UInt8]) throws(BatchError) {
    do throws(SystemError) { try handle.write(bytes) } catch {
      if error.number == EPIPE {
        throw BatchError(.closedPipe, "the reader of the output has gone")
      }
      throw BatchError(.init(of: error), "cannot write \(name): \(error.reason)")
    }
  }

  private static func failure(_ path: String) -> BatchError {
    let error = SystemError()
    return BatchError(.init(of: error), "cannot write '\(path)': \(error.reason)")
  }
}

// A file belongs to one thread.
@available(*, unavailable)
extension ResultFile: Sendable {}
