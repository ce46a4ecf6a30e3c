internal import Glibc

/// The time that this thread has worked, for searches that must stop when the plugin's time is up.
struct WorkClock {
  private let end: UInt64

  /// A clock that runs out after some milliseconds of work.
  init(milliseconds: Int) {
    end = Self.now() &+ UInt64(clamping: milliseconds) &* 1_000_000
  }

  /// Whether there is time left.
  var hasTime: Bool { Self.now() < end }

  /// CPU time of this thread in nanoseconds.
  private static func now() -> UInt64 {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return 0 }
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
