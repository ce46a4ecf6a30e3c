internal import DocumentModel

/// The blocks and the metadata of a plain text.
struct Page {
  var blocks: [Block]
  var metadata: Metadata
}

struct PlainTextReader {
  let text: SourceText
  func page() -> Page {
    Page(
      blocks: ParagraphSplitter(text).paragraphs.map { Block(span: $0.span, role: .paragraph) },
      metadata: Metadata())
  }
  func body(known: Metadata) -> Page {
    var page = page()
    page.metadata = known
    return page
  }
}
