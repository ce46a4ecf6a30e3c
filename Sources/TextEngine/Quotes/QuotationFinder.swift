public import DocumentModel

/// Finds what is said in a document, and by whom.
///
/// A paragraph is read by itself first: marks, verbs of saying, their subjects. Then speakers are
/// carried over: a quoted paragraph without a cue goes on with the speaker of the one before. Where
/// nothing tells the speaker, the quotation says why it is unknown.
public enum QuotationFinder: Sendable {
  /// The quotations of a document that has sentences and tokens; none without them.
  ///
  /// Speakers are named by the entity layer; without one they are described in the text's words.
  ///
  /// - Complexity: linear in the length of the text.
  public static func quotations(in document: Document) -> [Quotation] {
    guard let sentences = document.layers.sentences, let tokens = document.layers.tokens,
      tokens.count > 0
    else { return [] }
    let source = QuoteText(document, sentences, tokens)
    guard !source.cues.isEmpty || !source.marks.isEmpty else { return [] }
    var chain = QuoteChain(source)
    var first = 0
    while first < sentences.count {
      var end = first
      while end < sentences.count, sentences[end].block == sentences[first].block { end += 1 }
      chain.read(sentences[first..<end])
      first = end
    }
    return chain.quotations
  }

  /// Whether a document can have quotations: whether it has a quotation mark or a verb of saying.
  ///
  /// Where it cannot, the finder needs no entities.
  ///
  /// - Complexity: linear in the number of tokens.
  static func canHaveQuotations(_ document: Document) -> Bool {
    guard let tokens = document.layers.tokens else { return false }
    let words = SpeechWords.shared
    for index in 0..<tokens.count {
      let flags = tokens.flags[index]
      if flags.contains(.quote) { return true }
      guard flags.contains(.alphabetic) else { continue }
      if words.bits(document.text.utf8, tokens.spans[index].range) & SpeechWords.uses != 0 {
        return true
      }
    }
    return false
  }
}
