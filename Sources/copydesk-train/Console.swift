import Glibc

/// Where a trainer talks: results to standard output, all else to standard error.
enum Console {
  static func say(_ line: String) { write(line, to: STDOUT_FILENO) }

  static func error(_ line: String) { write(line, to: STDERR_FILENO) }

  private static func write(_ line: String, to descriptor: Int32) {
    Files.write(Array((line + "\n").utf8), to: descriptor)
  }
}

/// Whole files as bytes.
enum Files {
  /// The bytes of a file.
  static func read(_ path: String) throws(TrainError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw TrainError("cannot read \(path)") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { throw TrainError("cannot read \(path)") }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Replaces a file.
  static func write(_ bytes: [UInt8], to path: String) throws(TrainError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw TrainError("cannot write \(path)") }
    defer { close(descriptor) }
    guard write(bytes, to: descriptor) else { throw TrainError("cannot write all of \(path)") }
  }

  /// Writes all bytes; false where the descriptor takes no more.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
      }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}
