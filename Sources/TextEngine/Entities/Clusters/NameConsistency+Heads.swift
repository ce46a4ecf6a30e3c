import DocumentModel

/// What the words of a name tell of its type, whatever stands around it.
extension NameConsistency {
  /// Types longer names, unknown to the tables, by nouns that name bodies only or places only:
  /// "Fernhill Bay Airport", "Library of Marlow".
  mutating func typeByHeads() {
    for index in mentions.indices where !isFirm(mentions[index]) {
      let mention = mentions[index]
      let tokens = mention.tokens
      if tokens.count == 1 {
        if mention.type == .place, isGivenAlone(mention) { mentions[index].type = .person }
        continue
      }
      let last = tokens.upperBound - 1
      if mention.type == .organization, source.isAny(last, NameNouns.sites) {
        mentions[index].type = .place
      }
      if mention.type == .place, source.isAny(last, NameNouns.bodies) || opensBody(tokens) {
        mentions[index].type = .organization
      }
    }
  }

  /// Whether a name starts with a body's noun and "of" or "for", with one word in front or none.
  private func opensBody(_ tokens: Range<Int>) -> Bool {
    tokens.prefix(3).dropFirst().contains { token in
      (source.isWord(token, "of") || source.isWord(token, "for"))
        && source.isAny(token - 1, NameNouns.bodies)
    }
  }

  /// Whether one word is a given name and, by the tables and the words beside it, no place.
  private func isGivenAlone(_ mention: NameMention) -> Bool {
    let first = mention.tokens.lowerBound
    let flags = source.exact(first)
    return flags.contains(.given) && flags.isDisjoint(with: NameFlags.named.union(.placeFirst))
      && source.folded(first).isDisjoint(with: .common) && !isAfterPlacing(first)
  }
}
