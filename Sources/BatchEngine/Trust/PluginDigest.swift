import ArticleReaders

/// The files of a plugin with their SHA-256: what it is, byte for byte.
public struct PluginDigest: Sendable, Hashable {
  /// A file by its path within the plugin.
  public struct File: Sendable, Hashable {
    /// The path; of a plugin of one file, its name.
    public let path: String
    /// The SHA-256 in hexadecimal.
    public let hash: String

    init(path: String, hash: String) {
      self.path = path
      self.hash = hash
    }
  }

  /// The files by path; hidden files, which no plugin loads, are left out.
  public let files: [File]

  init(files: [File]) { self.files = files }

  /// Reads the files of a plugin: a folder, or a Lua file.
  ///
  /// - Throws: `BatchError` where a file cannot be read.
  public init(path: String) throws(BatchError) {
    var folder = path
    while folder.utf8.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    var found: [File] = []
    if FolderComparison.isFolder(folder) {
      try Self.collect(folder, below: "", depth: 0, into: &found)
    } else {
      let name = folder.split(separator: "/").last.map(String.init) ?? folder
      let bytes = try WholeFile.bytes(of: folder)
      found.append(File(path: name, hash: Fingerprint.sha256(of: bytes[...])))
    }
    files = found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func collect(
    _ folder: String, below prefix: String, depth: Int, into files: inout [File]
  ) throws(BatchError) {
    guard depth < 32, files.count < 10_000 else {
      throw BatchError(.file, "'\(folder)': a plugin has up to 10,000 files, 32 folders deep")
    }
    let names: [String]
    do throws(SystemError) { names = try FileStatus.names(in: folder) } catch {
      throw BatchError(.file, "cannot read '\(folder)': \(error.reason)")
    }
    for name in names {
      let path = folder + "/" + name
      if name.hasSuffix("/") {
        let inner = String(name.dropLast())
        try collect(folder + "/" + inner, below: prefix + name, depth: depth + 1, into: &files)
      } else {
        let bytes = try WholeFile.bytes(of: path)
        files.append(File(path: prefix + name, hash: Fingerprint.sha256(of: bytes[...])))
      }
    }
  }

  /// The SHA-256 of the list of files: it changes with any byte or name of the plugin.
  public var hash: String {
    let list = files.map { "\($0.hash)  \($0.path)\n" }.joined()
    return Fingerprint.sha256(of: Array(list.utf8)[...])
  }

  /// What another state of the plugin has changed, a phrase a file.
  public func changes(to other: PluginDigest) -> [String] {
    let known = Dictionary(
      files.map { ($0.path, $0.hash) }, uniquingKeysWith: { first, _ in first })
    let now = Set(other.files.map(\.path))
    let changed = other.files.compactMap { file -> String? in
      guard let hash = known[file.path] else { return "\(file.path) is new" }
      return hash == file.hash ? nil : "\(file.path) has changed"
    }
    return changed + files.filter { !now.contains($0.path) }.map { "\($0.path) is gone" }
  }
}
