internal import ArchiveStreams
internal import DocumentModel

/// The SGML of text collections: Reuters-21578 (`REUTERS`), Tipster and Gigaword (`DOC`).
enum SGMLFormat {
  static let entry = FormatEntry(
    format: .sgml,
    matches: { !$0.opens(["html", "!doctype html"]) && $0.opens(["reuters", "doc"]) },
    records: { stream, head in
      XMLRecords(ASCIIStream.of(stream, head), names: ["reuters", "doc"], format: .sgml)
    },
    read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let parsed = try request.xml()
    let root = parsed.root
    let item =
      ["reuters", "doc"].contains(root.name) ? root : root.descendants(["reuters", "doc"]).first
    guard let item else {
      throw request.check.failure("no-text", "there is no element 'REUTERS' or 'DOC'")
    }
    var builder = ArticleBuilder()
    builder.warnings = parsed.warnings
    builder.id =
      item["newid"] ?? item["id"] ?? item.child("docno")?.text ?? item.child("docid")?.text
    builder.setDate(\.published, (item.child("date") ?? item.child("date_time"))?.text)
    let topics = ["topics", "places"].flatMap { name in
      item.child(name)?.children("d").map(\.text) ?? []
    }
    builder.filler.set(\.tags, list: topics, from: .input)
    if item.name == "reuters" { builder.set(\.outlet, "Reuters") }
    let text = item.child("text") ?? item
    let title = item.descendants(["title", "headline", "head", "hl"]).first
    builder.addTitle(title?.text ?? "")
    builder.addByline(text.child("author")?.text ?? item.child("byline")?.text ?? "")
    addDateline(item.descendant("dateline")?.text ?? "", to: &builder)
    addBody(text, to: &builder)
    return try builder.document(for: request, decoded: parsed.decoded)
  }

  private static func addDateline(_ line: String, to builder: inout ArticleBuilder) {
    let place = line.prefix { $0 != "," && $0 != "-" && $0 != "(" }
    builder.set(\.datelinePlace, String(place))
    builder.add(line, .dateline)
  }

  private static func addBody(_ text: MarkupElement, to builder: inout ArticleBuilder) {
    if let body = text.child("body") { return addIndented(body.rawText, to: &builder) }
    let paragraphs = text.descendants(["p"])
    if !paragraphs.isEmpty {
      for paragraph in paragraphs {
        // Where end tags are left out, each paragraph is nested in the one before.
        var own = paragraph
        own.nodes.removeAll { if case .element(let part) = $0 { part.name == "p" } else { false } }
        builder.add(own.text, .paragraph)
      }
      return
    }
    var bare = text
    bare.nodes.removeAll { node in
      guard case .element(let part) = node else { return false }
      return [
        "title", "headline", "head", "hl", "dateline", "author", "byline", "docno", "docid", "date",
        "date_time", "topics", "places", "people", "orgs", "exchanges", "companies", "unknown",
      ].contains(part.name)
    }
    addIndented(bare.rawText, to: &builder)
  }

  /// The words with which an article of Reuters ends.
  private static func isSignature(_ line: Substring) -> Bool {
    ["reuter", "reuters", "reuter..."].contains(trimmed(String(line)).lowercased())
  }

  /// Adds indented text; the agency's name at its end is a credit.
  private static func addIndented(_ text: String, to builder: inout ArticleBuilder) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let last = lines.lastIndex { line in line.contains { $0.isLetter || $0.isNumber } }
    guard let last, isSignature(lines[last]) else { return builder.addIndented(text) }
    builder.addIndented(lines[..<last].joined(separator: "\n"))
    builder.add(String(lines[last]), .credit)
  }
}

extension InputFormat {
  /// SGML collections: a document an element.
  static let sgml = InputFormat(name: "sgml")
}
