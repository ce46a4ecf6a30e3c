internal import DocumentModel

/// Web pages.
///
/// `document` is the one entry for whole pages, also for those inside other formats.
enum HTMLFormat {
  static let entry = FormatEntry(
    format: .html,
    matches: { head in
      ["html", "htm", "xhtml"].contains(head.ending)
        || (head.ending != "txt" && head.opens(["!doctype html", "html", "body", "head"]))
    },
    read: { (request: ReadRequest) throws(Failure) in
      try request.check.check(raw: request.bytes)
      let decoded = decoded(request.bytes, declared: request.encoding)
      try request.check.check(decoded: decoded.utf8)
      return try document(decoded, known: Metadata(), request)
    })

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
  ///   - known: what is known from outside, such as the address; it wins over the page.
  ///   - request: what source and failures are named after.
  /// - Returns: the document.
  /// - Throws: `Failure` with code `no-text` for a page without words.
  static func document(
    _ decoded: TextDecoder, known: Metadata, _ request: ReadRequest
  ) throws(Failure) -> Document {
    guard let root = MarkupParser.html(decoded.utf8) else {
      throw request.check.failure("no-text", "the page holds no text")
    }
    var builder = ArticleBuilder(known: known)
    builder.set(\.language, root["lang"])
    for meta in root.descendants(["meta"]) { read(meta, into: &builder) }
    let title = root.descendant("title")?.text ?? ""
    builder.set(\.title, title)
    let heading = root.descendant("h1")?.text ?? ""
    if heading.isEmpty { builder.add(title, .headline) }
    builder.add(HTMLBody.pieces(of: root.descendant("body") ?? root))
    return try builder.document(for: request, decoded: decoded)
  }

  private static func read(_ meta: MarkupElement, into builder: inout ArticleBuilder) {
    guard let content = meta["content"],
      let name = (meta["property"] ?? meta["name"])?.lowercased()
    else { return }
    switch name {
    case "og:title": builder.set(\.title, content)
    case "og:site_name": builder.set(\.outlet, content)
    case "og:url": builder.set(\.url, content)
    case "og:description", "description": builder.set(\.deck, content)
    case "author", "article:author": builder.setAuthors([content])
    case "article:published_time", "date", "dc.date": builder.setDate(\.published, content)
    case "article:modified_time": builder.setDate(\.modified, content)
    case "article:section": builder.set(\.section, content)
    default: break
    }
  }
}

extension InputFormat {
  /// A web page: one document.
  public static let html = InputFormat(name: "html")
}
