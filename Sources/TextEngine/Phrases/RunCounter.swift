/// Counts runs of words that are given as numbers, in the order in which each is met first.
///
/// A trie of numbers in one hash table: no key is ever copied.
public struct RunCounter: Sendable {
  private var edges: [UInt64: Int] = [:]
  /// The parent, the word and the count of each node; the root is node 0.
  private var parents: [Int] = [0]
  private var words: [Int] = [0]
  private var counts: [Int] = [0]
  /// The nodes at which a run ends, in the order in which they were met.
  private var ends: [Int] = []

  /// Creates a counter that has met nothing.
  public init() {}

  /// Counts a run once.
  ///
  /// - Parameter run: the numbers of its words, each from 0 to 2³² − 1; an empty run is passed over.
  /// - Complexity: linear in the length of the run.
  public mutating func add(_ run: some Sequence<Int>) {
    var node = 0
    for word in run {
      let edge = UInt64(node) << 32 | UInt64(word)
      if let next = edges[edge] {
        node = next
      } else {
        edges[edge] = counts.count
        parents.append(node)
        words.append(word)
        counts.append(0)
        node = counts.count - 1
      }
    }
    guard node != 0 else { return }
    if counts[node] == 0 { ends.append(node) }
    counts[node] += 1
  }

  /// The runs with their counts, in the order in which each was met first.
  public var runs: [(words: [Int], count: Int)] {
    ends.map { end in
      var run: [Int] = []
      var node = end
      while node != 0 {
        run.append(words[node])
        node = parents[node]
      }
      run.reverse()
      return (run, counts[end])
    }
  }
}
