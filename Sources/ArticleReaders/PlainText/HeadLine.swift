internal import DocumentModel

/// What a line in the head of a page is, as far as the line itself tells.
enum HeadLine {
  /// `Key: value` with a key in use.
  case keyed(KeyedLine)
  /// Nothing but dates.
  case dates(DateLine)
  /// Nothing but authors.
  case byline
  /// Nothing but the makers of a picture.
  case credit
  /// Parts on one line: "By Jane Roe | The Example | Feb 26, 2024".
  case parts([Part])
  /// The address of the page.
  case address
  /// A way through the site: "Home > World > Iraq".
  case path
  /// Buttons and the like.
  case furniture
  /// A sentence and the credit behind it; the place where the credit starts, in bytes.
  case caption(credit: Int)
  /// Anything else.
  case words

  /// A part of a line with several.
  struct Part {
    let span: Span
    let role: BlockRole
    let dates: DateLine?
  }

  init(_ line: ChunkText, in text: SourceText) {
    if line.isLong {
      self = .words
    } else if let keyed = KeyedLine(line) {
      self = .keyed(keyed)
    } else if line.wordCount <= 24, let short = Self.short(line, in: text) {
      self = short
    } else if line.wordCount <= 80, let credit = Credit.start(inCaption: line.string) {
      self = .caption(credit: credit)
    } else {
      self = .words
    }
  }

  /// The kinds of lines of few words.
  private static func short(_ line: ChunkText, in text: SourceText) -> HeadLine? {
    if let dates = DateLine(line.string) { return .dates(dates) }
    if isAddress(line) { return .address }
    if let parts = HeadParts.parts(of: line, in: text) { return .parts(parts) }
    if Byline.matches(line) { return .byline }
    if Credit.matches(line.string) { return .credit }
    if isPath(line) { return .path }
    return Furniture.kind(of: line) != nil || isReadingTime(line) ? .furniture : nil
  }

  /// Whether such a line occurs in heads only, so that it shows that there is one.
  var isStrong: Bool {
    switch self {
    case .keyed, .dates, .byline, .parts: true
    case .credit, .address, .path, .furniture, .caption, .words: false
    }
  }

  private static func isAddress(_ line: ChunkText) -> Bool {
    line.wordCount == 1
      && ["http://", "https://", "www."].contains(where: line.string.lowercased().hasPrefix)
  }

  private static func isPath(_ line: ChunkText) -> Bool {
    guard line.wordCount <= 14 else { return false }
    let arrows = line.words.filter { [">", "›", "»", "→"].contains($0) }.count
    return arrows >= 1 && !line.endsSentence
      && line.words.first.map { ![">", "›", "»", "→"].contains($0) } ?? false
      && (arrows >= 2 || line.words.first?.lowercased() == "home")
  }

  /// "3 min read".
  private static func isReadingTime(_ line: ChunkText) -> Bool {
    line.wordCount <= 4 && line.folded.hasSuffix("read")
      && line.string.utf8.contains { (0x30...0x39).contains($0) }
  }
}

/// A line that names its own field: "Author: Jane Roe".
struct KeyedLine {
  /// The fields that heads of saved pages name.
  enum Field {
    case title, deck, kicker, authors, outlet, published, modified, reposted, url, section, tags
    case language, rights, dateline, caption, credit
  }

  /// The field.
  let field: Field
  /// The bytes of the key with its colon and the white space behind it.
  let keyLength: Int
  /// The value.
  let value: String

  init?(_ line: ChunkText) {
    guard let colon = line.string.utf8.prefix(21).firstIndex(of: UInt8(ascii: ":")) else {
      return nil
    }
    let key = line.string[..<colon].lowercased()
    guard key.utf8.count <= 20, let field = Self.fields[trimmed(key)] else { return nil }
    let rest = String(line.string[colon...].dropFirst())
    let value = trimmed(rest)
    guard !value.isEmpty else { return nil }
    switch field {
    case .published, .modified, .reposted: guard DateLine(value) != nil else { return nil }
    case .caption, .deck, .title, .kicker, .authors, .outlet, .url, .section, .tags, .language,
      .rights, .dateline, .credit:
      break
    }
    self.field = field
    self.value = value
    let gap = rest.unicodeScalars.prefix { $0.properties.isWhitespace }
    keyLength =
      line.string.utf8.distance(from: line.string.startIndex, to: colon) + 1
      + String(gap).utf8.count
  }

  private static let fields: [String: Field] = [
    "title": .title, "headline": .title, "subject": .title, "deck": .deck, "subtitle": .deck,
    "subheadline": .deck, "standfirst": .deck, "dek": .deck, "summary": .deck, "kicker": .kicker,
    "author": .authors, "authors": .authors, "by": .authors, "byline": .authors,
    "writer": .authors, "reporter": .authors, "source": .outlet, "outlet": .outlet,
    "publication": .outlet, "publisher": .outlet, "newspaper": .outlet, "site": .outlet,
    "website": .outlet, "date": .published, "published": .published, "pubdate": .published,
    "publication date": .published, "date published": .published, "published on": .published,
    "posted": .published, "updated": .modified, "modified": .modified,
    "last updated": .modified, "last modified": .modified, "date modified": .modified,
    "reposted": .reposted, "retrieved": .reposted, "accessed": .reposted, "url": .url,
    "link": .url, "permalink": .url, "section": .section, "category": .section, "desk": .section,
    "tags": .tags, "keywords": .tags, "topics": .tags, "language": .language, "lang": .language,
    "copyright": .rights, "rights": .rights, "license": .rights, "licence": .rights,
    "dateline": .dateline, "location": .dateline, "place": .dateline, "caption": .caption,
    "photo credit": .credit, "image credit": .credit,
  ]
}

/// Takes lines apart that hold several pieces of a head.
enum HeadParts {
  /// The parts of a line; nil unless each part is of a known kind and one is a date or a byline.
  static func parts(of line: ChunkText, in text: SourceText) -> [HeadLine.Part]? {
    guard line.wordCount <= 24, line.chunk.lines == 1 else { return nil }
    for separator in separators where line.string.utf8.count < 200 {
      let pieces = spans(of: line, separator: separator)
      guard (2...5).contains(pieces.count) else { continue }
      let parts = pieces.compactMap { part($0, separator, in: text) }
      // A comma also stands inside bylines, so that only a date behind it shows parts.
      let signs: [BlockRole] =
        separator.first == UInt8(ascii: ",") ? [.published] : [.published, .byline]
      if parts.count == pieces.count, parts.contains(where: { signs.contains($0.role) }) {
        return parts
      }
    }
    return nil
  }

  private static let separators = [" | ", " • ", " · ", " — ", " – ", " - ", ", ", "|"].map {
    Array($0.utf8)
  }

  /// The pieces between separators, each with the one behind it; a comma parts once only.
  private static func spans(of line: ChunkText, separator: [UInt8]) -> [Span] {
    let bytes = Array(line.string.utf8)
    let start = line.chunk.span.start
    var spans: [Span] = []
    var first = 0
    var offset = 1
    while offset + separator.count <= bytes.count {
      if bytes[offset...].starts(with: separator) {
        spans.append(Span(start: start + first, end: start + offset + separator.count))
        first = offset + separator.count
        offset = first
        if separator.first == UInt8(ascii: ",") { break }
      } else {
        offset += 1
      }
    }
    return spans.isEmpty ? [] : spans + [Span(start: start + first, end: line.chunk.span.end)]
  }

  private static func part(_ span: Span, _ separator: [UInt8], in text: SourceText) -> HeadLine
    .Part?
  {
    var core = TextSpace.trimmed(span, in: text)
    let mark = separator.filter { $0 != 0x20 }
    if text.bytes(in: core).reversed().starts(with: mark.reversed()) {
      core = TextSpace.trimmed(Span(start: core.start, end: core.end - mark.count), in: text)
    }
    guard !core.isEmpty else { return nil }
    let line = ChunkText(Chunk(span: core, lines: 1, afterBlank: false), in: text)
    if let dates = DateLine(line.string) {
      return HeadLine.Part(span: span, role: .published, dates: dates)
    }
    if Byline.matches(line) { return HeadLine.Part(span: span, role: .byline, dates: nil) }
    return OutletName.isLikely(line) ? HeadLine.Part(span: span, role: .source, dates: nil) : nil
  }
}
