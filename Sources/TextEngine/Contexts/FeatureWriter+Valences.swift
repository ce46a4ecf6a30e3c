extension FeatureWriter {
  /// The sums of a stretch of tokens, good and bad apart.
  private func sums(_ range: Range<Int>) -> (good: Double, bad: Double) {
    var sums = (good: 0.0, bad: 0.0)
    for token in range.clamped(to: sentence) where !target.contains(token) {
      let value = contexts.values[token]
      if value > 0 { sums.good += value } else { sums.bad -= value }
    }
    return sums
  }

  /// The sign of a sum: `+`, `-`, or `0` for half a step around 0.
  private func sign(_ sum: Double) -> StaticString { sum > 0.5 ? "+" : sum < -0.5 ? "-" : "0" }

  /// Good and bad words on either side, near and far.
  mutating func addValences(to sink: inout some FeatureSink) {
    let (low, high) = (target.lowerBound, target.upperBound)
    let stretches: [(name: StaticString, range: Range<Int>)] = [
      ("L", sentence.lowerBound..<low), ("R", high..<sentence.upperBound),
      ("nL", max(sentence.lowerBound, low - 6)..<low),
      ("nR", high..<min(sentence.upperBound, high + 6)),
      ("mR", high..<min(sentence.upperBound, high + 12)),
    ]
    for (text, range) in stretches {
      let (good, bad) = sums(range)
      begin("good.")
      append(text)
      send(min(good, 6) / 3, to: &sink)
      begin("bad.")
      append(text)
      send(min(bad, 6) / 3, to: &sink)
      begin("sum.")
      append(text)
      append(sign(good - bad))
      send(to: &sink)
    }
    var decay = 0.0
    var total = 0.0
    for token in sentence where !target.contains(token) {
      let value = contexts.values[token]
      let distance = token < low ? low - token : token - high + 1
      decay += value / (1 + 0.1 * Double(distance))
      total += value
    }
    add("decay", max(-2, min(2, decay / 2)), to: &sink)
    begin("total")
    append(sign(total))
    append(contexts.quote(low) == nil ? "" : "q")
    append(low - sentence.lowerBound <= 1 ? "0" : "1")
    send(to: &sink)
    addOrder(to: &sink)
    addEvents(to: &sink)
  }

  /// The nearest words that judge, and the order in which they and the span stand.
  private mutating func addOrder(to sink: inout some FeatureSink) {
    let judging = sentence.filter { abs(contexts.values[$0]) >= 0.5 && !target.contains($0) }
    let left = judging.filter { $0 < target.lowerBound }
    let right = judging.filter { $0 >= target.upperBound }
    func near(_ distance: Int) -> StaticString {
      distance <= 2 ? "0" : distance <= 5 ? "1" : distance <= 10 ? "2" : "3"
    }
    func sign(_ token: Int) -> StaticString { contexts.values[token] > 0 ? "+" : "-" }
    if let token = left.last {
      begin("nearest.L")
      append(sign(token))
      append(near(target.lowerBound - token))
      send(to: &sink)
    }
    if let token = right.first {
      begin("nearest.R")
      append(sign(token))
      append(near(token - target.upperBound + 1))
      send(to: &sink)
    }
    for (text, count) in [("order=" as StaticString, 2), ("order1=", 1)] {
      begin(text)
      for token in left.suffix(count) { append(sign(token)) }
      append("T")
      for token in right.prefix(count) { append(sign(token)) }
      send(to: &sink)
    }
  }

  /// The names of events on either side.
  private mutating func addEvents(to sink: inout some FeatureSink) {
    let all = sentence.filter { contexts.events[$0] && !target.contains($0) }
    let left = all.count { $0 < target.lowerBound }
    let right = all.count - left
    if left > 0 { add(left == 1 ? "events.L1" : "events.L2", to: &sink) }
    if right > 0 { add(right == 1 ? "events.R1" : "events.R2", to: &sink) }
  }

  // MARK: The clause

  private static let borders: Set<[UInt8]> = Set(
    """
    but while although whereas though because ; : , who which that after before when if — – - " “ ” ( ) and
    """.split(separator: " ").map { Array($0.utf8) })

  /// The words and valences between the marks and conjunctions nearest to the span.
  mutating func addClause(to sink: inout some FeatureSink) {
    var low = target.lowerBound
    while low > sentence.lowerBound, !contexts.isOne(low - 1, of: Self.borders) { low -= 1 }
    var high = target.upperBound
    while high < sentence.upperBound, !contexts.isOne(high, of: Self.borders) { high += 1 }
    let inside = sums(low..<high)
    let whole = sums(sentence)
    let own = inside.good - inside.bad
    add("clause.good", min(inside.good, 6) / 3, to: &sink)
    add("clause.bad", min(inside.bad, 6) / 3, to: &sink)
    begin("clause")
    append(sign(own))
    send(to: &sink)
    begin("outside")
    append(sign(whole.good - whole.bad - own))
    append(sign(own))
    send(to: &sink)
    for token in low..<high where !target.contains(token) && isWord(token) {
      begin("c=")
      append(token: token)
      send(to: &sink)
    }
  }
}
