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
  /// A person by the last word, or the known given name, of the full name.
  private var parts: [Int32: Int] = [:]
  /// A body by its initials.
  private var acronyms: [[UInt8]: Int] = [:]

  init(_ source: NameText, _ mentions: [NameMention], _ forms: NameForms) {
    self.source = source
    self.mentions = mentions
    self.forms = forms
    starts = Array(repeating: false, count: source.lowerCounts.count)
    counts = Array(repeating: 0, count: forms.forms.count)
    for index in mentions.indices where isSought(mentions[index].type) {
      // A name where nothing forces its capital is sure enough alone.
      let isFree = !source.isForcedCapital(mentions[index].tokens.lowerBound)
      counts[Int(forms.ofMention[index])] += isFree ? 2 : 1
      let word = source.foldedID(mentions[index].tokens.lowerBound)
      if word >= 0 { starts[Int(word)] = true }
      longest = max(longest, min(6, mentions[index].tokens.count))
    }
    noteInitials()
    noteParts()
  }

  /// Notes the words that stand for persons whose full names the text has.
  private mutating func noteParts() {
    for index in mentions.indices
    where mentions[index].type == .person && mentions[index].tokens.count > 1 {
      let tokens = mentions[index].tokens
      let (first, last) = (tokens.lowerBound, tokens.upperBound - 1)
      let surname = source.foldedID(last)
      if surname >= 0, source.exact(last).isDisjoint(with: Self.others) {
        parts[surname] = parts[surname] ?? index
      }
      let given = source.foldedID(first)
      if given >= 0, source.exact(first).contains(.given),
        source.exact(first).isDisjoint(with: Self.others)
      {
        parts[given] = parts[given] ?? index
      }
    }
  }

  /// What a part of a person's name must not be besides.
  private static let others: NameFlags = [
    .country, .major, .region, .organization, .demonym, .organizationHead, .calendar,
  ]

  /// Notes the initials of bodies, by which the text may name them too.
  private mutating func noteInitials() {
    let initials = NameInitials(source: source)
    for index in mentions.indices
    where mentions[index].type == .organization && mentions[index].tokens.count > 2 {
      let letters = initials.capitals(mentions[index].tokens)
      if letters.count > 2 { acronyms[letters] = acronyms[letters] ?? index }
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
        let isAfterName = next > 0 && mentions[next - 1].tokens.upperBound == token
        guard let mention = name(at: token, before: end, number, isAfterName) else {
          token += 1
          continue
        }
        found.append(mention)
        token = mention.tokens.upperBound
      }
    }
    return found
  }

  private func name(
    at token: Int, before end: Int, _ sentence: Int, _ isAfterName: Bool
  ) -> NameMention? {
    let word = source.foldedID(token)
    guard word >= 0, source.isCapitalised(token) else { return nil }
    if starts[Int(word)] {
      for stop in stride(from: end, to: token, by: -1) {
        let span = source.tokens.spans[token].hull(source.tokens.spans[stop - 1])
        guard let form = forms.spelling(span), counts[form] > 0,
          stop - token > 1 || standsAlone(token, counts[form], isAfterName)
        else { continue }
        let model = forms.forms[form].mention
        guard isSought(mentions[model].type) else { continue }
        return mention(token..<stop, like: model, sentence)
      }
    }
    if let model = parts[word], isFree(token), standsAlone(token, 1, isAfterName) {
      return mention(token..<(token + 1), like: model, sentence)
    }
    if Deities(source: source).isNamed(token) {
      return NameMention(
        tokens: token..<(token + 1), span: source.tokens.spans[token], type: .person, title: nil,
        facts: NameFacts(), isKnown: false, key: -1, sentence: sentence)
    }
    if !acronyms.isEmpty, let model = acronyms[letters(token)] {
      return mention(token..<(token + 1), like: model, sentence)
    }
    return nil
  }

  /// The letters of an acronym in lower case; none for other words.
  private func letters(_ token: Int) -> [UInt8] {
    guard source.tokens.flags[token].contains(.upper), source.tokens.spans[token].count > 2 else {
      return []
    }
    return source.text.utf8[source.tokens.spans[token].range]
      .filter { $0 != 0x2E }.map(TokenText.lowered)
  }

  /// A mention of what another mention names.
  private func mention(_ tokens: Range<Int>, like model: Int, _ sentence: Int) -> NameMention {
    var mention = mentions[model]
    let isSame = mention.tokens.count == tokens.count
    mention.tokens = tokens
    mention.span = source.tokens.spans[tokens.lowerBound].hull(
      source.tokens.spans[tokens.upperBound - 1])
    mention.title = nil
    mention.sentence = sentence
    if !isSame {
      mention.facts = source.facts(tokens.lowerBound)
      mention.isKnown = !mention.facts.flags.isDisjoint(with: .named)
      mention.key = -1
    }
    return mention
  }

  /// Whether the text writes a word in capitals twice as often as in lower case.
  private func isMostlyCapital(_ word: Int32) -> Bool {
    2 * source.lowerCounts[Int(word)] <= source.capitalCounts[Int(word)]
      || source.lowerCounts[Int(word)] == 0
  }

  /// Whether no article, particle or hyphen before a word makes it another name or a thing.
  private func isFree(_ token: Int) -> Bool {
    guard token > 0 else { return true }
    let before = token - 1
    return !source.isHyphen(before, before: source.tokens.count)
      && !source.isAny(before, ["the", "a", "an"])
      && source.exact(before).isDisjoint(with: .particle)
  }

  /// Whether one capitalised word that is a name elsewhere is one here: no common word, no part of
  /// a longer run of capitals, but for a name right before it.
  private func standsAlone(_ token: Int, _ count: Int, _ isAfterName: Bool) -> Bool {
    guard count > 1 || !source.isForcedCapital(token), source.tokens.spans[token].count > 2,
      source.folded(token).isDisjoint(with: [.common, .function]),
      !source.isForcedCapital(token) || isMostlyCapital(source.foldedID(token)),
      source.exact(token).isDisjoint(with: .calendar)
    else { return false }
    if token > 0, !isAfterName, source.isCapitalised(token - 1), !source.isForcedCapital(token) {
      return false
    }
    let next = token + 1
    if next < source.tokens.count, source.tokens.flags[next].contains(.spaceBefore),
      source.isCapitalised(next), !source.tokens.flags[next].contains(.sentenceStart)
    {
      return false
    }
    guard next < source.tokens.count, source.isHyphen(next, before: source.tokens.count) else {
      return true
    }
    // "Brightwater-related" names Brightwater, "Brightwater-Hall" hardly.
    return source.tokens.flags[next + 1].contains([.lower, .alphabetic])
  }
}
