import Glibc

/// Bounds what a worker process may take for a document.
enum MemoryLimit {
  /// Allows `bytes` on top of what the process has mapped now; false where that cannot be set.
  static func allow(further bytes: Int) -> Bool {
    guard let file = try? FileHandle(reading: "/proc/self/statm"),
      let text = try? file.read(limit: 4096),
      let pages = text.split(separator: UInt8(ascii: " ")).first
        .flatMap({ Int(String(decoding: $0, as: UTF8.self)) })
    else { return false }
    let total = UInt(pages * sysconf(Int32(_SC_PAGESIZE)) + bytes)
    var limit = rlimit(rlim_cur: total, rlim_max: total)
    return unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0
  }
}
