/// Something outside its own folder that a plugin may use: so far a file or folder to read.
///
/// Written `read:PATH`; a path that ends in a slash, or in `/…`, is a folder with all below it.
/// Paths are those of the run's working folder.
public struct PluginCapability: Sendable, Hashable, CustomStringConvertible {
  /// The path, without what marks a folder.
  public let path: String
  /// Whether all below the path is meant.
  public let isFolder: Bool

  /// Reads a capability; nil if the text is none.
  public init?(_ text: String) {
    guard text.hasPrefix("read:"), !text.utf8.contains(0), !text.utf8.contains(10) else {
      return nil
    }
    var path = String(text.dropFirst("read:".count))
    if path.hasSuffix("/…") { path = String(path.dropLast()) }
    isFolder = path.hasSuffix("/")
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    if path.hasPrefix("./") { path = String(path.dropFirst(2)) }
    guard !path.isEmpty, path.utf8.count <= 4096 else { return nil }
    self.path = path
  }

  /// As it is written.
  public var description: String { "read:\(path)\(isFolder && path != "/" ? "/" : "")" }

  /// Whether the words of another capability are all allowed by this one.
  func covers(_ other: PluginCapability) -> Bool {
    if self == other { return true }
    guard isFolder, !other.path.split(separator: "/").contains("..") else { return false }
    let folder = path == "." || path == "/" ? (path == "/" ? "/" : "") : path + "/"
    return other.path.hasPrefix(folder) && (folder != "" || !other.path.hasPrefix("/"))
      || other.path == path
  }

  /// Whether a real path, links followed, is what this capability names now.
  func holds(_ real: String) -> Bool {
    guard let root = Files.realPath(path) else { return false }
    return real == root && !isFolder || isFolder && (root == "/" || real.hasPrefix(root + "/"))
  }
}

/// A capability that the user gives, to one plugin or to every plugin of the run.
public struct PluginGrant: Sendable, Hashable {
  /// The plugin; nil for all.
  public let plugin: String?
  /// What it may use.
  public let capability: PluginCapability

  /// Creates a grant.
  public init(plugin: String?, capability: PluginCapability) {
    self.plugin = plugin
    self.capability = capability
  }

  /// Reads `read:PATH` or `PLUGIN=read:PATH`; nil if the text is neither.
  public init?(_ text: String) {
    if let capability = PluginCapability(text) {
      self.init(plugin: nil, capability: capability)
      return
    }
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex,
      let capability = PluginCapability(String(text[text.index(after: equals)...]))
    else { return nil }
    self.init(plugin: String(text[..<equals]), capability: capability)
  }
}
