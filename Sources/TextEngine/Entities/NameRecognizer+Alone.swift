import DocumentModel

/// Which names that only the rules found are kept though the tagger found none.
extension NameRecognizer {
  /// Whether a name is joined to a place by a hyphen: "Israel-Gaza".
  private func isBesidePlace(_ mention: NameMention) -> Bool {
    let (first, next) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    if first > 1, source.isHyphen(first - 1, before: source.tokens.count) {
      return !source.exact(first - 2).isDisjoint(with: .place)
    }
    return next + 1 < source.tokens.count && source.isHyphen(next, before: source.tokens.count)
      && !source.exact(next + 1).isDisjoint(with: .place)
  }

  /// Whether a common word is written in capitals among others that are not: "US officials".
  private func isFirmCapital(_ mention: NameMention) -> Bool {
    let (first, next) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    guard source.tokens.flags[first].contains(.upper), source.tokens.spans[first].count > 1 else {
      return false
    }
    return next < source.tokens.count && source.tokens.flags[next].isDisjoint(with: .upper)
      && (first == 0 || source.tokens.flags[first - 1].isDisjoint(with: .upper))
  }

  /// Whether a name stands before "-based", "-led" and the like.
  private func isBeforeHyphen(_ mention: NameMention) -> Bool {
    let next = mention.tokens.upperBound
    guard next + 1 < source.tokens.count, source.isHyphen(next, before: source.tokens.count) else {
      return false
    }
    return source.tokens.flags[next + 1].contains(.lower)
  }

  /// Whether a name that only the rules found is kept: nationals and peoples of the tables,
  /// countries, and short forms of names that stand elsewhere.
  func staysAlone(
    _ mention: NameMention, _ parts: (surnames: Set<Int32>, bodies: Set<Int32>)
  ) -> Bool {
    let first = mention.tokens.lowerBound
    switch mention.type {
    case .group: return mention.isKnown
    case .event: return true
    case .place:
      if mention.isKnown, isBeforeHyphen(mention) || isBesidePlace(mention) { return true }
      return mention.isKnown && mention.facts.flags.contains(.country)
        && (source.folded(first).isDisjoint(with: .common) || isFirmCapital(mention))
    case .person:
      if mention.tokens.count > 1 { return isFirmPerson(mention) }
      return parts.surnames.contains(source.foldedID(first))
    case .organization:
      if mention.tokens.count > 1, isFirmBody(mention) { return true }
      return mention.tokens.count == 1 && parts.bodies.contains(source.foldedID(first))
    case .work, .product, .other: return false
    }
  }

  /// Whether words that nothing else makes capital are a person's by what follows ("Ola Tarn said")
  /// or because the text has the last one alone too, and never in lower case.
  private func isFirmPerson(_ mention: NameMention) -> Bool {
    let (first, next) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    guard mention.tokens.count < 4, !source.isForcedCapital(first),
      !source.isAny(first - 1, ["the", "a", "an", "new"]),
      !source.titleCases[mention.sentence],
      mention.tokens.allSatisfy({ token in
        source.tokens.flags[token].contains([.title, .alphabetic])
          && source.tokens.flags[token].isDisjoint(with: .upper)
          && !hasTwoCapitals(token)
          && source.folded(token).isDisjoint(with: [.common, .function, .role])
          && source.exact(token).isDisjoint(with: Self.thingWords)
      })
    else { return false }
    let (given, last) = (source.foldedID(first), source.foldedID(next - 1))
    if given >= 0, last >= 0, source.lowerCounts[Int(last)] == 0,
      source.capitalCounts[Int(last)] > source.capitalCounts[Int(given)]
    {
      return true
    }
    return next < source.tokens.count && source.folded(next).contains(.personVerb)
  }

  /// Whether two capitals stand beside each other: "ATMs".
  private func hasTwoCapitals(_ token: Int) -> Bool {
    let bytes = source.text.utf8[source.tokens.spans[token].range]
    return zip(bytes, bytes.dropFirst()).contains { $0 &- 0x41 < 26 && $1 &- 0x41 < 26 }
  }

  private static let thingWords = NameFlags.named.union(.title).union([
    .titleWord, .organizationHead, .organizationSuffix, .placeHead, .placeFirst, .eventHead,
    .calendar,
  ])

  /// Whether the tables know a longer name as a body's, or its last word makes it one where nothing
  /// forces its first capital.
  private func isFirmBody(_ mention: NameMention) -> Bool {
    let (first, last) = (mention.tokens.lowerBound, mention.tokens.upperBound - 1)
    let flags = mention.facts.flags
    if mention.isKnown {
      return flags.contains(.organization)
        && flags.isDisjoint(with: NameFlags.place.union([.given, .surname]))
    }
    return source.exact(last).contains(.organizationHead) && !source.isForcedCapital(first)
      && !source.titleCases[mention.sentence]
      && (mention.tokens.count > 2 || source.folded(last).isDisjoint(with: .common))
  }
}
