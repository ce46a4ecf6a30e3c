import DocumentModel

extension ClusterBuilder {
  /// Joins bodies: equal names, names of one group of the tables, acronyms, short forms.
  mutating func linkOrganizations() {
    var byKey: [String: Int] = [:]
    let acronyms = bracketedAcronyms()
    for index in mentions.indices where mentions[index].type == .organization && links[index] == nil
    {
      guard mentions[index].tokens.count > 1 else { continue }
      linkName(index, groupKey(index), &byKey)
    }
    let initials = inferredAcronyms()
    let starts = shortForms()
    for index in mentions.indices where mentions[index].type == .organization && links[index] == nil
    {
      linkShort(index, &byKey, acronyms, initials, starts)
    }
  }

  private mutating func linkName(_ index: Int, _ key: String, _ byKey: inout [String: Int]) {
    let bare = withoutSuffix(key)
    if let cluster = byKey[key] ?? byKey[bare] {
      join(index, cluster, kind: .full, sameName(index, cluster))
    } else {
      let cluster = start(index, kind: .full, "first mention")
      byKey[key] = cluster
      byKey[bare] = cluster
    }
  }

  private func sameName(_ index: Int, _ cluster: Int) -> String {
    let first = name(clusters[cluster].mentions[0])
    return first == name(index) ? "same name" : "another name of \(first)"
  }

  /// A key without "Inc" and the like.
  private func withoutSuffix(_ key: String) -> String {
    let parts = key.split(separator: " ")
    guard parts.count > 1, let last = parts.last,
      ["inc", "ltd", "corp", "co", "llc", "plc", "group", "company", "corporation"].contains(last)
    else { return key }
    return parts.dropLast().joined(separator: " ")
  }

  private mutating func linkShort(
    _ index: Int, _ byKey: inout [String: Int], _ acronyms: [Int32: Int],
    _ initials: [String: Int], _ starts: [Int32: Int]
  ) {
    let kind: MentionKind = isAcronym(index) ? .acronym : .full
    let key = groupKey(index)
    let word = source.foldedID(mentions[index].tokens.lowerBound)
    if let target = acronyms[word], let link = links[target] {
      join(index, link.cluster, kind: .acronym, "acronym in brackets beside \(name(target))")
    } else if let cluster = byKey[key] ?? byKey[withoutSuffix(key)] {
      join(index, cluster, kind: kind, sameName(index, cluster))
    } else if kind == .acronym, let cluster = initials[name(index)], cluster >= 0 {
      join(index, cluster, kind: .acronym, "initials of \(name(clusters[cluster].fullest))")
    } else if let cluster = starts[word], cluster >= 0, kind != .acronym {
      join(
        index, cluster, kind: .full, "first word of \(name(clusters[cluster].fullest)) alone")
    } else {
      byKey[key] = start(index, kind: kind, "first mention")
    }
  }

  /// The mention that each bracketed acronym stands beside, by the acronym's word.
  private func bracketedAcronyms() -> [Int32: Int] {
    var found: [Int32: Int] = [:]
    for index in mentions.indices.dropLast() {
      let (left, right) = (mentions[index], mentions[index + 1])
      guard left.sentence == right.sentence, left.tokens.upperBound + 1 == right.tokens.lowerBound,
        source.mark(left.tokens.upperBound) == UInt8(ascii: "(")
      else { continue }
      if left.tokens.count > 1, isAcronym(index + 1), left.type == .organization,
        right.type == .organization, initialsFit(index, index + 1)
      {
        found[source.foldedID(right.tokens.lowerBound)] = index
      } else if right.tokens.count > 1, isAcronym(index), right.type == .organization,
        left.type == .organization, initialsFit(index + 1, index)
      {
        found[source.foldedID(left.tokens.lowerBound)] = index + 1
      }
    }
    return found
  }

  /// Whether an acronym starts with the first letter of a name and holds its letters in order.
  private func initialsFit(_ long: Int, _ short: Int) -> Bool {
    let letters = Array(source.text.utf8[mentions[short].span.range])
    let name = Array(source.text.utf8[mentions[long].span.range])
    guard let first = letters.first, first == name.first else { return false }
    var next = 0
    for byte in name where next < letters.count {
      if TokenText.lowered(byte) == TokenText.lowered(letters[next]) { next += 1 }
    }
    return next == letters.count
  }

  /// Clusters by the initials of their longest name; -1 where two share them.
  private func inferredAcronyms() -> [String: Int] {
    var found: [String: Int] = [:]
    for (number, cluster) in clusters.enumerated() where cluster.type == .organization {
      var capitals: [UInt8] = []
      for token in mentions[cluster.fullest].tokens where source.isCapitalised(token) {
        capitals.append(source.text.utf8[source.tokens.spans[token].start])
      }
      guard capitals.count > 1 else { continue }
      let key = String(decoding: capitals, as: UTF8.self)
      found[key] = found[key] == nil ? number : -1
    }
    return found
  }

  /// Clusters by the first word of their name, where it is a name by itself; -1 where two share it.
  private func shortForms() -> [Int32: Int] {
    var found: [Int32: Int] = [:]
    for (number, cluster) in clusters.enumerated() where cluster.type == .organization {
      let first = mentions[cluster.fullest].tokens.lowerBound
      guard source.folded(first).isDisjoint(with: [.common, .function]),
        source.exact(first).isDisjoint(with: NameFlags.place.union(.demonym))
      else { continue }
      let word = source.foldedID(first)
      found[word] = found[word] == nil ? number : -1
    }
    return found
  }
}
