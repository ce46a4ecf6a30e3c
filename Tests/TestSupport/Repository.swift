import Glibc

/// Where the tests find the files of the repository and the data that lies beside it.
public enum Repository: Sendable {
  /// The root of the repository: the folder above `Tests`.
  public static var root: String {
    let parts = #filePath.split(separator: "/")
    return parts.dropLast(3).reduce("") { $0 + "/" + $1 }
  }

  /// A file of the shared data (`$COPYDESK_SHARED`, else `../shared`); nil, with a printed line,
  /// where it is absent.
  public static func shared(_ path: String) -> String? {
    let folder = environmentValue("COPYDESK_SHARED") ?? root + "/../shared"
    let file = folder + "/" + path
    guard access(file, R_OK) == 0 else {
      print("skipped: \(path) of the shared data is not here")
      return nil
    }
    return file
  }

  /// The text of a file of the repository, by its path from the root; nil if it cannot be read.
  public static func text(_ path: String) -> String? {
    let file = open(root + "/" + path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(file, $0.baseAddress, $0.count)
      }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Why a file of the repository cannot be used.
  public struct Trouble: Error, Sendable {
    /// The path that was asked for.
    public let path: String
  }

  /// The bytes of a file of the repository, by its path from the root.
  public static func bytes(of path: String) throws -> [UInt8] {
    guard let file = fopen(root + "/" + path, "rb") else { throw Trouble(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// The names in a folder of the repository, hidden ones left out, in no order.
  public static func names(in folder: String) throws -> [String] {
    guard let stream = opendir(root + "/" + folder) else { throw Trouble(path: folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  /// Writes a file of the repository anew, when expected results are accepted.
  public static func write(_ text: String, to path: String) throws {
    guard let file = fopen(root + "/" + path, "wb") else { throw Trouble(path: path) }
    defer { fclose(file) }
    fputs(text, file)
  }

  /// Whether `COPYDESK_ACCEPT=1` asks for expected results to be written anew.
  public static var acceptsResults: Bool { environmentValue("COPYDESK_ACCEPT") == "1" }
}
