import DocumentModel

extension ClusterBuilder {
  /// Joins a person's name of one word, or starts a cluster that says why.
  mutating func linkSingle(_ mention: Int, _ index: inout PersonIndex) {
    let form = forms.form(mention)
    let isTitled = mentions[mention].title != nil
    let kind: MentionKind = isTitled ? .titled : .surname
    let gender = titleGender(mention)
    guard let word = form.words.last else {
      start(mention, kind, .firstMention)
      return
    }
    if let alias = index.statedAliases[form.key] {
      join(mention, alias, .full, .statedAlias)
      return
    }
    let found = bearers(of: word, mention, gender, isTitled, index)
    if found.clusters.count == 1 {
      join(mention, found.clusters[0], kind, found.rule)
      clusters[found.clusters[0]].bareMentions += 1
      if let gender { state(gender, of: found.clusters[0]) }
      return
    }
    if let choice = choice(found.clusters, at: mention) {
      join(mention, choice.cluster, kind, choice.rule)
      clusters[choice.cluster].bareMentions += 1
      return
    }
    linkApart(mention, word, kind, gender, found.clusters, &index)
  }

  /// The persons whom one word can name, and how.
  private func bearers(
    of word: Int32, _ mention: Int, _ gender: NameGender?, _ isTitled: Bool, _ index: PersonIndex
  ) -> (clusters: [Int], rule: LinkRule) {
    let suffix = forms.form(mention).suffix
    func fitting(_ list: [Int]?) -> [Int] {
      (list ?? []).filter {
        fits($0, gender) && (suffix == 0 || clusters[$0].form.suffix == suffix)
      }
    }
    if let list = index.bySurname[word] {
      return (fitting(list), isTitled ? .titledSurname : .surname)
    }
    let first = fitting(index.byFirst[word])
    if !first.isEmpty { return (first, isTitled ? .titledFirstName : .firstName) }
    let middle = fitting(index.byMiddle[word]).filter {
      isSurname(word, of: $0) && clusters[$0].lastSentence >= 0
    }
    if !middle.isEmpty { return (middle, .partOfName) }
    if let short = shortNamed(word, mention, index) { return (fitting([short]), .shortFirstName) }
    guard suffix == 0 else { return ([], .firstMention) }
    let skeleton = NameLetters.skeleton(forms.words[Int(word)].bytes)
    let alike = skeleton.isEmpty ? [] : fitting(index.bySkeleton[skeleton])
    if alike.isEmpty, let near = misspelt(word, mention, index) {
      return (fitting(index.bySurname[near]), .surnameSpelling)
    }
    return (alike, .surnameSpelling)
  }

  /// The one person whose first name a given name is a short or long form of.
  ///
  /// "Steve" for Steven Hall. Texts of very many people are left out.
  private func shortNamed(_ word: Int32, _ mention: Int, _ index: PersonIndex) -> Int? {
    guard index.byFirst.count <= 200, hasOtherForms(word) else { return nil }
    let gender = givenGender(mention)
    var found: Int?
    for (first, list) in index.byFirst where agree(first, word) {
      for cluster in list {
        guard found == nil || found == cluster else { return nil }
        found = cluster
      }
    }
    guard let found, gender == nil || clusters[found].gender ?? gender == gender else { return nil }
    return found
  }

  private func hasOtherForms(_ word: Int32) -> Bool {
    Nicknames.shared.has(forms.words[Int(word)].bytes)
  }

  private func agree(_ one: Int32, _ other: Int32) -> Bool {
    one != other
      && Nicknames.shared.agree(forms.words[Int(one)].bytes, forms.words[Int(other)].bytes)
  }

  /// The one given name that stands alone too and of which a word is a short form.
  private func shortApart(_ word: Int32, _ index: PersonIndex) -> [Int] {
    guard index.apart.count <= 200, index.bySurname[word] == nil, hasOtherForms(word) else {
      return []
    }
    let alike = index.apart.keys.filter { agree($0, word) && index.bySurname[$0] == nil }
    return alike.count == 1 ? index.apart[alike[0]] ?? [] : []
  }

  /// The one surname that differs from an unknown word by a slip: "Buchtmann" for "Bauchtman".
  ///
  /// Only words of six letters and more that no table knows as a name, with the same first letter;
  /// one letter may differ, two where both have eight or more. Texts of very many surnames are left out.
  private func misspelt(_ word: Int32, _ mention: Int, _ index: PersonIndex) -> Int32? {
    let bytes = forms.words[Int(word)].bytes
    let token = mentions[mention].tokens.upperBound - 1
    guard bytes.count >= 6, index.bySurname.count <= 200,
      source.exact(token).isDisjoint(with: [.given, .surname])
    else { return nil }
    let near = index.bySurname.keys.filter { surname in
      let other = forms.words[Int(surname)].bytes
      let most = min(bytes.count, other.count) >= 8 ? 2 : 1
      return other.first == bytes.first
        && NameLetters.distance(bytes, other, atMost: most) <= most
    }
    return near.count == 1 ? near.first : nil
  }

  /// Whether a middle word can stand for the whole: the first surname of a Spanish name.
  private func isSurname(_ word: Int32, of cluster: Int) -> Bool {
    let words = clusters[cluster].form.words
    guard words.count > 2, words[words.count - 2] == word else { return false }
    return !forms.words[Int(word)].isInitial
  }

  /// Whether a title's gender goes with a cluster.
  private func fits(_ cluster: Int, _ gender: NameGender?) -> Bool {
    guard let gender, let known = clusters[cluster].gender else { return true }
    return gender == known
  }

  /// Whom of several a bare surname means, or nil where the text leaves it open.
  ///
  /// The one with that title; the only one named so far; the one whom the surname has meant before,
  /// unless another was named since; the only one who is nobody's relative in the text; the only
  /// one whom the last three sentences name.
  private func choice(_ candidates: [Int], at mention: Int) -> (cluster: Int, rule: LinkRule)? {
    guard candidates.count > 1 else { return nil }
    let titled = candidates.filter { sharesTitle($0, mention) }
    if titled.count == 1 { return (titled[0], .sharedTitle) }
    let named = candidates.filter { clusters[$0].lastSentence >= 0 }
    if named.count == 1 { return (named[0], .namedSoFar) }
    let sentence = mentions[mention].sentence
    if let usual = established(named) {
      let newer = named.filter {
        $0 != usual && clusters[$0].lastSentence > clusters[usual].lastSentence
          && clusters[$0].lastSentence >= sentence - 2 && !isRelative($0)
      }
      return newer.isEmpty ? (usual, .mainBearer) : nil
    }
    let main = named.filter { !isRelative($0) }
    if main.count == 1 { return (main[0], .mainBearer) }
    let near = named.filter { clusters[$0].lastSentence >= sentence - 3 }
    return near.count == 1 ? (near[0], .recentSurname) : nil
  }

  /// The one whom bare surnames have meant most often so far.
  private func established(_ candidates: [Int]) -> Int? {
    let usual = candidates.max { clusters[$0].bareMentions < clusters[$1].bareMentions }
    guard let usual, clusters[usual].bareMentions > 0 else { return nil }
    return usual
  }

  /// Whether a mention has the title, other than "Mr" and its like, of a full name of a cluster.
  private func sharesTitle(_ cluster: Int, _ mention: Int) -> Bool {
    guard let title = mentions[mention].title, let last = title.last,
      source.exact(last).isDisjoint(with: [.titleMale, .titleFemale])
    else { return false }
    return clusters[cluster].mentions.prefix(PersonIndex.most).contains { other in
      guard let word = mentions[other].title?.last, forms.form(other).words.count > 1 else {
        return false
      }
      return source.foldedID(word) == source.foldedID(last)
    }
  }

  private static let kin = [
    "wife", "husband", "father", "mother", "son", "daughter", "brother", "sister", "widow",
    "widower", "uncle", "aunt", "nephew", "niece", "cousin", "grandfather", "grandmother",
    "grandson", "granddaughter", "stepfather", "stepmother", "stepson", "stepdaughter", "parents",
    "siblings", "children", "twin", "spouse", "ex-wife", "ex-husband", "sons", "daughters",
    "brothers", "sisters",
  ]

  /// Whether the text introduces a person as somebody's relative: "his wife, Lucy Harker".
  private func isRelative(_ cluster: Int) -> Bool {
    guard let first = clusters[cluster].mentions.first else { return false }
    let name = mentions[first].tokens
    let sentence = source.sentences[mentions[first].sentence].tokens
    let before = max(sentence.lowerBound, name.lowerBound - 12)..<name.lowerBound
    let after = name.upperBound..<min(sentence.upperBound, name.upperBound + 4)
    for token in before.reversed() {
      if source.mark(token) == UInt8(ascii: ";") { break }
      if source.isAny(token, Self.kin) { return true }
    }
    guard let comma = after.first, source.mark(comma) == UInt8(ascii: ",") else { return false }
    return after.contains { token in
      source.isWord(token - 1, "his") || source.isWord(token - 1, "her")
        ? source.isAny(token, Self.kin) : false
    }
  }

  /// Joins a bare surname to one of its kind, or starts a cluster for it.
  private mutating func linkApart(
    _ mention: Int, _ word: Int32, _ kind: MentionKind, _ gender: NameGender?,
    _ candidates: [Int], _ index: inout PersonIndex
  ) {
    let known = (index.apart[word] ?? []).filter { fits($0, gender) }
    let stated = known.filter { gender != nil && clusters[$0].gender == gender }
    if let cluster = stated.last ?? known.last {
      join(mention, cluster, kind, .sameSurname)
      if let gender { state(gender, of: cluster) }
      return
    }
    if known.isEmpty, candidates.isEmpty {
      let alike = shortApart(word, index).filter { fits($0, gender ?? givenGender(mention)) }
      if alike.count == 1 {
        join(mention, alike[0], kind, .shortName)
        return
      }
    }
    let names = candidates.map { name(clusters[$0].fullest) }
    let reason =
      names.isEmpty
      ? LinkRule.firstMention.text("") : "kept apart: may be " + names.joined(separator: " or ")
    let cluster = start(mention, kind, reason: reason)
    if let gender {
      state(gender, of: cluster)
    } else {
      clusters[cluster].gender = givenGender(mention)
    }
    PersonIndex.add(cluster, word, to: &index.apart)
  }
}
