import DocumentModel

extension WordTable {
  /// Whether the word in `span` of `bytes` is in the table.
  func contains(_ bytes: [UInt8], _ span: Span) -> Bool {
    value(bytes, in: span.range) != nil
  }
}

/// Words that tell whether a stop after an abbreviation ends the sentence.
struct SentenceWords: Sendable {
  /// Capitalised after an abbreviation, these start a sentence.
  let starters = WordTable(
    words: """
      the a an this that these those he she it they we you i his her its their our my your in on at
      by for from with but and or so yet as if when while where after before since although though
      because however meanwhile also there here what who why how which no not some many most all
      both each one two three several few another other such then now still even only just more
      during under over about according despite last it earlier later officials police two please
      thanks let do does did is are was were has have had can could will would should may might
      once until unless among between through
      """)
  /// Capitalised after "p.m.", these do not.
  let afterTime = WordTable(
    words: """
      monday tuesday wednesday thursday friday saturday sunday eastern pacific central mountain
      gmt est edt pst pdt cst cdt utc january february march april may june july august september
      october november december
      """)
  /// Verbs of saying.
  let saying = WordTable(
    words: "said says say asked asks ask replied added shouted cried called answered told")
  /// Words of saying after a name that ends in a mark.
  let joiners = WordTable(words: "said says asked asks and or inc")

  static let english = SentenceWords()
}
