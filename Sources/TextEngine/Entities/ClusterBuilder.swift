import DocumentModel

/// Whom "he" or "she" can mean.
enum NameGender {
  case male, female
}

/// A thing with the mentions that name it.
struct NameCluster {
  var type: EntityType
  /// The mention with the fullest name.
  var fullest: Int
  /// Lower-case words of the person's fullest name, without particles and initials' dots.
  var words: [Int32] = []
  /// "jr" or "sr".
  var suffix: Int32?
  var gender: NameGender?
  /// Whether a title or a pronoun gives the gender, not a list of given names.
  var isGenderStated = false
  /// The last sentence that mentions it.
  var lastSentence = -1
  var mentions: [Int] = []
}

/// Where a mention belongs, and why.
struct ClusterLink {
  var cluster: Int
  var kind: MentionKind
  var reason: String
}

/// Puts mentions into clusters; each joins by a rule that says why.
struct ClusterBuilder {
  let source: NameText
  let mentions: [NameMention]
  var clusters: [NameCluster] = []
  var links: [ClusterLink?]

  init(_ source: NameText, _ mentions: [NameMention]) {
    self.source = source
    self.mentions = mentions
    links = Array(repeating: nil, count: mentions.count)
  }

  /// Puts every mention into a cluster.
  ///
  /// - Complexity: linear in the number of mentions, times the people of one surname (at most 8).
  mutating func build() {
    linkPersons()
    linkOrganizations()
    linkOthers()
  }

  /// A new cluster with one mention.
  @discardableResult
  mutating func start(_ mention: Int, kind: MentionKind, _ reason: String) -> Int {
    clusters.append(NameCluster(type: mentions[mention].type, fullest: mention))
    join(mention, clusters.count - 1, kind: kind, reason)
    return clusters.count - 1
  }

  /// Adds a mention to a cluster.
  mutating func join(_ mention: Int, _ cluster: Int, kind: MentionKind, _ reason: String) {
    links[mention] = ClusterLink(cluster: cluster, kind: kind, reason: reason)
    clusters[cluster].mentions.append(mention)
    clusters[cluster].lastSentence = max(
      clusters[cluster].lastSentence, mentions[mention].sentence)
    let fullest = mentions[clusters[cluster].fullest].span
    if kind == .full, mentions[mention].span.count > fullest.count,
      clusters[cluster].type == .person
    {
      clusters[cluster].fullest = mention
    }
  }

  /// The text of a mention.
  func name(_ mention: Int) -> String {
    let bytes = NameText.key(source.text.utf8, mentions[mention].span.range)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Clusters places, peoples, events and the rest: one name, one thing.
  private mutating func linkOthers() {
    var byKey: [String: Int] = [:]
    for index in mentions.indices where links[index] == nil {
      let mention = mentions[index]
      let isDemonym = mention.type == .group
      let kind: MentionKind = isDemonym ? .demonym : isAcronym(index) ? .acronym : .full
      let key = "\(mention.type.rawValue) \(groupKey(index))"
      if let cluster = byKey[key] {
        let first = name(clusters[cluster].mentions[0])
        let reason =
          first == name(index) ? "same name" : "another name of \(first)"
        join(index, cluster, kind: kind, reason)
      } else {
        byKey[key] = start(index, kind: kind, isDemonym ? "demonym" : "first mention")
      }
    }
  }

  /// The group of the tables, else the name in lower case without an article.
  func groupKey(_ index: Int) -> String {
    let mention = mentions[index]
    if mention.facts.group != 0, mention.isKnown, mention.type == groupType(mention.facts) {
      return "#\(mention.facts.group)"
    }
    var folded = TokenText.folded(NameText.key(source.text.utf8, mention.span.range)[...])
    if folded.starts(with: "the ".utf8) { folded.removeFirst(4) }
    if mention.type == .group, folded.last == UInt8(ascii: "s"), folded.count > 4 {
      folded.removeLast()
    }
    if mention.type == .organization { folded.removeAll { $0 == 0x2E } }
    return String(decoding: folded, as: UTF8.self)
  }

  private func groupType(_ facts: NameFacts) -> EntityType {
    switch facts.group {
    case 2_000_000...: .group
    case 1_000_000...: .organization
    default: .place
    }
  }

  /// Whether a mention is one word of capitals.
  func isAcronym(_ index: Int) -> Bool {
    let tokens = mentions[index].tokens
    return tokens.count == 1 && source.tokens.flags[tokens.lowerBound].contains(.upper)
      && mentions[index].span.count > 1
  }
}
