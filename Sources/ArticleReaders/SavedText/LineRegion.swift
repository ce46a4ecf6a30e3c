/// The stretch of lines where most of something lies.
struct LineRegion {
  /// The lines; empty where no line is worth anything.
  let lines: Range<Int>
  /// What the lines of the stretch are worth together.
  let worth: Float

  /// Finds the stretch of greatest worth (Kadane's method).
  ///
  /// - Parameter worth: what each line is worth, below zero for lines that speak against it.
  init(_ worth: [Float]) {
    var best: Float = 0
    var range = 0..<0
    var sum: Float = 0
    var start = 0
    for (index, value) in worth.enumerated() {
      if sum <= 0 {
        sum = 0
        start = index
      }
      sum += value
      if sum > best {
        best = sum
        range = start..<(index + 1)
      }
    }
    lines = range
    self.worth = best
  }

  /// How many lines there are between a line and the stretch; 0 inside.
  func distance(to line: Int) -> Int {
    if lines.isEmpty { return 50 }
    return max(0, max(lines.lowerBound - line, line - lines.upperBound + 1))
  }
}
