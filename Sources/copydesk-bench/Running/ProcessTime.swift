import Glibc

/// Processor time, which a busy machine disturbs less than the time of day.
enum ProcessTime {
  /// The nanoseconds that this process has spent on a processor.
  static func own() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// The nanoseconds that finished child processes have spent on a processor.
  static func children() -> UInt64 {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    let micros =
      (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000
      + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
    return UInt64(micros) * 1_000
  }
}

/// The memory of this process, as the kernel tells it.
enum ProcessMemory {
  /// The largest resident size so far, in bytes; 0 where the kernel does not tell.
  static var peak: Int { field("VmHWM:") }

  /// The resident size now, in bytes; 0 where the kernel does not tell.
  static var current: Int { field("VmRSS:") }

  /// Makes the peak start again from the resident size; some kernels refuse.
  static func resetPeak() {
    guard let file = unsafe fopen("/proc/self/clear_refs", "w") else { return }
    unsafe fputs("5", file)
    unsafe fclose(file)
  }

  private static func field(_ name: String) -> Int {
    guard let status = try? FileBytes.read("/proc/self/status") else { return 0 }
    for line in String(decoding: status, as: UTF8.self).split(separator: "\n")
    where line.hasPrefix(name) {
      return
        (line.split(whereSeparator: { $0 == " " || $0 == "\t" }).compactMap { Int($0) }.first
        ?? 0) * 1_024
    }
    return 0
  }
}
