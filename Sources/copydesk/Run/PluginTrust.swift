import BatchEngine
import PluginHost

/// Holds plugins against the lock of the working folder.
enum PluginTrust {
  /// A plugin that is not what the lock says.
  struct Mismatch: Error {
    let message: String
  }

  /// Refuses plugins that have changed since they were locked; tells of those that never were.
  ///
  /// - Throws: `Mismatch`, and `BatchError` where a file cannot be read.
  static func check(_ found: [PluginSearchPath.Found], isQuiet: Bool) throws {
    guard let lock = try PluginLock.read(PluginLock.name) else { return }
    for plugin in found {
      guard let entry = lock[plugin.name] else {
        if !isQuiet, plugin.place.label != PluginPlaces.bundledLabel {
          Talk.warn(
            "'\(plugin.name)' is not in \(PluginLock.name); 'copydesk plugins lock"
              + " \(plugin.path)' adds it")
        }
        continue
      }
      let changes = entry.digest.changes(to: try PluginDigest(path: plugin.path))
      guard changes.isEmpty else {
        throw Mismatch(message: refusal(plugin, changes))
      }
    }
  }

  /// What changed, and what to do.
  static func refusal(_ plugin: PluginSearchPath.Found, _ changes: [String]) -> String {
    let shown = changes.prefix(3).joined(separator: ", ")
    let more = changes.count > 3 ? " and \(changes.count - 3) more" : ""
    return "\(plugin.path): not as \(PluginLock.name) says: \(shown)\(more); if that is meant,"
      + " 'copydesk plugins lock \(plugin.path)'"
  }
}
