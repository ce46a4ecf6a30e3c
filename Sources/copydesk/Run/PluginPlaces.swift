import BatchEngine
import PluginHost

/// Where plugins are looked for on this machine.
enum PluginPlaces {
  static let bundledLabel = "bundled"

  /// `./Plugins`, `$COPYDESK_PLUGINS`, the user's folder, then the plugins that came with the program.
  static var searchPath: PluginSearchPath {
    var places = [PluginSearchPath.Place(folder: "./Plugins", label: "./Plugins")]
    for folder in (Terminal.variable("COPYDESK_PLUGINS") ?? "").split(separator: ":") {
      places.append(.init(folder: String(folder), label: "$COPYDESK_PLUGINS"))
    }
    if let folder = userFolder { places.append(.init(folder: folder, label: "user")) }
    if let folder = bundledFolder { places.append(.init(folder: folder, label: bundledLabel)) }
    return PluginSearchPath(places)
  }

  /// `$XDG_DATA_HOME/copydesk/plugins`, by default below `~/.local/share`.
  static var userFolder: String? {
    if let data = Terminal.variable("XDG_DATA_HOME") { return data + "/copydesk/plugins" }
    return Terminal.variable("HOME").map { $0 + "/.local/share/copydesk/plugins" }
  }

  /// Beside the binary as it was built, or in `share` as it was installed.
  static var bundledFolder: String? {
    let folder = Terminal.executable.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    return [
      folder + "/copydesk_BundledPlugins.resources", folder + "/../share/copydesk/plugins",
    ].first(where: FolderComparison.isFolder)
  }

  /// Says when a plugin takes the place of a bundled one that differs from it.
  static func warnOfShadows(_ found: [PluginSearchPath.Found]) {
    guard let bundledFolder else { return }
    for plugin in found where plugin.place.label != bundledLabel {
      let bundled = bundledFolder + "/" + plugin.name
      guard FolderComparison.isFolder(bundled), !FolderComparison.isSame(plugin.path, bundled)
      else { continue }
      Talk.warn(
        "'\(plugin.path)' takes the place of the bundled plugin '\(plugin.name)', and differs")
    }
  }
}
