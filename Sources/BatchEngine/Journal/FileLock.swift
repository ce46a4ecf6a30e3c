import Glibc

/// A file that one run at a time may use.
///
/// The kernel lets go of the lock when the run ends, however it ends.
final class FileLock {
  let file: FileHandle

  /// Opens a file for reading and writing, making it where there is none, and locks it.
  ///
  /// - Throws: `BatchError` with code `busy` where another run holds it, else `file`.
  init(_ path: String) throws(BatchError) {
    let descriptor = unsafe open(FileName.path(path), O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw BatchError(.file, "cannot open '\(path)': \(SystemError().reason)")
    }
    file = FileHandle(descriptor: descriptor)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK:
        throw BatchError(
          .busy, "another run is using '\(path)'; wait for it to end, or name another file")
      default: throw BatchError(.file, "cannot lock '\(path)': \(SystemError().reason)")
      }
    }
  }
}
