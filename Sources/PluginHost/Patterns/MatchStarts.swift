/// Finds where matches of a pattern can begin without trying every token.
///
/// A rule that begins with words of a list then costs as much as those words occur, so that a
/// hundred rules over one article cost little more than one.
enum MatchStarts {
  /// The positions, ascending; nil where the pattern can begin with tokens that are told by other
  /// means than their words.
  static func positions(
    _ pattern: TokenPattern, items: [ItemRuns], lexicons: [ItemRuns], on index: DocumentIndex
  ) -> [Int32]? {
    let program = pattern.program
    var found: [Int32] = []
    for (instruction, words) in zip(program.firsts, pattern.firstWords) {
      switch program.instructions[instruction] {
      case .item(let test):
        found += items[test].byStart.lazy.map(\.start)
      case .lexicon(let number):
        found += lexicons[number].byStart.lazy.map(\.start)
      case .token:
        guard let words else { return nil }
        for word in words.words { index.addTokens(words.attribute, word, to: &found) }
      default: return nil
      }
    }
    // Items come in order; those of one layer need no sorting.
    if zip(found, found.dropFirst()).contains(where: { $0 > $1 }) { found.sort() }
    return found
  }

  /// The tokens, ascending, of which every match has one: the fewest of what the pattern requires.
  ///
  /// Nil where it requires no words; empty where one that it requires is not in the document.
  static func required(_ pattern: TokenPattern, on index: DocumentIndex) -> [Int32]? {
    guard !pattern.requiredWords.isEmpty else { return nil }
    var best: [Int32]?
    for set in pattern.requiredWords {
      var found: [Int32] = []
      for word in set.words { index.addTokens(set.attribute, word, to: &found) }
      if best.map({ found.count < $0.count }) ?? true { best = found }
      if found.isEmpty { break }
    }
    guard var best else { return nil }
    if zip(best, best.dropFirst()).contains(where: { $0 > $1 }) { best.sort() }
    return best
  }
}
