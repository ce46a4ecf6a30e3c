internal import Glibc

/// What the line model sees of a line of a saved text.
///
/// Shallow text as in boilerpipe (Kohlschütter, Fankhauser and Nejdl 2010), the lines around, and
/// where the line stands to the stretch with most running text.
struct LineFeatures: TwoPassFeatures {
  let lines: PageLines
  let around: LineSurroundings

  init(_ lines: PageLines) {
    self.lines = lines
    around = LineSurroundings(lines)
  }

  var count: Int { lines.shapes.count }

  func stacked(_ scores: [Float]) -> StackedLines { StackedLines(self, scores: scores) }

  /// Appends what the first pass sees of a line.
  func append(_ index: Int, to vector: inout FeatureVector) {
    vector.add("bias", 1)
    appendText(lines.shapes[index], to: &vector)
    appendPhrases(lines.shapes[index], to: &vector)
    appendPlace(index, to: &vector)
    appendRuns(index, to: &vector)
    for step in [-4, -3, -2, -1, 1, 2, 3, 4] { appendNeighbour(index, step, to: &vector) }
  }

  static func logarithm(_ value: Int) -> Float { log2f(1 + Float(value)) }

  private func appendText(_ shape: LineShape, to vector: inout FeatureVector) {
    let words = Float(shape.words)
    let log = Self.logarithm(min(shape.words, 200)) / 4
    let flags = shape.flags
    vector.add("words", log)
    for limit in [1, 2, 4, 8, 15, 25, 40, 80] { vector.add("words>\(limit)", shape.words > limit) }
    vector.add("small", shape.small)
    vector.add("small-none", shape.small < 0.05)
    vector.add("small-long", min(0.5, shape.small) * log)
    vector.add("capitalised", shape.capitalised)
    vector.add("capitalised-long", shape.words > 3 && shape.capitalised > 0.7)
    vector.add("commas", min(1, Float(shape.commas) / words * 8))
    vector.add("has-comma", shape.commas > 0)
    vector.add("marks", Float(min(3, shape.marks)) / 3)
    vector.add("digits", min(1, Float(shape.digits) / words / 4))
    vector.add("uppers", min(1, Float(shape.uppers) / words / 4))
    vector.add("separators", min(1, Float(shape.separators) / words * 2))
    vector.add("ends", flags.contains(.ends))
    vector.add("ends-long", flags.contains(.ends) && shape.words > 8)
    vector.add("ends-none-long", !flags.contains(.ends) && shape.words > 15)
    vector.add("ends-colon", flags.contains(.endsInColon))
    vector.add("ends-question", flags.contains(.endsInQuestion))
    vector.add("ends-dots", flags.contains(.endsInDots))
    vector.add("starts-lower", flags.contains(.startsLower))
    vector.add("starts-digit", flags.contains(.startsWithDigit))
    vector.add("item", flags.contains(.isItem))
    vector.add("item-long", flags.contains(.isItem) && shape.words > 8)
    vector.add("quotes", flags.contains(.quotes))
    vector.add("quotes-long", flags.contains(.quotes) && shape.words > 15)
    vector.add("address", flags.contains(.address))
    vector.add("year-short", flags.contains(.year) && shape.words < 10)
    vector.add("rights", flags.contains(.rights))
    vector.add("after-blank", flags.contains(.afterBlank))
    vector.add("good", shape.isGood)
  }

  private func appendPhrases(_ shape: LineShape, to vector: inout FeatureVector) {
    for group in PagePhrases.Group.allCases {
      let has = shape.phrases >> UInt32(group.rawValue) & 1 == 1
      vector.add("phrase-\(group)", has)
      vector.add("phrase-\(group)-short", has && shape.words < 12)
    }
  }

  private func appendPlace(_ index: Int, to vector: inout FeatureVector) {
    let region = around.region
    let shape = lines.shapes[index]
    let isInside = region.lines.contains(index)
    let isBefore = index < region.lines.lowerBound
    let distance = region.distance(to: index)
    vector.add("region", isInside)
    vector.add("region-good", isInside && shape.isGood)
    vector.add("region-short", isInside && LineSurroundings.isShort(shape))
    vector.add("region-before", isBefore ? Self.logarithm(min(distance, 63)) / 6 : 0)
    vector.add("region-after", isBefore ? 0 : Self.logarithm(min(distance, 63)) / 6)
    for limit in [1, 3, 8] {
      vector.add("region-before>\(limit)", isBefore && distance > limit)
      vector.add("region-after>\(limit)", !isBefore && distance > limit)
    }
    let firstLines = isInside && index - region.lines.lowerBound < 2
    let lastLines = isInside && region.lines.upperBound - index <= 3
    vector.add("region-first", firstLines)
    vector.add("region-last", lastLines)
    vector.add("region-last-short", lastLines && shape.words < 15)
    let related = around.related[index]
    vector.add("related", related)
    vector.add("related-good", shape.isGood ? related : 0)
    vector.add("unrelated-long", shape.words > 8 && related < 0.15)
    vector.add("copies", around.copies[index] > 1)
    vector.add("copies-short", around.copies[index] > 1 && shape.words < 8)
    vector.add("before", around.wordsBefore[index])
    vector.add("before-none", index < 3)
    vector.add("page-good", around.totalGood / max(1, around.totalWords))
    vector.add("page-short", around.shortShare)
    vector.add("page-words", log2f(1 + around.totalWords) / 12)
    vector.add("page-short-short", LineSurroundings.isShort(shape) ? around.shortShare : 0)
    vector.add("page-short-good", shape.isGood ? around.shortShare : 0)
  }

  private func appendRuns(_ index: Int, to vector: inout FeatureVector) {
    let slow = (around.before.slow[index], around.after.slow[index])
    let fast = (around.before.fast[index], around.after.fast[index])
    vector.add("run-before", slow.0 / 5)
    vector.add("run-after", slow.1 / 5)
    vector.add("run-between", min(slow.0, slow.1) / 5)
    vector.add("run-best", max(slow.0, slow.1) / 5)
    vector.add("near-before", fast.0 / 5)
    vector.add("near-after", fast.1 / 5)
    vector.add("near-between", min(fast.0, fast.1) / 5)
    let before = around.goodBefore[index]
    let after = around.goodAfter[index]
    vector.add("good-before", Float(min(20, before)) / 20)
    vector.add("good-after", Float(min(20, after)) / 20)
    vector.add("good-enclosed", before == 1 && after == 1)
    vector.add("good-near", before <= 2 && after <= 2)
    vector.add("good-before>5", before > 5)
    vector.add("good-after>5", after > 5)
    let run = around.shortRun[index]
    vector.add("short-run", Self.logarithm(min(run, 31)) / 5)
    vector.add("short-single", run == 1)
    vector.add("short-single-enclosed", run == 1 && before == 1 && after == 1)
    vector.add("short-run>4", run > 4)
    vector.add("short-run>12", run > 12)
  }

  private func appendNeighbour(_ index: Int, _ step: Int, to vector: inout FeatureVector) {
    let other = index + step
    let isThere = lines.shapes.indices.contains(other)
    let near = lines.shapes[isThere ? other : index]
    let own = lines.shapes[index]
    let isAlike =
      isThere && abs(near.words - own.words) <= 2
      && near.flags.contains(.ends) == own.flags.contains(.ends)
    vector.add("at\(step)-none", !isThere)
    vector.add("at\(step)-words", isThere ? Self.logarithm(min(near.words, 200)) / 4 : 0)
    vector.add("at\(step)-good", isThere && near.isGood)
    vector.add("at\(step)-short", isThere && LineSurroundings.isShort(near))
    vector.add("at\(step)-small", isThere ? near.small : 0)
    vector.add("at\(step)-alike", isAlike)
    vector.add("at\(step)-phrase", isThere && near.phrases != 0 && near.words < 12)
  }
}
