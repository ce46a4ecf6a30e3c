import JSONText
public import PluginHost

/// `copydesk.lock`: the plugins that a folder trusts, with their files' hashes and capabilities.
///
/// A JSON object of one line a file, to be kept under version control beside the articles.
public struct PluginLock: Sendable, Hashable {
  /// The name of the file in the working folder.
  public static let name = "copydesk.lock"

  /// A plugin as it was when it was locked.
  public struct Entry: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// How it was called when it was locked: a name, or a path.
    public let source: String
    /// Its version.
    public let version: String
    /// Its files.
    public let digest: PluginDigest
    /// What it was given.
    public let allowed: [PluginCapability]

    /// Creates an entry.
    public init(
      name: String, source: String, version: String, digest: PluginDigest,
      allowed: [PluginCapability]
    ) {
      self.name = name
      self.source = source
      self.version = version
      self.digest = digest
      self.allowed = allowed
    }
  }

  /// The plugins by name.
  public private(set) var entries: [Entry] = []

  /// Creates a lock without plugins.
  public init() {}

  /// The lock in a folder; nil where there is none.
  ///
  /// - Throws: `BatchError` where it cannot be read or is no lock.
  public static func read(_ path: String) throws(BatchError) -> PluginLock? {
    guard WholeFile.exists(path) else { return nil }
    let bytes = try WholeFile.bytes(of: path)
    guard let value = try? JSONValue(parsing: bytes), let lock = PluginLock(value) else {
      throw BatchError(
        .file, "'\(path)' is no lock of plugins; write it anew with 'copydesk plugins lock'")
    }
    return lock
  }

  private init?(_ value: JSONValue) {
    guard value["format"]?.integer == 1, let plugins = value["plugins"]?.object else { return nil }
    for member in plugins {
      guard let version = member.value["version"]?.string,
        let source = member.value["source"]?.string,
        let files = member.value["files"]?.object, let allowed = member.value["allow"]?.array
      else { return nil }
      let capabilities = allowed.compactMap { $0.string.flatMap { PluginCapability($0) } }
      let hashes = files.compactMap { file in
        file.value.string.map { PluginDigest.File(path: file.name, hash: $0) }
      }
      guard capabilities.count == allowed.count, hashes.count == files.count else { return nil }
      entries.append(
        Entry(
          name: member.name, source: source, version: version, digest: PluginDigest(files: hashes),
          allowed: capabilities))
    }
  }

  /// The entry of a plugin.
  public subscript(name: String) -> Entry? { entries.first { $0.name == name } }

  /// Adds an entry, in place of an earlier one of the plugin.
  public mutating func set(_ entry: Entry) {
    entries.removeAll { $0.name == entry.name }
    entries.append(entry)
    entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The lock as it is written.
  public var text: [UInt8] {
    var text = Array("{\n  \"format\": 1,\n  \"plugins\": {".utf8)
    for (place, entry) in entries.enumerated() {
      text += (place == 0 ? "\n    " : ",\n    ").utf8
      JSONWriter.append(entry.name, to: &text)
      text += ": {\n      \"source\": ".utf8
      JSONWriter.append(entry.source, to: &text)
      text += ",\n      \"version\": ".utf8
      JSONWriter.append(entry.version, to: &text)
      text += ",\n      \"allow\": ".utf8
      JSONWriter.append(.array(entry.allowed.map { .string($0.description) }), to: &text)
      text += ",\n      \"files\": {".utf8
      for (number, file) in entry.digest.files.enumerated() {
        text += (number == 0 ? "\n        " : ",\n        ").utf8
        JSONWriter.append(file.path, to: &text)
        text += ": ".utf8
        JSONWriter.append(file.hash, to: &text)
      }
      text += "\n      }\n    }".utf8
    }
    return text + Array("\n  }\n}\n".utf8)
  }
}
