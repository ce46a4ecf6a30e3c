internal import DocumentModel

/// The pages that Europresse and Eureka export, of both their forms: an article a name of a paper.
enum EuropressePageFormat {
  static let entry = ExportPages.entry(
    .europressePage, tags: ["<span class=\"DocPublicationName\">"],
    matches: { head in
      head.starts(
        holding: "docpublicationname", "cedrom-sni.com", "europresse.com", "eureka.cc")
        && ["<span class=\"DocPublicationName\">", "DocHeader", "titreArticleVisu"]
          .allSatisfy(head.holds)
    }, read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let decoded = try request.decoded()
    let page = try ExportPage(decoded.utf8, request)
    var builder = ArticleBuilder()
    EuropresseArticle(page).fill(&builder)
    return try builder.document(for: request, decoded: decoded)
  }
}

extension InputFormat {
  /// Europresse as HTML: a document an article.
  static let europressePage = InputFormat(name: "europresse-html")
}

/// The lines of an article: paper, section and date, kicker, title, authors, text, rights, number.
private struct EuropresseArticle {
  private let page: ExportPage
  private let lines: [ExportPage.Line]
  private let id: String?
  /// The first section, which holds the text in the newer form.
  private let section: Int?

  init(_ page: ExportPage) {
    self.page = page
    section = page.nodes(of: .section, below: 0).first
    let lines = page.lines()
    // Below the number stands a certificate of the database, which repeats it without its label.
    let number = lines.lastIndex { Self.number(in: $0.text) != nil }
    id = number.flatMap { Self.number(in: lines[$0].text) }
    self.lines = number.map { Array(lines[..<$0]) } ?? lines
  }

  func fill(_ builder: inout ArticleBuilder) {
    let title = lines.firstIndex { page.isInside("titrearticlevisu", $0.node) }
    let body = title.map { $0 + 1 } ?? lines.firstIndex { !isHead($0) } ?? lines.count
    readHead(lines[..<body], into: &builder)
    builder.id = id
    var note = BlockRole.boilerplate
    for (place, line) in lines.enumerated().dropFirst(body) {
      if line.text.hasPrefix("©") {
        builder.set(\.rights, line.text)
      } else if page.isInside(.aside, line.node) {
        if line.text.hasSuffix(":") {
          note = line.text.hasPrefix("Illustration") ? .caption : .boilerplate
        } else {
          builder.add(line.text, note)
        }
      } else if title != nil, isByline(place, below: body) {
        builder.addByline(line.text)
      } else {
        builder.add(line.text, .paragraph)
      }
    }
  }

  private func isHead(_ line: ExportPage.Line) -> Bool {
    page.isInside("docpublicationname", line.node) || page.isInside("docheader", line.node)
  }

  private func readHead(_ head: ArraySlice<ExportPage.Line>, into builder: inout ArticleBuilder) {
    for line in head {
      if page.isInside("docpublicationname", line.node) {
        // The number of the issue is no part of the name.
        builder.set(\.outlet, line.text.split(separator: ", no. ").first.map(String.init))
      } else if page.isInside("docheader", line.node) {
        readImprint(line.text, into: &builder)
      } else if page.isInside("titrearticlevisu", line.node) {
        builder.addTitle(line.text)
      } else {
        builder.set(\.kicker, line.text)
        builder.add(line.text, .kicker)
      }
    }
  }

  /// Reads `Politique, jeudi 5 octobre 2013, p. 12`.
  private func readImprint(_ line: String, into builder: inout ArticleBuilder) {
    let parts = line.split(separator: ",").map { trimmed(String($0)) }
    let date = parts.indices.last { place in
      LocalDate.date(parts[place...].prefix(2).joined(separator: " "))?.day != nil
    }
    guard let date else { return builder.set(\.section, parts.first) }
    builder.setLocalDate(parts[date...].prefix(2).joined(separator: " "))
    let section = parts[..<date].prefix { !$0.lowercased().hasSuffix("day") }
    builder.set(\.section, section.joined(separator: ", "))
  }

  /// Whether a line below the title names authors.
  ///
  /// In the newer form they stand above the section of the text; in the other they are told by their
  /// look: short, capitalised, with more text below.
  private func isByline(_ place: Int, below body: Int) -> Bool {
    let text = lines[place].text
    if let section { return lines[place].node < section }
    let words = text.split(separator: " ")
    guard place == body, (2...8).contains(words.count), !text.hasSuffix("."),
      place + 1 < lines.count, lines[place + 1].opensParagraph
    else { return false }
    return words.allSatisfy { WordForm.isCapitalised($0) || $0.utf8.count <= 3 }
      && !Byline.authors(inList: text).isEmpty
  }

  /// The number in `Numéro de document : news·20121004·PO·2040056000`; nil for other lines.
  private static func number(in line: String) -> String? {
    guard line.utf8.count < 100, let place = line.firstRange(of: ": news·") else { return nil }
    let number = line[line.index(place.lowerBound, offsetBy: 2)...]
    let day = line[place.upperBound...].prefix { $0.isASCII && $0.isNumber }
    guard day.count == 8, line[day.endIndex...].hasPrefix("·"),
      !number.contains(where: \.isWhitespace)
    else { return nil }
    return String(number)
  }
}
