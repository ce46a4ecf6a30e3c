import CSQLite
import Glibc

/// SQLite's own access to files, without its clock: `date('now')` and `unixepoch()` give null.
///
/// SQLite has no switch for this, and names of functions do not tell: `date(x)` asks for the time
/// where `x` is `'now'`. See <https://www.sqlite.org/vfs.html> and `xCurrentTimeInt64`.
enum ClocklessFiles {
  /// The name to open databases with; nil where SQLite refuses it.
  static let name: String? = register()

  private static let chosen = "copydesk-clockless"

  /// Copies SQLite's standard access and takes the clock out of the copy, which lasts for good.
  private static func register() -> String? {
    guard let standard = unsafe sqlite3_vfs_find(nil), let label = unsafe strdup(chosen) else {
      return nil
    }
    let copy = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    unsafe copy.initialize(to: standard.pointee)
    unsafe copy.pointee.pNext = nil
    unsafe copy.pointee.zName = UnsafePointer(label)
    unsafe copy.pointee.xCurrentTime = { _, _ in SQLITE_ERROR }
    unsafe copy.pointee.xCurrentTimeInt64 = { _, _ in SQLITE_ERROR }
    return unsafe sqlite3_vfs_register(copy, 0) == SQLITE_OK ? chosen : nil
  }
}
