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
    var judge = ModelJudge(.shipped)
    return segmentation(of: text, blocks: blocks, judge: &judge)
  }

  /// Cuts a text, with `judge` deciding where the rules are not sure.
  static func segmentation(
    of text: SourceText, blocks: [Block], judge: inout some GapJudge
  ) -> Segmentation {
    var tokenizer = Tokenizer(text.utf8)
    tokenizer.reserve(forBytes: text.utf8.count)
    var ends: [BlockEnd] = []
    ends.reserveCapacity(blocks.count)
    for block in blocks {
      tokenizer.cut(block.span.range)
      ends.append(BlockEnd(tokens: tokenizer.spans.count, hinges: tokenizer.hinges.count))
    }
    return sentences(of: tokenizer, ends, &judge)
  }

  /// How many tokens and hinges there are at the end of a block.
  private struct BlockEnd {
    var tokens = 0
    var hinges = 0
  }

  private static func sentences(
    of tokenizer: Tokenizer, _ blocks: [BlockEnd], _ judge: inout some GapJudge
  ) -> Segmentation {
    var sentences: [Sentence] = []
    var flags = tokenizer.flags
    var column: [UInt32] = []
    column.reserveCapacity(flags.count)
    var ends: [Int] = []
    var last = BlockEnd()
    for (index, block) in blocks.enumerated() {
      defer { last = block }
      guard block.tokens > last.tokens else { continue }
      let splitter = SentenceSplitter(
        bytes: tokenizer.bytes, spans: tokenizer.spans, flags: tokenizer.flags, end: block.tokens)
      ends.removeAll(keepingCapacity: true)
      splitter.appendEnds(
        first: last.tokens, hinges: tokenizer.hinges[last.hinges..<block.hinges], judge: &judge,
        to: &ends)
      ends.append(block.tokens)
      var first = last.tokens
      for end in ends {
        flags[first].insert(.sentenceStart)
        column.append(contentsOf: repeatElement(UInt32(sentences.count), count: end - first))
        let span = Span(start: tokenizer.spans[first].start, end: tokenizer.spans[end - 1].end)
        sentences.append(Sentence(span: span, block: index, tokens: first..<end))
        first = end
      }
    }
    let tokens = TokenTable(spans: tokenizer.spans, flags: flags, sentences: column)
    return Segmentation(sentences: sentences, tokens: tokens)
  }
}
