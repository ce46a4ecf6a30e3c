internal import DocumentModel

/// Tells the language of a text by its most frequent small words.
///
/// Knows nine languages in Latin letters. Counts the first 200 words; with fewer than twelve small
/// words of one language, or without a clear lead over the next one, there is no guess.
enum LanguageGuess {
  /// The language as a BCP 47 tag; nil without clear evidence.
  static func language(of text: SourceText, in blocks: [Block]) -> String? {
    var hits = [Int](repeating: 0, count: languages.count)
    var words = 0
    for block in blocks where BlockRole.analysed.contains(block.role) {
      guard words < limit else { break }
      let sample = Span(start: block.span.start, end: min(block.span.end, block.span.start + 3000))
      var start = sample.start
      for offset in sample.start...sample.end where words < limit {
        let isLetter = offset < sample.end && isLetter(text.utf8[offset])
        if isLetter { continue }
        if start < offset {
          words += 1
          let word = text.string(in: Span(start: start, end: offset)).lowercased()
          for owner in owners[word] ?? [] { hits[owner] += 1 }
        }
        start = offset + 1
      }
    }
    guard let best = hits.indices.max(by: { hits[$0] < hits[$1] }), hits[best] >= 12 else {
      return nil
    }
    let second = hits.indices.filter { $0 != best }.map { hits[$0] }.max() ?? 0
    return hits[best] * 6 >= words && hits[best] * 2 >= second * 3 ? languages[best].tag : nil
  }

  private static let limit = 200

  /// Whether the byte belongs to a word; those of all signs outside ASCII do.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// The languages of each small word.
  private static let owners: [String: [Int]] = {
    var owners: [String: [Int]] = [:]
    for (position, language) in languages.enumerated() {
      for word in language.words.split(separator: " ") {
        owners[String(word), default: []].append(position)
      }
    }
    return owners
  }()

  /// The function words that are most frequent in news, from general knowledge of the languages.
  private static let languages: [(tag: String, words: String)] = [
    (
      "en",
      "the of and to in a is was that for it with as on by at from has had have are were be this which his her they said not but an or who will would"
    ),
    (
      "es",
      "el la los las de del y que en un una por con para se su al lo como más pero ha fue es son no sus entre desde"
    ),
    (
      "fr",
      "le la les des du de et en un une que qui dans pour par sur au aux avec est sont a été ce cette il elle ne pas plus se son sa ses"
    ),
    (
      "de",
      "der die das den dem des und in zu von mit ist im für auf nicht ein eine einen einem einer sich als auch es an hat wurde werden bei nach"
    ),
    (
      "it",
      "il lo la gli le di del della dei delle e che in un una per con da dal alla al sono è ha non si su nel nella anche come più"
    ),
    (
      "pt",
      "o a os as de do da dos das e que em um uma por para com não no na nos nas se ao foi é são mais como pelo pela"
    ),
    (
      "nl",
      "de het een van en in is dat op te voor met zijn niet aan er om ook als bij door naar wordt werd hij maar uit nog over"
    ),
    (
      "sv",
      "och att det i en som på är av för med den till inte har de ett om var han från vi men sig så"
    ),
    (
      "pl",
      "w i na z do nie się że to o jest jak po za od dla przez przy był które który oraz ale został"
    ),
  ]
}
