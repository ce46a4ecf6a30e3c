import DocumentModel

extension NameRecognizer {
  /// Ends names where they end: a body before "-related" and the like, a person before "OBE"; and
  /// divides two places that a hyphen joins ("Pittsburgh-Cleveland"), and a body from its part.
  mutating func settleBorders(_ mentions: inout [NameMention]) {
    var added: [NameMention] = []
    for index in mentions.indices where mentions[index].tokens.count > 2 && !mentions[index].isKnown
    {
      let whole = mentions[index]
      let tokens = whole.tokens
      if whole.type == .person {
        let end = endBeforeHonours(tokens)
        if end < tokens.upperBound { mentions[index] = part(tokens.lowerBound..<end, of: whole) }
      } else if whole.type == .organization, let mark = ownerMark(tokens) {
        mentions[index] = part(tokens.lowerBound..<mark, of: whole)
        added.append(part((mark + 1)..<tokens.upperBound, of: whole))
      } else if isCompound(tokens) {
        mentions[index] = part(tokens.lowerBound..<(tokens.upperBound - 2), of: whole)
      } else if whole.type == .place, joinsPlaces(tokens) {
        mentions[index] = part(tokens.lowerBound..<(tokens.lowerBound + 1), of: whole)
        added.append(part((tokens.upperBound - 1)..<tokens.upperBound, of: whole))
      }
    }
    guard !added.isEmpty else { return }
    mentions = (mentions + added).sorted { $0.span < $1.span }
  }

  /// The "'s" between a body and a part of it: "Marlow University's Faculty of Law".
  private func ownerMark(_ tokens: Range<Int>) -> Int? {
    tokens.dropFirst(2).dropLast().first { token in
      (source.isWord(token, "'s") || source.isWord(token, "’s"))
        && source.exact(token - 1).contains(.organizationHead)
        && (source.exact(token + 1).contains(.organizationHead)
          || source.exact(tokens.upperBound - 1).contains(.organizationHead))
    }
  }

  private static let honours = [
    "mp", "mep", "msp", "obe", "mbe", "cbe", "dbe", "kbe", "gbe", "frs", "ra", "qc", "kc", "phd",
    "ph.d.", "md", "m.d.", "esq", "esq.",
  ]

  /// Where a person's name of two words or more ends before orders and degrees.
  private func endBeforeHonours(_ tokens: Range<Int>) -> Int {
    var end = tokens.upperBound
    while end - 2 > tokens.lowerBound, source.isAny(end - 1, Self.honours) {
      end -= 1
    }
    return end
  }

  /// Whether a name runs into a common word after a hyphen: "UN-related".
  private func isCompound(_ tokens: Range<Int>) -> Bool {
    let last = tokens.upperBound - 1
    return source.isHyphen(last - 1, before: tokens.upperBound)
      && source.tokens.flags[last].contains(.lower) && source.folded(last).contains(.common)
  }

  private func joinsPlaces(_ tokens: Range<Int>) -> Bool {
    let (first, last) = (tokens.lowerBound, tokens.upperBound - 1)
    return tokens.count == 3 && source.isHyphen(first + 1, before: tokens.upperBound)
      && !source.exact(first).isDisjoint(with: .place)
      && !source.exact(last).isDisjoint(with: .place)
  }
}
