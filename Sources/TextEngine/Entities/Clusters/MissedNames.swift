import DocumentModel

/// Finds more places where names of the document stand, by their spelling.
struct MissedNames {
  private let source: NameText
  private let mentions: [NameMention]
  private let forms: NameForms
  /// Whether a name starts with this lower-case word.
  private var starts: [Bool]
  /// How many mentions each form has.
  private var counts: [Int]
  private var longest = 1

  init(_ source: NameText, _ mentions: [NameMention], _ forms: NameForms) {
    self.source = source
    self.mentions = mentions
    self.forms = forms
    starts = Array(repeating: false, count: source.lowerCounts.count)
    counts = Array(repeating: 0, count: forms.forms.count)
    for index in mentions.indices where isSought(mentions[index].type) {
      counts[Int(forms.ofMention[index])] += 1
      let word = source.foldedID(mentions[index].tokens.lowerBound)
      if word >= 0 { starts[Int(word)] = true }
      longest = max(longest, min(6, mentions[index].tokens.count))
    }
  }

  private func isSought(_ type: EntityType) -> Bool {
    type == .person || type == .organization || type == .place
  }

  /// The names that no mention covers yet.
  ///
  /// - Complexity: linear in the number of tokens.
  func found() -> [NameMention] {
    var found: [NameMention] = []
    var next = 0
    for (number, sentence) in source.sentences.enumerated() {
      var token = sentence.tokens.lowerBound
      while token < sentence.tokens.upperBound {
        while next < mentions.count, mentions[next].tokens.upperBound <= token { next += 1 }
        if next < mentions.count, mentions[next].tokens.contains(token) {
          token = mentions[next].tokens.upperBound
          continue
        }
        let limit = next < mentions.count ? mentions[next].tokens.lowerBound : source.tokens.count
        let end = min(sentence.tokens.upperBound, limit, token + longest)
        guard let mention = name(at: token, before: end, number) else {
          token += 1
          continue
        }
        found.append(mention)
        token = mention.tokens.upperBound
      }
    }
    return found
  }

  private func name(at token: Int, before end: Int, _ sentence: Int) -> NameMention? {
    let word = source.foldedID(token)
    guard word >= 0, starts[Int(word)], source.isCapitalised(token) else { return nil }
    for stop in stride(from: end, to: token, by: -1) {
      let span = source.tokens.spans[token].hull(source.tokens.spans[stop - 1])
      guard let form = forms.spelling(span), counts[form] > 0,
        stop - token > 1 || standsAlone(token, counts[form])
      else { continue }
      var mention = mentions[forms.forms[form].mention]
      guard isSought(mention.type) else { continue }
      mention.tokens = token..<stop
      mention.span = span
      mention.title = nil
      mention.sentence = sentence
      return mention
    }
    return nil
  }

  /// Whether one capitalised word that is a name elsewhere is one here: no common word, no part of
  /// a longer run of capitals.
  private func standsAlone(_ token: Int, _ count: Int) -> Bool {
    guard count > 1, source.tokens.spans[token].count > 2,
      source.folded(token).isDisjoint(with: [.common, .function]),
      source.lowerCounts[Int(source.foldedID(token))] == 0,
      source.exact(token).isDisjoint(with: .calendar)
    else { return false }
    if token > 0, source.isCapitalised(token - 1), !source.isForcedCapital(token) { return false }
    let next = token + 1
    if next < source.tokens.count, source.tokens.flags[next].contains(.spaceBefore),
      source.isCapitalised(next), !source.tokens.flags[next].contains(.sentenceStart)
    {
      return false
    }
    return !(next < source.tokens.count && source.isHyphen(next, before: source.tokens.count))
  }
}
