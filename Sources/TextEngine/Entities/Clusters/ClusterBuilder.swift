import DocumentModel

/// Puts mentions into clusters; each joins by a rule that says why.
struct ClusterBuilder {
  let source: NameText
  let mentions: [NameMention]
  let forms: NameForms
  let aliases: NameAliases
  var clusters: [NameCluster] = []
  var links: [ClusterLink?]
  /// The reasons given so far, by cluster and rule.
  private var reasons: [Int: String] = [:]

  init(
    _ source: NameText, _ mentions: [NameMention], _ forms: NameForms, _ aliases: NameAliases
  ) {
    self.aliases = aliases
    self.source = source
    self.mentions = mentions
    self.forms = forms
    links = Array(repeating: nil, count: mentions.count)
  }

  /// Puts every mention into a cluster.
  ///
  /// - Complexity: linear in the number of mentions, times the people of one surname (at most 8).
  mutating func build() {
    linkAliases()
    linkPersons()
    linkOrganizations()
    linkOthers()
  }

  /// A new cluster with one mention.
  @discardableResult
  mutating func start(_ mention: Int, _ kind: MentionKind, _ rule: LinkRule) -> Int {
    start(mention, kind, reason: rule.text(""))
  }

  /// A new cluster with one mention, for a reason of its own.
  mutating func start(_ mention: Int, _ kind: MentionKind, reason: String) -> Int {
    clusters.append(
      NameCluster(
        type: mentions[mention].type, fullest: mention, form: forms.form(mention)))
    join(mention, clusters.count - 1, kind, reason: reason)
    return clusters.count - 1
  }

  /// Adds a mention to a cluster.
  mutating func join(_ mention: Int, _ cluster: Int, _ kind: MentionKind, _ rule: LinkRule) {
    let key = cluster << 6 | rule.rawValue
    let reason = reasons[key] ?? rule.text(name(clusters[cluster].fullest))
    reasons[key] = reason
    join(mention, cluster, kind, reason: reason)
  }

  /// Adds a mention to a cluster for a reason of its own.
  mutating func join(
    _ mention: Int, _ cluster: Int, _ kind: MentionKind, reason: String
  ) {
    links[mention] = ClusterLink(cluster: cluster, kind: kind, reason: reason)
    clusters[cluster].mentions.append(mention)
    clusters[cluster].lastSentence = max(
      clusters[cluster].lastSentence, mentions[mention].sentence)
    guard kind == .full, clusters[cluster].type == .person else { return }
    let fullest = mentions[clusters[cluster].fullest].span
    if mentions[mention].span.count > fullest.count { clusters[cluster].fullest = mention }
  }

  /// The text of a mention.
  func name(_ mention: Int) -> String {
    let bytes = NameText.key(source.text.utf8, mentions[mention].span.range)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the table's group of a mention holds for its type; 0 where it has none.
  func group(_ mention: NameMention) -> Int32 {
    guard mention.isKnown, mention.facts.group != 0 else { return 0 }
    let type: EntityType =
      switch mention.facts.group {
      case NameAliases.firstGroup...: mention.type
      case 2_000_000...: .group
      case 1_000_000...: .organization
      default: .place
      }
    return type == mention.type ? mention.facts.group : 0
  }
}
