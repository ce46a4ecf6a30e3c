internal import DocumentModel

/// Puts the text of an article together from the parts that a structured format names.
///
/// The parts become blocks parted by blank lines, in the order in which they are added.
struct ArticleBuilder {
  private var utf8: [UInt8] = []
  private var blocks: [Block] = []
  private var hasBody = false
  private var hasTitleBlock = false
  private var tags: [String] = []
  private var knownTags: Set<String> = []
  /// What is known besides the text.
  var filler: MetadataFiller
  /// The input's own id.
  var id: String?
  /// What was repaired or left out on the way.
  var warnings: [String] = []

  /// Starts an article; what is known already wins over what is added.
  init(known: Metadata = Metadata()) { filler = MetadataFiller(known) }

  /// Whether a paragraph was added.
  var isEmpty: Bool { !hasBody }

  /// Whether nothing was added at all.
  var hasNoText: Bool { blocks.isEmpty }

  /// Adds a block; runs of white space become one space, and a block without words is left out.
  mutating func add(_ text: String, _ role: BlockRole) {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { return }
    if role == .paragraph || role == .list, !hasBody {
      hasBody = true
      addFirstParagraph(words.joined(separator: " "), role)
      return
    }
    append(Array(words.joined(separator: " ").utf8), role)
  }

  /// Adds a field of metadata with the block that shows it.
  mutating func addTitle(_ text: String) {
    if hasTitleBlock, folded(text) == filler.metadata.title?.value { return }
    filler.set(\.title, text: text, from: .input)
    hasTitleBlock = hasTitleBlock || !trimmed(text).isEmpty
    add(text, .headline)
  }

  /// Adds the deck, unless it only repeats the title.
  mutating func addDeck(_ text: String) {
    guard !trimmed(text).isEmpty, folded(text) != filler.metadata.title?.value else { return }
    filler.set(\.deck, text: text, from: .input)
    add(text, .deck)
  }

  /// Adds the line that names the authors.
  mutating func addByline(_ given: String) {
    var text = folded(given)
    while let last = text.last, last == "," || last == ";" { text.removeLast() }
    guard !text.isEmpty else { return }
    // "Von" opens German bylines; inside a name it is in lower case.
    if text.hasPrefix("Von ") {
      setAuthors(text.dropFirst(4).split(separator: " und ").map(String.init))
    }
    filler.set(\.byline, text: text, from: .input)
    filler.set(\.authors, list: Byline.authors(inList: text), from: .input)
    add(text, .byline)
  }

  /// Adds a list of authors without a line that names them.
  mutating func setAuthors(_ names: [String]) {
    filler.set(\.authors, list: names.flatMap(Byline.authors(inList:)), from: .input)
  }

  /// Sets a date from the text of a field.
  mutating func setDate(
    _ field: WritableKeyPath<Metadata, Sourced<CalendarDate>?>, _ text: String?
  ) {
    if let date = text.flatMap(FieldDate.date(_:)) { filler.set(field, date, from: .input) }
  }

  /// Sets the day of publication from a date as newspapers print it in several languages.
  mutating func setLocalDate(_ text: String) {
    if let date = LocalDate.date(text) { filler.set(\.published, date, from: .input) }
  }

  /// Sets the number of words from `1,684 words`; a line without a number sets nothing.
  mutating func setWordCount(_ text: String) {
    let digits = text.filter { $0 != "," && $0 != "." }.split { !$0.isASCII || !$0.isNumber }.first
    if let count = digits.flatMap({ Int($0) }), MetadataFiller.wordCounts.contains(count) {
      filler.set(\.wordCount, count, from: .input)
    }
  }

  /// Adds keywords to those that are there.
  mutating func addTags(_ added: [String]) {
    for tag in added where !tag.isEmpty && knownTags.insert(tag).inserted { tags.append(tag) }
  }

  /// Sets a field of text.
  mutating func set(
    _ field: WritableKeyPath<Metadata, Sourced<String>?>, _ text: String?
  ) {
    if let text { filler.set(field, text: text, from: .input) }
  }

  /// Adds the blocks of a body; a first block that repeats the title is left out.
  mutating func add(_ pieces: [HTMLBody.Piece]) {
    for (place, piece) in pieces.enumerated() {
      if place == 0, piece.text == filler.metadata.title?.value, pieces.count > 1 { continue }
      add(piece.text, piece.role)
      if piece.role == .subhead { hasBody = true }
    }
  }

  /// Adds text whose paragraphs open with spaces or stand between blank lines.
  mutating func addIndented(_ text: String) {
    var open = ""
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let words = trimmed(String(line))
      if words.isEmpty || line.hasPrefix("   ") || line.hasPrefix("\t") {
        add(open, .paragraph)
        open = ""
      }
      open += " " + words
    }
    add(open, .paragraph)
  }

  private func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private mutating func addFirstParagraph(_ text: String, _ role: BlockRole) {
    let bytes = Array(text.utf8)
    guard role == .paragraph, let dateline = DatelinePrefix(bytes[...]),
      dateline.length < bytes.count, !dateline.place.hasPrefix("By ")
    else { return append(bytes, role) }
    let start = begin()
    utf8 += bytes
    let border = start + dateline.length
    let source = SourceText(repairing: utf8)
    for (span, role) in [
      (Span(start: start, end: border), BlockRole.dateline),
      (Span(start: border, end: utf8.count), BlockRole.paragraph),
    ] {
      let inner = TextSpace.trimmed(span, in: source)
      if !inner.isEmpty { blocks.append(Block(span: inner, role: role)) }
    }
    filler.set(\.datelinePlace, text: dateline.place, from: .visibleText)
    if let day = dateline.monthAndDay, let year = day.year ?? filler.metadata.published?.value.year,
      let date = CalendarDate(year: year, month: day.month, day: day.day)
    {
      filler.set(\.datelineDate, date, from: .visibleText)
    }
  }

  private mutating func begin() -> Int {
    if !utf8.isEmpty { utf8 += [0x0A, 0x0A] }
    return utf8.count
  }

  private mutating func append(_ bytes: [UInt8], _ role: BlockRole) {
    let start = begin()
    utf8 += bytes
    blocks.append(Block(span: Span(start: start, end: utf8.count), role: role))
  }

  /// The finished document.
  ///
  /// - Throws: `Failure` with code `no-text` where nothing was added.
  func document(for request: ReadRequest, decoded: TextDecoder) throws(Failure) -> Document {
    let source = SourceText(repairing: utf8)
    guard !blocks.isEmpty, !InputCheck.isBlank(source.utf8) else {
      throw request.check.failure("no-text", "the input holds no text of an article")
    }
    var filler = filler
    if !tags.isEmpty {
      let given = filler.metadata.tags?.value ?? []
      let isGiven = Set(given)
      filler.replaceTags(given + tags.filter { !isGiven.contains($0) })
    }
    filler.normaliseLanguage()
    var metadata = filler.metadata
    metadata.setLanguage(ofText: LanguageIdentifier.deferred(source, in: blocks))
    return Document(
      id: id.flatMap { trimmed($0).isEmpty ? nil : trimmed($0) } ?? request.check.document,
      source: request.source(decoded, warnings: warnings), text: source, blocks: blocks,
      metadata: metadata)
  }
}
