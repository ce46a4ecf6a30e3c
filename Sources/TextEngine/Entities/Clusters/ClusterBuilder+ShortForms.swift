import DocumentModel

extension ClusterBuilder {
  /// The keys, of those that some name has, under which a name may stand besides its own.
  ///
  /// "Brightwater Systems" for "Brightwater Systems Inc", "Health Ministry" for "Ministry of
  /// Health", "Iraqi" for "Iraqis".
  func variantKeys(of mention: Int, _ type: EntityType) -> [Int32] {
    let tokens = mentions[mention].tokens
    var found: [Int32] = []
    switch type {
    case .organization:
      if let bare = withoutSuffix(tokens) { found.append(bare) }
      if let other = officeTurned(tokens) { found.append(other) }
    case .group:
      let key = NameForms.key(of: source.text.utf8[mentions[mention].span.range])
      if key.count > 4 {
        let plural = key.last == UInt8(ascii: "s")
        let other = plural ? forms.key(Array(key.dropLast())) : forms.key(key + [0x73])
        if let other { found.append(other) }
      }
    default: break
    }
    return found
  }

  /// The key of a stretch of tokens, if some name has it.
  private func key(of tokens: Range<Int>) -> Int32? {
    guard !tokens.isEmpty else { return nil }
    let span = source.tokens.spans[tokens.lowerBound].hull(
      source.tokens.spans[tokens.upperBound - 1])
    return forms.key(NameForms.key(of: source.text.utf8[span.range]))
  }

  /// The key of a stretch of tokens with a plural "s", if some name has it.
  private func pluralKey(of tokens: Range<Int>) -> Int32? {
    let span = source.tokens.spans[tokens.lowerBound].hull(
      source.tokens.spans[tokens.upperBound - 1])
    return forms.key(NameForms.key(of: source.text.utf8[span.range]) + [UInt8(ascii: "s")])
  }

  /// A body's name without "Inc" and the like.
  private func withoutSuffix(_ tokens: Range<Int>) -> Int32? {
    guard tokens.count > 1 else { return nil }
    let suffixes = [
      "inc", "inc.", "ltd", "ltd.", "corp", "corp.", "co", "co.", "llc", "plc", "group", "company",
      "corporation", "limited", "gmbh", "ag", "s.a.", "holdings", "fc",
    ]
    let last = tokens.upperBound - 1
    guard source.isAny(last, suffixes) else { return nil }
    var end = last
    if source.mark(end - 1) == UInt8(ascii: ",") { end -= 1 }
    return key(of: tokens.lowerBound..<end)
  }

  /// "Health Ministry" for "Ministry of Health", "Iraq Parliament" for "Parliament of Iraq".
  ///
  /// Not for universities: Miami University is not the University of Miami.
  private func officeTurned(_ tokens: Range<Int>) -> Int32? {
    let first = tokens.lowerBound
    let heads = [
      "ministry", "department", "congress", "senate", "parliament", "government", "army", "navy",
      "embassy", "assembly", "cabinet",
    ]
    guard tokens.count > 2, source.isWord(first + 1, "of"),
      source.isAny(first, heads)
    else { return nil }
    let start = source.isWord(first + 2, "the") ? first + 3 : first + 2
    guard start < tokens.upperBound else { return nil }
    let bytes = source.text.utf8
    let rest = source.tokens.spans[start].hull(source.tokens.spans[tokens.upperBound - 1])
    let head = bytes[source.tokens.spans[first].range]
    return forms.key(NameForms.key(of: (Array(bytes[rest.range]) + [0x20] + head)[...]))
  }

  /// Notes what may stand for a name elsewhere in the text.
  func noteShortForms(
    of mention: Int, _ type: EntityType, _ cluster: Int, _ index: inout NameIndex
  ) {
    let tokens = mentions[mention].tokens
    guard tokens.count > 1, type == .organization || type == .place || type == .event else {
      return
    }
    for key in initialKeys(tokens) { index.note(key, cluster, .inferredAcronym) }
    if type == .place {
      notePlace(tokens, cluster, &index)
    } else if type == .organization {
      noteBody(tokens, cluster, &index)
    }
  }

  /// The initials of a name, of its capitals alone and of all its words, as keys.
  private func initialKeys(_ tokens: Range<Int>) -> [Int32] {
    var capitals: [UInt8] = []
    var all: [UInt8] = []
    for token in tokens where source.tokens.flags[token].contains(.alphabetic) {
      let first = TokenText.lowered(source.text.utf8[source.tokens.spans[token].start])
      all.append(first)
      if source.isCapitalised(token) { capitals.append(first) }
    }
    let lists = all == capitals ? [capitals] : [capitals, all]
    return lists.compactMap { $0.count > 1 ? forms.key($0) : nil }
  }

  private func noteBody(_ tokens: Range<Int>, _ cluster: Int, _ index: inout NameIndex) {
    let first = tokens.lowerBound
    if isDistinctive(first) || isSchool(tokens) {
      index.note(key(of: first..<(first + 1)), cluster, .firstWord)
    }
    if let start = placeEnd(tokens) {
      index.note(key(of: start..<tokens.upperBound), cluster, .withoutPlace)
    }
    for token in tokens.dropFirst() where isLinkWord(token) {
      let last = token - 1
      if last > first, source.exact(last).contains(.organizationHead) {
        index.note(key(of: first..<token), cluster, .withoutTail)
      }
      if source.isWord(token, "of"), token + 1 < tokens.upperBound, isDistinctive(token + 1) {
        index.note(key(of: (token + 1)..<tokens.upperBound), cluster, .partOfName)
      }
      break
    }
  }

  /// Whether a name of two words is that of a school, which its first word may name though a town
  /// has the name too: "Marlow School".
  private func isSchool(_ tokens: Range<Int>) -> Bool {
    let (first, last) = (tokens.lowerBound, tokens.upperBound - 1)
    return tokens.count == 2
      && source.isAny(last, NameNouns.schools)
      && source.folded(first).isDisjoint(with: [.common, .function])
      && source.exact(first).isDisjoint(with: [.country, .region, .major, .demonym])
  }

  private func isLinkWord(_ token: Int) -> Bool {
    source.isWord(token, "of") || source.isWord(token, "for") || source.isWord(token, "in")
  }

  /// Whether a word can name a body by itself: no common word, no place, no people,
  /// no acronym (which names a body of its own).
  private func isDistinctive(_ token: Int) -> Bool {
    source.folded(token).isDisjoint(with: [.common, .function])
      && !source.tokens.flags[token].contains(.upper)
      && source.exact(token).isDisjoint(with: NameFlags.place.union(.demonym))
  }

  /// Where a body's name goes on after the place or people that it starts with:
  /// "Boston Red Sox", "Iraqi Parliament".
  private func placeEnd(_ tokens: Range<Int>) -> Int? {
    let first = tokens.lowerBound
    guard tokens.count > 1,
      let (length, facts) = source.phrase(at: first, before: tokens.upperBound - 1),
      !facts.flags.isDisjoint(with: NameFlags.place.union(.demonym)),
      source.tokens.flags[first + length].contains(.spaceBefore),
      source.isCapitalised(first + length)
    else { return nil }
    return first + length
  }

  /// "Kestrel" for "Kestrel Islands", "Glacier" for "Glacier National Park"; never where the rest
  /// is a country, a state or a city of the tables.
  ///
  /// A single island is left out: the town on it often has its name.
  private func notePlace(_ tokens: Range<Int>, _ cluster: Int, _ index: inout NameIndex) {
    noteFirstWord(of: tokens, cluster, &index)
    let kinds = ["islands", "archipelago", "peninsula", "reserve", "desert", "atoll", "mountains"]
    var end = tokens.upperBound - 1
    let isNational =
      end - 1 > tokens.lowerBound && source.isWord(end - 1, "national")
      && source.isWord(end, "park")
    guard isNational || end > tokens.lowerBound && source.isAny(end, kinds)
    else { return }
    if isNational { end -= 1 }
    let rest = tokens.lowerBound..<end
    if source.isWord(end, "islands") {
      index.note(pluralKey(of: rest), cluster, .withoutKind)
    }
    let known = source.phrase(at: rest.lowerBound, before: rest.upperBound)
    let isKnown =
      known.map { $0.length == rest.count && !$0.facts.flags.isDisjoint(with: .place) } ?? false
    if !isKnown { index.note(key(of: rest), cluster, .withoutKind) }
  }

  /// "Levico" for "Levico Terme": not where the second word is a kind of place, for the Hudson River
  /// is not Hudson, nor where a table knows the first word.
  private func noteFirstWord(of tokens: Range<Int>, _ cluster: Int, _ index: inout NameIndex) {
    let (first, last) = (tokens.lowerBound, tokens.upperBound - 1)
    guard tokens.count == 2, source.exact(first).isEmpty,
      source.folded(first).isDisjoint(with: [.common, .function]),
      source.exact(last).isDisjoint(with: .placeHead),
      source.folded(last).isDisjoint(with: [.common, .placeNoun])
    else { return }
    index.note(key(of: first..<last), cluster, .firstWord)
  }
}
