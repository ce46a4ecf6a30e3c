import DocumentModel

/// Finds "God" and "Christ" where a text speaks of them, not where it calls on them.
struct Deities {
  let source: NameText

  private static let callsBefore = [
    "my", "oh", "thank", "bless", "by", "good", "dear", "almighty", "swear", "act", "acts",
    "honest", "for", "the", "a", "one", "same",
  ]
  private static let callsAfter = [
    "bless", "blessed", "forbid", "willing", "knows", "damn", "save", "help", "speed", "almighty",
  ]

  /// Whether a mention is one of these names, and none of the user's.
  func isName(_ mention: NameMention) -> Bool {
    mention.tokens.count == 1 && !mention.facts.isAlias && isName(mention.tokens.lowerBound)
  }

  private func isName(_ token: Int) -> Bool {
    source.isWord(token, "god") || source.isWord(token, "christ")
  }

  /// Whether a token is one of these names and no part of an exclamation, an oath or a blessing.
  func isNamed(_ token: Int) -> Bool {
    guard isName(token), source.tokens.flags[token].contains(.title),
      source.tokens.flags[token].isDisjoint(with: .upper)
    else { return false }
    let number = Int(source.tokens.sentences[token])
    let sentence = source.sentences[number]
    guard !source.titleCases[number], sentence.tokens.count > 2 else { return false }
    var before = token - 1
    if before > sentence.tokens.lowerBound,
      source.isAny(before, ["of", "to", "me"])
    {
      before -= 1
    }
    if before >= sentence.tokens.lowerBound,
      source.isAny(before, Self.callsBefore)
    {
      return false
    }
    let next = token + 1
    guard next < sentence.tokens.upperBound else { return true }
    if token == sentence.tokens.lowerBound, source.tokens.flags[next].contains(.punctuation) {
      return false
    }
    if source.isCapitalised(next) || source.isHyphen(next, before: source.tokens.count) {
      return false
    }
    return !source.isAny(next, Self.callsAfter)
  }
}
