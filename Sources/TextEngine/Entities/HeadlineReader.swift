import DocumentModel

/// Finds names where every word is capitalised: only those that the body or the tables know.
struct HeadlineReader {
  let source: NameText

  /// A name of a headline.
  struct Found {
    var tokens: Range<Int>
    var type: EntityType
    var facts = NameFacts()
    var isKnown = false
  }

  /// The longest name that starts at a token.
  ///
  /// `bodyType` tells the type that the body of the article gives to some tokens.
  func name(
    at index: Int, before end: Int, bodyType: (Range<Int>) -> EntityType?
  ) -> Found? {
    guard source.isCapitalised(index) else { return nil }
    let last = min(end, index + 5)
    for stop in stride(from: last, to: index, by: -1) {
      if let type = bodyType(index..<stop) {
        let facts = stop == index + 1 ? source.facts(index) : NameFacts()
        let phrase = source.phrase(at: index, before: stop)
        let isKnown = phrase?.length == stop - index
        return Found(
          tokens: index..<stop, type: type, facts: isKnown ? phrase?.facts ?? facts : facts,
          isKnown: isKnown)
      }
    }
    if let phrase = source.phrase(at: index, before: end),
      let type = type(of: phrase.facts.flags, index, phrase.length)
    {
      return Found(
        tokens: index..<(index + phrase.length), type: type, facts: phrase.facts, isKnown: true)
    }
    return person(at: index, before: end)
  }

  private func type(of flags: NameFlags, _ index: Int, _ length: Int) -> EntityType? {
    if length == 1, source.folded(index).contains(.common), !flags.contains(.country),
      !source.tokens.flags[index].contains(.upper)
    {
      return nil
    }
    if flags.contains(.country) { return .place }
    if flags.contains(.demonym) { return .group }
    if flags.contains(.organization) { return .organization }
    guard length > 1 || flags.contains(.major) else { return nil }
    return .place
  }

  /// A given name before a word that is no common one.
  private func person(at index: Int, before end: Int) -> Found? {
    let next = index + 1
    guard source.exact(index).contains(.given), !source.folded(index).contains(.common), next < end,
      source.isCapitalised(next), source.tokens.spans[next].count > 1,
      source.folded(next).isDisjoint(with: [.common, .function])
    else { return nil }
    return Found(tokens: index..<(next + 1), type: .person)
  }
}
