import Glibc

/// The time of day, for the record of runs alone.
enum UTCTime {
  /// Now, as `2025-06-01T12:00:00Z`.
  static func now() -> String {
    var seconds = time_t(UTCTime.seconds)
    var parts = unsafe tm()
    unsafe gmtime_r(&seconds, &parts)
    let numbers = unsafe [
      parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min,
      parts.tm_sec,
    ].map { ($0 < 10 ? "0" : "") + String($0) }
    return numbers[..<3].joined(separator: "-") + "T" + numbers[3...].joined(separator: ":") + "Z"
  }

  private static var seconds: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec
  }
}
