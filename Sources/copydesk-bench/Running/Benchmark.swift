/// Something whose speed is measured.
struct Benchmark: Sendable {
  /// What a run of a benchmark must count.
  enum Expectation: Sendable {
    case exactly(Int)
    /// A count known from writing the input, of which this share may be missed or added.
    case near(Int, share: Double)
    /// Unknown, but every run counts the same and more than nothing.
    case steady
  }

  /// A benchmark made ready: everything but the measured work is done.
  struct Body {
    /// The bytes of text that a run works through.
    let bytes: Int
    let expectation: Expectation
    /// Whether the work is done by child processes.
    var isInChildren = false
    /// Does the work once; returns what it counted.
    let run: () throws -> Int
  }

  /// The group and the name: `text.tokens`.
  let name: String
  /// What is measured, in a sentence.
  let summary: String
  /// What is counted.
  let unit: String
  let prepare: @Sendable (BenchInput) throws -> Body
}

extension Benchmark {
  /// Whether the name begins so, with or without its group.
  func isNamed(_ beginning: String) -> Bool {
    name.hasPrefix(beginning)
      || name.split(separator: ".", maxSplits: 1).last?.hasPrefix(beginning) ?? false
  }
}

extension Benchmark.Expectation {
  func accepts(_ count: Int) -> Bool {
    switch self {
    case .exactly(let known): count == known
    case .near(let known, let share):
      abs(Double(count - known)) <= Double(known) * share
    case .steady: count > 0
    }
  }

  var wanted: String {
    switch self {
    case .exactly(let known): "\(known)"
    case .near(let known, let share): "\(known) give or take \(Int((share * 100).rounded())) %"
    case .steady: "more than 0"
    }
  }
}
