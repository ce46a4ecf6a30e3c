extension FeatureWriter {
  /// The sums of a stretch of tokens, good and bad apart.
  private func sums(_ range: Range<Int>) -> (good: Double, bad: Double) {
    var sums = (good: 0.0, bad: 0.0)
    for token in range.clamped(to: sentence) where !target.contains(token) {
      let value = self.value(token)
      if value > 0 { sums.good += value } else { sums.bad -= value }
    }
    return sums
  }

  /// The sign of a sum: `+`, `-`, or `0` for half a step around 0.
  private func sign(_ sum: Double) -> StaticString { sum > 0.5 ? "+" : sum < -0.5 ? "-" : "0" }

  /// Good and bad words on either side, near and far.
  func addValences(to sink: inout some FeatureNaming) {
    let (low, high) = (target.lowerBound, target.upperBound)
    let stretches: [(name: StaticString, range: Range<Int>)] = [
      ("L", sentence.lowerBound..<low), ("R", high..<sentence.upperBound),
      ("nL", max(sentence.lowerBound, low - 6)..<low),
      ("nR", high..<min(sentence.upperBound, high + 6)),
      ("mR", high..<min(sentence.upperBound, high + 12)),
    ]
    for (text, range) in stretches {
      let (good, bad) = sums(range)
      sink.begin("good.")
      sink.append(text)
      sink.send(min(good, 6) / 3)
      sink.begin("bad.")
      sink.append(text)
      sink.send(min(bad, 6) / 3)
      sink.begin("sum.")
      sink.append(text)
      sink.append(sign(good - bad))
      sink.send(1)
    }
    var decay = 0.0
    var total = 0.0
    for token in sentence where !target.contains(token) {
      let value = self.value(token)
      let distance = token < low ? low - token : token - high + 1
      decay += value / (1 + 0.1 * Double(distance))
      total += value
    }
    sink.add("decay", max(-2, min(2, decay / 2)))
    sink.begin("total")
    sink.append(sign(total))
    sink.append(contexts.quote(low) == nil ? "" : "q")
    sink.append(low - sentence.lowerBound <= 1 ? "0" : "1")
    sink.send(1)
    addOrder(to: &sink)
    addEvents(to: &sink)
  }

  /// The nearest words that judge, and the order in which they and the span stand.
  private func addOrder(to sink: inout some FeatureNaming) {
    // The two nearest on either side, the nearest first; -1 for none.
    var left = (first: -1, second: -1)
    var right = left
    var token = target.lowerBound - 1
    while token >= sentence.lowerBound, left.second < 0 {
      if abs(value(token)) >= 0.5 {
        if left.first < 0 { left.first = token } else { left.second = token }
      }
      token -= 1
    }
    token = target.upperBound
    while token < sentence.upperBound, right.second < 0 {
      if abs(value(token)) >= 0.5 {
        if right.first < 0 { right.first = token } else { right.second = token }
      }
      token += 1
    }
    func near(_ distance: Int) -> StaticString {
      distance <= 2 ? "0" : distance <= 5 ? "1" : distance <= 10 ? "2" : "3"
    }
    func sign(_ token: Int) -> StaticString { value(token) > 0 ? "+" : "-" }
    if left.first >= 0 {
      sink.begin("nearest.L")
      sink.append(sign(left.first))
      sink.append(near(target.lowerBound - left.first))
      sink.send(1)
    }
    if right.first >= 0 {
      sink.begin("nearest.R")
      sink.append(sign(right.first))
      sink.append(near(right.first - target.upperBound + 1))
      sink.send(1)
    }
    sink.begin("order=")
    if left.second >= 0 { sink.append(sign(left.second)) }
    if left.first >= 0 { sink.append(sign(left.first)) }
    sink.append("T")
    if right.first >= 0 { sink.append(sign(right.first)) }
    if right.second >= 0 { sink.append(sign(right.second)) }
    sink.send(1)
    sink.begin("order1=")
    if left.first >= 0 { sink.append(sign(left.first)) }
    sink.append("T")
    if right.first >= 0 { sink.append(sign(right.first)) }
    sink.send(1)
  }

  /// The names of events on either side.
  private func addEvents(to sink: inout some FeatureNaming) {
    var left = 0
    var right = 0
    let first = words.tokens.lowerBound
    for token in sentence where words.events[token - first] && !target.contains(token) {
      if token < target.lowerBound { left += 1 } else { right += 1 }
    }
    if left > 0 { sink.add(left == 1 ? "events.L1" : "events.L2") }
    if right > 0 { sink.add(right == 1 ? "events.R1" : "events.R2") }
  }

  // MARK: The clause

  /// The words and valences between the marks and conjunctions nearest to the span.
  func addClause(to sink: inout some FeatureNaming) {
    var low = target.lowerBound
    while low > sentence.lowerBound, kind(low - 1) != .border { low -= 1 }
    var high = target.upperBound
    while high < sentence.upperBound, kind(high) != .border { high += 1 }
    let inside = sums(low..<high)
    let whole = sums(sentence)
    let own = inside.good - inside.bad
    sink.add("clause.good", min(inside.good, 6) / 3)
    sink.add("clause.bad", min(inside.bad, 6) / 3)
    sink.begin("clause")
    sink.append(sign(own))
    sink.send(1)
    sink.begin("outside")
    sink.append(sign(whole.good - whole.bad - own))
    sink.append(sign(own))
    sink.send(1)
    for token in low..<high where !target.contains(token) && isWord(token) {
      sink.begin("c=")
      append(token: token, to: &sink)
      sink.send(1)
    }
  }
}
