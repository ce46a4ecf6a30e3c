public import DocumentModel

/// Cuts a text into sentences and tokens.
///
/// Tokens follow the English treebanks of Universal Dependencies: contractions and most hyphens are
/// split ("do n't", "US - led"), abbreviations keep their stop. A sentence never crosses a block.
public enum Segmenter: Sendable {
  /// The sentences and tokens of a text.
  public struct Segmentation: Sendable {
    /// The sentences, in text order.
    public let sentences: [Sentence]
    /// The tokens, in text order.
    public let tokens: TokenTable
  }

  /// Cuts the blocks of a document.
  ///
  /// - Complexity: linear in the length of the text.
  public static func segmentation(of document: Document) -> Segmentation {
    segmentation(of: document.text, blocks: document.blocks)
  }

  /// Cuts a text; what lies outside the blocks has neither sentences nor tokens.
  ///
  /// - Complexity: linear in the length of the text.
  public static func segmentation(of text: SourceText, blocks: [Block]) -> Segmentation {
    var sentences: [Sentence] = []
    var tokens = TokenTable()
    tokens.reserveCapacity(text.utf8.count / 5)
    for (index, block) in blocks.enumerated() {
      append(block, index, of: text.utf8, to: &sentences, &tokens)
    }
    return Segmentation(sentences: sentences, tokens: tokens)
  }

  private static func append(
    _ block: Block, _ index: Int, of bytes: [UInt8], to sentences: inout [Sentence],
    _ tokens: inout TokenTable
  ) {
    var tokenizer = Tokenizer(bytes, end: block.span.end)
    tokenizer.pieces.reserveCapacity(block.span.count / 5 + 1)
    tokenizer.cut(from: block.span.start)
    let splitter = SentenceSplitter(bytes: bytes, pieces: tokenizer.pieces)
    var first = 0
    while first < splitter.pieces.count {
      let end = splitter.sentenceEnd(from: first)
      let base = tokens.count
      for (offset, piece) in splitter.pieces[first..<end].enumerated() {
        tokens.append(
          piece.span, flags: offset == 0 ? piece.flags.union(.sentenceStart) : piece.flags,
          sentence: sentences.count)
      }
      let span = splitter.pieces[first].span.hull(splitter.pieces[end - 1].span)
      sentences.append(Sentence(span: span, block: index, tokens: base..<tokens.count))
      first = end
    }
  }
}
