import DocumentModel

/// What one word names that is part of a longer name of the document.
extension NameConsistency {
  /// What is part of persons' and bodies' full names.
  private struct Parts {
    var surnames = Set<Int32>()
    var given = Set<Int32>()
    /// The last two words of persons' names of three words and more.
    var tails = Set<ArraySlice<Int32>>()
    /// The first words of bodies.
    var bodies = Set<Int32>()
  }

  private func parts() -> Parts {
    var parts = Parts()
    for index in mentions.indices {
      let words = forms.form(index).words
      guard words.count > 1, let last = words.last else { continue }
      if mentions[index].type == .person {
        parts.surnames.insert(last)
        parts.given.insert(words[0])
        if words.count > 2 { parts.tails.insert(words.suffix(2)) }
      } else if mentions[index].type == .organization {
        parts.bodies.insert(words[0])
      }
    }
    return parts
  }

  /// Makes a word a person's name where it is the surname, or a known given name, of a person of
  /// the document, and neither a table nor the recogniser takes it for a place.
  mutating func typeParts() {
    let parts = parts()
    typeIslands()
    guard !parts.surnames.isEmpty else { return }
    let things = thingKeys()
    for index in mentions.indices
    where mentions[index].type != .person && !mentions[index].facts.isAlias {
      let mention = mentions[index]
      let words = forms.form(index).words
      if words.count == 2, mention.facts.flags.isEmpty, parts.tails.contains(words[...]) {
        mentions[index].type = .person
        continue
      }
      guard words.count == 1, isPart(mention, words[0], parts) else { continue }
      let isOther =
        mention.type == .place || isFirm(mention) || parts.bodies.contains(words[0])
        || things.contains(forms.form(index).key)
        || !source.folded(mention.tokens.lowerBound).isDisjoint(with: [.common, .function])
      if isNamesake(mention) || !isOther { mentions[index].type = .person }
    }
  }

  /// Whether a word is the surname, or a known given name, of a person.
  private func isPart(_ mention: NameMention, _ word: Int32, _ parts: Parts) -> Bool {
    parts.surnames.contains(word)
      || parts.given.contains(word) && source.exact(mention.tokens.lowerBound).contains(.given)
  }

  /// Makes "the Kestrels" a place where the text has the Kestrel Islands.
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
    for index in mentions.indices
    where plurals.contains(forms.form(index).key) && !mentions[index].facts.isAlias {
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

  /// Whether "'s" follows a name: a preposition in front is then not of the name ("in Preston's yard").
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
      if first > 0, source.isAny(first - 1, words),
        !isPossessor(mentions[index])
      {
        things[key, default: 0] += 1
      }
    }
    return Set(things.filter { 2 * $0.value >= all[$0.key] ?? 0 }.keys)
  }
}
