internal import ArchiveStreams
internal import DocumentModel

/// The XML that Factiva exports: a document an `article`.
enum FactivaFormat {
  static let entry = FormatEntry(
    format: .factiva, matches: { $0.opens(["ppsresponse", "ppsarticleresponse"]) },
    records: { stream, head in
      XMLRecords(ASCIIStream.of(stream, head), names: ["article"], format: .factiva)
    },
    read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let parsed = try request.xml(prefixes: .dropped)
    guard let item = parsed.root.descendant("article") else {
      throw request.check.failure("no-text", "the export has no element 'article'")
    }
    var builder = ArticleBuilder()
    builder.warnings = parsed.warnings
    builder.id = item.child("accessionno")?.text
    let date = item.child("publicationdate")
    builder.setDate(\.published, date?.child("datetime")?.text ?? date?.child("date")?.text)
    builder.setDate(\.modified, item.child("modificationdate")?.text)
    builder.set(\.outlet, item.child("sourcename")?.text)
    builder.set(\.language, item.child("baselanguage")?.text.lowercased())
    builder.set(\.rights, item.child("copyright")?.text)
    builder.set(\.section, item.child("sectionname")?.text)
    builder.setWordCount(item.child("wordcount")?.text ?? "")
    let tags = ["newssubject", "region", "industry", "company"].flatMap { name in
      item.children(name).compactMap { $0.child("name")?.text }
    }
    builder.filler.set(\.tags, list: tags, from: .input)
    builder.addTitle(item.child("headline")?.text ?? "")
    builder.addByline(item.child("byline")?.text ?? "")
    for part in ["leadparagraph", "tailparagraphs"].compactMap(item.child) {
      let paragraphs = part.children("paragraph")
      for paragraph in paragraphs { builder.add(paragraph.text, .paragraph) }
      if paragraphs.isEmpty { add(part.rawText, to: &builder) }
    }
    return try builder.document(for: request, decoded: parsed.decoded)
  }

  /// Adds text without elements, whose paragraphs open with spaces.
  private static func add(_ text: String, to builder: inout ArticleBuilder) {
    var open = ""
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("   ") {
        builder.add(open, .paragraph)
        open = ""
      }
      open += " " + line
    }
    builder.add(open, .paragraph)
  }
}

extension InputFormat {
  /// Factiva's XML: a document an article.
  static let factiva = InputFormat(name: "factiva-xml")
}
