/// Precision and recall of runs of four words, averaged over pages, as article-extraction-benchmark
/// defines them.
struct BlockScores {
  private var precisions: [Double] = []
  private var recalls: [Double] = []
  private var exact = 0

  /// Adds a page: the words that were kept, and those of the gold text.
  mutating func add(_ words: [UInt32], gold: [UInt32]) {
    let found = Self.counts(words)
    let wanted = Self.counts(gold)
    var shared = 0
    for (run, count) in found { shared += min(count, wanted[run] ?? 0) }
    let all = found.values.reduce(0, +)
    if all > 0 { precisions.append(Double(shared) / Double(all)) }
    recalls.append(Double(shared) / Double(max(1, wanted.values.reduce(0, +))))
    if words == gold { exact += 1 }
  }

  private static func counts(_ words: [UInt32]) -> [[UInt32]: Int] {
    var counts: [[UInt32]: Int] = [:]
    guard !words.isEmpty else { return counts }
    for start in 0...max(0, words.count - 4) {
      counts[Array(words[start..<min(words.count, start + 4)]), default: 0] += 1
    }
    return counts
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// A line of figures.
  var summary: String {
    let precision = Self.mean(precisions)
    let recall = Self.mean(recalls)
    let f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    return "P \(rounded(precision)) R \(rounded(recall)) F1 \(rounded(f1)) "
      + "exact \(rounded(Double(exact) / Double(max(1, recalls.count)))) of \(recalls.count)"
  }
}
