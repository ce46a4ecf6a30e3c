internal import DocumentModel

/// NITF 3, the News Industry Text Format of the IPTC.
enum NITFFormat {
  static let entry = FormatEntry(
    format: .nitf, matches: { $0.opens(["nitf", "nitf:nitf"]) && !NewsMLFormat.matches($0) },
    read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let parsed = try request.xml(prefixes: .dropped)
    let root = parsed.root.name == "nitf" ? parsed.root : parsed.root.descendant("nitf")
    guard let root else {
      throw request.check.failure("malformed", "there is no element 'nitf'")
    }
    var builder = ArticleBuilder()
    builder.warnings = parsed.warnings
    fill(&builder, from: root)
    return try builder.document(for: request, decoded: parsed.decoded)
  }

  /// Adds metadata and body of a `nitf` element.
  static func fill(_ builder: inout ArticleBuilder, from root: MarkupElement) {
    let head = root.child("head")
    let data = head?.child("docdata")
    readData(data, of: root, into: &builder)
    let body = root.child("body")
    let front = body?.child("body.head")
    let lines = front?.child("hedline") ?? body?.descendant("hedline")
    let title = lines?.child("hl1")?.text ?? ""
    builder.addTitle(title.isEmpty ? head?.child("title")?.text ?? "" : title)
    builder.addDeck(lines?.child("hl2")?.text ?? "")
    let abstract = front?.child("abstract")?.text ?? ""
    if builder.filler.metadata.deck == nil { builder.addDeck(abstract) }
    readByline(front, into: &builder)
    readDateline(front?.child("dateline"), into: &builder)
    builder.set(\.outlet, front?.child("distributor")?.text)
    builder.set(\.outlet, data?.descendant("doc.copyright")?["holder"])
    builder.set(\.outlet, data?.child("doc-id")?["regsrc"])
    if let content = body?.child("body.content") ?? body {
      builder.add(HTMLBody.pieces(of: content))
    }
    builder.add(body?.child("body.end")?.child("tagline")?.text ?? "", .boilerplate)
  }

  private static func readData(
    _ data: MarkupElement?, of root: MarkupElement, into builder: inout ArticleBuilder
  ) {
    builder.id = builder.id ?? data?.child("doc-id")?["id-string"]
    builder.setDate(\.published, data?.child("date.issue")?["norm"])
    builder.setDate(\.published, data?.child("date.release")?["norm"])
    let publication = root.child("head")?.child("pubdata")
    builder.setDate(\.published, publication?["date.publication"])
    builder.set(\.section, publication?["position.section"])
    builder.set(\.section, root.descendant("tobject")?["tobject.type"])
    builder.set(\.language, root["lang"] ?? root["baselang"])
    let keys = data?.descendants(["keyword"]).compactMap { $0["key"] } ?? []
    builder.filler.set(\.tags, list: keys, from: .input)
    if let copyright = data?.descendant("doc.copyright"), let holder = copyright["holder"] {
      builder.set(\.rights, "© \(copyright["year"] ?? "") \(holder)")
    }
  }

  private static func readByline(_ front: MarkupElement?, into builder: inout ArticleBuilder) {
    let lines = front?.children("byline") ?? []
    var named: [String] = []
    var printed: [String] = []
    for line in lines {
      named += line.descendants(["person"]).map(\.text)
      var plain = line
      plain.nodes.removeAll {
        if case .element(let part) = $0 { part.name == "byttl" } else { false }
      }
      let words = plain.spacedText
      if !words.isEmpty { printed.append(words) }
      let role = line.child("byttl")?.text ?? ""
      if plain.text.isEmpty, !role.isEmpty { printed.append(role) }
    }
    builder.setAuthors(named)
    builder.addByline(printed.joined(separator: ", "))
  }

  private static func readDateline(_ line: MarkupElement?, into builder: inout ArticleBuilder) {
    guard let line else { return }
    let place = line.child("location")?.text ?? ""
    builder.set(\.datelinePlace, place.isEmpty ? plainText(of: line) : place)
    let date = line.child("story.date")
    builder.setDate(\.datelineDate, date?["norm"] ?? date?.text)
    builder.setDate(\.published, date?["norm"])
    let isDate = place.isEmpty && FieldDate.date(line.text) != nil
    if !isDate, line.text.contains(where: \.isLetter) { builder.add(line.spacedText, .dateline) }
  }

  private static func plainText(of element: MarkupElement) -> String {
    var plain = element
    plain.nodes.removeAll { if case .element = $0 { true } else { false } }
    return plain.text
  }
}

extension InputFormat {
  /// NITF: one document.
  static let nitf = InputFormat(name: "nitf")
}
