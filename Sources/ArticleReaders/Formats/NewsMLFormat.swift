internal import ArchiveStreams
internal import DocumentModel

/// NewsML-G2 (`newsItem`, alone or in a `newsMessage`) and NewsML 1 (`NewsML` with `NewsItem`).
enum NewsMLFormat {
  static let entry = FormatEntry(
    format: .newsML, matches: matches, records: records, read: read)

  @Sendable static func matches(_ head: FileHead) -> Bool {
    head.opens(["newsml", "newsmessage", "newsitem", "contentset", "rbnews"])
  }

  @Sendable static func records(_ stream: any ByteStream, _ head: FileHead) -> (any RecordSource)? {
    guard head.opens(["newsml", "newsmessage"]) else { return nil }
    return XMLRecords(ASCIIStream.of(stream, head), names: ["newsitem"], format: .newsML)
  }

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let parsed = try request.xml(prefixes: .dropped)
    var builder = ArticleBuilder()
    builder.warnings = parsed.warnings
    let root = parsed.root
    if root.name == "rbnews" {
      RitzauItem.fill(&builder, from: root)
    } else if root.name == "newsml" || root.descendant("newslines") != nil {
      NewsML1Item.fill(&builder, from: root.descendant("newsitem") ?? root)
    } else {
      let item = root.name == "newsitem" ? root : root.descendant("newsitem") ?? root
      NewsMLG2Item.fill(&builder, from: item)
    }
    return try builder.document(for: request, decoded: parsed.decoded)
  }
}

extension InputFormat {
  /// NewsML 1 and NewsML-G2: a document an item.
  static let newsML = InputFormat(name: "newsml")
}

/// The parts of a NewsML-G2 `newsItem`.
private enum NewsMLG2Item {
  static func fill(_ builder: inout ArticleBuilder, from item: MarkupElement) {
    builder.id = item["guid"]
    let meta = item.child("itemmeta")
    let content = item.child("contentmeta")
    readMeta(meta, content, of: item, into: &builder)
    let headlines = content?.children("headline") ?? []
    let main = headlines.first { !($0["role"] ?? "").lowercased().contains("sub") }
    let sub = headlines.first { ($0["role"] ?? "").lowercased().contains("sub") }
    let set = item.child("contentset") ?? (item.name == "contentset" ? item : nil)
    let nitf = set?.descendant("nitf")
    if nitf == nil || !(main?.text ?? "").isEmpty { builder.addTitle(main?.text ?? "") }
    builder.addDeck(sub?.text ?? "")
    let descriptions = content?.children("description") ?? []
    let summary =
      descriptions.first { ($0["role"] ?? "").contains("summary") } ?? descriptions.first
    if nitf == nil { builder.addDeck(summary?.text ?? "") }
    builder.addByline(content?.child("by")?.text ?? "")
    if let line = content?.child("dateline")?.text, !line.isEmpty {
      builder.set(\.datelinePlace, line)
      builder.add(line, .dateline)
    }
    if let nitf {
      NITFFormat.fill(&builder, from: nitf)
    } else {
      readBody(set, into: &builder)
    }
  }

  private static func readMeta(
    _ meta: MarkupElement?, _ content: MarkupElement?, of item: MarkupElement,
    into builder: inout ArticleBuilder
  ) {
    builder.setDate(\.published, meta?.child("firstcreated")?.text)
    builder.setDate(\.published, content?.child("contentcreated")?.text)
    builder.setDate(\.modified, meta?.child("versioncreated")?.text)
    builder.setDate(\.published, meta?.child("versioncreated")?.text)
    let source = content?.child("infosource") ?? meta?.child("provider")
    for place in [
      source, meta?.child("provider"), item.child("rightsinfo")?.child("copyrightholder"),
    ] {
      builder.set(\.outlet, name(of: place))
    }
    builder.set(\.language, content?.child("language")?["tag"] ?? item["lang"])
    let rights = item.child("rightsinfo")
    builder.set(\.rights, rights?.child("copyrightnotice")?.text)
    builder.setAuthors(content?.children("creator").compactMap(name(of:)) ?? [])
    let located = content?.child("located")
    builder.set(\.datelinePlace, name(of: located))
    let subjects = content?.children("subject") ?? []
    builder.filler.set(
      \.tags,
      list: (subjects.compactMap { $0.child("name")?.text }
        + (content?.children("keyword").map(\.text) ?? [])).reduce(into: []) { list, tag in
          if !list.contains(tag) { list.append(tag) }
        }, from: .input)
    let section = meta?.child("service") ?? subjects.first { ($0["type"] ?? "").contains("cat") }
    builder.set(\.section, name(of: section))
  }

  private static func name(of element: MarkupElement?) -> String? {
    guard let element else { return nil }
    let names = [
      element.child("name")?.text, element["literal"],
      element.elements.isEmpty ? element.text : nil,
    ]
    return names.compactMap { $0 }.first { !$0.isEmpty }
  }

  private static func readBody(_ set: MarkupElement?, into builder: inout ArticleBuilder) {
    guard let set else { return }
    if let inline = set.child("inlinexml") {
      var body = inline.descendant("body") ?? inline
      // It repeats title, date and keywords.
      body.nodes.removeAll { node in
        if case .element(let part) = node { part.name == "header" } else { false }
      }
      builder.add(HTMLBody.pieces(of: body))
    }
    for data in set.children("inlinedata") where builder.isEmpty {
      let type = data["contenttype"] ?? ""
      builder.add(
        type.contains("html") || data.rawText.contains("</p>")
          ? HTMLBody.pieces(ofHTML: data.rawText) : HTMLBody.paragraphs(of: data.rawText))
    }
  }
}

/// The parts of a NewsML 1 `NewsItem`.
private enum NewsML1Item {
  static func fill(_ builder: inout ArticleBuilder, from item: MarkupElement) {
    let identifier = item.child("identification")?.child("newsidentifier")
    builder.id = identifier?.child("publicidentifier")?.text
    let management = item.child("newsmanagement")
    builder.setDate(\.published, management?.child("firstcreated")?.text)
    builder.setDate(\.modified, management?.child("thisrevisioncreated")?.text)
    builder.setDate(\.published, identifier?.child("dateid")?.text)
    builder.set(\.language, item.descendant("language")?["formalname"] ?? item["lang"])
    let provider = item.descendant("provider")?.descendant("party")?["formalname"]
    builder.set(\.outlet, provider ?? identifier?.child("providerid")?.text)
    let lines = item.descendant("newslines")
    builder.addTitle(lines?.child("headline")?.text ?? "")
    builder.addDeck(lines?.child("subheadline")?.text ?? "")
    builder.addByline(lines?.child("byline")?.text ?? "")
    builder.set(\.rights, lines?.child("copyrightline")?.text)
    let keywords = lines?.children("keywordline").map(\.text) ?? []
    builder.filler.set(\.tags, list: keywords, from: .input)
    let dateline = lines?.child("dateline")?.text ?? ""
    let place = dateline.prefix { $0 != "," && $0 != "(" && $0 != "-" }
    if dateline.contains(where: \.isLetter) {
      builder.set(\.datelinePlace, String(place))
      builder.add(dateline, .dateline)
    }
    for content in item.descendants(["datacontent"]) where builder.isEmpty {
      if let nitf = content.descendant("nitf") {
        NITFFormat.fill(&builder, from: nitf)
      } else if content.elements.isEmpty {
        builder.add(HTMLBody.pieces(ofHTML: content.rawText))
      } else {
        builder.add(HTMLBody.pieces(of: content))
      }
    }
  }
}

/// The XML of the Danish agency Ritzau, an item a file.
private enum RitzauItem {
  static func fill(_ builder: inout ArticleBuilder, from item: MarkupElement) {
    builder.id = item.child("newsid")?.text
    builder.setDate(\.published, item.child("publishdate")?.text)
    builder.set(\.section, item.child("section")?.text)
    builder.set(\.outlet, item.child("origin")?.text.replacing("/", with: ""))
    builder.set(\.kicker, item.child("strapline")?.text)
    builder.set(\.datelinePlace, item.child("town")?.text)
    builder.addTitle(item.child("headline")?.text ?? "")
    builder.addDeck(item.child("subtitle")?.text ?? "")
    builder.addByline(item.child("byline")?.text ?? "")
    builder.add(HTMLBody.pieces(ofHTML: item.child("content")?.rawText ?? ""))
  }
}
