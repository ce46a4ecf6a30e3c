import Glibc
public import PluginHost

/// Looks, from a thread of its own, at which plugin is at work, and tells when one takes long.
public enum Watcher: Sendable {
  /// Starts to look every second, or as often as `after` says where that is less.
  ///
  /// - Parameters:
  ///   - running: where plugins are noted.
  ///   - after: milliseconds that a plugin may take before anything is told.
  ///   - tell: takes what is at work, once a look.
  public static func start(
    _ running: RunningPlugin, after: Int, tell: @escaping @Sendable (RunningPlugin.Work) -> Void
  ) {
    let task = Task(running: running, after: after, tell: tell)
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(task)
    if unsafe pthread_create(&thread, nil, look, context.toOpaque()) == 0 {
      pthread_detach(thread)
    } else {
      unsafe context.release()
    }
  }

  private final class Task: Sendable {
    let running: RunningPlugin
    let after: Int
    let tell: @Sendable (RunningPlugin.Work) -> Void

    init(
      running: RunningPlugin, after: Int, tell: @escaping @Sendable (RunningPlugin.Work) -> Void
    ) {
      self.running = running
      self.after = after
      self.tell = tell
    }
  }

  /// Never returns: the thread ends with the process.
  private static let look: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
    { context in
      guard let context = unsafe context else { return nil }
      let task = unsafe Unmanaged<Task>.fromOpaque(context).takeRetainedValue()
      let pause = UInt32(clamping: max(10, min(1000, task.after / 2)) * 1000)
      while true {
        usleep(pause)
        if let work = task.running.work, work.milliseconds >= task.after { task.tell(work) }
      }
    }
}
