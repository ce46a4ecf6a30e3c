internal import Glibc

/// What the lines of a saved text are together: where its good text lies, what it speaks of, and
/// what is said more than once.
struct LineSurroundings {
  /// The logarithm of the words of good lines, 0 for others.
  let good: [Float]
  /// The stretch with most good text.
  let region: LineRegion
  /// The share of the words of each line that the good text of the region has too, small words aside.
  let related: [Float]
  /// How often the text of each line occurs.
  let copies: [Int]
  /// Sums of good text before and after each line that forget: by a tenth and by four tenths a line.
  let before: (slow: [Float], fast: [Float])
  let after: (slow: [Float], fast: [Float])
  /// Lines since and until good text, 50 at most.
  let goodBefore: [Int]
  let goodAfter: [Int]
  /// The length of the run of short lines that each short line lies in.
  let shortRun: [Int]
  /// The share of words that stand before each line.
  let wordsBefore: [Float]
  let totalWords: Float
  let totalGood: Float
  /// The share of short lines.
  let shortShare: Float

  init(_ lines: PageLines) {
    let shapes = lines.shapes
    let good = shapes.map { $0.isGood ? log2f(1 + Float(min($0.words, 120))) : 0 }
    self.good = good
    region = LineRegion(
      shapes.indices.map { index in
        good[index] > 0 ? good[index] - 2 : shapes[index].words < 8 ? -1 : -0.6
      })
    related = Self.related(lines, region)
    var counts: [UInt64: Int] = [:]
    for shape in shapes { counts[shape.text, default: 0] += 1 }
    copies = shapes.map { counts[$0.text] ?? 1 }
    before = (Self.decayed(good, keep: 0.9), Self.decayed(good, keep: 0.6))
    let reversed = Array(good.reversed())
    after = (
      Self.decayed(reversed, keep: 0.9).reversed(), Self.decayed(reversed, keep: 0.6).reversed()
    )
    goodBefore = Self.distances(good)
    goodAfter = Self.distances(reversed).reversed()
    shortRun = Self.runs(shapes.map { Self.isShort($0) })
    var passed: [Float] = []
    var words: Float = 0
    for shape in shapes {
      passed.append(words)
      words += Float(shape.words)
    }
    let all = max(1, words)
    wordsBefore = passed.map { $0 / all }
    totalWords = words
    totalGood = shapes.reduce(0) { $0 + ($1.isGood ? Float($1.words) : 0) }
    shortShare = Float(shapes.count { Self.isShort($0) }) / Float(max(1, shapes.count))
  }

  /// Whether a line is one of a menu by its length.
  static func isShort(_ shape: LineShape) -> Bool {
    shape.words <= 7 && !shape.flags.contains(.ends)
  }

  private static func decayed(_ values: [Float], keep: Float) -> [Float] {
    var sum: Float = 0
    return values.map { value in
      defer { sum = sum * keep + value * (1 - keep) }
      return sum
    }
  }

  private static func distances(_ good: [Float]) -> [Int] {
    var last = -50
    return good.indices.map { index in
      defer { if good[index] > 0 { last = index } }
      return min(50, index - last)
    }
  }

  private static func runs(_ isShort: [Bool]) -> [Int] {
    var runs = [Int](repeating: 0, count: isShort.count)
    var start = 0
    for index in 0...isShort.count where index == isShort.count || !isShort[index] {
      for place in start..<index { runs[place] = index - start }
      start = index + 1
    }
    return runs
  }

  /// What share of each line the region speaks of, in other lines than itself.
  private static func related(_ lines: PageLines, _ region: LineRegion) -> [Float] {
    // Two words may share a place of the table; a few false hits change little.
    var known = [UInt8](repeating: 0, count: 1 << 16)
    var stamps = [Int32](repeating: -1, count: 1 << 16)
    for index in region.lines where lines.shapes[index].isGood {
      for hash in lines.hashes[lines.shapes[index].hashes] {
        let slot = Int(hash & 0xFFFF)
        guard stamps[slot] != Int32(truncatingIfNeeded: index) else { continue }
        stamps[slot] = Int32(truncatingIfNeeded: index)
        if known[slot] < 255 { known[slot] += 1 }
      }
    }
    return lines.shapes.indices.map { index in
      let shape = lines.shapes[index]
      let own: UInt8 = shape.isGood && region.lines.contains(index) ? 1 : 0
      var count = 0
      var hits = 0
      for hash in lines.hashes[shape.hashes] where !SmallWords.contains(hash) {
        count += 1
        if known[Int(hash & 0xFFFF)] > own { hits += 1 }
      }
      return Float(hits) / Float(count + 1)
    }
  }
}
