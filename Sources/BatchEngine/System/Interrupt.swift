import Glibc
import Synchronization

/// Whether the user pressed Ctrl-C, or the system asked for an end (SIGTERM, SIGHUP): the first time
/// asks for an orderly end, the second ends at once.
public enum Interrupt: Sendable {
  private static let count = Atomic<Int>(0)

  /// Starts to listen, and to take a closed pipe as an error of the write alone.
  ///
  /// Call it before there are other threads: signals that the parent had blocked are let through.
  public static func listen() {
    mask(SIG_UNBLOCK)
    signal(SIGPIPE, SIG_IGN)
    let handler: @convention(c) (Int32) -> Void = { _ in
      if Interrupt.count.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
    }
    // Without SA_RESTART: a read of standard input ends, instead of going on where it was.
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = handler
    for number in numbers { unsafe sigaction(number, &action, nil) }
  }

  private static let numbers = [SIGINT, SIGTERM, SIGHUP]

  /// Keeps the signals from this thread: they go to another one of the process, and end what it
  /// waits for.
  static func leaveToOtherThreads() { mask(SIG_BLOCK) }

  private static func mask(_ how: Int32) {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in numbers { unsafe sigaddset(&signals, number) }
    unsafe pthread_sigmask(how, &signals, nil)
  }

  /// Lets another handler take Ctrl-C, as a prompt does; it may do only what signal handlers may.
  public static func handOver(to handler: @escaping @convention(c) (Int32) -> Void) {
    signal(SIGINT, handler)
  }

  /// Whether the user asked to stop.
  public static var isRequested: Bool { count.load(ordering: .relaxed) > 0 }
}
