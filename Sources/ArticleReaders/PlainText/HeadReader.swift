internal import DocumentModel

/// Reads what stands above the first paragraph: dates, kicker, headline, deck, captions, byline.
struct HeadReader {
  private let lines: [ChunkText]
  private let kinds: [HeadLine]
  private let text: SourceText
  private let plan: HeadDates
  private let headline: Int?
  /// What is left out of a saved page, where the text is one.
  private let leftOut: [SavedPage.LeftOut?]?

  /// The number of chunks that belong to the head.
  let end: Int

  /// A head is no longer than that many chunks.
  private static let longest = 18

  init(
    chunks: [Chunk], text: SourceText, known: Metadata, origin: PlainTextReader.Origin
  ) {
    self.text = text
    let title = known.title.map { trimmed($0.value) }
    let first = chunks.prefix(6).map { ChunkText($0, in: text) }
    let named = first.firstIndex { !$0.isLong && $0.string == title }
    // A field beside a title holds the article alone, unless it repeats the title.
    let isBare = origin == .field && title != nil && named == nil
    let more = isBare ? [] : chunks.prefix(Self.longest).dropFirst(6)
    let lines = first + more.map { ChunkText($0, in: text) }
    let kinds = isBare ? [] : HeadExtent.lineKinds(of: lines, in: text)
    var end = isBare ? 0 : HeadExtent(lines: lines, kinds: kinds, chunkCount: chunks.count).end
    let isStrong = kinds[..<end].contains(where: \.isStrong)
    if let named, chunks.count > 1 {
      // The field repeats the title, so that it holds the page and not the article alone.
      end = min(kinds.count, max(named + 1, isStrong ? end : 0))
    } else if origin == .field, !isStrong {
      end = 0
    }
    self.lines = Array(lines[..<end])
    self.kinds = Array(kinds[..<end])
    self.end = end
    headline =
      named.flatMap { $0 < end ? $0 : nil } ?? Self.headline(self.lines, self.kinds)
    plan = HeadDates(kinds: self.kinds, headline: headline)
    leftOut = nil
  }

  /// The head of a saved page, which opens with the headline.
  init(_ saved: SavedPage, chunks: [Chunk], text: SourceText) {
    self.text = text
    lines = chunks[saved.head].map { ChunkText($0, in: text) }
    kinds = lines.map { HeadLine($0, in: text) }
    end = lines.count
    headline = lines.isEmpty ? nil : 0
    plan = HeadDates(kinds: kinds, headline: headline)
    leftOut = Array(saved.leftOut[saved.head])
  }

  /// The headline: the first line of four words or more that is nothing else, else a shorter one.
  private static func headline(_ lines: [ChunkText], _ kinds: [HeadLine]) -> Int? {
    var shorter: Int?
    for (position, line) in lines.enumerated() {
      switch kinds[position] {
      case .keyed(let keyed): if keyed.field == .title { return nil }
      case .words:
        let isTitle = line.isTitleLike || line.wordCount == 1
        if isTitle, line.wordCount >= 4 { return position }
        if isTitle, shorter == nil, !OutletName.isCertain(line) { shorter = position }
      case .dates, .byline, .credit, .parts, .address, .path, .furniture, .caption: break
      }
    }
    return shorter
  }

  /// Adds the blocks of the head and what they say about the article.
  func read(into page: inout Page, _ filler: inout MetadataFiller) {
    for position in lines.indices {
      let line = lines[position]
      let span = line.chunk.span
      switch kinds[position] {
      case .keyed(let keyed): add(keyed, span, to: &page, &filler)
      case .dates:
        page.add(span, plan.isReposted(position) ? .reposted : .published, in: text)
      case .byline: addByline(line, to: &page, &filler)
      case .credit: page.add(span, .credit, in: text)
      case .parts(let parts): add(parts, to: &page, &filler)
      case .address:
        page.add(span, .source, in: text)
        filler.set(\.url, text: line.string, from: .visibleText)
      case .path:
        page.leave(span, in: text)
        let steps = line.string.split { [">", "›", "»", "→"].contains($0) }
        if let last = steps.last { filler.set(\.section, text: String(last), from: .visibleText) }
      case .furniture: page.leave(span, in: text)
      case .caption(let credit):
        let border = span.start + credit
        page.add(Span(start: span.start, end: border), .caption, in: text)
        page.add(Span(start: border, end: span.end), .credit, in: text)
      case .words: addWords(position, to: &page, &filler)
      }
    }
    plan.fill(&filler)
  }

  // MARK: Lines that only their place explains

  private func addWords(_ position: Int, to page: inout Page, _ filler: inout MetadataFiller) {
    let line = lines[position]
    let span = line.chunk.span
    if position == headline {
      page.add(span, .headline, in: text)
      return filler.set(\.title, text: line.string, from: .visibleText)
    }
    let isAbove = headline.map { position < $0 } ?? false
    let standsByMetadata = isMetadata(position - 1) || isMetadata(position + 1)
    if OutletName.isPerson(line), standsByMetadata {
      page.add(span, .byline, in: text)
      filler.set(\.byline, text: line.string, from: .visibleText)
      return filler.set(
        \.authors, list: Byline.authors(inList: line.string), from: .visibleText)
    }
    let isOutlet = OutletName.isLikely(line) && standsByMetadata && !isAbove && leftOut == nil
    if isOutlet || OutletName.isCertain(line) && !line.isBodyLike,
      filler.metadata.outlet == nil || isOutlet
    {
      page.add(span, .source, in: text)
      return filler.set(\.outlet, text: line.string, from: .visibleText)
    }
    if isAbove {
      guard line.wordCount <= 6, !line.isLong else {
        return page.add(span, .paragraph, in: text)
      }
      page.add(span, .kicker, in: text)
      return filler.set(\.kicker, text: line.string, from: .visibleText)
    }
    addBelowHeadline(position, to: &page, &filler)
  }

  private func addBelowHeadline(
    _ position: Int, to page: inout Page, _ filler: inout MetadataFiller
  ) {
    let line = lines[position]
    let span = line.chunk.span
    if isCaption(position) { return page.add(span, .caption, in: text) }
    let hasDeck = page.blocks.contains { $0.role == .deck }
    if headline != nil || page.blocks.contains(where: { $0.role == .headline }), !hasDeck,
      !line.isLong, line.wordCount >= 3, line.startsUpper, leftOut == nil || isDeck(position)
    {
      page.add(span, .deck, in: text)
      return filler.set(\.deck, text: line.string, from: .visibleText)
    }
    guard let leftOut, let reason = leftOut[position] else {
      return page.add(span, .paragraph, in: text)
    }
    page.leave(span, reason, in: text)
  }

  /// Whether a line of a saved page is what pages put below a headline: a sentence or much of one.
  private func isDeck(_ position: Int) -> Bool {
    position <= 3 && lines[position].wordCount >= 8
  }

  /// Whether a credit stands below, or the words point into a picture: "Jane Roe, left, greets …".
  private func isCaption(_ position: Int) -> Bool {
    if position + 1 < kinds.count, case .credit = kinds[position + 1] { return true }
    return HeadExtent.pointsIntoPicture(lines[position])
  }

  private func isMetadata(_ position: Int) -> Bool {
    guard kinds.indices.contains(position) else { return false }
    return switch kinds[position] {
    case .dates, .byline, .parts: true
    case .keyed, .credit, .address, .path, .furniture, .caption, .words: false
    }
  }

  // MARK: Lines that explain themselves

  private func addByline(
    _ line: ChunkText, to page: inout Page, _ filler: inout MetadataFiller
  ) {
    page.add(line.chunk.span, .byline, in: text)
    filler.set(\.byline, text: line.string, from: .visibleText)
    filler.set(\.authors, list: Byline.authors(inList: line.string), from: .visibleText)
  }

  private func add(
    _ parts: [HeadLine.Part], to page: inout Page, _ filler: inout MetadataFiller
  ) {
    for part in parts {
      page.add(part.span, part.role, in: text)
      var words = text.string(in: part.span).unicodeScalars[...]
      while let last = words.last,
        last.properties.isWhitespace || "|•·—–-,".unicodeScalars.contains(last)
      {
        words.removeLast()
      }
      let string = String(String.UnicodeScalarView(words))
      if part.role == .source { filler.set(\.outlet, text: string, from: .visibleText) }
      if part.role == .byline {
        filler.set(\.byline, text: string, from: .visibleText)
        filler.set(\.authors, list: Byline.authors(inList: string), from: .visibleText)
      }
    }
  }

  private func add(
    _ keyed: KeyedLine, _ span: Span, to page: inout Page, _ filler: inout MetadataFiller
  ) {
    let role = KeyedRole.role(of: keyed.field)
    if BlockRole.analysed.contains(role) || role == .caption || role == .kicker {
      // An analysis must not read the key as words of the article.
      let border = span.start + keyed.keyLength
      page.add(Span(start: span.start, end: border), .boilerplate, in: text)
      page.add(Span(start: border, end: span.end), role, in: text)
    } else {
      page.add(span, role, in: text)
    }
    KeyedRole.fill(&filler, from: keyed)
  }
}
