import DocumentModel

/// What one word names that is part of a longer name of the document.
extension NameConsistency {
  /// Makes a word a person's name where it is the surname, or a known given name, of a person of
  /// the document, and neither a table nor the recogniser takes it for a place.
  mutating func typeParts() {
    var surnames = Set<Int32>()
    var given = Set<Int32>()
    var bodies = Set<Int32>()
    var tails = Set<ArraySlice<Int32>>()
    for index in mentions.indices {
      let words = forms.form(index).words
      guard words.count > 1, let last = words.last else { continue }
      if mentions[index].type == .person {
        surnames.insert(last)
        given.insert(words[0])
        if words.count > 2 { tails.insert(words.suffix(2)) }
      } else if mentions[index].type == .organization {
        bodies.insert(words[0])
      }
    }
    typeIslands()
    guard !surnames.isEmpty else { return }
    let things = thingKeys()
    for index in mentions.indices where mentions[index].type != .person {
      let mention = mentions[index]
      let words = forms.form(index).words
      if words.count == 2, mention.facts.flags.isEmpty, tails.contains(words[...]) {
        mentions[index].type = .person
        continue
      }
      if words.count == 1, isNamesake(mention),
        surnames.contains(words[0])
          || given.contains(words[0]) && source.exact(mention.tokens.lowerBound).contains(.given)
      {
        mentions[index].type = .person
        continue
      }
      guard words.count == 1, mention.type != .place, !isFirm(mention),
        !bodies.contains(words[0]),
        !things.contains(forms.form(index).key),
        source.folded(mention.tokens.lowerBound).isDisjoint(with: [.common, .function])
      else { continue }
      let isGiven =
        given.contains(words[0]) && source.exact(mention.tokens.lowerBound).contains(.given)
      if surnames.contains(words[0]) || isGiven { mentions[index].type = .person }
    }
  }

  /// Makes "the Chathams" a place where the text has the Chatham Islands.
  private mutating func typeIslands() {
    var plurals = Set<Int32>()
    for index in mentions.indices where mentions[index].type == .place {
      let tokens = mentions[index].tokens
      guard tokens.count > 1, source.isWord(tokens.upperBound - 1, "islands") else { continue }
      let rest = source.tokens.spans[tokens.lowerBound].hull(
        source.tokens.spans[tokens.upperBound - 2])
      let key = NameForms.key(of: source.text.utf8[rest.range]) + [UInt8(ascii: "s")]
      if let plural = forms.key(key) { plurals.insert(plural) }
    }
    guard !plurals.isEmpty else { return }
    for index in mentions.indices where plurals.contains(forms.form(index).key) {
      mentions[index].type = .place
    }
  }

  /// Whether a word is, by the tables, a smaller town and no more, and stands where towns hardly do:
  /// after no preposition of place and before no comma of a longer address.
  private func isNamesake(_ mention: NameMention) -> Bool {
    let (first, next) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    let flags = mention.facts.flags
    guard mention.type == .place, !flags.isEmpty,
      flags.isDisjoint(with: [.country, .major, .region, .organization, .demonym]),
      source.folded(first).isDisjoint(with: .common)
    else { return false }
    guard next < source.tokens.count else { return !isAfterPlacing(first) }
    return isPossessor(mention) || !isAfterPlacing(first) && source.mark(next) != UInt8(ascii: ",")
  }

  /// Whether a preposition of place, "of" or a comma stands before a token.
  func isAfterPlacing(_ token: Int) -> Bool {
    token > 0
      && (source.folded(token - 1).contains(.placePreposition) || source.isWord(token - 1, "of")
        || source.mark(token - 1) == UInt8(ascii: ","))
  }

  /// Whether "'s" follows a name: a preposition in front is then not of the name ("in Lee's model").
  func isPossessor(_ mention: NameMention) -> Bool {
    let next = mention.tokens.upperBound
    guard next < source.tokens.count else { return false }
    let bytes = source.text.utf8[source.tokens.spans[next].range]
    return bytes.first == 0x27 || bytes.starts(with: [0xE2, 0x80, 0x99])
  }

  /// The keys of names that half of the time follow an article or "in", "at", "near", as a
  /// person's hardly do.
  private func thingKeys() -> Set<Int32> {
    var all: [Int32: Int] = [:]
    var things: [Int32: Int] = [:]
    let words = ["the", "a", "an", "in", "at", "near"]
    for index in mentions.indices {
      let key = forms.form(index).key
      let first = mentions[index].tokens.lowerBound
      all[key, default: 0] += 1
      if first > 0, words.contains(where: { source.isWord(first - 1, $0) }),
        !isPossessor(mentions[index])
      {
        things[key, default: 0] += 1
      }
    }
    return Set(things.filter { 2 * $0.value >= all[$0.key] ?? 0 }.keys)
  }
}
