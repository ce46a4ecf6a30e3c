import DocumentModel

/// Finds who is meant by the pronouns and descriptions that stand for speakers.
///
/// Who spoke last in this paragraph or the one before is the likeliest, unless a sentence between
/// is about somebody else.
struct SpeakerResolver {
  private let source: QuoteText
  /// The number of the paragraph that is being read.
  var paragraph = 0
  private var lastParagraph = -2
  private var lastSpeaker: QuoteSource?
  /// The sentence of the last report's end.
  private var lastSentence = -2
  /// Speakers known by a description alone, the latest last: "a spokesman for the army".
  private var descriptions: [QuoteSource] = []
  /// How far back a description looks for its person, in tokens.
  private static let reach = 1200

  init(_ source: QuoteText) { self.source = source }

  /// Remembers the speaker of a report.
  mutating func note(_ report: Report) {
    lastParagraph = paragraph
    lastSpeaker = report.speaker
    let end = max(report.parts.last?.last ?? 0, report.cue?.last ?? 0)
    lastSentence = Int(source.tokens.sentences[end])
    if let speaker = report.speaker, speaker.entity == nil, speaker.name != nil {
      if descriptions.count == 16 { descriptions.removeFirst(8) }
      descriptions.append(speaker)
    }
  }

  /// The last speaker, where a quotation without a cue goes on with his or her words.
  func carried(opensBlock: Bool) -> QuoteSource? {
    if lastParagraph == paragraph { return lastSpeaker }
    return lastParagraph == paragraph - 1 && opensBlock ? lastSpeaker : nil
  }

  /// A speaker with the name that a pronoun or description stands for, where it is clear.
  ///
  /// A pronoun in front of `content` stands for none of those whom the content names.
  func resolved(_ speaker: QuoteSource, of content: [Range<Int>]) -> QuoteSource {
    let token = speaker.tokens.lowerBound
    if speaker.tokens.count == 1, source.has(token, SpeechWords.pronoun) {
      return pronoun(speaker, token, content) ?? speaker
    }
    guard speaker.entity == nil else { return speaker }
    return described(speaker) ?? varied(speaker) ?? speaker
  }

  // MARK: Pronouns

  private func pronoun(
    _ speaker: QuoteSource, _ token: Int, _ content: [Range<Int>]
  ) -> QuoteSource? {
    let gender: NameGender
    if source.isWord(token, "he") {
      gender = .male
    } else if source.isWord(token, "she") {
      gender = .female
    } else {
      return thing(speaker)
    }
    let sentence = Int(source.tokens.sentences[token])
    let block = source.sentences[sentence].block
    var candidate = sentence
    while candidate >= 0, candidate > sentence - 4, source.sentences[candidate].block == block {
      if candidate == lastSentence { return replaced(speaker, byLast: gender) }
      if let person = subject(of: candidate, before: token, gender, notIn: content) {
        return with(speaker, person)
      }
      candidate -= 1
    }
    guard paragraph - lastParagraph <= 1 else { return nil }
    return replaced(speaker, byLast: gender)
  }

  private func replaced(_ speaker: QuoteSource, byLast gender: NameGender) -> QuoteSource? {
    guard let last = lastSpeaker, last.name != nil, fits(last, gender) else { return nil }
    return with(speaker, last)
  }

  /// "they" and "it" stand for the last speaker that is no person.
  private func thing(_ speaker: QuoteSource) -> QuoteSource? {
    guard speaker.name == nil, let last = lastSpeaker, last.name != nil,
      paragraph - lastParagraph <= 1
    else { return nil }
    let isPerson = last.entity.map { source.entities.entities[$0].type == .person } ?? false
    return isPerson ? nil : with(speaker, last)
  }

  /// The person that a sentence is about, for a pronoun: the first that fits and owns nothing.
  private func subject(
    of sentence: Int, before token: Int, _ gender: NameGender, notIn content: [Range<Int>]
  ) -> QuoteSource? {
    let tokens = source.sentences[sentence].tokens
    var index = tokens.lowerBound
    let end = min(tokens.upperBound, token, index + 40)
    while index < end {
      defer { index += 1 }
      guard source.isPerson(index), let mention = source.mention(at: index) else { continue }
      let own = source.tokens.indices(in: mention.span)
      guard let last = own.last else { continue }
      index = max(index, last)
      guard mention.isNamed, !owns(last + 1, before: tokens.upperBound),
        !content.contains(where: { $0.contains(last) })
      else { continue }
      let person = SourceReader(source: source).named(
        Int(source.mentionAt[last]), own.lowerBound..<own.lowerBound + 1)
      return fits(person, gender) ? person : nil
    }
    return nil
  }

  private func owns(_ token: Int, before end: Int) -> Bool {
    token < end && source.tokens.flags[token].contains(.clitic)
  }

  private func with(_ speaker: QuoteSource, _ person: QuoteSource) -> QuoteSource {
    var speaker = speaker
    speaker.name = person.name
    speaker.entity = person.entity
    speaker.reason = nil
    speaker.isPronoun = true
    return speaker
  }

  // MARK: Gender

  private func fits(_ speaker: QuoteSource, _ gender: NameGender) -> Bool {
    if let entity = speaker.entity {
      guard source.entities.entities[entity].type == .person else { return false }
      return self.gender(of: source.entities.entities[entity]).map { $0 == gender } ?? true
    }
    guard !speaker.tokens.isEmpty, let head = head(of: speaker.tokens) else { return false }
    if speaker.isPronoun { return true }
    let facts = facts(head)
    let text = source.text.string(in: source.tokens.spans[head]).lowercased()
    if text.hasSuffix("woman") { return gender == .female }
    if text.hasSuffix("man") { return gender == .male }
    return facts.contains(.role)
      || ["witness", "resident", "source", "official", "aide"].contains(text)
  }

  /// The gender that a person's given name or a pronoun shows.
  private func gender(of entity: Entity) -> NameGender? {
    if let first = entity.name.utf8.split(separator: UInt8(ascii: " ")).first {
      let bytes = Array(first)
      let flags = Gazetteer.shared.facts(bytes, 0..<bytes.count)?.flags ?? []
      if flags.contains(.givenMale) != flags.contains(.givenFemale) {
        return flags.contains(.givenMale) ? .male : .female
      }
    }
    for index in entity.mentions.prefix(12) {
      let mention = source.entities.mentions[index]
      let before = source.tokens.indices(in: mention.span).lowerBound - 1
      if before >= 0 {
        if source.isWord(before, "mr") || source.isWord(before, "mr.") { return .male }
        for word in ["mrs", "mrs.", "ms", "ms."] where source.isWord(before, word) {
          return .female
        }
      }
    }
    return nil
  }

  private func facts(_ token: Int) -> NameFlags {
    Gazetteer.shared.facts(source.text.utf8, source.tokens.spans[token].range)?.flags ?? []
  }

  // MARK: Descriptions

  /// The last word of a description before its first preposition or comma.
  private func head(of phrase: Range<Int>) -> Int? {
    var head: Int?
    for token in phrase {
      if source.isComma(token)
        || head != nil && source.has(token, SpeechWords.preposition | SpeechWords.relative)
      {
        break
      }
      if source.tokens.flags[token].contains(.alphabetic),
        !source.tokens.flags[token].contains(.clitic)
      {
        head = token
      }
    }
    return head
  }

  /// The person or earlier description that "the minister" stands for.
  private func described(_ speaker: QuoteSource) -> QuoteSource? {
    let first = speaker.tokens.lowerBound
    guard source.isWord(first, "the"), speaker.tokens.count < 6,
      let head = head(of: speaker.tokens), head > first
    else { return nil }
    let bytes = TokenText.folded(source.tokens.spans[head], in: source.text)
    if let person = holder(of: bytes, modifiers: (first + 1)..<head, before: first) {
      var resolved = with(speaker, person)
      resolved.isPronoun = false
      return resolved
    }
    for earlier in descriptions.reversed() {
      guard let other = self.head(of: earlier.tokens),
        TokenText.folded(source.tokens.spans[other], in: source.text) == bytes
      else { continue }
      var resolved = speaker
      resolved.name = earlier.name
      return resolved
    }
    return nil
  }

  /// The last person named before a token whose role has a noun for its head.
  private func holder(
    of noun: [UInt8], modifiers: Range<Int>, before token: Int
  ) -> QuoteSource? {
    var index = token - 1
    let end = max(0, token - Self.reach)
    var checked: Set<Int> = []
    while index >= end {
      defer { index -= 1 }
      guard let mention = source.mention(at: index), source.isPerson(index), mention.isNamed else {
        continue
      }
      let own = source.tokens.indices(in: mention.span)
      index = min(index, own.lowerBound)
      guard checked.insert(mention.entity).inserted else { continue }
      let role = source.entities.entities[mention.entity].role
      guard
        role.map({ holds($0, noun, modifiers) }) ?? false
          || isTitle(own.lowerBound - 1, noun) && modifiers.allSatisfy(isOrigin)
      else { continue }
      return SourceReader(source: source).named(
        Int(source.mentionAt[own.lowerBound]), own.lowerBound..<own.lowerBound + 1)
    }
    return nil
  }

  /// Whether a token is the noun itself, as a title in front of a name: "Pope", "Judge".
  private func isTitle(_ token: Int, _ noun: [UInt8]) -> Bool {
    token >= 0 && source.isCapital(token)
      && TokenText.folded(source.tokens.spans[token], in: source.text) == noun
  }

  /// Whether a token tells where somebody comes from: "the Russian envoy".
  private func isOrigin(_ token: Int) -> Bool {
    source.mention(at: token)?.kind == .demonym
  }

  /// The last speaker, whom a new description varies: `“…,” Ann Lee said. The former mayor said …`.
  ///
  /// A description that says "former" or an age is of somebody just named; any other only in the
  /// paragraph that names a person of no other role.
  private func varied(_ speaker: QuoteSource) -> QuoteSource? {
    let first = speaker.tokens.lowerBound
    guard source.isWord(first, "the"), speaker.tokens.count < 12, paragraph - lastParagraph <= 1,
      let head = head(of: speaker.tokens), head > first, let last = lastSpeaker,
      let entity = last.entity.map({ source.entities.entities[$0] }), entity.type == .person
    else { return nil }
    let isOld = source.isWord(head, "old") || source.isWord(first + 1, "former")
    guard isOld || facts(head).contains(.role) else { return nil }
    if !isOld {
      guard lastParagraph == paragraph, entity.role == nil, speaker.tokens.count < 4 else {
        return nil
      }
    }
    var resolved = with(speaker, last)
    resolved.isPronoun = false
    return resolved
  }

  /// Whether a role is that of a description: the same noun, and every word in front of it.
  private func holds(_ role: String, _ noun: [UInt8], _ modifiers: Range<Int>) -> Bool {
    var words: [[UInt8]] = []
    for word in role.utf8.split(separator: UInt8(ascii: " ")) {
      let folded = TokenText.folded(Array(word)[...])
      let isPreposition =
        folded == Array("of".utf8) || folded == Array("for".utf8) || folded == Array("at".utf8)
      if isPreposition, !words.isEmpty { break }
      words.append(folded)
    }
    guard words.last == noun else { return false }
    return modifiers.allSatisfy { token in
      source.isMark(token) || isOrigin(token)
        || words.contains(TokenText.folded(source.tokens.spans[token], in: source.text))
    }
  }
}
