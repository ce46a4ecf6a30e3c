internal import ArchiveStreams
internal import DocumentModel

/// RSS 2 and 1, Atom, and the exports of WordPress: a document an item.
enum FeedFormat {
  static let entry = FormatEntry(
    format: .feed, matches: { $0.opens(["rss", "rdf:rdf", "feed"]) },
    records: { stream, head in
      XMLRecords(ASCIIStream.of(stream, head), names: ["item", "entry"], format: .feed)
    },
    read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let parsed = try request.xml()
    guard let item = parsed.root.descendants(["item", "entry"]).first else {
      throw request.check.failure("no-text", "the feed has no item")
    }
    let channel = parsed.root.descendant("channel") ?? parsed.root
    var builder = ArticleBuilder()
    builder.warnings = parsed.warnings
    readMetadata(of: item, in: channel, of: parsed.root, into: &builder)
    builder.addTitle(plain(item.child("title")))
    builder.set(\.deck, nonEmpty(item.child("excerpt:encoded")?.text))
    addBody(of: item, to: &builder)
    return try builder.document(for: request, decoded: parsed.decoded)
  }

  private static func addBody(of item: MarkupElement, to builder: inout ArticleBuilder) {
    let full = item.child("content:encoded") ?? item.child("content")
    let short = item.child("description") ?? item.child("summary")
    if let full, let pieces = pieces(of: full) {
      let summary = plain(short)
      if let short, !summary.isEmpty, summary.count < 400, pieces.first?.text != summary,
        self.pieces(of: short)?.count == 1
      {
        builder.set(\.deck, summary)
      }
      return builder.add(pieces)
    }
    if let short, let pieces = pieces(of: short) {
      builder.add(pieces)
      if pieces.count == 1,
        pieces[0].text.hasSuffix("…") || pieces[0].text.hasSuffix("...")
          || pieces[0].text.hasSuffix("[…]") || pieces[0].text.hasSuffix("[...]")
      {
        builder.warnings.append("teaser: the feed holds the start of the article only")
      }
    }
  }

  /// The pieces of a field; XHTML as elements, else HTML as text; nil without words.
  private static func pieces(of field: MarkupElement) -> [HTMLBody.Piece]? {
    let pieces =
      field.elements.isEmpty
      ? HTMLBody.pieces(ofHTML: WordPressText.prepared(field.rawText)) : HTMLBody.pieces(of: field)
    return pieces.isEmpty ? nil : pieces
  }

  private static func readMetadata(
    of item: MarkupElement, in channel: MarkupElement, of root: MarkupElement,
    into builder: inout ArticleBuilder
  ) {
    builder.id = nonEmpty(item.child("guid")?.text) ?? nonEmpty(item.child("id")?.text)
    for name in ["pubdate", "published", "dc:date", "wp:post_date", "issued"] {
      builder.setDate(\.published, item.child(name)?.text)
    }
    for name in ["updated", "atom:updated", "modified"] {
      builder.setDate(\.modified, item.child(name)?.text)
    }
    builder.setDate(\.published, item.child("updated")?.text)
    builder.setAuthors(authors(of: item, in: root))
    builder.set(\.outlet, nonEmpty(item.child("source")?.text))
    builder.set(\.outlet, plain(channel.child("title")))
    builder.set(\.url, link(of: item))
    builder.set(
      \.language,
      item["lang"] ?? channel.child("language")?.text ?? channel.child("dc:language")?.text
        ?? root["lang"])
    builder.set(\.rights, nonEmpty(item.child("rights")?.text ?? item.child("dc:rights")?.text))
    builder.set(
      \.rights, nonEmpty(channel.child("copyright")?.text ?? channel.child("rights")?.text))
    let tags = (item.children("category") + item.children("dc:subject")).compactMap { tag in
      nonEmpty(tag["term"] ?? tag["label"]) ?? nonEmpty(plain(tag))
    }
    builder.filler.set(
      \.tags, list: tags.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }, from: .input)
  }

  private static func authors(of item: MarkupElement, in root: MarkupElement) -> [String] {
    var names = item.children("author").map { $0.child("name")?.text ?? mailName($0.text) }
    names += item.children("dc:creator").map { display($0.text, in: root) }
    return names.filter { !$0.isEmpty }
  }

  /// The name in `jane@example.org (Jane Roe)`; an address alone gives none.
  private static func mailName(_ text: String) -> String {
    if let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close {
      return String(text[text.index(after: open)..<close])
    }
    return text.contains("@") ? "" : text
  }

  /// The name that an export of WordPress gives for a login.
  private static func display(_ login: String, in root: MarkupElement) -> String {
    let author = root.descendants(["wp:author"]).first {
      $0.child("wp:author_login")?.text == login
    }
    return nonEmpty(author?.child("wp:author_display_name")?.text) ?? login
  }

  private static func link(of item: MarkupElement) -> String? {
    let links = item.children("link") + item.children("atom:link")
    let page = links.first { ($0["rel"] ?? "alternate") == "alternate" } ?? links.first
    return nonEmpty(page?["href"]) ?? nonEmpty(page?.text)
  }

  /// The words of a field that may hold HTML as text.
  private static func plain(_ field: MarkupElement?) -> String {
    guard let field else { return "" }
    let text = field.text
    guard text.contains("<") || text.contains("&") else { return text }
    return HTMLBody.pieces(ofHTML: text).map(\.text).joined(separator: " ")
  }

  private static func nonEmpty(_ text: String?) -> String? {
    guard let text, !trimmed(text).isEmpty else { return nil }
    return text
  }
}

extension InputFormat {
  /// RSS, Atom and WordPress exports: a document an item.
  static let feed = InputFormat(name: "feed")
}

/// The markup that WordPress adds to HTML when it shows a page.
enum WordPressText {
  /// The text without shortcodes, with blank lines as paragraphs where it has no paragraphs.
  static func prepared(_ text: String) -> String {
    guard !text.contains("<p"), !text.contains("<div"), !text.contains("<br"),
      text.contains("\n")
    else { return withoutShortcodes(text) }
    let lines = withoutShortcodes(text).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.map { trimmed(String($0)).isEmpty ? "</p><p>" : String($0) }
      .joined(separator: "\n")
  }

  /// The text without `[gallery ids="1,2"]` and `[/caption]`.
  private static func withoutShortcodes(_ text: String) -> String {
    guard text.contains("[") else { return text }
    let shortcodes = shortcodes.union(closed(in: text))
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      result += rest[..<open]
      let after = rest[rest.index(after: open)...]
      let body = after.prefix(300).prefix { $0 != "]" && $0 != "[" && !$0.isNewline }
      let name = body.drop { $0 == "/" }.prefix { $0.isLetter || $0 == "_" || $0 == "-" }
      if after[body.endIndex...].first == "]", shortcodes.contains(name.lowercased()) {
        rest = after[after.index(after: body.endIndex)...]
      } else {
        result += "["
        rest = after
      }
    }
    return result + rest
  }

  /// The names that stand as `[/name]` in a text, and so are no words of it.
  private static func closed(in text: String) -> Set<String> {
    var names: Set<String> = []
    for part in text.split(separator: "[/").dropFirst() {
      let name = part.prefix(40).prefix { $0 != "]" }
      if name.endIndex < part.endIndex, part[name.endIndex] == "]" {
        names.insert(name.lowercased())
      }
    }
    return names
  }

  private static let shortcodes: Set<String> = [
    "gallery", "caption", "audio", "video", "embed", "playlist", "more", "vc_row", "vc_column",
    "vc_column_text", "youtube", "soundcloud", "contact-form", "wp_caption",
  ]
}
