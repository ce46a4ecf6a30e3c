import DocumentModel

extension ClusterBuilder {
  /// Joins persons: full names first, wherever they stand, then surnames and given names.
  mutating func linkPersons() {
    var bySurname: [Int32: [Int]] = [:]
    var byFirst: [Int32: [Int]] = [:]
    for index in mentions.indices where mentions[index].type == .person {
      let words = personWords(index)
      guard words.names.count > 1, let last = words.names.last else { continue }
      linkFull(index, words, &bySurname[last, default: []], &byFirst)
    }
    var ambiguous: [Int32: Int] = [:]
    for index in mentions.indices where mentions[index].type == .person {
      if let link = links[index] {
        clusters[link.cluster].lastSentence = mentions[index].sentence
        continue
      }
      let words = personWords(index)
      let word = words.names.last ?? words.all
      linkSingle(index, word, bySurname[word] ?? [], byFirst[word] ?? [], &ambiguous)
    }
  }

  /// The words that tell a person: no particles, no marks; suffixes apart.
  private func personWords(
    _ index: Int
  ) -> (names: [Int32], suffix: Int32?, all: Int32) {
    var names: [Int32] = []
    var suffix: Int32?
    for token in mentions[index].tokens {
      let word = source.foldedID(token)
      guard word >= 0 else { continue }
      if ["jr.", "sr.", "jr", "sr"].contains(where: { source.isWord(token, $0) }) {
        suffix = source.isWord(token, "jr.") || source.isWord(token, "jr") ? 1 : 2
      } else if !(source.exact(token).contains(.particle)
        && source.tokens.spans[token].count <= 4)
      {
        // "Petersen-Hall" counts as one word, its last part.
        let isJoined =
          token > mentions[index].tokens.lowerBound
          && !source.tokens.flags[token].contains(.spaceBefore)
        if isJoined, !names.isEmpty { names.removeLast() }
        names.append(word)
      }
    }
    return (names, suffix, source.foldedID(mentions[index].tokens.lowerBound))
  }

  /// The gender that a title states.
  private func titleGender(_ index: Int) -> NameGender? {
    guard let title = mentions[index].title else { return nil }
    for token in title {
      let flags = source.exact(token)
      if flags.contains(.titleMale) { return .male }
      if flags.contains(.titleFemale) { return .female }
    }
    return nil
  }

  /// The gender that most bearers of a given name have, where it is nearly all.
  private func givenGender(_ index: Int) -> NameGender? {
    let flags = source.exact(mentions[index].tokens.lowerBound)
    if flags.contains(.givenMale) { return .male }
    return flags.contains(.givenFemale) ? .female : nil
  }

  private mutating func linkFull(
    _ index: Int, _ words: (names: [Int32], suffix: Int32?, all: Int32),
    _ candidates: inout [Int], _ byFirst: inout [Int32: [Int]]
  ) {
    let stated = titleGender(index)
    for cluster in candidates {
      guard let reason = sameFullName(index, words, cluster) else { continue }
      if let stated, clusters[cluster].isGenderStated, clusters[cluster].gender != stated {
        continue
      }
      join(index, cluster, kind: .full, reason)
      if words.names.count > clusters[cluster].words.count { clusters[cluster].words = words.names }
      if clusters[cluster].suffix == nil { clusters[cluster].suffix = words.suffix }
      if let stated { state(stated, of: cluster) }
      return
    }
    let cluster = start(index, kind: .full, "first mention of the full name")
    clusters[cluster].words = words.names
    clusters[cluster].suffix = words.suffix
    clusters[cluster].gender = stated ?? givenGender(index)
    clusters[cluster].isGenderStated = stated != nil
    if candidates.count < 8 { candidates.append(cluster) }
    if byFirst[words.names[0], default: []].count < 8 {
      byFirst[words.names[0], default: []].append(cluster)
    }
  }

  private mutating func state(_ gender: NameGender, of cluster: Int) {
    clusters[cluster].gender = gender
    clusters[cluster].isGenderStated = true
  }

  /// Why a full name is that of a cluster with the same surname, or nil.
  private func sameFullName(
    _ index: Int, _ words: (names: [Int32], suffix: Int32?, all: Int32), _ cluster: Int
  ) -> String? {
    let other = clusters[cluster]
    if let suffix = words.suffix, let known = other.suffix, suffix != known { return nil }
    if words.names == other.words { return "same full name" }
    guard let first = words.names.first, let otherFirst = other.words.first else { return nil }
    let otherToken = mentions[other.fullest].tokens.lowerBound
    let token = mentions[index].tokens.lowerBound
    let initials =
      initial(token) == initial(otherToken) && (isInitial(token) || isInitial(otherToken))
    guard first == otherFirst || initials else { return nil }
    let middle = Set(words.names.dropFirst().dropLast())
    let otherMiddle = Set(other.words.dropFirst().dropLast())
    guard middle.isSubset(of: otherMiddle) || otherMiddle.isSubset(of: middle) else { return nil }
    return first == otherFirst
      ? "same given name and surname, other middle name" : "initial and surname fit"
  }

  private func isInitial(_ token: Int) -> Bool { NameTyping(source: source).isInitial(token) }

  private func initial(_ token: Int) -> UInt8 {
    source.text.utf8[source.tokens.spans[token].start]
  }

  private mutating func linkSingle(
    _ index: Int, _ word: Int32, _ surname: [Int], _ first: [Int], _ ambiguous: inout [Int32: Int]
  ) {
    let isTitled = mentions[index].title != nil
    let kind: MentionKind = isTitled ? .titled : .surname
    let gender = titleGender(index)
    let bySurname = surname.filter { fits($0, gender) }
    let candidates =
      bySurname.isEmpty && surname.isEmpty ? first.filter { fits($0, gender) } : bySurname
    if candidates.count == 1 {
      let part = bySurname.isEmpty ? "first name" : "surname"
      let title = isTitled ? "title and \(part)" : part
      join(
        index, candidates[0], kind: kind,
        "\(title) of \(name(clusters[candidates[0]].fullest)), the only one in the text")
      if let gender { state(gender, of: candidates[0]) }
      return
    }
    if let recent = mostRecent(candidates, before: mentions[index].sentence) {
      join(
        index, recent, kind: kind,
        "surname of \(name(clusters[recent].fullest)), last mentioned just before")
      return
    }
    if let cluster = ambiguous[word], fits(cluster, gender) {
      join(index, cluster, kind: kind, "same surname")
      if let gender { state(gender, of: cluster) }
      return
    }
    let reason =
      candidates.isEmpty
      ? "first mention"
      : "kept apart: may be "
        + candidates.map { name(clusters[$0].fullest) }.joined(separator: " or ")
    let cluster = start(index, kind: kind, reason)
    clusters[cluster].words = [word]
    if let gender {
      state(gender, of: cluster)
    } else {
      clusters[cluster].gender = givenGender(index)
    }
    if ambiguous[word] == nil || gender == nil { ambiguous[word] = cluster }
  }

  /// Whether a title's gender goes with a cluster.
  private func fits(_ cluster: Int, _ gender: NameGender?) -> Bool {
    guard let gender, let known = clusters[cluster].gender else { return true }
    return gender == known
  }

  /// The only candidate that the last three sentences name.
  private func mostRecent(_ candidates: [Int], before sentence: Int) -> Int? {
    guard candidates.count > 1 else { return nil }
    let near = candidates.filter {
      clusters[$0].lastSentence <= sentence && clusters[$0].lastSentence >= sentence - 3
    }
    return near.count == 1 ? near[0] : nil
  }
}
