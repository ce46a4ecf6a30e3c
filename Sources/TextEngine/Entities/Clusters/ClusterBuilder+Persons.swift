import DocumentModel

/// The persons of a document by the words of their names; a list holds at most eight.
struct PersonIndex {
  var bySurname: [Int32: [Int]] = [:]
  var byFirst: [Int32: [Int]] = [:]
  /// By a word that is neither first nor last.
  var byMiddle: [Int32: [Int]] = [:]
  /// By the skeleton of the surname.
  var bySkeleton: [[UInt8]: [Int]] = [:]
  /// Bare surnames that fit none, or several, of the full names.
  var apart: [Int32: [Int]] = [:]
  /// Names of one word, by key, that the text says are another name of somebody.
  var statedAliases: [Int32: Int] = [:]

  /// More people of one name than this are not told apart by comparison.
  static let most = 8

  static func add<Key>(_ cluster: Int, _ key: Key, to lists: inout [Key: [Int]]) {
    if lists[key, default: []].count < most { lists[key, default: []].append(cluster) }
  }
}

extension ClusterBuilder {
  /// Joins persons: full names first, wherever they stand, then surnames and given names.
  mutating func linkPersons() {
    var index = PersonIndex()
    var clusterOfForm: [Int: Int] = [:]
    let genders = statedGenders()
    let aliases = statedAliases(.person)
    registerAliases(&index)
    for number in fullForms() {
      let form = forms.forms[number]
      let alias = aliases[number].flatMap { clusterOfForm[$0] }
      clusterOfForm[number] = linkForm(form, genders[number], alias, &index)
    }
    let persons = mentions.indices.filter { mentions[$0].type == .person && !isAlias($0) }
    for mention in persons {
      let number = Int(forms.ofMention[mention])
      if let cluster = clusterOfForm[number] { linkFull(mention, cluster, number) }
    }
    for (number, other) in aliases where clusterOfForm[number] == nil {
      index.statedAliases[forms.forms[number].key] = clusterOfForm[other]
    }
    for cluster in clusters.indices { clusters[cluster].lastSentence = -1 }
    for mention in persons {
      if let link = links[mention] {
        clusters[link.cluster].lastSentence = mentions[mention].sentence
      } else {
        linkSingle(mention, &index)
      }
    }
    for cluster in clusters.indices { clusters[cluster].mentions.sort() }
  }

  /// Makes the user's persons findable by the words of their names.
  private func registerAliases(_ index: inout PersonIndex) {
    for (number, cluster) in clusters.enumerated() where cluster.type == .person {
      for mention in cluster.mentions.prefix(PersonIndex.most)
      where isFull(forms.form(mention)) {
        register(forms.form(mention), number, &index)
      }
    }
  }

  /// The gender that titles give to each form of a full name.
  private func statedGenders() -> [Int: NameGender] {
    var genders: [Int: NameGender] = [:]
    for mention in mentions.indices where mentions[mention].title != nil {
      if let gender = titleGender(mention) { genders[Int(forms.ofMention[mention])] = gender }
    }
    return genders
  }

  /// The distinct full names, those of most words first, initials after words.
  private func fullForms() -> [Int] {
    var seen = Set<Int>()
    var full: [(number: Int, rank: Int)] = []
    for mention in mentions.indices where mentions[mention].type == .person && !isAlias(mention) {
      let number = Int(forms.ofMention[mention])
      let form = forms.forms[number]
      guard isFull(form), seen.insert(number).inserted else { continue }
      let initials = form.words.count { forms.words[Int($0)].isInitial }
      full.append((number, 4 * (form.words.count - initials) + initials))
    }
    return full.sorted { $0.rank != $1.rank ? $0.rank > $1.rank : $0.number < $1.number }
      .map(\.number)
  }

  /// Two words, or one with a numeral: "Ann Lee", "Charles III".
  private func isFull(_ form: NameForm) -> Bool {
    form.words.count > 1 || !form.words.isEmpty && form.suffix >= 10
  }

  /// The cluster of a full name: one that agrees better than all others, else a new one.
  private mutating func linkForm(
    _ form: NameForm, _ stated: NameGender?, _ alias: Int?, _ index: inout PersonIndex
  ) -> Int {
    let gender = stated ?? givenGender(form.mention)
    var best: (cluster: Int, agreement: NameAgreement)?
    var isTied = false
    for cluster in candidates(form, index) {
      guard let found = agreement(form, cluster), !conflicts(cluster, stated) else { continue }
      if let known = best, known.agreement <= found {
        isTied = isTied || known.agreement == found && known.cluster != cluster
      } else {
        best = (cluster, found)
        isTied = false
      }
    }
    if let best, !isTied {
      if let stated { state(stated, of: best.cluster) }
      if clusters[best.cluster].form.suffix == 0 {
        clusters[best.cluster].form.suffix = form.suffix
      }
      return best.cluster
    }
    if let alias, !conflicts(alias, stated) {
      register(form, alias, &index)
      return alias
    }
    var cluster = NameCluster(type: .person, fullest: form.mention, form: form)
    cluster.gender = gender
    cluster.isGenderStated = stated != nil
    clusters.append(cluster)
    register(form, clusters.count - 1, &index)
    return clusters.count - 1
  }

  /// Makes a cluster findable by the words of a full name.
  private func register(_ form: NameForm, _ number: Int, _ index: inout PersonIndex) {
    guard let last = form.words.last else { return }
    PersonIndex.add(number, form.words[0], to: &index.byFirst)
    guard form.words.count > 1 else { return }
    PersonIndex.add(number, last, to: &index.bySurname)
    for word in form.words.dropFirst().dropLast() {
      PersonIndex.add(number, word, to: &index.byMiddle)
    }
    let skeleton = NameLetters.skeleton(forms.words[Int(last)].bytes)
    if !skeleton.isEmpty { PersonIndex.add(number, skeleton, to: &index.bySkeleton) }
  }

  /// The clusters that a full name may belong to.
  private func candidates(_ form: NameForm, _ index: PersonIndex) -> [Int] {
    guard let last = form.words.last else { return [] }
    var found = index.bySurname[last] ?? []
    if form.words.count == 1 { found += index.byFirst[last] ?? [] }
    if form.words.count == 2 { found += index.bySurname[form.words[0]] ?? [] }
    let skeleton = NameLetters.skeleton(forms.words[Int(last)].bytes)
    if !skeleton.isEmpty {
      for cluster in index.bySkeleton[skeleton] ?? [] where !found.contains(cluster) {
        found.append(cluster)
      }
    }
    return found
  }

  private mutating func linkFull(_ mention: Int, _ cluster: Int, _ number: Int) {
    if clusters[cluster].mentions.isEmpty {
      clusters[cluster].fullest = mention
      join(mention, cluster, .full, .firstFullName)
    } else {
      let rule = agreement(forms.forms[number], cluster)?.rule ?? .statedAlias
      join(mention, cluster, .full, rule)
    }
  }

  /// The gender that a title states.
  func titleGender(_ mention: Int) -> NameGender? {
    guard let title = mentions[mention].title else { return nil }
    for token in title {
      let flags = source.exact(token)
      if flags.contains(.titleMale) { return .male }
      if flags.contains(.titleFemale) { return .female }
    }
    return nil
  }

  /// The gender that most bearers of a given name have, where it is nearly all.
  func givenGender(_ mention: Int) -> NameGender? {
    let flags = source.exact(mentions[mention].tokens.lowerBound)
    if flags.contains(.givenMale) { return .male }
    return flags.contains(.givenFemale) ? .female : nil
  }

  mutating func state(_ gender: NameGender, of cluster: Int) {
    clusters[cluster].gender = gender
    clusters[cluster].isGenderStated = true
  }

  /// Whether a title's gender speaks against what titles say of a cluster.
  private func conflicts(_ cluster: Int, _ stated: NameGender?) -> Bool {
    guard let stated, clusters[cluster].isGenderStated else { return false }
    return clusters[cluster].gender != stated
  }
}
