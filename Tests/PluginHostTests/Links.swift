import Foundation

/// Symbolic links for tests.
enum Links {
  /// Makes a link.
  static func make(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }
}
