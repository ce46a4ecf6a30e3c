import Glibc

/// Runs code on a thread whose stack is large enough for deeply nested Lua and JSON.
public enum BigStack: Sendable {
  /// The size of the stack in bytes; pages count only once they are touched.
  public static let size = 64 << 20

  /// Runs `body` to its end on such a thread, or on this one where no thread can be had.
  public static func run(_ body: @escaping @Sendable () -> Int32) -> Int32 {
    let task = Task(body)
    guard let thread = start(task) else { return body() }
    // Signals go to the thread that works, so that they end its waiting.
    Interrupt.leaveToOtherThreads()
    pthread_join(thread, nil)
    return task.result
  }

  private static func start(_ task: Task) -> pthread_t? {
    unsafe withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { attributes in
      guard let attributes = attributes.baseAddress else { return nil }
      unsafe pthread_attr_init(attributes)
      defer { unsafe pthread_attr_destroy(attributes) }
      unsafe pthread_attr_setstacksize(attributes, size)
      var thread = pthread_t()
      let context = unsafe Unmanaged.passRetained(task)
      let status = unsafe pthread_create(&thread, attributes, perform, context.toOpaque())
      if status == 0 { return thread }
      unsafe context.release()
      return nil
    }
  }

  // Written by the thread, read after it was joined.
  private final class Task {
    let body: @Sendable () -> Int32
    var result: Int32 = 0

    init(_ body: @escaping @Sendable () -> Int32) { self.body = body }
  }

  private static let perform:
    @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
      { context in
        guard let context = unsafe context else { return nil }
        let task = unsafe Unmanaged<Task>.fromOpaque(context).takeRetainedValue()
        task.result = task.body()
        return nil
      }
}
