import Foundation

@testable import PluginHost

/// A folder of plugins that is removed with the value.
final class PluginFixture {
  let folder: String

  init() throws {
    let made = FileManager.default.temporaryDirectory.appending(
      path: "copydesk-host-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    folder = made.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a file under the folder, with the folders it is in.
  @discardableResult
  func write(_ path: String, _ text: String) throws -> String {
    try write(path, Array(text.utf8))
  }

  /// Writes a file of bytes.
  @discardableResult
  func write(_ path: String, _ bytes: [UInt8]) throws -> String {
    let url = URL(filePath: folder).appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path(percentEncoded: false)
  }

  /// A search path of just this folder.
  var searchPath: PluginSearchPath {
    PluginSearchPath([PluginSearchPath.Place(folder: folder, label: "test")])
  }

  /// The source of a plugin whose function has this body and whose table `t` has these columns.
  static func source(
    _ body: String, name: String = "probe", columns: String = "{ \"v\", \"json\" }",
    head: String = "", fields: String = ""
  ) -> String {
    let needs =
      fields.contains("needs")
      ? "" : "needs = { \"entities\", \"numbers\", \"dates\", \"quotes\", \"verbs\" }, "
    return """
      local desk = require "copydesk"
      \(head)
      return {
        name = "\(name)", version = "1", api = 1, summary = "A probe.", \(needs)\(fields)
        tables = { t = { \(columns) } },
        analyze = function(doc, options, emit)
      \(body)
        end,
      }
      """
  }
}
