internal import DocumentModel
internal import TextEngine

/// Runs the text engine on a text that is no document.
enum ShortText {
  /// The text as a document of one paragraph with a layer.
  static func annotated(_ text: String, _ layers: LayerSet, published: CalendarDate? = nil)
    -> Document
  {
    let source = SourceText(text)
    var metadata = Metadata()
    metadata.published = published.map { Sourced($0, from: .input) }
    let blocks = source.utf8.isEmpty ? [] : [Block(span: source.span, role: .paragraph)]
    let document = Document(
      id: "", source: DocumentSource(path: "", format: "text", encoding: "utf-8", sha256: ""),
      text: source, blocks: blocks, metadata: metadata)
    return TextEngine().annotated(document, with: layers)
  }
}
