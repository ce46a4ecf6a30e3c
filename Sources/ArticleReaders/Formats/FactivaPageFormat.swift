internal import DocumentModel

/// The pages that Factiva exports: an element of the class `enArticle`, `deArticle` for each article.
///
/// Its fields stand in a table beside their codes (`HD`, `PD`, `TD`), or without codes in a fixed order
/// of which any may be missing: section, headline, authors, credit, words, date, time, source, its
/// code, edition, page, language, rights.
enum FactivaPageFormat {
  static let entry = ExportPages.entry(
    .factivaPage,
    tags: [
      "<div class=\"article ??article\"", "<div id=\"lastArticle\" class=\"article ??article\"",
    ],
    matches: { $0.starts(holding: "<title>factiva</title>") }, read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let decoded = try request.decoded()
    // A break that Factiva's sources left in lines.
    let text = String(decoding: decoded.utf8, as: UTF8.self).replacing("&softReturn;", with: " ")
    let page = try ExportPage(Array(text.utf8), request)
    var builder = ArticleBuilder()
    if let article = page.node(ofClass: "article") {
      let codes = page.nodes(of: .tr, below: article).compactMap { FactivaField(page, row: $0) }
      if codes.contains(where: { $0.code == "HD" }) {
        for field in codes { add(field, to: &builder) }
      } else {
        FactivaLines(page.lines(of: article), page).fill(&builder)
      }
    }
    return try builder.document(for: request, decoded: decoded)
  }

  private static func add(_ field: FactivaField, to builder: inout ArticleBuilder) {
    switch field.code {
    case "SE", "CLM": builder.set(\.section, field.text)
    case "HD": builder.addTitle(field.text)
    case "BY": builder.addByline(field.text)
    case "CR": builder.add(field.text, .credit)
    case "WC": builder.setWordCount(field.text)
    case "PD": builder.setLocalDate(field.text)
    case "SN": builder.set(\.outlet, field.text)
    case "LA": builder.set(\.language, LanguageNames.tag(of: field.text))
    case "CY": builder.set(\.rights, field.text)
    case "LP", "TD": for line in field.paragraphs { builder.add(line, .paragraph) }
    case "ART": builder.add(field.text, .caption)
    case "NS", "RE", "IN", "CO": builder.addTags(field.tags)
    case "AN": builder.id = field.text.split(separator: " ").last.map(String.init)
    default: break
    }
  }
}

extension InputFormat {
  /// Factiva as HTML: a document an article.
  static let factivaPage = InputFormat(name: "factiva-html")
}

/// A row with a code and what it stands for.
private struct FactivaField {
  let code: String
  /// The lines of the value, those of one paragraph together.
  let paragraphs: [String]

  var text: String { paragraphs.joined(separator: " ") }

  /// The names in `gpol : Domestic Politics | gvote : Elections`.
  var tags: [String] {
    text.split(separator: "|").map { tag in
      trimmed(String(tag.split(separator: " : ", maxSplits: 1).last ?? tag))
    }
  }

  /// Nil for rows without a code.
  init?(_ page: ExportPage, row: Int) {
    let cells = page.nodes(of: .td, below: row)
    guard cells.count == 2 else { return nil }
    let code = page.text(of: cells[0])
    guard (2...3).contains(code.utf8.count), code.allSatisfy({ $0.isASCII && $0.isUppercase })
    else { return nil }
    self.code = code
    paragraphs = ExportPage.paragraphs(page.lines(of: cells[1]))
  }
}

/// The lines of an article without codes.
private struct FactivaLines {
  private let lines: [ExportPage.Line]
  private let page: ExportPage

  init(_ lines: [ExportPage.Line], _ page: ExportPage) {
    self.lines = lines
    self.page = page
  }

  func fill(_ builder: inout ArticleBuilder) {
    let body =
      lines.firstIndex { page.isInside("articleparagraph", $0.node) } ?? lines.endIndex
    readHead(lines[..<body], into: &builder)
    for line in lines[body...] {
      if page.isInside("articleparagraph", line.node) {
        builder.add(line.text, .paragraph)
      } else if Self.isNumber(line.text) {
        builder.id = line.text.split(separator: " ").last.map(String.init)
      }
    }
  }

  private func readHead(_ head: ArraySlice<ExportPage.Line>, into builder: inout ArticleBuilder) {
    let count = head.firstIndex { Self.isWordCount($0.text) }
    var isBelowTitle = false
    for line in head[..<(count ?? head.endIndex)] {
      if page.isInside(classEnding: "headline", line.node) {
        builder.addTitle(line.text)
        isBelowTitle = true
      } else if page.isInside("author", line.node) {
        builder.addByline(line.text)
      } else if isBelowTitle {
        builder.add(line.text, .credit)
      } else {
        builder.set(\.section, line.text)
      }
    }
    guard let count else { return }
    builder.setWordCount(lines[count].text)
    readImprint(head[(count + 1)...].map(\.text), into: &builder)
  }

  /// Reads what stands below the number of words: date, time, source, code, edition, page, language.
  private func readImprint(_ given: [String], into builder: inout ArticleBuilder) {
    var rest = given[...]
    if let date = rest.first, LocalDate.date(date) != nil {
      builder.setLocalDate(date)
      rest = rest.dropFirst()
    }
    if let time = rest.first, time.utf8.count < 12, time.contains(":") { rest = rest.dropFirst() }
    builder.set(\.outlet, rest.first)
    for line in rest.dropFirst() {
      if line.lowercased().hasPrefix("copyright") || line.hasPrefix("©") || line.hasPrefix("(c)") {
        builder.set(\.rights, line)
      } else if !line.contains(" ") {
        builder.set(\.language, LanguageNames.tag(of: line))
      }
    }
  }

  /// `877 words`, `1,684 Wörter`.
  private static func isWordCount(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard words.count == 2, words[1].allSatisfy(\.isLetter) else { return false }
    return words[0].contains(where: \.isNumber)
      && words[0].allSatisfy { $0.isNumber || $0 == "," || $0 == "." }
  }

  /// `Document SUDOS00020131120e9bk0001v`, in the language of the page.
  private static func isNumber(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard words.count == 2, words[1].utf8.count >= 20 else { return false }
    return words[1].utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
  }
}
