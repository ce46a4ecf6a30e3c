import DocumentModel

/// Makes the entity layer out of clusters: adds pronouns, roles, countries and salience.
struct EntityAssembly {
  private struct Item {
    var span: Span
    var cluster: Int
    var kind: MentionKind
    var reason: String
    var token: Int
  }

  private let source: NameText
  private var builder: ClusterBuilder
  private var items: [Item] = []
  private var roles: [Int: Span] = [:]
  /// The first headline and deck; an entity that one of them names is more salient.
  private var heads: [Span] = []

  init(_ source: NameText, _ builder: ClusterBuilder) {
    self.source = source
    self.builder = builder
    let blocks = source.blocks.filter { $0.role == .headline || $0.role == .deck }
    heads = blocks.prefix(2).map(\.span)
  }

  /// The finished layer: entities by first mention, mentions in text order.
  mutating func table() -> EntityTable {
    collectNames()
    collectRoles()
    let pronouns = PronounResolver(source: source).pronouns(
      builder.mentions, builder.links, &builder.clusters)
    for found in pronouns {
      items.append(
        Item(
          span: source.tokens.spans[found.token], cluster: found.cluster, kind: .pronoun,
          reason: found.reason, token: found.token))
    }
    collectRoleMentions()
    items.sort { $0.span < $1.span }
    return numbered()
  }

  private mutating func collectNames() {
    for (index, link) in builder.links.enumerated() {
      guard let link else { continue }
      items.append(
        Item(
          span: builder.mentions[index].span, cluster: link.cluster, kind: link.kind,
          reason: link.reason, token: builder.mentions[index].tokens.lowerBound))
    }
  }

  /// The first role that the text gives each person.
  private mutating func collectRoles() {
    let reader = RoleReader(source: source)
    for (index, mention) in builder.mentions.enumerated() where mention.type == .person {
      guard let link = builder.links[index], roles[link.cluster] == nil else { continue }
      let previous = index > 0 ? builder.mentions[index - 1] : nil
      let sentence = source.sentences[mention.sentence].tokens
      if let role = reader.role(of: mention, after: previous, in: sentence) {
        roles[link.cluster] = role
      }
    }
  }

  /// "the minister", where exactly one person of the text has that role.
  private mutating func collectRoleMentions() {
    let reader = RoleReader(source: source)
    var holders: [Int32: Int] = [:]
    for (cluster, role) in roles.sorted(by: { $0.key < $1.key }) {
      guard let noun = reader.headNoun(of: role) else { continue }
      holders[noun] = holders[noun] == nil ? cluster : -1
    }
    guard !holders.isEmpty else { return }
    var named = Set<Int>()
    for item in items { named.insert(item.token) }
    for token in 1..<max(1, source.tokens.count) {
      guard let cluster = holders[source.foldedID(token)], cluster >= 0 else { continue }
      guard let start = descriptionStart(token), standsAlone(token),
        source.tokens.spans[start].start > firstMention(cluster)
      else { continue }
      items.append(
        Item(
          span: source.tokens.spans[start].hull(source.tokens.spans[token]), cluster: cluster,
          kind: .role, reason: "the only person of the text with this role", token: start))
    }
  }

  private func firstMention(_ cluster: Int) -> Int {
    let fullest = builder.clusters[cluster].fullest
    let first = builder.clusters[cluster].mentions.first ?? fullest
    return min(builder.mentions[first].span.start, builder.mentions[fullest].span.start)
  }

  /// The "the" of "the minister" or "the prime minister".
  private func descriptionStart(_ noun: Int) -> Int? {
    if source.isWord(noun - 1, "the") { return noun - 1 }
    guard noun >= 2, source.isWord(noun - 2, "the"), source.wordIDs[noun - 1] >= 0 else {
      return nil
    }
    let before = source.folded(noun - 1)
    return before.contains(.common) && !source.isWord(noun - 1, "former") ? noun - 2 : nil
  }

  /// Whether a description ends with its noun and is no title of a name or office.
  private func standsAlone(_ noun: Int) -> Bool {
    let next = noun + 1
    guard next < source.tokens.count else { return true }
    if source.isCapitalised(next), !source.tokens.flags[next].contains(.sentenceStart) {
      return false
    }
    if source.isHyphen(next, before: source.tokens.count) { return false }
    return !source.isWord(next, "of") && !source.isWord(next, "for")
  }

  private func numbered() -> EntityTable {
    var numbers: [Int: Int] = [:]
    var order: [Int] = []
    var byEntity: [[Int]] = []
    var mentions: [EntityMention] = []
    mentions.reserveCapacity(items.count)
    for item in items {
      let number = numbers[item.cluster] ?? order.count
      if number == order.count {
        numbers[item.cluster] = number
        order.append(item.cluster)
        byEntity.append([])
      }
      byEntity[number].append(mentions.count)
      mentions.append(
        EntityMention(span: item.span, entity: number, kind: item.kind, reason: item.reason))
    }
    let most = byEntity.reduce(0) { max($0, $1.count) }
    let entities = order.indices.map { number in
      entity(order[number], byEntity[number], mentions, most)
    }
    return EntityTable(entities: entities, mentions: mentions)
  }

  private func entity(
    _ cluster: Int, _ own: [Int], _ mentions: [EntityMention], _ most: Int
  ) -> Entity {
    let name = displayName(cluster)
    var aliases: [String] = []
    var seen: Set<String> = [name]
    for index in own where mentions[index].isNamed {
      let bytes = NameText.key(source.text.utf8, mentions[index].span.range)
      let alias = String(decoding: bytes, as: UTF8.self)
      if seen.insert(alias).inserted { aliases.append(alias) }
    }
    return Entity(
      name: name, type: builder.clusters[cluster].type, aliases: aliases,
      country: country(of: cluster), role: roles[cluster].map { source.text.string(in: $0) },
      salience: salience(own, mentions, most), mentions: own)
  }

  /// The fullest name; an acronym only where the text has nothing longer.
  private func displayName(_ cluster: Int) -> String {
    if let name = builder.clusters[cluster].name { return name }
    var best = builder.clusters[cluster].fullest
    if builder.clusters[cluster].type == .organization || builder.clusters[cluster].type == .place {
      for mention in builder.clusters[cluster].mentions
      where builder.mentions[mention].span.count > builder.mentions[best].span.count {
        best = mention
      }
    }
    return builder.name(best)
  }

  /// The country of the tables, else that of a demonym or country inside a body's name.
  private func country(of cluster: Int) -> String? {
    let type = builder.clusters[cluster].type
    guard type != .person else { return nil }
    for mention in builder.clusters[cluster].mentions.prefix(4) {
      let draft = builder.mentions[mention]
      if let code = draft.facts.countryCode, draft.isKnown { return code }
      guard type == .organization || type == .place else { continue }
      for token in draft.tokens {
        let facts = source.facts(token)
        if !facts.flags.isDisjoint(with: [.country, .demonym]), let code = facts.countryCode {
          return code
        }
      }
    }
    return nil
  }

  /// How much the article is about an entity: 0.6 × its mentions against those of the entity with
  /// the most, + 0.25 if a headline or deck names it, + 0.15 × how early it comes.
  private func salience(_ own: [Int], _ mentions: [EntityMention], _ most: Int) -> Double {
    guard let first = own.first, most > 0 else { return 0 }
    let start = mentions[first].span.start
    var inHead = false
    for head in heads where own.prefix(8).contains(where: { head.covers(mentions[$0].span) }) {
      inHead = true
    }
    let early = 1 - Double(start) / Double(max(1, source.text.utf8.count))
    let value = 0.6 * Double(own.count) / Double(most) + (inHead ? 0.25 : 0) + 0.15 * early
    return (value * 1000).rounded() / 1000
  }
}
