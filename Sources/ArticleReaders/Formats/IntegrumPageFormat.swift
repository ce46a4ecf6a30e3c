internal import DocumentModel

/// The reports of Integrum, the Russian database: a table of fields (`^ИС:`) above each article.
enum IntegrumPageFormat {
  static let entry = ExportPages.entry(
    .integrumPage,
    tags: [
      "<a name=\"*\"></a><table width=\"100%\" border=\"0\" cellpadding=\"5\" cellspacing=\"0\">"
        + "<tr><td bgcolor=\"#e4e1d9\">^"
    ],
    matches: { head in
      // `Report 12.05.2021 15:50:05` above a list of the articles.
      head.starts(holding: "<title>report ") && head.starts(holding: "<h3>report ")
        && head.starts(holding: "<a href=\"#1\">")
    }, read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let decoded = try request.decoded()
    let page = try ExportPage(decoded.utf8, request)
    var builder = ArticleBuilder()
    for line in page.lines() where line.text.hasPrefix("^") {
      readField(line.text, into: &builder)
    }
    if builder.filler.metadata.title == nil,
      let heading = page.nodes(of: .h3, below: 0).first
    {
      builder.addTitle(page.text(of: heading))
    }
    let texts = page.nodes(of: .pre, below: 0)
    for node in texts {
      builder.addIndented(page.tree.allText(of: node, limit: .max))
    }
    if builder.isEmpty {
      throw request.check.failure("no-text", "the report holds no text of an article here")
    }
    return try builder.document(for: request, decoded: decoded)
  }

  private static func readField(_ line: String, into builder: inout ArticleBuilder) {
    let parts = line.split(separator: ":", maxSplits: 1).map { trimmed(String($0)) }
    guard parts.count == 2 else { return }
    switch parts[0] {
    case "^ИС": builder.set(\.outlet, parts[1])
    case "^РБ": builder.set(\.section, parts[1])
    case "^ДТ": builder.setLocalDate(parts[1])
    case "^АВ": builder.setAuthors([parts[1]])
    case "^ЗГ": builder.addTitle(parts[1])
    default: break
    }
  }
}

extension InputFormat {
  /// Integrum as HTML: a document an article.
  static let integrumPage = InputFormat(name: "integrum-html")
}
