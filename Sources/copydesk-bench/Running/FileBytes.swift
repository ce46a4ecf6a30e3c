import Glibc

/// Whole files, and standard output.
enum FileBytes {
  /// The bytes of a file.
  static func read(_ path: String) throws(BenchError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { throw BenchError(.input, "cannot read '\(path)'") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
      guard count >= 0 else { throw BenchError(.input, "cannot read '\(path)'") }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  /// Writes bytes to a descriptor; false when nobody reads any more.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32 = 1) -> Bool {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes[start...].withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
      }
      guard count > 0 else { return false }
      start += count
    }
    return true
  }
}
