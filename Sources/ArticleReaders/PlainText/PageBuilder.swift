internal import DocumentModel

/// The blocks and the metadata of a plain text.
struct Page {
  var blocks: [Block] = []
  var metadata = Metadata()
  /// Why lines are no part of the article.
  var leftOut: [LeftOutBlock] = []

  /// Adds a block; one without words is left out.
  mutating func add(_ span: Span, _ role: BlockRole, in text: SourceText) {
    let span = TextSpace.trimmed(span, in: text)
    if !span.isEmpty { blocks.append(Block(span: span, role: role)) }
  }

  /// Adds a line that is no part of the article, with the reason; `furniture` where its words tell.
  mutating func leave(
    _ span: Span, _ reason: SavedPage.LeftOut? = nil, as role: BlockRole = .boilerplate,
    in text: SourceText
  ) {
    let count = blocks.count
    add(span, role, in: text)
    guard blocks.count > count else { return }
    leftOut.append(
      LeftOutBlock(
        text: text.string(in: blocks[count].span), reason: reason?.reason.rawValue ?? "furniture",
        score: reason?.score ?? 0, position: count, block: count))
  }
}

/// Fills in what is not known yet.
///
/// What a file states about itself, or JSON says beside the text, wins over what its lines look like.
struct MetadataFiller {
  /// The numbers of words that a source can mean.
  static let wordCounts = 1...10_000_000

  private(set) var metadata: Metadata

  init(_ known: Metadata) { metadata = known }

  mutating func set<Value>(
    _ field: WritableKeyPath<Metadata, Sourced<Value>?>, _ value: Value,
    from origin: MetadataOrigin
  ) {
    if metadata[keyPath: field] == nil { metadata[keyPath: field] = Sourced(value, from: origin) }
  }

  /// Takes a list of keywords for the one that is there.
  mutating func replaceTags(_ tags: [String]) {
    if !tags.isEmpty { metadata.tags = Sourced(tags, from: .input) }
  }

  /// Sets a text field, unless the text is empty.
  mutating func set(
    _ field: WritableKeyPath<Metadata, Sourced<String>?>, text: String,
    from origin: MetadataOrigin
  ) {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !line.isEmpty { set(field, line, from: origin) }
  }

  /// Takes every field that is open from `other`.
  mutating func fill(from other: Metadata) {
    func fill<Value>(_ field: WritableKeyPath<Metadata, Sourced<Value>?>) {
      if metadata[keyPath: field] == nil { metadata[keyPath: field] = other[keyPath: field] }
    }
    for field in [
      \Metadata.title, \.deck, \.kicker, \.byline, \.outlet, \.url, \.section, \.language, \.rights,
      \.datelinePlace,
    ] { fill(field) }
    for field in [\Metadata.authors, \.tags] { fill(field) }
    for field in [\Metadata.published, \.modified, \.reposted, \.datelineDate] { fill(field) }
    fill(\.wordCount)
  }

  /// Writes the language as BCP 47 does: `en`, `en-GB`.
  mutating func normaliseLanguage() {
    guard let given = metadata.language else { return }
    var parts = given.value.split { $0 == "-" || $0 == "_" }.map { $0.lowercased() }
    guard let first = parts.first else { return }
    parts[0] = LanguageNames.tag(of: first) ?? first
    for place in parts.indices.dropFirst() where parts[place].utf8.count == 2 {
      parts[place] = parts[place].uppercased()
    }
    metadata.language = Sourced(parts.joined(separator: "-"), from: given.origin)
  }

  mutating func set(
    _ field: WritableKeyPath<Metadata, Sourced<[String]>?>, list: [String],
    from origin: MetadataOrigin
  ) {
    let values = list.map(trimmed).filter { !$0.isEmpty }
    if !values.isEmpty { set(field, values, from: origin) }
  }
}
