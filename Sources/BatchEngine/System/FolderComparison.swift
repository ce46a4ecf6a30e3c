/// Tells whether two plugins are the same, byte for byte.
public enum FolderComparison: Sendable {
  private static let greatestFile = 64 << 20

  /// Whether two files, or two folders with all below them, hold the same bytes.
  ///
  /// Hidden files do not count; what cannot be read is not the same as anything.
  public static func isSame(_ left: String, _ right: String) -> Bool {
    guard let leftKind = try? FileStatus(of: left), let rightKind = try? FileStatus(of: right),
      leftKind.kind == rightKind.kind
    else { return false }
    if leftKind.identity == rightKind.identity { return true }
    switch leftKind.kind {
    case .regular:
      guard let leftBytes = try? FileHandle(reading: left).read(limit: greatestFile),
        let rightBytes = try? FileHandle(reading: right).read(limit: greatestFile)
      else { return false }
      return leftBytes == rightBytes
    case .folder:
      guard let leftNames = try? FileStatus.names(in: left).sorted(),
        let rightNames = try? FileStatus.names(in: right).sorted(), leftNames == rightNames
      else { return false }
      return leftNames.allSatisfy { isSame("\(left)/\($0)", "\(right)/\($0)") }
    case .stream, .other: return false
    }
  }

  /// Whether there is a file at a path.
  public static func isFile(_ path: String) -> Bool {
    (try? FileStatus(of: path))?.kind == .regular
  }

  /// Whether there is a folder at a path.
  public static func isFolder(_ path: String) -> Bool {
    (try? FileStatus(of: path))?.kind == .folder
  }
}
