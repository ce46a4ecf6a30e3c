import DocumentModel

/// Finds the names of a document: a trained tagger decides, rules and tables help it.
///
/// `NameRules` reads the document first; what it finds is among the features of the tagger. The tagger
/// settles where names lie and whether they are persons, organizations or places. Titles, countries
/// and the kinds of other names come from the rules and tables again.
struct NameRecognizer {
  let source: NameText
  private let model: NameModel
  private let splitter: NameSplitter
  private var rules: NameRules
  private var byRule: [NameMention] = []
  /// The rule mention over each token; -1 for none.
  private var ruleOf: [Int32]

  init(_ source: NameText, _ model: NameModel) {
    self.source = source
    self.model = model
    splitter = NameSplitter(source: source)
    rules = NameRules(source)
    ruleOf = Array(repeating: -1, count: source.tokens.count)
  }

  /// The names of the document, in text order.
  ///
  /// - Complexity: linear in the number of tokens.
  mutating func mentions() -> [NameMention] {
    byRule = rules.mentions()
    for (number, mention) in byRule.enumerated() {
      for token in mention.tokens { ruleOf[token] = Int32(number) }
    }
    var tagger = NameTagger(
      NameFeatures(text: TagText(source, rules: byRule)), model)
    let names = NameLabel.names(tagger.labels())
    var mentions: [NameMention] = []
    mentions.reserveCapacity(names.count)
    var covered = [Bool](repeating: false, count: byRule.count)
    for name in names {
      for token in name.tokens where ruleOf[token] >= 0 { covered[Int(ruleOf[token])] = true }
      if let mention = mention(name.tokens, name.kind) { mentions.append(mention) }
    }
    dropInsideTitles(&mentions)
    joinSplitNames(&mentions)
    splitCoordinated(&mentions)
    settleBorders(&mentions)
    let parts = agree(&mentions)
    for (number, mention) in byRule.enumerated()
    where !covered[number] && staysAlone(mention, parts) {
      mentions.append(mention)
    }
    return mentions.sorted { $0.span < $1.span }
  }

  /// Drops what the tagger finds inside the title of a person: "State" of "Secretary of State".
  private func dropInsideTitles(_ mentions: inout [NameMention]) {
    var inTitle = [Bool](repeating: false, count: source.tokens.count)
    for mention in mentions where mention.type == .person {
      for token in mention.title ?? 0..<0 { inTitle[token] = true }
    }
    mentions.removeAll { mention in
      mention.tokens.allSatisfy { inTitle[$0] } && !mention.isKnown
    }
  }

  /// Joins the pieces of a name that the tagger finds whole elsewhere in the document.
  private func joinSplitNames(_ mentions: inout [NameMention]) {
    var wholes: [Int32: EntityType] = [:]
    for mention in mentions where mention.tokens.count > 1 { wholes[mention.key] = mention.type }
    guard !wholes.isEmpty else { return }
    var pieces: Set<Int32> = []
    var joined: [NameMention] = []
    for mention in mentions {
      let number = ruleOf[mention.tokens.lowerBound]
      guard number >= 0, number == ruleOf[mention.tokens.upperBound - 1] else { continue }
      let whole = byRule[Int(number)]
      guard whole.tokens.count > mention.tokens.count, let type = wholes[whole.key] else {
        continue
      }
      guard pieces.insert(number).inserted else { continue }
      joined.append(whole)
      joined[joined.count - 1].type = type
    }
    guard !joined.isEmpty else { return }
    mentions.removeAll { mention in
      let number = ruleOf[mention.tokens.lowerBound]
      return number >= 0 && pieces.contains(number)
    }
    mentions.append(contentsOf: joined)
    mentions.sort { $0.span < $1.span }
  }

  /// Divides two bodies that the tagger takes for one: "Office of Trade and Division of Labor".
  private mutating func splitCoordinated(_ mentions: inout [NameMention]) {
    for index in mentions.indices where mentions[index].type == .organization {
      let tokens = mentions[index].tokens
      guard
        let joint = tokens.first(where: { token in
          source.isWord(token, "and") && token + 2 < tokens.upperBound
            && source.exact(token + 1).contains(.organizationHead)
            && source.isWord(token + 2, "of")
        }), tokens.contains(where: { $0 < joint && source.isWord($0, "of") })
      else { continue }
      let whole = mentions[index]
      mentions[index] = part(tokens.lowerBound..<joint, of: whole)
      mentions.append(part((joint + 1)..<tokens.upperBound, of: whole))
    }
    mentions.sort { $0.span < $1.span }
  }

  /// A mention of some of the tokens of another.
  mutating func part(_ tokens: Range<Int>, of whole: NameMention) -> NameMention {
    var mention = whole
    mention.tokens = tokens
    mention.span = source.tokens.spans[tokens.lowerBound].hull(
      source.tokens.spans[tokens.upperBound - 1])
    mention.facts = facts(tokens)
    mention.isKnown = !mention.facts.flags.isDisjoint(with: .named)
    mention.key = rules.key(of: tokens)
    return mention
  }

  /// Gives names of one word the type of the longer names that they stand for, where the rules
  /// say so too; returns the surnames of persons and the first words of bodies.
  private func agree(_ mentions: inout [NameMention]) -> (surnames: Set<Int32>, bodies: Set<Int32>)
  {
    var surnames: Set<Int32> = []
    var bodies: Set<Int32> = []
    for mention in mentions where mention.tokens.count > 1 {
      let first = mention.tokens.lowerBound
      if mention.type == .person {
        surnames.insert(source.foldedID(mention.tokens.upperBound - 1))
        if source.exact(first).contains(.surname) { surnames.insert(source.foldedID(first)) }
      }
      if mention.type == .organization, !source.folded(first).contains(.common) {
        bodies.insert(source.foldedID(first))
      }
    }
    surnames.remove(-1)
    let told = Set(mentions.lazy.filter { isCalledOrganization($0) }.map(\.key))
    if !told.isEmpty {
      for index in mentions.indices
      where mentions[index].type == .place && told.contains(mentions[index].key) {
        mentions[index].type = .organization
      }
    }
    for index in mentions.indices where mentions[index].type != .person {
      let tokens = mentions[index].tokens
      guard let rule = ruleMention(over: tokens), rule.type == .person,
        surnames.contains(source.foldedID(tokens.upperBound - 1))
      else { continue }
      mentions[index].type = .person
    }
    return (surnames, bodies)
  }

  /// Whether the noun in front says what an unknown name is: "the militia Harakat Noor".
  private func isCalledOrganization(_ mention: NameMention) -> Bool {
    let previous = mention.tokens.lowerBound - 1
    guard mention.type == .place || mention.type == .organization, !mention.isKnown,
      previous >= 0, !source.isCapitalised(previous),
      source.tokens.sentences[previous] == source.tokens.sentences[previous + 1]
    else { return false }
    return source.folded(previous).contains(.organizationNoun)
  }

  private mutating func mention(_ tagged: Range<Int>, _ kind: UInt8) -> NameMention? {
    if let dateline = dateline(tagged) { return dateline }
    let kind = kind != 0 && isTitledPerson(tagged) ? 0 : kind
    if let same = ruleMention(over: tagged) {
      var mention = same
      mention.type = type(kind, mention.facts, tagged, rule: same)
      return mention
    }
    var tokens = tagged
    while tokens.count > 1, isMark(tokens.upperBound - 1) { tokens = tokens.dropLast() }
    while tokens.count > 1, isMark(tokens.lowerBound) { tokens = tokens.dropFirst() }
    var title: Range<Int>?
    if kind == 0 { (title, tokens) = titled(tokens) }
    let facts = facts(tokens)
    let sentence = Int(source.tokens.sentences[tokens.lowerBound])
    return NameMention(
      tokens: tokens,
      span: source.tokens.spans[tokens.lowerBound].hull(
        source.tokens.spans[tokens.upperBound - 1]),
      type: type(kind, facts, tokens, rule: nil), title: title, facts: facts,
      isKnown: !facts.flags.isDisjoint(with: .named), key: rules.key(of: tokens),
      sentence: sentence)
  }

  /// Whether a rank or form of address and a given name open a name that is no body's.
  private func isTitledPerson(_ tokens: Range<Int>) -> Bool {
    guard let name = splitter.titledName(at: tokens.lowerBound, before: tokens.upperBound),
      name.start + 1 < tokens.upperBound,
      source.exact(name.start).contains(.given),
      !source.exact(tokens.lowerBound).isDisjoint(with: .title)
    else { return false }
    return tokens.allSatisfy {
      source.exact($0).isDisjoint(with: [.organizationHead, .organizationSuffix, .placeHead])
        || !source.exact($0).isDisjoint(with: .title)
    }
  }

  /// The known place at the head of a name that runs over a dateline's dash: "NEW YORK - Bread".
  private func dateline(_ tagged: Range<Int>) -> NameMention? {
    let flags = source.tokens.flags
    guard tagged.count > 2, flags[tagged.lowerBound].contains(.sentenceStart),
      let dash = tagged.dropFirst().first(where: { isSpacedDash($0) }),
      let place = ruleMention(over: tagged.lowerBound..<dash), place.isKnown, place.type == .place
    else { return nil }
    return place
  }

  /// Whether a token is a dash with white space on both sides.
  private func isSpacedDash(_ index: Int) -> Bool {
    guard index + 1 < source.tokens.count, isMark(index) else { return false }
    let flags = source.tokens.flags
    guard flags[index].contains(.spaceBefore), flags[index + 1].contains(.spaceBefore) else {
      return false
    }
    let bytes = source.text.utf8[source.tokens.spans[index].range]
    return bytes.elementsEqual([0x2D]) || bytes.starts(with: [0xE2, 0x80])
  }

  /// The mention of the rules that lies over exactly these tokens.
  private func ruleMention(over tokens: Range<Int>) -> NameMention? {
    let number = ruleOf[tokens.lowerBound]
    guard number >= 0, byRule[Int(number)].tokens == tokens else { return nil }
    return byRule[Int(number)]
  }

  /// Whether a token is a mark that no name starts or ends with.
  private func isMark(_ index: Int) -> Bool {
    let flags = source.tokens.flags[index]
    return flags.contains(.punctuation) && flags.isDisjoint(with: [.alphabetic, .digit])
      || flags.contains(.clitic)
  }

  /// The type of a name that the tagger calls person (0), organization, place or other (3).
  private func type(
    _ kind: UInt8, _ facts: NameFacts, _ tokens: Range<Int>, rule: NameMention?
  ) -> EntityType {
    if let rule, let type = knownType(rule, kind) { return type }
    switch kind {
    case 0: return .person
    case 1: return .organization
    case 2: return .place
    default: break
    }
    if facts.flags.contains(.demonym) { return .group }
    switch rule?.type {
    case .group: return .group
    case .event: return .event
    case .work: return .work
    case .product: return .product
    case .person, .organization, .place, .other, nil: break
    }
    if source.exact(tokens.upperBound - 1).contains(.eventHead) { return .event }
    return tokens.contains { source.tokens.flags[$0].contains(.digit) } ? .product : .other
  }

  /// The type of a name that the tables know as one thing only; persons may be called after places.
  private func knownType(_ rule: NameMention, _ kind: UInt8) -> EntityType? {
    guard rule.isKnown, rule.title == nil else { return nil }
    if rule.type == .group { return .group }
    let flags = rule.facts.flags
    if flags.contains(.country), flags.isDisjoint(with: .organization), kind != 0 { return .place }
    let isPersonal = kind == 0 && !flags.isDisjoint(with: [.given, .surname])
    if flags.contains(.organization), flags.isDisjoint(with: .place), !isPersonal {
      return .organization
    }
    return nil
  }

  /// A person's name without the title at its head, or with the title in front of it.
  private func titled(_ tokens: Range<Int>) -> (title: Range<Int>?, tokens: Range<Int>) {
    if let name = splitter.titledName(at: tokens.lowerBound, before: tokens.upperBound) {
      return (tokens.lowerBound..<name.start, name.start..<tokens.upperBound)
    }
    let first = source.sentences[Int(source.tokens.sentences[tokens.lowerBound])].tokens.lowerBound
    var title: Range<Int>?
    var start = tokens.lowerBound - 1
    while start >= first, start >= tokens.lowerBound - 6 {
      if let name = splitter.titledName(at: start, before: tokens.upperBound),
        name.start == tokens.lowerBound
      {
        title = start..<tokens.lowerBound
      } else if !source.isCapitalised(start), source.mark(start) == 0 {
        break
      }
      start -= 1
    }
    return (title, tokens)
  }

  private func facts(_ tokens: Range<Int>) -> NameFacts {
    if tokens.count == 1 { return source.facts(tokens.lowerBound) }
    let known = source.phrase(at: tokens.lowerBound, before: tokens.upperBound)
    guard let known, known.length == tokens.count else { return NameFacts() }
    return known.facts
  }
}
