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
      let codes = FactivaField.fields(of: page, below: article)
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

  /// The fields of an article; tables inside a value are text of it.
  static func fields(of page: ExportPage, below article: Int) -> [FactivaField] {
    var fields: [FactivaField] = []
    var end = article
    for row in page.nodes(of: .tr, below: article) where row >= end {
      guard let field = FactivaField(page, row: row) else { continue }
      fields.append(field)
      end = Int(page.tree.nodes[row].end)
    }
    return fields
  }

  /// Nil for rows without a code.
  private init?(_ page: ExportPage, row: Int) {
    let cells = page.children(of: row, .td)
    guard cells.count == 2 else { return nil }
    let code = page.text(of: cells[0])
    guard (2...3).contains(code.utf8.count), code.allSatisfy({ $0.isASCII && $0.isUppercase })
    else { return nil }
    self.code = code
    paragraphs = ExportPage.paragraphs(page.lines(of: cells[1], tables: .rows))
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
    let title = lines.lastIndex { page.isInside(classEnding: "headline", $0.node) } ?? -1
    let body = lines.indices.first { $0 > title && isText(lines[$0]) } ?? lines.endIndex
    readHead(lines[..<body], into: &builder)
    var end = lines.endIndex
    if let number = lines[body...].lastIndex(where: { Self.isNumber($0.text) }) {
      builder.id = lines[number].text.split(separator: " ").last.map(String.init)
      // Above the number stands who publishes the paper.
      let isBelowText = number > body && !isParagraph(lines[number - 1])
      end = isBelowText && number - 1 > body ? number - 1 : number
    }
    for line in lines[body..<end] { builder.add(line.text, .paragraph) }
  }

  private func isParagraph(_ line: ExportPage.Line) -> Bool {
    page.isInside("articleparagraph", line.node)
  }

  /// Whether a line below the title is of the text; the fields above it stand in elements `div`.
  private func isText(_ line: ExportPage.Line) -> Bool {
    isParagraph(line)
      || [.p, .pre, .li, .td, .blockquote].contains { page.isInside($0, line.node) }
  }

  private func readHead(_ head: ArraySlice<ExportPage.Line>, into builder: inout ArticleBuilder) {
    let count = head.firstIndex { Self.isWordCount($0.text) }
    let imprint = count ?? head.firstIndex { Self.isDate($0.text) }
    var isBelowTitle = false
    for line in head[..<(imprint ?? head.endIndex)] {
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
    guard let imprint else { return }
    if let count { builder.setWordCount(lines[count].text) }
    readImprint(head[imprint...].dropFirst(count == nil ? 0 : 1).map(\.text), into: &builder)
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

  /// `26 February 2024`, which opens the imprint where the number of words is missing.
  private static func isDate(_ line: String) -> Bool {
    line.utf8.count < 40 && LocalDate.date(line)?.day != nil
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
    guard words.count == 2, words[1].utf8.count >= 20, words[1].contains(where: \.isNumber)
    else { return false }
    return words[1].utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
  }
}
