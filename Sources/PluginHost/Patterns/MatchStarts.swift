/// Finds where matches of a pattern can begin without trying every token.
///
/// A rule that begins with words of a list then costs as much as those words occur, so that a
/// hundred rules over one article cost little more than one.
enum MatchStarts {
  /// The positions, ascending; nil where the pattern can begin with tokens that are told by other
  /// means than their words.
  static func positions(
    _ program: PatternProgram, items: [ItemRuns], lexicons: [ItemRuns], on index: DocumentIndex
  ) -> [Int32]? {
    var found: [Int32] = []
    var sources = 0
    for instruction in program.firsts {
      switch program.instructions[instruction] {
      case .item(let test):
        found += items[test].byStart.map(\.start)
      case .lexicon(let number):
        found += lexicons[number].byStart.map(\.start)
      case .token(let test):
        guard let (attribute, words) = words(program.tokenTests[test], program) else { return nil }
        for word in words { found += index.tokens(with: attribute, equalTo: word) }
      default: return nil
      }
      sources += 1
    }
    if sources > 1 || found.count > 1 { found.sort() }
    return found
  }

  /// The words of which a token must be one to pass a test; nil where the test is of another kind.
  private static func words(
    _ test: TokenTest, _ program: PatternProgram
  ) -> (TokenAttribute, [String])? {
    switch test {
    case .word(let number):
      let test = program.wordTests[number]
      guard case .equals(let texts) = test.test else { return nil }
      return (test.attribute, test.attribute == .stem ? texts.map(WordForms.stem) + texts : texts)
    case .every(let tests):
      for test in tests { if let found = words(test, program) { return found } }
      return nil
    case .some, .any, .flag, .not: return nil
    }
  }
}

extension DocumentIndex {
  /// The tokens whose text of that kind is equal, ascending.
  func tokens(with attribute: TokenAttribute, equalTo text: String) -> ArraySlice<Int32> {
    let words = words(attribute)[text] ?? []
    guard words.count != 1 else { return tokens(ofWord: words[0]) }
    return words.flatMap { tokens(ofWord: $0) }.sorted()[...]
  }
}
