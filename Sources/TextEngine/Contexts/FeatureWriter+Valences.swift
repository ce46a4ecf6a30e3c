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
    // The two nearest on either side, the nearest first; -1 for none.
    var left = (first: -1, second: -1)
    var right = left
    var token = target.lowerBound - 1
    while token >= sentence.lowerBound, left.second < 0 {
      if abs(contexts.values[token]) >= 0.5 {
        if left.first < 0 { left.first = token } else { left.second = token }
      }
      token -= 1
    }
    token = target.upperBound
    while token < sentence.upperBound, right.second < 0 {
      if abs(contexts.values[token]) >= 0.5 {
        if right.first < 0 { right.first = token } else { right.second = token }
      }
      token += 1
    }
    func near(_ distance: Int) -> StaticString {
      distance <= 2 ? "0" : distance <= 5 ? "1" : distance <= 10 ? "2" : "3"
    }
    func sign(_ token: Int) -> StaticString { contexts.values[token] > 0 ? "+" : "-" }
    if left.first >= 0 {
      begin("nearest.L")
      append(sign(left.first))
      append(near(target.lowerBound - left.first))
      send(to: &sink)
    }
    if right.first >= 0 {
      begin("nearest.R")
      append(sign(right.first))
      append(near(right.first - target.upperBound + 1))
      send(to: &sink)
    }
    begin("order=")
    if left.second >= 0 { append(sign(left.second)) }
    if left.first >= 0 { append(sign(left.first)) }
    append("T")
    if right.first >= 0 { append(sign(right.first)) }
    if right.second >= 0 { append(sign(right.second)) }
    send(to: &sink)
    begin("order1=")
    if left.first >= 0 { append(sign(left.first)) }
    append("T")
    if right.first >= 0 { append(sign(right.first)) }
    send(to: &sink)
  }

  /// The names of events on either side.
  private mutating func addEvents(to sink: inout some FeatureSink) {
    var left = 0
    var right = 0
    for token in sentence where contexts.events[token] && !target.contains(token) {
      if token < target.lowerBound { left += 1 } else { right += 1 }
    }
    if left > 0 { add(left == 1 ? "events.L1" : "events.L2", to: &sink) }
    if right > 0 { add(right == 1 ? "events.R1" : "events.R2", to: &sink) }
  }

  // MARK: The clause

  /// The words and valences between the marks and conjunctions nearest to the span.
  mutating func addClause(to sink: inout some FeatureSink) {
    var low = target.lowerBound
    while low > sentence.lowerBound, contexts.kinds[low - 1] != .border { low -= 1 }
    var high = target.upperBound
    while high < sentence.upperBound, contexts.kinds[high] != .border { high += 1 }
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
