import Glibc
import Synchronization

/// Whether the user pressed Ctrl-C, or the system asked for an end (SIGTERM, SIGHUP): the first time asks for an orderly end, the second ends at once.
public enum Interrupt: Sendable {
  private static let count = Atomic<Int>(0)

  /// Starts to listen, and to take a closed pipe as an error of the write alone.
  ///
  /// Call it before there are other threads: signals that the parent had blocked are let through.
  public static func listen() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe sigaddset(&signals, SIGTERM)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    signal(SIGPIPE, SIG_IGN)
    let handler: @convention(c) (Int32) -> Void = { _ in
      if Interrupt.count.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
    }
    signal(SIGINT, handler)
    signal(SIGTERM, handler)
    signal(SIGHUP, handler)
  }

  /// Lets another handler take Ctrl-C, as a prompt does; it may do only what signal handlers may.
  public static func handOver(to handler: @escaping @convention(c) (Int32) -> Void) {
    signal(SIGINT, handler)
  }

  /// Whether the user asked to stop.
  public static var isRequested: Bool { count.load(ordering: .relaxed) > 0 }
}
