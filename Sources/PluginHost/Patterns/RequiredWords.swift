/// Words of which a token must be one.
struct WordSet: Sendable {
  /// Which text of the token.
  let attribute: TokenAttribute
  let words: [WordKey]
}

extension PatternProgram {
  /// The words of which a token must be one to pass a test; nil where the test is of another kind.
  func words(_ test: TokenTest) -> WordSet? {
    switch test {
    case .word(let number):
      let test = wordTests[number]
      guard case .equals(let texts) = test.test else { return nil }
      return WordSet(
        attribute: test.attribute,
        words: Self.distinct(
          test.attribute == .stem ? texts.map(WordForms.stem) + texts : texts))
    case .every(let tests):
      for test in tests { if let found = words(test) { return found } }
      return nil
    case .some, .any, .flag, .not: return nil
    }
  }

  private static func distinct(_ texts: [String]) -> [WordKey] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.map { WordKey($0) }
  }

  /// What a match can begin with, where all of it is told by words; in the order of `firsts`.
  var firstWords: [WordSet?] {
    firsts.map { instruction in
      guard case .token(let test) = instructions[instruction] else { return nil }
      return words(tokenTests[test])
    }
  }

  /// Words that every match has: of each set one token is in the match.
  ///
  /// A token test is in every match if the end cannot be reached around it. At most 32 tests of
  /// programs of up to 4,000 steps are looked at.
  var requiredWords: [WordSet] {
    guard instructions.count <= 4000 else { return [] }
    var found: [WordSet] = []
    var looked = 0
    for (place, instruction) in instructions.enumerated() {
      guard case .token(let test) = instruction, let words = words(tokenTests[test]) else {
        continue
      }
      looked += 1
      if looked > 32 { break }
      if !reachesEnd(around: place) { found.append(words) }
    }
    return found
  }

  /// Whether a match can be had without the step at `place`; look-arounds take no part in matches.
  private func reachesEnd(around place: Int) -> Bool {
    var seen = [Bool](repeating: false, count: instructions.count)
    var open = [0]
    while let at = open.popLast() {
      guard at != place, !seen[at] else { continue }
      seen[at] = true
      switch instructions[at] {
      case .accept: return true
      case .split(let first, let second): open += [second, first]
      case .jump(let target): open.append(target)
      case .token, .item, .lexicon, .save, .anchor, .look: open.append(at + 1)
      }
    }
    return false
  }
}
