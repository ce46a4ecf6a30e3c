public import DocumentModel

/// Finds what is said in a document, and by whom.
///
/// A paragraph is read by itself first: marks, verbs of saying, their subjects. Then speakers are
/// carried over: a quoted paragraph without a cue goes on with the speaker of the one before. Where
/// nothing tells the speaker, the quotation says why it is unknown.
public enum QuotationFinder: Sendable {
  /// The quotations of a document that has sentences, tokens and entities; none without them.
  ///
  /// - Complexity: linear in the length of the text.
  public static func quotations(in document: Document) -> [Quotation] {
    guard let sentences = document.layers.sentences, let tokens = document.layers.tokens,
      tokens.count > 0
    else { return [] }
    let source = QuoteText(document, sentences, tokens)
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
}
