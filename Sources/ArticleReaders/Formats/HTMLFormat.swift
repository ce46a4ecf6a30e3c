internal import DocumentModel

/// Web pages.
///
/// `document` is the one entry for whole pages, also for those inside other formats.
enum HTMLFormat {
  static let entry = FormatEntry(
    format: .html, matches: isPage,
    read: { (request: ReadRequest) throws(Failure) in
      try request.check.check(raw: request.bytes)
      let decoded = decoded(request.bytes, declared: request.encoding)
      try request.check.check(decoded: decoded.utf8)
      return try document(decoded, known: Metadata(), request)
    })

  /// Whether a file is a page, by its name or its first tags.
  @Sendable static func isPage(_ head: FileHead) -> Bool {
    ["html", "htm", "xhtml", "xht"].contains(head.ending)
      || (head.ending != "txt" && head.opens(["!doctype html", "html", "body", "head"]))
  }

  /// The text of a page, in the encoding that a header names or the page itself.
  static func decoded(_ bytes: ArraySlice<UInt8>, declared label: String?) -> TextDecoder {
    TextDecoder(bytes, declared: label ?? declaration(in: bytes))
  }

  /// The label in `<meta charset=…>` or `<meta http-equiv=… content="…; charset=…">`.
  private static func declaration(in bytes: ArraySlice<UInt8>) -> String? {
    let front = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self)
      .lowercased()
    guard let place = front.firstRange(of: "charset=") else { return nil }
    let rest = front[place.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
    let label = rest.prefix { !" \"'/>;".contains($0) }
    return label.isEmpty ? nil : String(label)
  }

  /// The document of a page.
  ///
  /// - Parameters:
  ///   - decoded: the decoded page.
  ///   - known: what is known from outside, such as the address; it fills what the page leaves open.
  ///   - request: what source and failures are named after.
  /// - Returns: the document.
  /// - Throws: `Failure` with code `no-text` for a page without words, `too-large` for one with more
  ///   markup than a page can have.
  static func document(
    _ decoded: TextDecoder, known: Metadata, _ request: ReadRequest
  ) throws(Failure) -> Document {
    let article = try HTMLReader(html: decoded.utf8, check: request.check).article()
    var filler = MetadataFiller(article.metadata)
    filler.fill(from: known)
    filler.normaliseLanguage()
    var metadata = filler.metadata
    metadata.setLanguage(ofText: LanguageIdentifier.deferred(article.text, in: article.blocks))
    var document = Document(
      id: request.check.document, source: request.source(decoded, warnings: article.warnings),
      text: article.text,
      blocks: article.blocks, metadata: metadata)
    if request.options.reasons == .kept { document.leftOut = article.leftOut }
    return document
  }
}

extension InputFormat {
  /// A web page: one document.
  public static let html = InputFormat(name: "html")
}
