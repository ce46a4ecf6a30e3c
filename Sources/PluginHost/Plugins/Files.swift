internal import Glibc

/// Why a file could not be read or written, or a value not be taken.
struct Objection: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }

  /// The system's last error in words.
  static var ofSystem: Objection {
    Objection(unsafe String(cString: strerror(errno)).lowercased())
  }
}

/// The few file calls that plugins need; the only file of the target that touches C strings.
enum Files {
  /// What is at a path.
  enum Kind {
    case file(size: Int)
    case folder
    case other
  }

  /// What is at a path, links followed; nil if nothing is.
  static func kind(_ path: String) -> Kind? {
    guard !path.utf8.contains(0) else { return nil }
    var info = stat()
    guard unsafe stat(path, &info) == 0 else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file(size: Int(info.st_size))
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The path without links, `.` and `..`; nil if nothing is there.
  static func realPath(_ path: String) -> String? {
    guard !path.utf8.contains(0), let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// The bytes of a regular file.
  static func read(_ path: String, limit: Int) throws(Objection) -> [UInt8] {
    switch kind(path) {
    case nil: throw Objection("there is no such file")
    case .folder: throw Objection("is a folder")
    case .other: throw Objection("is not a regular file")
    case .file(let size):
      guard size <= limit else { throw Objection("has \(size) bytes; at most \(limit) are read") }
      return try contents(path, size: size, limit: limit)
    }
  }

  private static func contents(_ path: String, size: Int, limit: Int) throws(Objection) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Objection.ofSystem }
    defer { close(descriptor) }
    // Room for one byte more shows whether the file grew.
    var bytes = try self.bytes(of: descriptor, upTo: size + 1)
    if bytes.count > size {
      bytes += try self.bytes(of: descriptor, upTo: limit + 1 - bytes.count)
    }
    guard bytes.count <= limit else { throw Objection("grew while it was read") }
    return bytes
  }

  /// The next bytes of an open file, read straight into the array.
  private static func bytes(of descriptor: Int32, upTo most: Int) throws(Objection) -> [UInt8] {
    var fault: Objection?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: most) { room, count in
      while count < most {
        let got = unsafe Glibc.read(
          descriptor, room.baseAddress.map { unsafe $0 + count }, most - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { fault = .ofSystem }
        if got <= 0 { return }
        count += got
      }
    }
    if let fault { throw fault }
    return bytes
  }

  /// The names in a folder, sorted by their bytes; empty if it cannot be read.
  static func names(in folder: String) -> [String] {
    guard !folder.utf8.contains(0), let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Writes a file anew.
  static func write(_ bytes: [UInt8], to path: String) throws(Objection) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Objection.ofSystem }
    defer { close(descriptor) }
    var count = 0
    while count < bytes.count {
      let put = unsafe bytes[count...].withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if put < 0, errno == EINTR { continue }
      guard put > 0 else { throw Objection.ofSystem }
      count += put
    }
  }
}
