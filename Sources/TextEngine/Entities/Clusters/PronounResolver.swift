import DocumentModel

/// Finds whom "he", "she" and their forms mean, and leaves open what is not clear.
///
/// A pronoun means the person that its sentence or the one before named first; with nobody there,
/// the only fitting person of the last three sentences. Pronouns inside quotation marks are left
/// alone, since there the reporter's persons need not be the speaker's. God is never meant.
struct PronounResolver {
  let source: NameText

  /// A pronoun with its person.
  struct Found {
    var token: Int
    var cluster: Int
    var reason: String
  }

  /// The pronouns that have a person, in text order.
  ///
  /// - Complexity: linear in the number of tokens and mentions.
  func pronouns(
    _ mentions: [NameMention], _ links: [ClusterLink?], _ clusters: inout [NameCluster]
  ) -> [Found] {
    var found: [Found] = []
    var next = 0
    var recent: [(sentence: Int, cluster: Int)] = []
    var quoteDepth = 0
    var block = -1
    let deities = Deities(source: source)
    for (number, sentence) in source.sentences.enumerated() {
      if sentence.block != block {
        block = sentence.block
        quoteDepth = 0
      }
      for token in sentence.tokens {
        while next < mentions.count, mentions[next].tokens.lowerBound <= token {
          if mentions[next].type == .person, let link = links[next],
            !deities.isName(mentions[next])
          {
            recent.append((number, link.cluster))
            if recent.count > 24 { recent.removeFirst(12) }
          }
          next += 1
        }
        trackQuote(token, &quoteDepth)
        guard quoteDepth == 0, let gender = gender(of: token) else { continue }
        guard let choice = choice(gender, number, recent, clusters) else { continue }
        if clusters[choice.cluster].gender == nil { clusters[choice.cluster].gender = gender }
        recent.append((number, choice.cluster))
        found.append(Found(token: token, cluster: choice.cluster, reason: choice.reason))
      }
    }
    return found
  }

  private func trackQuote(_ token: Int, _ depth: inout Int) {
    let flags = source.tokens.flags[token]
    guard flags.contains(.quote) else { return }
    let mark = source.mark(token)
    if mark == UInt8(ascii: "\"") {
      depth = depth == 0 ? 1 : 0
    } else if source.tokens.spans[token].count == 3 {
      let last = source.text.utf8[source.tokens.spans[token].end - 1]
      if last == 0x9C { depth = 1 } else if last == 0x9D { depth = 0 }
    }
  }

  private static let male = ["he", "his", "him", "himself"]
  private static let female = ["she", "her", "hers", "herself"]

  private func gender(of token: Int) -> NameGender? {
    let span = source.tokens.spans[token]
    guard span.count >= 2, span.count <= 7, source.wordIDs[token] >= 0 else { return nil }
    let first = source.text.utf8[span.start] | 0x20
    guard first == UInt8(ascii: "h") || first == UInt8(ascii: "s") else { return nil }
    for word in Self.male where source.isWord(token, word) { return .male }
    for word in Self.female where source.isWord(token, word) { return .female }
    return nil
  }

  private func choice(
    _ gender: NameGender, _ sentence: Int, _ recent: [(sentence: Int, cluster: Int)],
    _ clusters: [NameCluster]
  ) -> (cluster: Int, reason: String)? {
    func fits(_ cluster: Int) -> Bool {
      guard let known = clusters[cluster].gender else { return true }
      return known == gender
    }
    for distance in 0...1 {
      let named = recent.filter { $0.sentence == sentence - distance && fits($0.cluster) }
      guard let first = named.first else { continue }
      let isOnly = named.allSatisfy { $0.cluster == first.cluster }
      let place = distance == 0 ? "this sentence" : "the sentence before"
      return (
        first.cluster,
        isOnly ? "the only fitting person of \(place)" : "the first fitting person of \(place)"
      )
    }
    let near = recent.filter { $0.sentence >= sentence - 3 && fits($0.cluster) }
    guard let first = near.first, near.allSatisfy({ $0.cluster == first.cluster }) else {
      return nil
    }
    return (first.cluster, "the only fitting person of the last three sentences")
  }
}
