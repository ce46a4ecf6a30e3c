import DocumentModel

/// Words of grammar, which end a noun phrase after a number.
struct FunctionWords: Sendable {
  static let english = FunctionWords()

  private let table = WordTable(
    words: """
      a an the this that these those i you he she it we they me him her us them my your his its our
      their who whom whose which what when where why how and or but nor so yet if than as of in on
      at to from by for with without into onto over under about after before since until during
      between among against through across along around near off out up down inside outside within
      toward towards upon via per is are was were be been being am has have had having do does did
      will would shall should can could may might must not n't no 's ’s 're ’re 've 'll 'd also
      only just even still already then there here now today yesterday tomorrow because although
      though while whereas however said says say told killed wounded injured died left remain
      remained remains came come went go gone took take taken made make got get gave give given
      """)

  func contains(_ bytes: [UInt8], _ span: Span) -> Bool { table.contains(bytes, span) }
}

/// Finding the noun that a number counts.
enum NounPhrases: Sendable {
  /// Plural nouns without an s, and adjectives that count as nouns after a number.
  private static let plurals = WordTable(
    words: """
      people men women children troops personnel police cattle sheep fish dead wounded injured
      others aircraft spacecraft staff crew media teeth feet mice geese servicemen servicewomen
      policemen policewomen gunmen fishermen guardsmen businessmen lawmen firemen tribesmen
      congressmen militiamen crewmen infantry cavalry militia folk youth elderly homeless percent
      million billion dollars euro yen yuan baht won rand
      """)
  /// Words that end in s and are no plurals.
  private static let singulars = WordTable(
    words: """
      was is has his this its us as yes plus thus previous various numerous serious dangerous famous
      religious anonymous enormous nervous gas bus news always perhaps across towards besides
      sometimes afterwards class process business less unless pass press cross loss mass less
      """)

  /// Whether the token looks like a plural noun.
  static func isPlural(_ reader: TokenReader, _ index: Int) -> Bool {
    if reader.matches(index, plurals) { return true }
    guard reader.has(index, .alphabetic), reader.flags[index].isDisjoint(with: [.digit, .clitic])
    else { return false }
    let span = reader.spans[index]
    guard span.count > 2, TokenText.lowered(reader.bytes[span.end - 1]) == UInt8(ascii: "s") else {
      return false
    }
    let before = TokenText.lowered(reader.bytes[span.end - 2])
    // Not "class", "status", "crisis", "US"; but "Iraqis".
    if before == UInt8(ascii: "s") || before == UInt8(ascii: "u") { return false }
    if reader.has(index, .upper), span.count <= 3 { return false }
    if before == UInt8(ascii: "i"), !reader.has(index, .title) { return false }
    return !reader.matches(index, singulars)
  }

  /// The head noun of what is counted, in the words from `index` on; nil if there is none.
  ///
  /// The first plural within seven words of one phrase; after "one" the last word before the phrase
  /// ends. An "of" and an article right after the number are stepped over.
  static func head(_ reader: TokenReader, from index: Int, isOne: Bool) -> Int? {
    var at = index
    if reader.matches(at, "of") {
      at += 1
      while isDeterminer(reader, at) { at += 1 }
    }
    var last: Int?
    let limit = min(reader.count, at + 8)
    while at < limit, reader.sameSentence(index - 1, at) {
      if isPlural(reader, at), !isOne, !joinsNext(reader, at) { return at }
      guard belongs(reader, at) else { break }
      if reader.has(at, .alphabetic) { last = at }
      at += 1
    }
    return isOne ? last : lower(reader, last, from: index)
  }

  private static func isDeterminer(_ reader: TokenReader, _ index: Int) -> Bool {
    ["the", "their", "its", "his", "her", "our", "these", "those", "them"].contains {
      reader.matches(index, $0)
    }
  }

  /// "sports-related": the plural is the first part of a compound.
  private static func joinsNext(_ reader: TokenReader, _ index: Int) -> Bool {
    reader.isHyphen(index + 1) && reader.isTight(index + 1) && reader.isTight(index + 2)
  }

  /// Whether the token may stand inside the noun phrase after a number.
  private static func belongs(_ reader: TokenReader, _ index: Int) -> Bool {
    if reader.isHyphen(index) { return reader.isTight(index) && reader.isTight(index + 1) }
    guard reader.has(index, .alphabetic), reader.flags[index].isDisjoint(with: .address) else {
      return false
    }
    return !FunctionWords.english.contains(reader.bytes, reader.spans[index])
      || (reader.has(index, .upper) && reader.spans[index].count == 2)
  }

  /// The first word after a number without a plural, if it is written small: "20 km", "two fish".
  private static func lower(_ reader: TokenReader, _ last: Int?, from index: Int) -> Int? {
    guard let last, last >= index else { return nil }
    return reader.has(index, .lower) && last == index
      ? index : reader.has(last, .lower) ? last : nil
  }
}
