internal import DocumentModel

/// The pages that Nexis exported: an article behind each mark `DOCFULL`, which stands in a comment.
///
/// The lines of an article are those of the exports as text, so that the same reader takes them.
enum NexisPageFormat {
  static let entry = ExportPages.entry(
    .nexisPage, tags: ["<DOCFULL> -->"],
    matches: { $0.starts(holding: ".c0 {") && $0.holds("<DOCFULL> -->") }, read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let decoded = try request.decoded()
    // The rest of the comment in which the mark stands.
    let mark = ByteSearch.first("-->", in: Array(decoded.utf8.prefix(32)), from: 0).map { $0 + 3 }
    let page = try ExportPage(Array(decoded.utf8[(mark ?? 0)...]), request)
    var builder = ArticleBuilder()
    ExportArticle(lines: lines(of: page)).fill(&builder)
    let known = builder.filler.metadata
    if builder.isEmpty, known.outlet == nil, known.published == nil {
      throw request.check.failure(
        "no-text", "the export holds a notice in place of the article: '\(notice(page))'")
    }
    return try builder.document(for: request, decoded: decoded)
  }

  /// The lines as the export in plain text has them: centred ones far in, blank lines between blocks.
  private static func lines(of page: ExportPage) -> [String] {
    let lines = page.lines(tables: .rows)
    let styles = lines.map { page.classes(ofNearest: .div, $0.node) }
    let counter = lines.firstIndex { ExportHead.isCounter($0.text) }
    // Source and date below the number of the article are centred, and so is all of their style.
    let head = lines[(counter ?? 0)...].prefix(4).firstIndex { LocalDate.date($0.text) != nil }
    let centred = head.map { Set(styles[(counter ?? 0)...$0]) } ?? []
    var result: [String] = []
    for (place, line) in lines.enumerated() where place != counter {
      if line.opensParagraph { result.append("") }
      let isCentred = centred.contains(styles[place])
      result.append((isCentred ? String(repeating: " ", count: 8) : "") + line.text)
    }
    return result
  }

  private static func notice(_ page: ExportPage) -> String {
    String(page.lines().map(\.text).joined(separator: " ").prefix(120))
  }
}

extension InputFormat {
  /// Nexis as HTML: a document an article.
  static let nexisPage = InputFormat(name: "nexis-html")
}
