internal import Glibc
internal import Synchronization

/// Which plugin is at work on which document, for a watcher on another thread.
public final class RunningPlugin: Sendable {
  /// A plugin at work.
  public struct Work: Sendable, Hashable {
    /// The plugin.
    public let plugin: String
    /// The document.
    public let document: String
    /// For how long, in milliseconds.
    public let milliseconds: Int

    /// Creates an observation.
    public init(plugin: String, document: String, milliseconds: Int) {
      self.plugin = plugin
      self.document = document
      self.milliseconds = milliseconds
    }
  }

  private let state = Mutex<(plugin: String, document: String, start: Int)?>(nil)

  /// Creates a place to note what runs.
  public init() {}

  /// What is at work just now; nil for nothing.
  public var work: Work? {
    let now = Self.now()
    return state.withLock { state in
      state.map {
        Work(plugin: $0.plugin, document: $0.document, milliseconds: now - $0.start)
      }
    }
  }

  func begin(_ plugin: String, on document: String) {
    let start = Self.now()
    state.withLock { $0 = (plugin, document, start) }
  }

  func end() { state.withLock { $0 = nil } }

  private static func now() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
