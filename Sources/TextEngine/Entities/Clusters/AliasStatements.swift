import DocumentModel

/// Tells where a text says that two names beside each other name one thing.
struct AliasStatements {
  let source: NameText

  /// How many tokens may lie between two names; what is in brackets counts too.
  private static let widest = 24
  private static let adverbs = [
    "also", "better", "best", "formerly", "previously", "originally", "commonly", "often",
    "sometimes", "popularly", "widely", "locally", "now", "then", "later", "once",
    "professionally", "simply",
  ]
  private static let verbs = ["known", "called", "nicknamed", "dubbed", "renamed"]
  private static let fillers = [
    "as", "by", "the", "his", "her", "its", "their", "stage", "pen", "name", "nickname",
    "pseudonym", "simply", "professionally", "locally", "mononymously",
  ]
  private static let codes = ["iata", "icao", "nyse", "nasdaq"]

  /// Whether the words between two names of one type, or the brackets around the second, say that
  /// both name one thing.
  func isStated(_ one: NameMention, _ other: NameMention) -> Bool {
    let gap = one.tokens.upperBound..<other.tokens.lowerBound
    guard gap.count <= Self.widest else { return false }
    if gap.count <= 3, isOpening(gap.lowerBound), isInBrackets(one, other, gap) { return true }
    // "the desert south of Antioch, known as": the desert may be meant.
    if one.type == .place, isAfterPreposition(one.tokens.lowerBound) { return false }
    let said = (gap.count > 5 ? withoutBrackets(gap) : gap)
    return said.count <= 8 && isSaid(said, one.type)
  }

  private func isAfterPreposition(_ token: Int) -> Bool {
    token > 0
      && (source.folded(token - 1).contains(.placePreposition) || source.isWord(token - 1, "of"))
  }

  private func isOpening(_ token: Int) -> Bool { source.mark(token) == UInt8(ascii: "(") }

  private func isPunctuation(_ token: Int) -> Bool {
    source.tokens.flags[token].contains(.punctuation)
  }

  /// What follows brackets that open a gap: "(born September 15, 1986), better known as".
  private func withoutBrackets(_ gap: Range<Int>) -> Range<Int> {
    guard isOpening(gap.lowerBound),
      let end = gap.first(where: { source.mark($0) == UInt8(ascii: ")") })
    else { return gap }
    return (end + 1)..<gap.upperBound
  }

  /// "also known as", "better known by her pen name", "née", ", formerly".
  private func isSaid(_ gap: Range<Int>, _ type: EntityType) -> Bool {
    var start = gap.lowerBound
    while start < gap.upperBound, isPunctuation(start) { start += 1 }
    let isApart = start > gap.lowerBound
    var hasAdverb = false
    var isFormer = false
    while start < gap.upperBound {
      if source.isAny(start, Self.adverbs) {
        hasAdverb = true
        isFormer = source.isAny(start, ["formerly", "previously"])
      } else if !source.isAny(start, ["and", "or", "who", "is", "was"]) {
        break
      }
      start += 1
    }
    guard start < gap.upperBound else { return isApart && isFormer && type != .person }
    let rest = (start + 1)..<gap.upperBound
    if source.isAny(start, ["née", "nee", "aka", "a.k.a.", "born", "alias"]) {
      return rest.allSatisfy { isPunctuation($0) }
    }
    guard source.isAny(start, Self.verbs),
      rest.allSatisfy({ isPunctuation($0) || source.isAny($0, Self.fillers) })
    else { return false }
    if source.isWord(start, "known") { return rest.contains { source.isAny($0, ["as", "by"]) } }
    return hasAdverb || isApart && type != .person
  }

  /// A translation, a code or initials of another language: "Meidan Shah (Royal Square)",
  /// "Jerome (Latin: Hieronymus", "Fernhill Bay Airport (IATA: FHB)".
  private func isInBrackets(
    _ one: NameMention, _ other: NameMention, _ gap: Range<Int>
  ) -> Bool {
    let label = gap.dropFirst()
    if label.count == 2, source.mark(label.upperBound - 1) == UInt8(ascii: ":"),
      let word = label.first
    {
      return source.exact(word).contains(.demonym) || source.isAny(word, Self.codes)
    }
    guard label.allSatisfy({ source.isWord($0, "the") }) else { return false }
    let end = other.tokens.upperBound
    guard end < source.tokens.count, source.mark(end) == UInt8(ascii: ")") else { return false }
    switch one.type {
    case .organization:
      return one.tokens.count > 2 && isInitials(other) || isInitials(one) && other.tokens.count > 2
    case .place: return !one.facts.flags.contains(.country) && isFreePlace(other)
    case .person, .group, .event, .work, .product, .other: return false
    }
  }

  private func isInitials(_ mention: NameMention) -> Bool {
    mention.tokens.count == 1 && !mention.isKnown
      && NameInitials(source: source).isShortForm(mention.tokens.lowerBound)
  }

  /// Whether a place in brackets can be a second name: the tables do not know it, and it is no
  /// district, in which the first may lie.
  private func isFreePlace(_ mention: NameMention) -> Bool {
    let districts = [
      "county", "province", "district", "state", "region", "island", "islands", "prefecture",
      "city", "valley", "territory", "parish", "municipality",
    ]
    return !mention.isKnown && mention.tokens.count > 1
      && !source.isAny(mention.tokens.upperBound - 1, districts)
  }
}
