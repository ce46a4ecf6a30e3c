import Glibc

/// What kind of thing a path names.
struct FileStatus: Sendable {
  /// The kinds that inputs are told apart by.
  enum Kind: Sendable {
    case regular, folder, stream, other
  }

  /// A file's identity on this machine, to notice loops of links.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
  }

  let kind: Kind
  let identity: Identity

  /// Looks at a path, through symbolic links.
  init(of path: String) throws(SystemError) {
    var status = stat()
    guard unsafe stat(FileName.path(path), &status) == 0 else { throw SystemError() }
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .folder
    case S_IFIFO, S_IFCHR: kind = .stream
    default: kind = .other
    }
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  /// The names in a folder, without hidden ones, in no order; a folder's name ends in a slash.
  static func names(in folder: String) throws(SystemError) -> [String] {
    guard let stream = unsafe opendir(FileName.path(folder)) else { throw SystemError() }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe FileName.text(of: Array(bytes.prefix { $0 != 0 }))
      }
      let type = unsafe Int(entry.pointee.d_type)
      if !name.hasPrefix(".") {
        let isFolder =
          type == DT_DIR
          || (type != DT_REG && (try? Self(of: folder + "/" + name))?.kind == .folder)
        names.append(isFolder ? name + "/" : name)
      }
      errno = 0
    }
    guard errno == 0 else { throw SystemError() }
    return names
  }
}
