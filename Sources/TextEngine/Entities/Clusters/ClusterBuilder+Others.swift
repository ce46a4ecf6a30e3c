import DocumentModel

/// Where the names of one type belong, by what they are compared by.
struct NameIndex {
  var byGroup: [Int32: Int] = [:]
  var byKey: [Int32: Int] = [:]
  /// Short forms of longer names; a cluster of -1 where two names share one.
  var short: [Int32: (cluster: Int, rule: LinkRule)] = [:]

  /// Notes that a key is short for a cluster.
  mutating func note(_ key: Int32?, _ cluster: Int, _ rule: LinkRule) {
    guard let key else { return }
    if let known = short[key], known.cluster != cluster {
      short[key] = (-1, rule)
    } else {
      short[key] = (cluster, rule)
    }
  }
}

extension ClusterBuilder {
  /// Joins bodies: equal names, names of one group of the tables, acronyms, short forms.
  mutating func linkOrganizations() { linkType(.organization) }

  /// Clusters places, peoples, events and the rest.
  mutating func linkOthers() {
    for type in EntityType.allCases where type != .person && type != .organization {
      linkType(type)
    }
  }

  /// Joins the names of one type, longest first, so that short forms find the long ones.
  private mutating func linkType(_ type: EntityType) {
    let own = mentions.indices.filter { mentions[$0].type == type && links[$0] == nil }
    guard !own.isEmpty else { return }
    var index = NameIndex()
    let aliases = statedAliases(type)
    let acronyms = bracketedAcronyms(own)
    var clusterOfForm: [Int: (cluster: Int, rule: LinkRule)] = [:]
    for number in byLength(own) {
      let found = place(number, type, aliases, acronyms, clusterOfForm, &index)
      clusterOfForm[number] = found
    }
    for mention in own {
      let number = Int(forms.ofMention[mention])
      guard let found = clusterOfForm[number] else { continue }
      let kind: MentionKind =
        type == .group ? .demonym : forms.forms[number].isAcronym ? .acronym : .full
      if clusters[found.cluster].mentions.isEmpty {
        clusters[found.cluster].fullest = mention
        let reason = (type == .group ? LinkRule.demonym : .firstMention).text("")
        join(mention, found.cluster, kind, reason: reason)
      } else {
        join(mention, found.cluster, kind, found.rule)
      }
    }
  }

  /// The distinct forms of mentions, most tokens first.
  private func byLength(_ own: [Int]) -> [Int] {
    var seen = Set<Int>()
    var found: [(number: Int, length: Int)] = []
    for mention in own {
      let number = Int(forms.ofMention[mention])
      if seen.insert(number).inserted { found.append((number, mentions[mention].tokens.count)) }
    }
    return found.sorted { $0.length != $1.length ? $0.length > $1.length : $0.number < $1.number }
      .map(\.number)
  }

  /// The cluster of a form, and the rule that puts it there.
  private mutating func place(
    _ number: Int, _ type: EntityType, _ aliases: [Int: Int], _ acronyms: [Int32: Int],
    _ clusterOfForm: [Int: (cluster: Int, rule: LinkRule)], _ index: inout NameIndex
  ) -> (cluster: Int, rule: LinkRule) {
    let form = forms.forms[number]
    let mention = form.mention
    var group = group(mentions[mention])
    if group == 0, type == .place { group = PlaceNames.shared.group(mentions[mention], in: source) }
    if let cluster = acronyms[form.key].flatMap({ clusterOfForm[$0]?.cluster }) {
      return (cluster, form.isAcronym ? .bracketedAcronym : .bracketedAlias)
    }
    if group != 0, let cluster = index.byGroup[group] { return (cluster, .otherName) }
    if let cluster = index.byKey[form.key] { return (cluster, .sameName) }
    let variants = variantKeys(of: mention, type)
    for key in variants {
      if let cluster = index.byKey[key] {
        register(form.key, group, [], cluster, &index)
        return (cluster, .otherName)
      }
    }
    if let alias = aliases[number].flatMap({ clusterOfForm[$0]?.cluster }) {
      return (alias, .statedAlias)
    }
    if let short = index.short[form.key], short.cluster >= 0, group == 0 || type != .place {
      return short
    }
    clusters.append(NameCluster(type: type, fullest: mention, form: form))
    let cluster = clusters.count - 1
    register(form.key, group, variants, cluster, &index)
    noteShortForms(of: mention, type, cluster, &index)
    return (cluster, .sameName)
  }

  private func register(
    _ key: Int32, _ group: Int32, _ variants: [Int32], _ cluster: Int, _ index: inout NameIndex
  ) {
    index.byKey[key] = cluster
    if group != 0 { index.byGroup[group] = cluster }
    for key in variants where index.byKey[key] == nil { index.byKey[key] = cluster }
  }
}
