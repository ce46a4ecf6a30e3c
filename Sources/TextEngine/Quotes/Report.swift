import DocumentModel

/// What somebody is reported to say, before speakers are carried over between reports.
struct Report {
  /// The tokens of the content; more than one range where a cue splits it.
  var parts: [Range<Int>]
  /// How the words are given.
  var kind: QuotationKind
  /// Who says it; nil where no cue goes with it.
  var speaker: QuoteSource?
  /// The tokens of the verb or phrase of saying.
  var cue: Range<Int>?
  /// The tokens that name whom the speaker tells.
  var addressee: Range<Int>?
  /// Whether it opens its paragraph.
  var opensBlock = false
  /// Whether the words of the speaker stand without marks, after a colon or as a block.
  var isUnmarked = false

  /// The first token of the content.
  var start: Int { parts.first?.lowerBound ?? 0 }
}
