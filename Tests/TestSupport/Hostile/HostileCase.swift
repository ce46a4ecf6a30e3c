/// A script that tries to hang, crash or escape, and how it must end.
public struct HostileCase: Sendable, CustomStringConvertible {
  /// An end of a script.
  public enum Outcome: Sendable {
    /// One of these limits stops it: the names of `LuaError.Kind`.
    case stopped([String])
    /// An ordinary error whose message contains this.
    case error(String)
    /// It ends with this text.
    case text(String)
    /// It ends with this number.
    case integer(Int64)
    /// It ends without a value.
    case nothing

    static let time = Self.stopped(["time", "instructions"])
    static let memory = Self.stopped(["memory"])
    static let limit = Self.stopped(["time", "instructions", "memory"])
  }

  /// Its number in the list of attacks; 0 where it was found later.
  public let number: Int
  /// What it tries.
  public let title: String
  /// The script.
  public let source: String
  /// How it must end.
  public let expected: Outcome

  init(_ number: Int, _ title: String, _ expected: Outcome, _ source: String) {
    self.number = number
    self.title = title
    self.expected = expected
    self.source = source
  }

  /// The number and the title.
  public var description: String { "\(number) \(title)" }

  /// Whether its time must be short for it to end as it must.
  public var isStoppedByTime: Bool {
    if case .stopped(let kinds) = expected { kinds.contains("time") } else { false }
  }

  /// Every case.
  public static let all = spinning + growing + escaping
}
