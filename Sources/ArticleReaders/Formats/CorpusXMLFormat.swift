internal import DocumentModel

/// XML of text corpora: TEI P5, and the form of the GUM corpus with a token a line.
enum CorpusXMLFormat {
  static let entry = FormatEntry(
    format: .tei, matches: { $0.opens(["tei", "tei.2", "text id="]) }, read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let parsed = try request.xml(prefixes: .dropped)
    var builder = ArticleBuilder()
    builder.warnings = parsed.warnings
    let root = parsed.root
    if root.name == "text" {
      readCorpus(root, into: &builder)
    } else {
      readTEI(root, into: &builder)
    }
    return try builder.document(for: request, decoded: parsed.decoded)
  }

  // MARK: TEI

  private static func readTEI(_ root: MarkupElement, into builder: inout ArticleBuilder) {
    let header = root.child("teiheader")
    builder.setDate(
      \.published,
      header?.descendant("publicationstmt")?.descendant("date").map { $0["when"] ?? $0.text })
    builder.set(\.outlet, header?.descendant("publicationstmt")?.descendant("publisher")?.text)
    builder.set(\.language, header?.descendant("language")?["ident"] ?? root["lang"])
    builder.set(\.url, header?.descendant("sourcedesc")?.descendant("ref")?["target"])
    builder.addTitle(header?.descendant("titlestmt")?.child("title")?.text ?? "")
    let authors = header?.descendant("titlestmt")?.children("author").map(\.text) ?? []
    builder.setAuthors(authors)
    guard let body = root.child("text")?.descendant("body") ?? root.descendant("body") else {
      return
    }
    for part in body.descendants(["head", "p", "figdesc", "item", "ab", "l"]) {
      switch part.localName {
      case "head":
        if part.text != builder.filler.metadata.title?.value { builder.add(part.text, .subhead) }
      case "figdesc": builder.add(part.text, .caption)
      case "item": if part.descendants(["p"]).isEmpty { builder.add(part.text, .list) }
      default: builder.add(part.text, .paragraph)
      }
    }
  }

  // MARK: A token a line

  private static func readCorpus(_ root: MarkupElement, into builder: inout ArticleBuilder) {
    builder.id = root["id"]
    builder.setDate(\.published, root["datecreated"])
    builder.setDate(\.modified, root["datemodified"])
    builder.set(\.url, root["sourceurl"])
    builder.set(\.outlet, root["author"])
    builder.filler.set(\.title, text: root["title"] ?? "", from: .input)
    var isFirst = true
    var parts: [MarkupElement] = []
    collect(root, into: &parts)
    for part in parts {
      let words = tokens(of: part)
      guard !words.isEmpty else { continue }
      switch part.name {
      case "head":
        builder.add(words, isFirst ? .headline : .subhead)
        isFirst = false
      case "caption": builder.add(words, .caption)
      case "item": if part.descendants(["p"]).isEmpty { builder.add(words, .list) }
      case "p" where builder.isEmpty && words.count < 60 && FieldDate.date(words) != nil:
        builder.add(words, .published)
      default: builder.add(words, .paragraph)
      }
    }
  }

  /// Collects the elements that are blocks; a quotation is one only where it does not stand in another.
  private static func collect(
    _ element: MarkupElement, isInside: Bool = false, into parts: inout [MarkupElement]
  ) {
    for part in element.elements {
      let isBlock = blocks.contains(part.name) || part.name == "quote" && !isInside
      if isBlock { parts.append(part) }
      collect(part, isInside: isInside || isBlock, into: &parts)
    }
  }

  private static let blocks: Set<String> = ["head", "p", "caption", "item"]

  /// The words of a part, which is not inside another part, set as they would be printed.
  private static func tokens(of part: MarkupElement) -> String {
    var words: [Substring] = []
    for line in withoutInner(part).rawText.split(whereSeparator: \.isNewline) {
      guard let word = line.split(separator: "\t").first, line.contains("\t") else { continue }
      words.append(word)
    }
    return TokenPrinter.text(of: words)
  }

  private static func withoutInner(_ part: MarkupElement) -> MarkupElement {
    var own = part
    own.nodes = own.nodes.compactMap { node in
      guard case .element(let inner) = node else { return node }
      if blocks.contains(inner.name) { return nil }
      return .element(withoutInner(inner))
    }
    return own
  }
}

/// Joins tokens with the spaces that English print has between them.
enum TokenPrinter {
  static func text(of tokens: [Substring]) -> String {
    var text = ""
    var opens: [Substring: Bool] = [:]
    var sticks = true
    for token in tokens {
      let isQuote = token == "\"" || token == "'"
      let opensQuote = opens[token] ?? true
      let closes = isQuote ? !opensQuote : leading.contains(String(token)) || token.hasPrefix("n't")
      let isClitic =
        (token.first == "'" || token.first == "’") && token.count > 1 && token.count < 4
      if !sticks, !closes, !isClitic { text += " " }
      text += token
      sticks = isQuote ? opensQuote : trailing.contains(String(token))
      if isQuote { opens[token] = !opensQuote }
    }
    return text
  }

  private static let leading: Set<String> = [
    ",", ".", ";", ":", "!", "?", ")", "]", "”", "’", "%", "...", "…", "n't", "n’t", "/", "-",
  ]
  private static let trailing: Set<String> = ["(", "[", "“", "‘", "$", "£", "€", "/", "-", "#"]
}

extension InputFormat {
  /// TEI and corpus XML: one document.
  static let tei = InputFormat(name: "tei")
}
