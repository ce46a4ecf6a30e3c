internal import DocumentModel
internal import TextEngine

/// Splits short texts as documents are split, for patterns and lexicons.
enum Segments {
  /// The tokens of a text, without white space.
  static func words(_ text: String) -> [String] {
    let source = SourceText(text)
    guard !source.utf8.isEmpty else { return [] }
    let block = Block(span: source.span, role: .paragraph)
    return Segmenter.segmentation(of: source, blocks: [block]).tokens.spans
      .map(source.string(in:))
  }
}
