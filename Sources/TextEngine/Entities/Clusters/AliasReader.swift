import DocumentModel

/// Puts a user's own names in the place of what the recogniser made of them.
struct AliasReader {
  let source: NameText
  let aliases: NameAliases

  /// The mentions with those of the user's names, in text order.
  ///
  /// A name of the user inside a longer mention stays part of it.
  ///
  /// - Complexity: linear in the number of tokens, times the tokens of the longest name.
  func applied(to mentions: [NameMention]) -> [NameMention] {
    guard !aliases.isEmpty else { return mentions }
    var output: [NameMention] = []
    var next = 0
    for (number, sentence) in source.sentences.enumerated() {
      var token = sentence.tokens.lowerBound
      while token < sentence.tokens.upperBound {
        while next < mentions.count, mentions[next].tokens.upperBound <= token {
          if output.last.map({ $0.tokens.upperBound <= mentions[next].tokens.lowerBound }) ?? true {
            output.append(mentions[next])
          }
          next += 1
        }
        let outer = next < mentions.count ? mentions[next].tokens : token..<token
        guard let found = name(at: token, before: sentence.tokens.upperBound),
          !(outer.contains(token) && outer.count > found.tokens.count)
        else {
          token = outer.contains(token) ? outer.upperBound : token + 1
          continue
        }
        output.append(mention(found.tokens, found.target, number, outer, mentions, next))
        token = found.tokens.upperBound
      }
    }
    for mention in mentions[next...]
    where output.last.map({ $0.tokens.upperBound <= mention.tokens.lowerBound }) ?? true {
      output.append(mention)
    }
    return output
  }

  /// The longest of the user's names that starts at a token.
  private func name(at token: Int, before end: Int) -> (tokens: Range<Int>, target: Int)? {
    let bytes = source.text.utf8
    guard aliases.startsName(bytes, source.tokens.spans[token].range) else { return nil }
    let start = source.tokens.spans[token].start
    var best: (tokens: Range<Int>, target: Int)?
    var last = token
    while last < end, source.tokens.spans[last].end - start <= aliases.longest + 8 {
      if let target = aliases.target(bytes, start..<source.tokens.spans[last].end) {
        best = (token..<(last + 1), target)
      }
      last += 1
    }
    return best
  }

  private func mention(
    _ tokens: Range<Int>, _ target: Int, _ sentence: Int, _ outer: Range<Int>,
    _ mentions: [NameMention], _ next: Int
  ) -> NameMention {
    let target = (number: target, value: aliases.targets[target])
    let facts = NameFacts(
      flags: [], country: target.value.country,
      group: NameAliases.firstGroup + Int32(target.number))
    return NameMention(
      tokens: tokens,
      span: source.tokens.spans[tokens.lowerBound].hull(
        source.tokens.spans[tokens.upperBound - 1]),
      type: target.value.type, title: outer == tokens ? mentions[next].title : nil, facts: facts,
      isKnown: true, key: -1, sentence: sentence)
  }
}

extension ClusterBuilder {
  /// Joins the mentions of each of the user's names.
  mutating func linkAliases() {
    var clusterOfTarget: [Int32: Int] = [:]
    for mention in mentions.indices {
      let group = mentions[mention].facts.group
      guard isAlias(mention) else { continue }
      let kind: MentionKind = forms.form(mention).isAcronym ? .acronym : .full
      if let cluster = clusterOfTarget[group] {
        join(mention, cluster, kind, reason: aliasReason(group))
      } else {
        let cluster = start(mention, kind, reason: aliasReason(group))
        clusters[cluster].name = aliases.targets[Int(group - NameAliases.firstGroup)].name
        clusterOfTarget[group] = cluster
      }
    }
  }

  /// Whether a mention is one of the user's names.
  func isAlias(_ mention: Int) -> Bool { mentions[mention].facts.isAlias }

  private func aliasReason(_ group: Int32) -> String {
    LinkRule.userAlias.text(aliases.targets[Int(group - NameAliases.firstGroup)].name)
  }
}
