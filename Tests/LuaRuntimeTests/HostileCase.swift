import Testing

@testable import LuaRuntime

/// A script that tries to hang, crash or escape, and how it must end.
struct HostileCase: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable {
    /// One of these limits stops it.
    case stopped([LuaError.Kind])
    /// An ordinary error whose message contains this.
    case error(String)
    /// It ends with this result.
    case result(LuaValue)
  }

  let number: Int
  let title: String
  let source: String
  let expected: Outcome

  init(_ number: Int, _ title: String, _ expected: Outcome, _ source: String) {
    self.number = number
    self.title = title
    self.expected = expected
    self.source = source
  }

  var testDescription: String { "\(number) \(title)" }
}

extension HostileCase.Outcome {
  static let time = Self.stopped([.time, .instructions])
  static let memory = Self.stopped([.memory])
  static let limit = Self.stopped([.time, .instructions, .memory])
  static func text(_ text: String) -> Self { .result(.text(text)) }
}
