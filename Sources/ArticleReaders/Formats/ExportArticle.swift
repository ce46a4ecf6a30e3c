internal import DocumentModel

/// One article of a database's export: head lines, labelled lines, body, labelled lines.
struct ExportArticle {
  /// Lines between blank lines.
  private struct Chunk {
    let lines: [String]
    let isCentred: Bool

    var text: String { lines.map { trimmed($0) }.joined(separator: " ") }
  }

  private let chunks: [Chunk]
  /// Whether the labels are printed in capitals; what opens like one in small letters is text then.
  private let printsCapitals: Bool

  init(lines: [String]) {
    var chunks: [Chunk] = []
    var open: [String] = []
    for line in lines + [""] {
      if !trimmed(line).isEmpty {
        open.append(line)
      } else if !open.isEmpty {
        let isCentred = open.allSatisfy { $0.hasPrefix("        ") }
        chunks.append(Chunk(lines: open, isCentred: isCentred))
        open = []
      }
    }
    self.chunks = chunks
    let labels = chunks.filter { Self.anyLabel($0.text) != nil }
    printsCapitals = labels.count { Self.opensInCapitals($0.text) } * 2 > labels.count
  }

  /// Adds the parts of the article.
  func fill(_ builder: inout ArticleBuilder) {
    if let first = chunks.first, ExportHead.isNumbered(first.text) { return fillList(&builder) }
    let body = chunks.firstIndex { $0.text == "Body" || $0.text == "FULL TEXT" }
    let firstLabel = chunks.firstIndex { label($0.text) != nil }
    let headEnd = min(body ?? chunks.count, firstLabel ?? chunks.count)
    var rest = readHead(headEnd, into: &builder)
    let bodyEnd = chunks.firstIndex { $0.text == "Classification" } ?? chunks.count
    if let body {
      for chunk in chunks[rest..<max(rest, body)] { readLabel(chunk, into: &builder) }
      rest = body + 1
    }
    var pending = builder
    readBody(rest..<max(rest, bodyEnd), hasHead: body == nil, into: &pending)
    builder = pending
    for chunk in chunks[min(bodyEnd, chunks.count)...] { readLabel(chunk, into: &builder) }
  }

  /// Reads title, source and date above the first label; returns where the rest starts.
  private func readHead(_ end: Int, into builder: inout ArticleBuilder) -> Int {
    let dated = chunks[..<end].prefix(5).firstIndex { Self.date(in: $0) != nil }
    guard let dated else {
      if let first = chunks.first, end > 0 { builder.addTitle(first.text) }
      return min(1, end)
    }
    if let date = Self.date(in: chunks[dated]) {
      builder.filler.set(\.published, date, from: .input)
    }
    if dated > 0 { builder.set(\.outlet, chunks[dated - 1].text.trimmingSuffix(".")) }
    if dated > 1 {
      let above = chunks[dated - 2]
      if Self.isRights(above.text) {
        builder.set(\.rights, above.text)
      } else if !above.isCentred {
        builder.addTitle(above.text)
      }
    }
    var place = dated + 1
    while place < end {
      let chunk = chunks[place]
      if Self.isRights(chunk.text) {
        builder.set(\.rights, chunk.text)
      } else if builder.filler.metadata.title == nil, !chunk.isCentred {
        addTitle(chunk, to: &builder)
      } else if !chunk.isCentred {
        break
      }
      place += 1
    }
    return place
  }

  /// A title whose first line ends in a semicolon goes on as a deck.
  private func addTitle(_ chunk: Chunk, to builder: inout ArticleBuilder) {
    let lines = chunk.lines.map { trimmed($0) }
    guard let end = lines.firstIndex(where: { $0.hasSuffix(";") }), end + 1 < lines.count else {
      return builder.addTitle(chunk.text)
    }
    builder.addTitle(lines[...end].joined(separator: " ").trimmingSuffix(";"))
    builder.addDeck(lines[(end + 1)...].joined(separator: " "))
  }

  /// Reads the labels above the body, the body, and the labels below it.
  ///
  /// A line that opens like a label is one only where labels stand; elsewhere it is text. `hasHead`
  /// tells whether labels may stand above the body.
  private func readBody(
    _ range: Range<Int>, hasHead: Bool, into builder: inout ArticleBuilder
  ) {
    let tail = tailStart(range)
    // ProQuest writes many more labels than the table has above this one.
    let fullText = range.last { Self.anyLabel(chunks[$0].text)?.name == "full text" }
    var isHead = hasHead
    var isCorrection = false
    for place in range {
      let chunk = chunks[place]
      let isRights = Self.isRights(chunk.text)
      if chunk.isCentred, isRights || place >= tail {
        if isRights { builder.set(\.rights, chunk.text) }
      } else if let (field, value) = label(chunk.text),
        place >= tail || isHead || printsCapitals && (field != "skip" || Self.isData(chunk.text))
      {
        isCorrection = field == "correction"
        if field == "body" {
          isHead = false
          builder.add(value, .paragraph)
        } else {
          readLabel(chunk, into: &builder)
        }
      } else if isRights, place >= tail {
        builder.set(\.rights, chunk.text)
      } else if isCorrection {
        builder.add(chunk.text, .correction)
      } else if place < tail, !["ABSTRACT", "FULL TEXT"].contains(chunk.text) {
        isHead = place < fullText ?? place
        builder.add(chunk.text, .paragraph)
      }
    }
  }

  /// Where the labels below the body begin: nothing but labels and rights notices follows.
  private func tailStart(_ range: Range<Int>) -> Int {
    var start = range.upperBound
    var place = start
    while place > range.lowerBound {
      place -= 1
      let chunk = chunks[place]
      if let (field, _) = label(chunk.text) {
        if Self.tailFields.contains(field) { start = place }
      } else if Self.isRights(chunk.text) {
        // A sentence may open so too.
        if chunk.text.utf8.count < 120, chunk.text.contains(where: \.isNumber) { start = place }
      } else if !chunk.isCentred, !isUnknownLabel(chunk.text) {
        break
      }
    }
    return start
  }

  private func readLabel(_ chunk: Chunk, into builder: inout ArticleBuilder) {
    guard let (field, value) = label(chunk.text), !value.isEmpty else { return }
    switch field {
    case "byline":
      builder.setAuthors([Self.turnedName(value) ?? Self.withoutRemarks(value)])
      builder.addByline(value)
    case "length": builder.setWordCount(value)
    case "section": builder.set(\.section, value)
    case "dateline":
      builder.set(\.datelinePlace, value.split(separator: ",").first.map(String.init) ?? value)
      builder.add(value, .dateline)
    case "deck": builder.addDeck(value)
    case "caption": builder.add(value, .caption)
    case "correction": builder.add(value, .correction)
    case "language": builder.set(\.language, LanguageNames.tag(of: value))
    case "url": builder.set(\.url, value)
    case "outlet": builder.set(\.outlet, value)
    case "title": builder.addTitle(value)
    case "published": builder.setDate(\.published, value)
    case "rights": builder.set(\.rights, value)
    case "tags":
      let tags = value.split(separator: ";").map { tag in
        trimmed(String(tag.prefix { $0 != "(" }))
      }
      builder.filler.set(\.tags, list: tags, from: .input)
    default: break
    }
  }

  private static func isRights(_ text: String) -> Bool {
    text.lowercased().hasPrefix("copyright") || text.hasPrefix("©")
      || text.hasSuffix("All Rights Reserved")
  }

  /// `FRED PRUIM` for `PRUIM, FRED`; nil for lines that are not one such name.
  private static func turnedName(_ text: String) -> String? {
    let parts = text.split(separator: ",").map { trimmed(String($0)) }
    guard parts.count == 2, parts.allSatisfy({ !$0.contains(" ") && $0 == $0.uppercased() })
    else { return nil }
    return parts[1] + " " + parts[0]
  }

  /// The line without what stands in brackets: `Jane Roe (now), John Doe (earlier)`.
  private static func withoutRemarks(_ text: String) -> String {
    text.split(separator: ")").map { part in part.prefix { $0 != "(" } }.joined()
  }

  // MARK: Lists

  /// `1. Title`, a line with paper, date, page and words, and the article.
  private func fillList(_ builder: inout ArticleBuilder) {
    let title = chunks[0].text.drop { $0 != "." }.dropFirst()
    builder.addTitle(trimmed(String(title)))
    for (place, chunk) in chunks.dropFirst().enumerated() {
      if place == 0, ExportHead.isListSource(chunk.text) {
        let parts = chunk.text.split(separator: ",").map { trimmed(String($0)) }
        builder.set(\.outlet, parts[0])
        for part in parts.dropFirst() {
          if let date = LocalDate.date(part) { builder.filler.set(\.published, date, from: .input) }
          if part.hasPrefix("p.") { builder.set(\.section, part) }
          if part.hasSuffix("w.") || part.hasSuffix("w") { builder.setWordCount(part) }
        }
      } else {
        builder.add(chunk.text, .paragraph)
      }
    }
  }

  // MARK: Tables

  private static func date(in chunk: Chunk) -> CalendarDate? {
    chunk.lines.first.flatMap { LocalDate.date(trimmed($0)) }
  }

  /// The field of a line labelled as the article's labels are printed, and what follows the label.
  private func label(_ text: String) -> (field: String, value: String)? {
    guard let label = Self.anyLabel(text) else { return nil }
    let needsCapitals = printsCapitals || Self.capitalLabels.contains(label.name)
    return needsCapitals && !Self.opensInCapitals(text) ? nil : (label.field, label.value)
  }

  /// Whether a line has the form of a label that is not in the table.
  private func isUnknownLabel(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), text[..<colon].utf8.count <= 40,
      text[..<colon].split(separator: " ").count <= 4
    else { return false }
    return !printsCapitals || Self.opensInCapitals(text)
  }

  /// The field of a labelled line and what follows the label; nil for other lines.
  private static func anyLabel(_ text: String) -> (name: String, field: String, value: String)? {
    guard let colon = text.firstIndex(of: ":"), text[..<colon].utf8.count <= 28 else { return nil }
    let name = text[..<colon].lowercased()
    guard let field = fields[name] else { return nil }
    let value = trimmed(String(text[text.index(after: colon)...]))
    if datedLabels.contains(name), LocalDate.date(value) == nil { return nil }
    return (name, field, value)
  }

  /// Whether a labelled line can be no sentence, by its label or by the date behind it.
  private static func isData(_ text: String) -> Bool {
    guard let label = anyLabel(text) else { return false }
    return label.name.contains("-") || LocalDate.date(label.value) != nil
  }

  /// Whether what stands in front of the colon has no small letter.
  private static func opensInCapitals(_ text: String) -> Bool {
    !text.prefix { $0 != ":" }.contains { $0.isLowercase }
  }

  /// The labels that a date follows; articles open paragraphs with them too, in capitals as well.
  private static let datedLabels: Set<String> = ["update"]

  /// The labels that are always printed in capitals, since articles open paragraphs with them too.
  private static let capitalLabels: Set<String> = ["correction", "distribution", "update"]

  /// The labels that stand below the body.
  private static let tailFields: Set<String> = ["language", "tags", "skip", "url"]

  /// The labels in the languages that Nexis and ProQuest write them in.
  private static let fields: [String: String] = {
    let rows: [(field: String, labels: String)] = [
      ("byline", "byline|autor|auteur|author|autore|verfasser"),
      ("section", "section|rubrik|rubrique|sección|seccion|sectie|rubriek"),
      ("dateline", "dateline|ort|lieu"), ("deck", "highlight|teaser|résumé|abstract|encart"),
      ("caption", "graphic|grafik|graphique"),
      ("language", "language|sprache|langue|idioma|taal|language of publication"),
      ("url", "url|document url"), ("outlet", "publication title|publication"),
      ("title", "title|kop|titel|titre"), ("published", "publication date"),
      ("rights", "copyright"),
      ("tags", "subject|sujet|thema|schlagwort"), ("body", "full text|tekst|text"),
      ("length", "length|länge|longueur|lengte|longitud"), ("correction", "correction"),
      (
        "skip",
        "load-date|update|publication-type|type de publication|journal code|person|company|organization|organisation|geographic|city|country|state|industry|ticker|document-type|correction-date|proquest document id|source type|issn|last updated|database|document type|place of publication|country of publication|publisher|publication subject|issue|volume|pages|pub-type|distribution|localisation-geo|date-chargement|type-publication|societe|société|symbole-boursier|secteur-activite|secteur-activité|personne"
      ),
    ]
    var table: [String: String] = [:]
    for row in rows {
      for label in row.labels.split(separator: "|") { table[String(label)] = row.field }
    }
    return table
  }()
}

extension String {
  /// The string without one sign at its end.
  fileprivate func trimmingSuffix(_ sign: Character) -> String {
    last == sign ? String(dropLast()) : self
  }
}

/// Dates as newspapers of several languages print them: `Mittwoch 31. August 2011`.
enum LocalDate {
  /// The date with which a line opens, a weekday and a zone aside; nil if there is none.
  static func date(_ line: String) -> CalendarDate? {
    guard line.utf8.count <= 100 else { return nil }
    let words = line.lowercased().split { $0 == " " || $0 == "," || $0 == "." || $0 == "\u{A0}" }
    if let date = numeric(words) { return date }
    guard words.count <= 10, let place = words.prefix(5).firstIndex(where: { month($0) != nil }),
      let month = month(words[place])
    else { return FieldDate.date(line) }
    let before = place > 0 ? Int(words[place - 1]) : nil
    let after = words[(place + 1)...].prefix(3).compactMap { Int($0) }
    let year = after.first { $0 > 1000 }
    let day = before ?? after.first { $0 <= 31 }
    if before == nil, place > 1, words[place - 1] == "de", let first = Int(words[place - 2]) {
      return year.flatMap { CalendarDate(year: $0, month: month, day: first) }
    }
    return year.flatMap { CalendarDate(year: $0, month: month, day: day) }
  }

  /// `09.02.1994`, as much of Europe writes dates.
  private static func numeric(_ words: [Substring]) -> CalendarDate? {
    guard words.count == 3, words[2].utf8.count == 4, let day = Int(words[0]),
      let month = Int(words[1]), let year = Int(words[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// The number of a month by its name or the first three letters of it, in lower case.
  static func month(_ word: Substring) -> Int? {
    MonthNames.number(String(word)) ?? foreign[String(word)]
  }

  /// The months in German, French, Dutch, Spanish, Italian and Portuguese.
  private static let foreign: [String: Int] = {
    let rows = [
      "januar janvier januari enero gennaio janeiro jänner",
      "februar février februari febrero febbraio fevereiro",
      "märz mars maart marzo março", "avril abril aprile", "mai mei mayo maggio maio",
      "juni juin junio giugno junho", "juli juillet julio luglio julho",
      "août augustus agosto", "septembre septiembre settembre setembro",
      "oktober octobre octubre ottobre outubro", "novembre noviembre novembro",
      "dezember décembre diciembre dicembre dezembro",
    ]
    var table: [String: Int] = [:]
    for (place, row) in rows.enumerated() {
      for word in row.split(separator: " ") {
        table[String(word)] = place + 1
        let short = String(word.prefix(3))
        if table[short] == nil { table[short] = place + 1 }
      }
    }
    return table
  }()
}

/// The names of languages that databases write.
enum LanguageNames {
  /// The BCP 47 tag of `ENGLISH` or `GERMAN; DEUTSCH`; nil for unknown names.
  static func tag(of text: String) -> String? {
    let word = text.lowercased().prefix { $0.isLetter }
    return names[String(word)]
  }

  private static let names: [String: String] = [
    "english": "en", "englisch": "en", "anglais": "en", "german": "de", "deutsch": "de",
    "allemand": "de", "french": "fr", "français": "fr", "französisch": "fr", "spanish": "es",
    "español": "es", "dutch": "nl", "nederlands": "nl", "italian": "it", "italiano": "it",
    "portuguese": "pt", "português": "pt", "russian": "ru", "polish": "pl", "arabic": "ar",
    "chinese": "zh", "japanese": "ja", "swedish": "sv", "danish": "da", "norwegian": "no",
    "finnish": "fi", "turkish": "tr", "catalan": "ca",
  ]
}
