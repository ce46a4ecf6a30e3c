import DocumentModel

/// Makes the names of a document agree: what is found once is found everywhere, with one type.
///
/// The recogniser decides a name where it stands; the whole document knows more.
struct NameConsistency {
  let source: NameText
  var mentions: [NameMention]
  private(set) var forms: NameForms

  init(_ source: NameText, _ mentions: [NameMention]) {
    self.source = source
    self.mentions = mentions
    forms = NameForms(source, mentions)
  }

  /// The mentions with trimmed ends, agreed types and those that were missed, in text order.
  ///
  /// - Complexity: linear in the number of tokens.
  mutating func settled() -> (mentions: [NameMention], forms: NameForms) {
    typePersons()
    let isTrimmed = trimEnds()
    if extendEnds() || isTrimmed { forms = NameForms(source, mentions) }
    takeMajority()
    takeStatedTypes()
    typeShortForms()
    typeParts()
    let missed = MissedNames(source, mentions, forms).found()
    if !missed.isEmpty {
      mentions = (mentions + missed).sorted { $0.span < $1.span }
      forms = NameForms(source, mentions)
    }
    return (mentions, forms)
  }

  /// Makes a given name with one more word a person, unless a word tells another kind.
  private mutating func typePersons() {
    for index in mentions.indices {
      let mention = mentions[index]
      guard mention.type == .organization || mention.type == .place, mention.tokens.count == 2,
        !mention.isKnown, mention.facts.flags.isEmpty
      else { continue }
      let (first, last) = (mention.tokens.lowerBound, mention.tokens.lowerBound + 1)
      guard opensPerson(first, last),
        source.exact(first).isDisjoint(
          with: NameFlags.named.union([.placeFirst, .organizationHead])),
        source.folded(first).isDisjoint(with: [.common, .function]),
        source.tokens.flags[last].contains([.title, .alphabetic, .spaceBefore]),
        source.tokens.flags[last].isDisjoint(with: .upper),
        source.exact(last).isDisjoint(
          with: NameFlags.named.union([
            .placeHead, .organizationHead, .organizationSuffix, .eventHead, .calendar,
          ])), source.folded(last).isDisjoint(with: [.common, .function])
      else { continue }
      mentions[index].type = .person
    }
  }

  /// Whether a word is a given name, or dotted initials before a family name.
  private func opensPerson(_ first: Int, _ last: Int) -> Bool {
    if source.exact(first).contains(.given) { return true }
    let bytes = source.text.utf8[source.tokens.spans[first].range]
    let isDotted =
      bytes.count >= 2 && bytes.count <= 6 && bytes.count % 2 == 0
      && bytes.enumerated().allSatisfy { $0 % 2 == 1 ? $1 == 0x2E : $1 &- 0x41 < 26 }
    return isDotted && source.exact(last).contains(.surname)
  }

  /// Whether the tables or the user know a mention as a place, a body or a people.
  private func isFirm(_ mention: NameMention) -> Bool {
    !mention.facts.flags.isDisjoint(with: NameFlags.place.union([.organization, .demonym]))
      || mention.facts.group >= NameAliases.firstGroup
  }

  /// Gives all mentions of one name, unknown to the tables, the type that most of them have; a
  /// titled mention stays a person.
  private mutating func takeMajority() {
    let types = EntityType.allCases
    var votes: [Int32: [Int]] = [:]
    var isMixed = false
    for index in mentions.indices where !isFirm(mentions[index]) {
      guard let type = types.firstIndex(of: mentions[index].type) else { continue }
      let key = forms.form(index).key
      var counts = votes[key] ?? Array(repeating: 0, count: types.count)
      if counts.contains(where: { $0 > 0 }), counts[type] == 0 { isMixed = true }
      counts[type] += 1
      votes[key] = counts
    }
    guard isMixed else { return }
    for index in mentions.indices where !isFirm(mentions[index]) && mentions[index].title == nil {
      guard let counts = votes[forms.form(index).key], let most = counts.max(),
        let type = counts.firstIndex(of: most), let own = types.firstIndex(of: mentions[index].type)
      else { continue }
      // A person and a place may well share a name, so there most is not enough.
      let isFar = mentions[index].type == .place && types[type] == .person
      if most > (isFar ? 4 : 1) * counts[own] { mentions[index].type = types[type] }
    }
  }

  /// Gives all mentions of a name, unknown to the tables, the type that the text states of it.
  private mutating func takeStatedTypes() {
    let statements = StatedTypes(source: source)
    var stated: [Int32: EntityType] = [:]
    for index in mentions.indices where !isFirm(mentions[index]) || mentions[index].type == .person
    {
      guard let type = statements.type(of: mentions[index].tokens) else { continue }
      let key = forms.form(index).key
      stated[key] = stated[key].map { $0 == type ? type : .other } ?? type
    }
    for index in mentions.indices where mentions[index].title == nil {
      guard let type = stated[forms.form(index).key], type != .other else { continue }
      if isFirm(mentions[index]), type != .place { continue }
      mentions[index].type = type
    }
  }

  /// Gives a short form in brackets, and initials of a body, the type of the long name.
  private mutating func typeShortForms() {
    var types: [Int32: EntityType] = [:]
    let initials = NameInitials(source: source)
    for index in mentions.indices {
      let mention = mentions[index]
      guard mention.type == .organization || mention.type == .place else { continue }
      if index + 1 < mentions.count {
        let next = mentions[index + 1]
        let isBracketed =
          next.sentence == mention.sentence
          && mention.tokens.upperBound + 1 == next.tokens.lowerBound
          && source.mark(mention.tokens.upperBound) == UInt8(ascii: "(")
        if isBracketed, next.type != mention.type, !isFirm(next),
          initials.fit(mention.tokens, next.tokens)
        {
          types[forms.form(index + 1).key] = mention.type
        }
      }
      if mention.type == .organization, mention.tokens.count > 2,
        let key = forms.key(initials.capitals(mention.tokens))
      {
        types[key] = types[key] ?? .organization
      }
    }
    guard !types.isEmpty else { return }
    for index in mentions.indices where !isFirm(mentions[index]) && mentions[index].title == nil {
      let form = forms.form(index)
      guard mentions[index].tokens.count == 1,
        initials.isShortForm(mentions[index].tokens.lowerBound),
        let type = types[form.key]
      else { continue }
      mentions[index].type = type
    }
  }

  /// Makes a word a person's name where it is the surname, or a known given name, of a person of
  /// the document, and neither a table nor the recogniser takes it for a place.
  private mutating func typeParts() {
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
      if words.count == 1, isNamesake(mention), surnames.contains(words[0]) {
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
  /// after no preposition of place and before no possessive or comma of a longer address.
  private func isNamesake(_ mention: NameMention) -> Bool {
    let (first, next) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    let flags = mention.facts.flags
    guard mention.type == .place, !flags.isEmpty,
      flags.isDisjoint(with: [.country, .major, .region, .organization, .demonym]),
      source.folded(first).isDisjoint(with: .common)
    else { return false }
    if first > 0,
      source.folded(first - 1).contains(.placePreposition) || source.isWord(first - 1, "of")
        || source.mark(first - 1) == UInt8(ascii: ",")
    {
      return false
    }
    return next >= source.tokens.count || source.mark(next) != UInt8(ascii: ",")
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
      if first > 0, words.contains(where: { source.isWord(first - 1, $0) }) {
        things[key, default: 0] += 1
      }
    }
    return Set(things.filter { 2 * $0.value >= all[$0.key] ?? 0 }.keys)
  }
}
