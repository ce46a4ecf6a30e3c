import ArticleReaders

/// Sums up a file, or a folder with all below it, in one digest.
enum FolderDigest {
  private static let greatestFile = 64 << 20
  private static let deepest = 32

  /// The SHA-256 of names and bytes, in the order of the names; hidden files do not count.
  ///
  /// - Throws: `SystemError` where something cannot be read.
  static func digest(of path: String, depth: Int = 0) throws(SystemError) -> [UInt8] {
    let status = try FileStatus(of: path)
    switch status.kind {
    case .folder where depth < deepest:
      var entries: [UInt8] = []
      for name in try FileStatus.names(in: path).sorted(by: isBefore) {
        entries += Array(name.utf8) + [0]
        entries += try digest(of: path + "/" + name, depth: depth + 1)
      }
      return Fingerprint.digest(of: entries)
    case .regular:
      return Fingerprint.digest(of: try FileHandle(reading: path).read(limit: greatestFile))
    case .folder, .stream, .other: return []
    }
  }

  private static func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
