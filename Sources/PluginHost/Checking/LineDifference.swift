/// The difference of two lists of lines, for people.
enum LineDifference {
  /// The lines that differ, `-` for the old and `+` for the new, with one common line around them.
  ///
  /// - Complexity: the product of the lengths of the parts that differ, each cut to 1,000 lines.
  static func lines(from old: [String], to new: [String]) -> [String] {
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var endOld = old.count
    var endNew = new.count
    while endOld > start, endNew > start, old[endOld - 1] == new[endNew - 1] {
      endOld -= 1
      endNew -= 1
    }
    var output: [String] = []
    if start > 0 { output.append("  " + old[start - 1]) }
    output += middle(
      Array(old[start..<endOld].prefix(1000)), Array(new[start..<endNew].prefix(1000)))
    if endOld < old.count { output.append("  " + old[endOld]) }
    return output
  }

  /// By the longest common subsequence.
  private static func middle(_ old: [String], _ new: [String]) -> [String] {
    let width = new.count + 1
    var lengths = [Int](repeating: 0, count: (old.count + 1) * width)
    for i in stride(from: old.count - 1, through: 0, by: -1) {
      for j in stride(from: new.count - 1, through: 0, by: -1) {
        lengths[i * width + j] =
          old[i] == new[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var output: [String] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, j < new.count, old[i] == new[j] {
        output.append("  " + old[i])
        i += 1
        j += 1
      } else if j == new.count
        || i < old.count && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]
      {
        output.append("- " + old[i])
        i += 1
      } else {
        output.append("+ " + new[j])
        j += 1
      }
    }
    return output
  }
}
