internal import DocumentModel
internal import TextEngine

/// Splits short texts as documents are split, for patterns and lexicons.
enum Segments {
  /// Words of plain letters that the segmentation takes apart.
  private static let splits: Set<String> = [
    "cannot", "gonna", "gotta", "wanna", "gimme", "lemme", "dunno", "aint", "dont", "im", "ive",
    "cant", "didnt", "doesnt", "isnt", "wont", "thats", "whats", "theyre", "youre", "lets",
  ]

  /// The tokens of a text, without white space.
  static func words(_ text: String) -> [String] {
    if text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }), !splits.contains(text) {
      return text.isEmpty ? [] : [text]
    }
    let source = SourceText(text)
    guard !source.utf8.isEmpty else { return [] }
    let block = Block(span: source.span, role: .paragraph)
    return Segmenter.segmentation(of: source, blocks: [block]).tokens.spans
      .map(source.string(in:))
  }
}
