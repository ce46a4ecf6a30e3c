import DocumentModel

/// Where names start and end, by what the rest of the document says.
extension NameConsistency {
  /// Cuts off the common first word of a sentence, and a last "I", where the rest is a name that
  /// the document has elsewhere: "Describe Einstein".
  mutating func trimEnds() -> Bool {
    var isChanged = false
    for index in mentions.indices
    where mentions[index].tokens.count > 1 && !mentions[index].facts.isAlias {
      let tokens = mentions[index].tokens
      let first = tokens.lowerBound
      var kept = tokens
      if source.isForcedCapital(first), source.folded(first).contains(.common),
        source.exact(first).isDisjoint(with: [.given, .organizationHead, .placeFirst])
      {
        kept = (first + 1)..<tokens.upperBound
      } else if source.isWord(tokens.upperBound - 1, "i"), !isRegnal(mentions[index]) {
        kept = first..<(tokens.upperBound - 1)
      }
      guard kept != tokens, mentions[index].title == nil else { continue }
      let span = source.tokens.spans[kept.lowerBound].hull(
        source.tokens.spans[kept.upperBound - 1])
      guard let form = forms.spelling(span) else { continue }
      let model = mentions[forms.forms[form].mention]
      mentions[index].tokens = kept
      mentions[index].span = span
      mentions[index].type = model.type
      mentions[index].facts = model.facts
      mentions[index].isKnown = model.isKnown
      mentions[index].key = model.key
      isChanged = true
    }
    return isChanged
  }

  /// Takes in what belongs to a person's name: a numeral, the second half of an East Asian given
  /// name ("Sung-min").
  mutating func extendEnds() -> Bool {
    var isChanged = false
    for index in mentions.indices
    where mentions[index].type == .person && !mentions[index].facts.isAlias {
      let tokens = mentions[index].tokens
      let next = tokens.upperBound
      guard next < source.sentences[mentions[index].sentence].tokens.upperBound,
        index + 1 == mentions.count || mentions[index + 1].tokens.lowerBound > next + 1
      else { continue }
      var end = next
      if isNumeral(next) || source.isWord(next, "i") && isRegnal(mentions[index]) {
        end = next + 1
      } else if tokens.count > 1, source.isHyphen(next, before: source.tokens.count),
        source.tokens.flags[next + 1].contains([.lower, .alphabetic]),
        source.tokens.spans[next + 1].count <= 6,
        source.folded(next + 1).isDisjoint(with: [.common, .function, .role])
      {
        end = next + 2
      }
      guard end > next else { continue }
      mentions[index].tokens = tokens.lowerBound..<end
      mentions[index].span = mentions[index].span.hull(source.tokens.spans[end - 1])
      isChanged = true
    }
    return isChanged
  }

  private static let rulers = [
    "emperor", "empress", "king", "queen", "pope", "tsar", "tsarina", "czar", "kaiser", "sultan",
    "shah", "patriarch",
  ]

  /// Whether a ruler's title stands before a name, with or without its numeral: "Emperor Oswin I".
  private func isRegnal(_ mention: NameMention) -> Bool {
    let first = mention.tokens.lowerBound
    let last = mention.tokens.upperBound - 1
    let length = mention.tokens.count - (source.isWord(last, "i") ? 1 : 0)
    return first > 0 && length == 1 && mention.type == .person
      && source.isAny(first - 1, Self.rulers)
  }

  /// Whether a word is a numeral of several letters: one letter may be an initial.
  private func isNumeral(_ token: Int) -> Bool {
    source.tokens.spans[token].count > 1 && source.regnalNumber(token) != nil
  }
}
