internal import Glibc

/// What the second pass sees of a line besides: what the first says of the lines around.
struct StackedLines: FeatureRows {
  private let features: LineFeatures
  private let scores: [Float]
  private let before: [Float]
  private let after: [Float]
  private let passed: [Float]
  private let region: LineRegion
  private let greatest: Float

  init(_ features: LineFeatures, scores: [Float]) {
    self.features = features
    self.scores = scores
    before = Self.means(scores)
    after = Self.means(scores.reversed()).reversed()
    region = Self.region(features, scores)
    greatest = scores.max() ?? 0
    var sum: Float = 0
    var passed: [Float] = []
    for (index, score) in scores.enumerated() {
      passed.append(sum)
      sum += score * Float(features.lines.shapes[index].words)
    }
    let all = max(1, sum)
    self.passed = passed.map { $0 / all }
  }

  /// The stretch of lines that scores take for the article.
  static func region(_ features: LineFeatures, _ scores: [Float]) -> LineRegion {
    LineRegion(
      scores.indices.map { index in
        let words = LineFeatures.logarithm(min(features.lines.shapes[index].words, 120))
        return (scores[index] - 0.4) * (1 + words)
      })
  }

  /// Running means that forget: a line eight places away counts a quarter.
  private static func means(_ scores: [Float]) -> [Float] {
    var mean: Float = 0
    return scores.map { score in
      defer { mean = mean * 0.75 + score * 0.25 }
      return mean
    }
  }

  func append(_ index: Int, to vector: inout FeatureVector) {
    let own = scores[index]
    let shape = features.lines.shapes[index]
    func score(_ step: Int) -> Float {
      scores.indices.contains(index + step) ? scores[index + step] : 0
    }
    let enclosed = min(score(-1), score(1))
    let between = min(before[index], after[index])
    vector.add("score", own)
    vector.add("score-high", own > 0.6)
    vector.add("score-low", own < 0.2)
    for step in [-4, -3, -2, -1, 1, 2, 3, 4] { vector.add("score\(step)", score(step)) }
    vector.add("score-before", before[index])
    vector.add("score-after", after[index])
    vector.add("score-between", between)
    vector.add("score-enclosed", enclosed)
    vector.add("score-passed", passed[index])
    vector.add("score-greatest", greatest)
    let isShort = shape.words < 10
    let isInside = region.lines.contains(index)
    let distance = region.distance(to: index)
    let isBefore = index < region.lines.lowerBound
    vector.add("best", isInside)
    vector.add("best-short", isInside && isShort)
    vector.add("best-before", isBefore ? LineFeatures.logarithm(min(distance, 63)) / 6 : 0)
    vector.add("best-after", isBefore ? 0 : LineFeatures.logarithm(min(distance, 63)) / 6)
    vector.add("best-good", isInside && shape.isGood)
    vector.add("best-far-good", shape.isGood && distance > 5)
    vector.add("best-share", region.worth / (region.worth + 20))
    vector.add("short-enclosed", isShort ? enclosed : 0)
    vector.add("short-between", isShort ? between : 0)
    vector.add("heading-next", isShort ? max(score(1), score(2)) : 0)
    vector.add("single-next", features.around.shortRun[index] == 1 ? score(1) : 0)
    vector.add("item-between", shape.flags.contains(.isItem) ? between : 0)
  }
}
