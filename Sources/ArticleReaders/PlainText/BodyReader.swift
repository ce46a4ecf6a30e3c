internal import DocumentModel

/// Reads the article below its head, and the foot of the page.
struct BodyReader {
  private let lines: [ChunkText]
  private let furniture: [Furniture.Kind?]
  private let text: SourceText
  private let origin: PlainTextReader.Origin
  private let foot: Int
  /// What is left out of a saved page, line by line, where the text is one.
  private let leftOut: [SavedPage.LeftOut?]?

  init(chunks: ArraySlice<Chunk>, text: SourceText, origin: PlainTextReader.Origin) {
    self.text = text
    self.origin = origin
    lines = chunks.map { ChunkText($0, in: text) }
    furniture = lines.map(Furniture.kind(of:))
    foot = Self.footStart(lines, furniture)
    leftOut = nil
  }

  /// The article of a saved page, and what follows it.
  init(chunks: ArraySlice<Chunk>, text: SourceText, saved: SavedPage) {
    self.text = text
    origin = .page
    lines = chunks.map { ChunkText($0, in: text) }
    furniture = lines.map(Furniture.kind(of:))
    foot = saved.body.count
    leftOut = Array(saved.leftOut[saved.body.lowerBound...])
  }

  /// The first line of the foot: below it there is little or nothing that reads like the article.
  private static func footStart(_ lines: [ChunkText], _ furniture: [Furniture.Kind?]) -> Int {
    let sizes = lines.map { $0.isBodyLike ? $0.chunk.span.count : 0 }
    let whole = sizes.reduce(0, +)
    var above = 0
    for (position, line) in lines.enumerated() {
      defer { above += sizes[position] }
      guard above > 0 || position > 0 else { continue }
      switch furniture[position] {
      case .comments:
        if above > 0, line.string.utf8.contains(where: { (0x30...0x39).contains($0) || $0 == 0x3A })
        {
          return position
        }
        if (whole - above) * 4 <= above { return position }
      case .tail, .tags, .rights: if (whole - above) * 4 <= above { return position }
      case .inline, .correction, .credits, nil: break
      }
    }
    return lines.count
  }

  /// Adds the blocks of body and foot.
  func read(into page: inout Page, _ filler: inout MetadataFiller) {
    var position = 0
    var hasDateline = false
    while position < foot {
      if !hasDateline, lines[position].isBodyLike {
        hasDateline = true
        if addAfterDateline(position, to: &page, &filler) {
          position += 1
          continue
        }
      }
      position += add(position, to: &page, &filler)
    }
    readFoot(into: &page, &filler)
  }

  // MARK: The article

  /// Adds a line of the article, or two that belong together; returns how many.
  private func add(_ position: Int, to page: inout Page, _ filler: inout MetadataFiller) -> Int {
    let line = lines[position]
    let span = line.chunk.span
    if let reason = leftOut?[position] { return leave(position, reason, in: &page, &filler) }
    if line.isLong {
      page.add(span, isListItem(line) ? .list : .paragraph, in: text)
      return 1
    }
    switch furniture[position] {
    case .inline, .rights:
      page.leave(span, in: text)
      return 1
    case .correction: return addCorrection(position, to: &page)
    case .credits:
      addCredits(line, to: &page, &filler)
      return 1
    case .tail, .tags, .comments, nil: break
    }
    if let attribution = attribution(below: position) {
      page.add(span.hull(attribution), .pullquote, in: text)
      return 2
    }
    if isListItem(line) {
      page.add(span, .list, in: text)
    } else if addPicture(position, to: &page) || addLast(position, to: &page, &filler) {
      return 1
    } else {
      page.add(span, isSubhead(position) ? .subhead : .paragraph, in: text)
    }
    return 1
  }

  /// Adds a line between the paragraphs of a saved page that is none of them: captions, credits and
  /// corrections keep their roles.
  private func leave(
    _ position: Int, _ reason: SavedPage.LeftOut, in page: inout Page,
    _ filler: inout MetadataFiller
  ) -> Int {
    let line = lines[position]
    switch furniture[position] {
    case .correction: return addCorrection(position, to: &page)
    case .credits: addCredits(line, to: &page, &filler)
    case .inline, .rights, .tail, .tags, .comments: page.leave(line.chunk.span, in: text)
    case nil:
      if line.isLong || !addPicture(position, to: &page) {
        page.leave(line.chunk.span, reason, in: text)
      }
    }
    return 1
  }

  private func isListItem(_ line: ChunkText) -> Bool {
    LinePattern.isListItem(text.utf8, line.chunk.span)
  }

  private func addAfterDateline(
    _ position: Int, to page: inout Page, _ filler: inout MetadataFiller
  ) -> Bool {
    let span = lines[position].chunk.span
    guard let dateline = DatelinePrefix(text.bytes(in: span)) else { return false }
    let border = span.start + dateline.length
    page.add(Span(start: span.start, end: border), .dateline, in: text)
    page.add(Span(start: border, end: span.end), .paragraph, in: text)
    filler.set(\.datelinePlace, text: dateline.place, from: .visibleText)
    let known = filler.metadata.published?.value ?? filler.metadata.reposted?.value
    if let day = dateline.monthAndDay, let year = day.year ?? known?.year,
      let date = CalendarDate(year: year, month: day.month, day: day.day)
    {
      filler.set(\.datelineDate, date, from: .visibleText)
    }
    return true
  }

  /// A correction; where its label stands alone, the line below belongs to it.
  private func addCorrection(_ position: Int, to page: inout Page) -> Int {
    let span = lines[position].chunk.span
    page.add(span, .correction, in: text)
    guard lines[position].wordCount <= 4, position + 1 < foot else { return 1 }
    page.add(lines[position + 1].chunk.span, .correction, in: text)
    return 2
  }

  private func addCredits(
    _ line: ChunkText, to page: inout Page, _ filler: inout MetadataFiller
  ) {
    page.add(line.chunk.span, .byline, in: text)
    let folded = line.string.lowercased()
    guard let lead = folded.firstRange(of: "reporting by "), !folded.hasPrefix("(additional"),
      !folded.hasPrefix("additional")
    else { return }
    let offset = folded.distance(from: folded.startIndex, to: lead.upperBound)
    let rest = line.string.dropFirst(offset).prefix { $0 != ";" && $0 != "." && $0 != ")" }
    filler.set(\.authors, list: Byline.authors(inList: String(rest)), from: .visibleText)
  }

  /// The line "— Jane Roe" below a quotation that was pulled out.
  private func attribution(below position: Int) -> Span? {
    guard lines[position].startsWithQuote, position + 1 < foot else { return nil }
    let next = lines[position + 1]
    guard !next.isLong, (2...9).contains(next.wordCount), !next.endsSentence,
      ["—", "–", "-", "--", "―"].contains(where: next.string.hasPrefix)
    else { return nil }
    let names = next.words.drop { !$0.unicodeScalars.contains(where: \.properties.isAlphabetic) }
    return names.first.map { WordForm.isCapitalised($0) } ?? false ? next.chunk.span : nil
  }

  /// A caption with its credit, or a credit alone, between the paragraphs of a saved page.
  private func addPicture(_ position: Int, to page: inout Page) -> Bool {
    let line = lines[position]
    guard origin == .page, position + 1 < foot, line.wordCount <= 60 else { return false }
    let span = line.chunk.span
    if Credit.matches(line.string) {
      page.add(span, .credit, in: text)
      return true
    }
    guard let credit = Credit.start(inCaption: line.string) else { return false }
    page.add(Span(start: span.start, end: span.start + credit), .caption, in: text)
    page.add(Span(start: span.start + credit, end: span.end), .credit, in: text)
    return true
  }

  /// A date, a source or keywords in the last lines, where pages often put them.
  private func addLast(
    _ position: Int, to page: inout Page, _ filler: inout MetadataFiller
  ) -> Bool {
    guard origin == .page, position > 0, position + 5 >= foot else { return false }
    let line = lines[position]
    if let keyed = KeyedLine(line), line.wordCount <= 16, !line.endsSentence {
      switch keyed.field {
      case .outlet, .url, .tags, .section, .published, .modified, .authors, .rights:
        page.add(line.chunk.span, KeyedRole.role(of: keyed.field), in: text)
        KeyedRole.fill(&filler, from: keyed)
        return true
      case .title, .deck, .kicker, .reposted, .language, .dateline, .caption, .credit: return false
      }
    }
    guard let dates = DateLine(line.string) else { return false }
    page.add(line.chunk.span, .published, in: text)
    for entry in dates.entries {
      if entry.label == .modified {
        filler.set(\.modified, entry.date, from: .visibleText)
      } else {
        filler.set(\.published, entry.date, from: .visibleText)
      }
    }
    return true
  }

  /// A few words without a full stop between two paragraphs.
  private func isSubhead(_ position: Int) -> Bool {
    let line = lines[position]
    guard line.wordCount <= 8, line.string.utf8.count <= 70,
      line.isTitleLike || line.wordCount == 1,
      line.startsUpper, !line.startsWithQuote, position + 1 < foot, lines[position + 1].isBodyLike,
      line.string.unicodeScalars.last.map({ !".!…,;:”\"".unicodeScalars.contains($0) }) ?? false
    else { return false }
    // What a page puts between a paragraph and the next subhead does not count.
    var above = position - 1
    while above > 0, leftOut?[above] != nil || furniture[above] == .inline { above -= 1 }
    return above >= 0 && lines[above].endsSentence
  }

  // MARK: The foot

  private func readFoot(into page: inout Page, _ filler: inout MetadataFiller) {
    var role = BlockRole.boilerplate
    for position in lines.indices[foot...] {
      let line = lines[position]
      let span = line.chunk.span
      switch furniture[position] {
      case .comments:
        role = .comment
        page.leave(span, in: text)
      case .tail:
        role = .boilerplate
        page.leave(span, in: text)
      case .inline: page.leave(span, in: text)
      case .correction: page.add(span, .correction, in: text)
      case .credits: addCredits(line, to: &page, &filler)
      case .rights:
        page.leave(span, in: text)
        filler.set(\.rights, text: line.string, from: .visibleText)
      case .tags:
        page.leave(span, in: text)
        addTags(line, &filler)
      case nil: page.leave(span, leftOut?[position], as: role, in: text)
      }
    }
  }

  private func addTags(_ line: ChunkText, _ filler: inout MetadataFiller) {
    let values = line.string.split(separator: ":", maxSplits: 1)
    guard values.count == 2 else { return }
    let tags = values[1].split { $0 == "," || $0 == ";" || $0 == "|" || $0 == "#" }
    filler.set(\.tags, list: tags.map(String.init), from: .visibleText)
  }
}
