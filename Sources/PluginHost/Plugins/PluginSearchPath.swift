internal import DocumentModel

/// The folders that plugins are looked for in, first one first.
public struct PluginSearchPath: Sendable {
  /// A folder of plugins.
  public struct Place: Sendable, Hashable {
    /// The folder.
    public let folder: String
    /// What it is in words, such as `bundled` or `user`.
    public let label: String

    /// Creates a place.
    public init(folder: String, label: String) {
      self.folder = folder
      self.label = label
    }
  }

  /// A plugin that was found, not yet loaded.
  public struct Found: Sendable, Hashable {
    /// The name that the place gives it.
    public let name: String
    /// The folder or file.
    public let path: String
    /// Where it was found.
    public let place: Place

    /// All that belongs to the plugin: its folder, or its one file.
    public var folder: String {
      let main = "/plugin.lua"
      if path == "plugin.lua" { return "." }
      return path.hasSuffix(main) ? String(path.dropLast(main.count)) : path
    }
  }

  /// The places, the winner first.
  public let places: [Place]

  /// Creates a search path.
  public init(_ places: [Place]) {
    self.places = places
  }

  /// Every plugin of every place: by name, then in the order of the places, so that the first of a
  /// name wins and the others are shadowed by it.
  public func all() -> [Found] {
    var found: [Found] = []
    for place in places {
      for entry in Files.names(in: place.folder) where !entry.hasPrefix(".") {
        let path = place.folder + "/" + entry
        guard let folder = PluginFolder(path: path) else { continue }
        found.append(Found(name: folder.name, path: path, place: place))
      }
    }
    let names = Array(Set(found.map(\.name))).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    return names.flatMap { name in found.filter { $0.name == name } }
  }

  /// The plugin of a name, or at a path (anything with a slash, or that ends in `.lua`).
  ///
  /// - Throws: `PluginError` with code `notFound` and a suggestion.
  public func find(_ nameOrPath: String) throws(PluginError) -> Found {
    let shown = PluginFolder.printable(nameOrPath)
    if nameOrPath.utf8.contains(UInt8(ascii: "/")) || nameOrPath.hasSuffix(".lua") {
      guard let folder = PluginFolder(path: nameOrPath) else {
        throw PluginError(
          .notFound,
          "there is no plugin at '\(shown)': neither a Lua file nor a folder with "
            + "plugin.lua")
      }
      return Found(
        name: folder.name, path: nameOrPath, place: Place(folder: nameOrPath, label: "path"))
    }
    for place in places {
      for entry in [nameOrPath, nameOrPath + ".lua"] {
        let path = place.folder + "/" + entry
        if let folder = PluginFolder(path: path) {
          return Found(name: folder.name, path: path, place: place)
        }
      }
    }
    let hint =
      (PluginFolder(path: "./" + nameOrPath) ?? PluginFolder(path: "./\(nameOrPath).lua"))
      .map { "there is one here: write ./\($0.root == nil ? shown + ".lua" : shown)" }
      ?? Suggestion.question(nameOrPath, among: all().map(\.name))
      ?? "`copydesk plugins list` shows what there is"
    throw PluginError(.notFound, "there is no plugin '\(shown)'; \(hint)")
  }
}
