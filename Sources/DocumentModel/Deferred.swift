internal import Synchronization

/// A value that is worked out when it is first asked for, and kept.
///
/// Copies share it, so that it is worked out once for all of them.
public final class Deferred<Value: Sendable>: Sendable {
  private enum State {
    case open(@Sendable () -> Value)
    case known(Value)
  }

  private let state: Mutex<State>

  /// Creates a value from what works it out, which must give the same whenever it is called.
  public init(_ work: @escaping @Sendable () -> Value) { state = Mutex(.open(work)) }

  /// The value; others that ask meanwhile wait.
  public var value: Value {
    state.withLock { state in
      switch state {
      case .known(let value): return value
      case .open(let work):
        let value = work()
        state = .known(value)
        return value
      }
    }
  }
}

extension Deferred: Equatable where Value: Equatable {
  /// Whether two values are equal, which works both out.
  public static func == (one: Deferred, other: Deferred) -> Bool {
    one === other || one.value == other.value
  }
}

extension Deferred: Hashable where Value: Hashable {
  /// Feeds the value, which is worked out, into a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
