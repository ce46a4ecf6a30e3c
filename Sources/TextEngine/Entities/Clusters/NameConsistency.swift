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
  /// The user's names stay as they are.
  ///
  /// - Complexity: linear in the number of tokens.
  mutating func settled() -> (mentions: [NameMention], forms: NameForms) {
    typePersons()
    typeFigures()
    let isTrimmed = trimEnds()
    if extendEnds() || isTrimmed { forms = NameForms(source, mentions) }
    if completeNames() { forms = NameForms(source, mentions) }
    typeByHeads()
    takeMajority()
    takeStatedTypes()
    typeShortForms()
    typeSchools()
    typeParts()
    let missed = MissedNames(source, mentions, forms).found()
    if !missed.isEmpty {
      mentions = (mentions + missed).sorted { $0.span < $1.span }
      forms = NameForms(source, mentions)
      // What stands beside a name counts wherever the name was found.
      takeStatedTypes()
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
  func isFirm(_ mention: NameMention) -> Bool {
    !mention.facts.flags.isDisjoint(with: NameFlags.place.union([.organization, .demonym]))
      || mention.facts.isAlias
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
    for index in mentions.indices
    where mentions[index].title == nil && !mentions[index].facts.isAlias {
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
}
