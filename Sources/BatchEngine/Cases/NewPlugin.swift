import Glibc
public import PluginHost

/// Writes a new plugin from a template.
public enum NewPlugin: Sendable {
  /// Writes the files of a plugin into a new folder, expected rows of its cases included.
  ///
  /// - Parameters:
  ///   - template: what it begins as.
  ///   - folder: the folder to make; its last part is the plugin's name.
  /// - Returns: the paths written.
  /// - Throws: `BatchError` where the folder is there already or cannot be written, `PluginError`
  ///   where the plugin does not load.
  public static func write(_ template: PluginTemplate, to folder: String) throws -> [String] {
    guard (try? FileStatus(of: folder)) == nil else {
      throw BatchError(.file, "'\(folder)' is there already; choose another name")
    }
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    var paths: [String] = []
    for place in ["", "/cases"] {
      guard unsafe mkdir(folder + place, 0o777) == 0 else {
        throw BatchError(.file, "cannot make '\(folder + place)': \(SystemError().reason)")
      }
    }
    for file in template.files(for: name) {
      let path = folder + "/" + file.path
      let output = try ResultFile.replacing(path)
      try output.write(file.text.utf8)
      try output.finish()
      paths.append(path)
    }
    let plugins = try PluginSet(names: [folder + "/"], searchPath: PluginSearchPath([]))
    for item in try PluginCase.all(in: folder) {
      try item.expect(try item.rows(from: plugins))
      paths.append(item.expected)
    }
    return paths.sorted()
  }
}
