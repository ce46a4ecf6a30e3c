/// The times of the runs of one benchmark.
struct Measurement: Sendable {
  let name: String
  let unit: String
  let bytes: Int
  let count: Int
  /// Processor time of each run in nanoseconds, sorted.
  let times: [UInt64]

  var minimum: Double { Double(times.first ?? 0) / 1e6 }
  var median: Double { Double(times[times.count / 2]) / 1e6 }
  /// Megabytes (10⁶ bytes) of text a second in the median run.
  var megabytesPerSecond: Double { median > 0 ? Double(bytes) / median / 1e3 : 0 }
  /// Counted things a second in the median run.
  var countPerSecond: Double { median > 0 ? Double(count) / median * 1e3 : 0 }

  /// Runs a benchmark once for warmth and then `runs` times.
  ///
  /// - Throws: `BenchError` when a run counts something wrong.
  init(_ benchmark: Benchmark, input: BenchInput, runs: Int) throws {
    let body = try benchmark.prepare(input)
    let clock = body.isInChildren ? ProcessTime.children : ProcessTime.own
    let count = try body.run()
    try Self.check(count, benchmark, body.expectation)
    var times: [UInt64] = []
    for _ in 0..<max(1, runs) {
      let start = clock()
      let again = try body.run()
      times.append(clock() - start)
      try Self.check(again, benchmark, .exactly(count))
    }
    name = benchmark.name
    unit = benchmark.unit
    bytes = body.bytes
    self.count = count
    self.times = times.sorted()
  }

  private static func check(
    _ count: Int, _ benchmark: Benchmark, _ expectation: Benchmark.Expectation
  ) throws(BenchError) {
    guard !expectation.accepts(count) else { return }
    throw BenchError(
      .count,
      "\(benchmark.name) counted \(count) \(benchmark.unit), but there are \(expectation.wanted)")
  }
}
