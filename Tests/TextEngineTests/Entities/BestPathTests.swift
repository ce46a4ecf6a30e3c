import Testing

@testable import TextEngine

struct BestPathTests {
  /// The labels of the likeliest sequence under these transitions.
  private func labels(_ scores: [SIMD16<Int16>], _ transitions: [Int16]) -> [UInt8] {
    let bytes = NameModel.bytes(transitions: transitions, features: [], weights: [])
    return unsafe bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return [] }
      let model = unsafe NameModel(at: base)
      var back: [UInt8] = []
      var label = model.lastLabel(scores, &back)
      var labels: [UInt8] = []
      for index in scores.indices.reversed() {
        labels.append(label)
        label = back[index * 17 + Int(label)]
      }
      return labels.reversed()
    }
  }

  /// The same by the definition: every label after every label that it may follow.
  private func plainLabels(_ scores: [SIMD16<Int16>], _ transitions: [Int16]) -> [UInt8] {
    var best = [Int](repeating: -1_000_000_000, count: 17)
    best[0] = 0
    var back: [[UInt8]] = []
    for score in scores {
      var next = best
      var from = [UInt8](repeating: 0, count: 17)
      for label in UInt8(0)..<17 {
        var top = Int.min
        for previous in UInt8(0)..<17 where NameLabel.mayFollow(label, after: previous) {
          let value = best[Int(previous)] + Int(transitions[Int(previous) * 17 + Int(label)])
          if value > top { (top, from[Int(label)]) = (value, previous) }
        }
        next[Int(label)] = top + (label == 0 ? 0 : Int(score[Int(label) - 1]))
      }
      best = next
      back.append(from)
    }
    var label = (0..<UInt8(17)).filter(NameLabel.isClosed)
      .reduce(0) { best[Int($1)] > best[Int($0)] ? $1 : $0 }
    var labels: [UInt8] = []
    for from in back.reversed() {
      labels.append(label)
      label = from[Int(label)]
    }
    return labels.reversed()
  }

  @Test(arguments: 1...20) func `the path is the likeliest of all`(seed: UInt64) {
    var state = seed
    func weight(_ range: Int) -> Int16 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int16(Int(state >> 33) % (2 * range + 1) - range)
    }
    let transitions = (0..<17 * 17).map { _ in weight(40) }
    let scores = (0..<60).map { _ -> SIMD16<Int16> in
      var score = SIMD16<Int16>()
      for label in 0..<16 { score[label] = weight(120) }
      return score
    }
    #expect(labels(scores, transitions) == plainLabels(scores, transitions))
  }

  @Test func `the sums of a sentence without end stay in range`() {
    var score = SIMD16<Int16>(repeating: -1)
    score[3] = Int16.max
    let scores = [SIMD16<Int16>](repeating: score, count: 80_000)
    #expect(Set(labels(scores, [Int16](repeating: 0, count: 17 * 17))) == [4])
  }
}
