/// Finds what a mistyped name was meant to be.
public enum Suggestion: Sendable {
  /// The name nearest to `typed` among `names`, or nil where none is close enough to offer.
  ///
  /// Distance counts insertions, deletions, substitutions and swaps of neighbours (Damerau 1964,
  /// "optimal string alignment"), after folding ASCII case and `_` to `-`. Close enough is one edit
  /// for names up to four bytes, two up to seven, else three; a name that begins with `typed` (three
  /// bytes or more) counts as one edit. The earliest of equals wins.
  ///
  /// - Complexity: the product of the lengths, for each name; inputs over 64 bytes are not compared.
  public static func nearest(_ typed: String, among names: [String]) -> String? {
    let target = folded(typed)
    guard !target.isEmpty, target.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for name in names where name != typed {
      let candidate = folded(name)
      guard candidate.count <= 64 else { continue }
      var distance = distance(target, candidate)
      if target.count >= 3, candidate.starts(with: target) { distance = min(distance, 1) }
      guard distance <= allowance(for: max(target.count, candidate.count)) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (name, distance) }
    }
    return best?.name
  }

  /// `did you mean 'NAME'?` for the nearest name, or nil where there is none.
  public static func question(_ typed: String, among names: [String]) -> String? {
    nearest(typed, among: names).map { "did you mean '\($0)'?" }
  }

  private static func allowance(for length: Int) -> Int {
    switch length {
    case ...2: return 0
    case ...4: return 1
    case ...7: return 2
    default: return 3
    }
  }

  private static func folded(_ name: String) -> [UInt8] {
    name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): return byte | 0x20
      case UInt8(ascii: "_"): return UInt8(ascii: "-")
      default: return byte
      }
    }
  }

  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      current.reserveCapacity(right.count + 1)
      for column in 1...right.count {
        let same = left[row - 1] == right[column - 1]
        var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
