import TestSupport

/// The time of each layer on hostile texts, and how it grows when the text doubles.
enum LinearityReport {
  /// Twice the text may take this many times as long.
  static let tolerance = 2.6
  /// Times below this many milliseconds say nothing about growth.
  static let noise = 20.0

  /// Prints a line a text; fails when a layer takes more than linear time.
  static func run(_ words: Words) throws {
    let bytes = try words.number("--bytes") ?? 10_000_000
    let wanted = HostileTexts.units.filter { words.plain.isEmpty || words.plain.contains($0.name) }
    var failures = 0
    emit("text", HostileLayers.steps.map(\.name) + ["MB/s", "growth"])
    for (name, unit) in wanted {
      let growth = Growth(unit, bytes: bytes)
      if growth.worst > tolerance { failures += 1 }
      let total = growth.whole.reduce(0, +)
      emit(
        name,
        growth.whole.map { MeasurementReport.fixed($0, 0) }
          + [
            MeasurementReport.fixed(Double(bytes) / total / 1e3, 1),
            MeasurementReport.fixed(growth.worst, 2) + (growth.worst > tolerance ? " !" : ""),
          ])
    }
    if failures > 0 {
      throw BenchError(.count, "\(failures) texts take more than linear time (marked !)")
    }
  }

  private static func emit(_ name: String, _ cells: [String]) {
    let padding = String(repeating: " ", count: max(0, 18 - name.count))
    let line = cells.reduce(name + padding) { line, cell in
      line + String(repeating: " ", count: max(1, 10 - cell.count)) + cell
    }
    FileBytes.write(Array((line + "\n").utf8))
  }
}

/// How long each layer takes on half of a text and on the whole.
private struct Growth {
  /// Milliseconds a layer, the least of the runs.
  private(set) var half: [Double]
  private(set) var whole: [Double]

  /// Measures once; again, at most thrice, where a busy machine may have disturbed a run.
  init(_ unit: String, bytes: Int) {
    half = Self.times(HostileTexts.text(unit, bytes: bytes / 2))
    whole = Self.times(HostileTexts.text(unit, bytes: bytes))
    var again = 0
    while worst > LinearityReport.tolerance, again < 3 {
      let second = Self.times(HostileTexts.text(unit, bytes: bytes / 2))
      half = zip(half, second).map { min($0, $1) }
      whole = zip(whole, Self.times(HostileTexts.text(unit, bytes: bytes))).map { min($0, $1) }
      again += 1
    }
  }

  /// The largest factor between the times of a layer; 0 where all are too short to tell.
  var worst: Double {
    zip(half, whole).reduce(0) { worst, pair in
      pair.1 > LinearityReport.noise
        ? max(worst, pair.1 / max(pair.0, LinearityReport.noise / 2)) : worst
    }
  }

  private static func times(_ text: [UInt8]) -> [Double] {
    var document = HostileLayers.document(text)
    return HostileLayers.steps.map { step in
      let start = ProcessTime.own()
      step.run(&document)
      return Double(ProcessTime.own() - start) / 1e6
    }
  }
}
