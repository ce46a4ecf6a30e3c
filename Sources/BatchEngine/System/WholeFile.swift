/// A file of the user's that is read at once: a lock, a script.
public enum WholeFile: Sendable {
  /// The bytes of a file of up to 64 MB.
  ///
  /// - Throws: `BatchError` of code `file`.
  public static func bytes(of path: String) throws(BatchError) -> [UInt8] {
    do throws(SystemError) {
      let limit = 64 << 20
      let bytes = try FileHandle(reading: path).read(limit: limit + 1)
      if bytes.count <= limit { return bytes }
    } catch {
      throw BatchError(.file, "cannot read '\(path)': \(error.reason)")
    }
    throw BatchError(.file, "cannot read '\(path)': it has more than 64 MB")
  }

  /// Whether there is a regular file at a path.
  public static func exists(_ path: String) -> Bool {
    (try? FileStatus(of: path))?.kind == .regular
  }
}
