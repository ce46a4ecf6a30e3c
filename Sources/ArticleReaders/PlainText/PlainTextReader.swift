internal import DocumentModel

/// Reads a plain text as a page: the lines of its head and foot by their parts, the rest paragraphs.
///
/// Where the evidence for a part is weak, a line is a paragraph, so that no analysis misses it.
///
/// - Complexity: linear in the number of bytes.
struct PlainTextReader {
  /// What is known about the text from outside.
  enum Origin {
    /// A saved page, with head and foot.
    case page
    /// A field of JSON beside others: mostly the bare article.
    case field
  }

  private let text: SourceText

  init(text: SourceText) { self.text = text }

  /// The page of a text whose lines all count, such as one with annotations.
  func page(known: Metadata = Metadata()) -> Page { read(known: known, origin: .page) }

  /// The page of a text file, which may hold all that a web page shows around its article.
  func savedPage(known: Metadata = Metadata()) -> Page {
    let chunks = ParagraphSplitter(text).paragraphs
    guard let saved = SavedPage(chunks, in: text) else { return page(known: known) }
    var page = Page()
    var filler = MetadataFiller(known)
    for index in 0..<saved.head.lowerBound {
      page.leave(chunks[index].span, saved.leftOut[index], in: text)
    }
    let head = HeadReader(saved, chunks: chunks, text: text)
    head.read(into: &page, &filler)
    let body = BodyReader(
      chunks: chunks[saved.body.lowerBound...], text: text, saved: saved)
    body.read(into: &page, &filler)
    return finished(page, filler)
  }

  /// The page of a text field, with the metadata that the other fields gave.
  func body(known: Metadata) -> Page { read(known: known, origin: .field) }

  private func read(known: Metadata, origin: Origin) -> Page {
    let chunks = ParagraphSplitter(text).paragraphs
    var page = Page()
    var filler = MetadataFiller(known)
    let head = HeadReader(chunks: chunks, text: text, known: known, origin: origin)
    head.read(into: &page, &filler)
    let body = BodyReader(chunks: chunks[head.end...], text: text, origin: origin)
    body.read(into: &page, &filler)
    return finished(page, filler)
  }

  private func finished(_ read: Page, _ metadata: MetadataFiller) -> Page {
    var page = read
    page.metadata = metadata.metadata
    page.metadata.setLanguage(ofText: LanguageIdentifier.deferred(text, in: page.blocks))
    return page
  }
}
