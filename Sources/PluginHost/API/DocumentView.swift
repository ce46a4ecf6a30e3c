internal import DocumentModel
internal import TextEngine

/// A document as one plugin sees it, with the spans that the plugin has made.
final class DocumentView {
  let document: Document
  let index: DocumentIndex
  let tokens: TokenTable
  let sentences: [Sentence]
  let entities: EntityTable
  let numbers: [NumberMention]
  let dates: [DateMention]
  let quotes: [Quotation]
  let phrases: [NounPhrase]
  let verbs: [VerbGroup]
  /// The items of plugin layers, by the name of the layer, then in text order.
  let annotations: [(layer: String, item: CustomItem)]
  /// The spans that are no items of a layer, numbered as they were made.
  private(set) var spans: [TextSpan] = []

  init(_ document: Document, index: DocumentIndex) {
    self.document = document
    self.index = index
    tokens = document.layers.tokens ?? TokenTable()
    sentences = document.layers.sentences ?? []
    entities = document.layers.entities ?? EntityTable(entities: [], mentions: [])
    numbers = document.layers.numbers ?? []
    dates = document.layers.dates ?? []
    quotes = document.layers.quotes ?? []
    phrases = document.layers.phrases ?? []
    verbs = document.layers.verbs ?? []
    annotations = document.layers.custom.sorted { $0.key < $1.key }
      .flatMap { layer in layer.value.map { (layer: layer.key, item: $0) } }
  }

  /// The tokens of names, which do not judge; worked out once.
  private(set) lazy var silentNames = SilentNames.mask(self)

  /// What the words of valences were found to play, by the number of the valences.
  private var valenceParts: [Int: ValenceParts] = [:]

  /// The parts that words play for valences; found once.
  func parts(of valences: ValenceTable, number: Int) -> ValenceParts {
    if let known = valenceParts[number] { return known }
    let found = valences.parts(of: document)
    valenceParts[number] = found
    return found
  }

  /// The number of a span item for a span, made now.
  func spanItem(_ span: TextSpan) -> UInt32 {
    spans.append(span)
    return UInt32(spans.count - 1)
  }

  // MARK: Places

  /// The index of the sentence in which a span begins, or the largest number.
  func sentence(of span: TextSpan) -> UInt32 {
    let found = first(sentences.count) { self.sentences[$0].span.end > span.start }
    guard found < sentences.count, sentences[found].span.start <= span.start else { return .max }
    return UInt32(found)
  }

  /// The index of the block in which a span begins, or the largest number.
  func block(of span: TextSpan) -> UInt32 {
    let blocks = document.blocks
    let found = first(blocks.count) { blocks[$0].span.end > span.start }
    guard found < blocks.count, blocks[found].span.start <= span.start else { return .max }
    return UInt32(found)
  }

  /// The tokens that share a byte with a span.
  func tokens(touching span: TextSpan) -> Range<Int> { tokens.touching(span) }

  /// For each sentence the items that begin in it; the items are in text order.
  func startingInSentences(_ spans: [TextSpan]) -> [Range<Int>] {
    sentences.map { sentence in
      let start = first(spans.count) { spans[$0].start >= sentence.span.start }
      let end = first(spans.count) { spans[$0].start >= sentence.span.end }
      return start..<max(start, end)
    }
  }

  /// For each sentence the quotes that share a byte with it.
  func quotesOfSentences() -> [[Int]] {
    var lists = [[Int]](repeating: [], count: sentences.count)
    for (quote, item) in quotes.enumerated() {
      var at = first(sentences.count) { self.sentences[$0].span.end > item.span.start }
      while at < sentences.count, sentences[at].span.start < item.span.end {
        lists[at].append(quote)
        at += 1
      }
    }
    return lists
  }

  /// For each block its sentences.
  func sentencesOfBlocks() -> [Range<Int>] {
    document.blocks.indices.map { block in
      let start = first(sentences.count) { self.sentences[$0].block >= block }
      let end = first(sentences.count) { self.sentences[$0].block > block }
      return start..<end
    }
  }

  /// The text column of an attribute of the tokens; equal words share their bytes.
  func texts(_ attribute: TokenAttribute) -> ColumnData {
    let vocabulary = index.vocabulary
    var pool: [UInt8] = []
    var places: [(UInt32, UInt32)] = []
    pool.reserveCapacity(8 * vocabulary.spans.count)
    places.reserveCapacity(vocabulary.spans.count)
    for word in vocabulary.spans.indices {
      let start = pool.count
      addText(attribute, ofWord: word, vocabulary.spans[word], to: &pool)
      places.append((UInt32(start), UInt32(pool.count - start)))
    }
    var pairs: [UInt32] = []
    pairs.reserveCapacity(2 * tokens.count)
    for word in vocabulary.wordOfToken {
      pairs.append(places[Int(word)].0)
      pairs.append(places[Int(word)].1)
    }
    return .texts(pairs: pairs, pool: pool)
  }

  /// Adds the bytes of a text of a word; ASCII makes no string.
  private func addText(
    _ attribute: TokenAttribute, ofWord word: Int, _ span: TextSpan, to pool: inout [UInt8]
  ) {
    let bytes = document.text.utf8[span.range]
    if attribute == .text {
      pool += bytes
    } else if attribute == .lower, bytes.allSatisfy({ $0 < 0x80 }) {
      for byte in bytes { pool.append(TokenText.lowered(byte)) }
    } else {
      pool += index.text(attribute, ofWord: word).utf8
    }
  }

  /// The spans of items of a class; nil where one has no place in the text.
  func spans(of items: [UInt32], in class: String) -> [TextSpan]? {
    var found: [TextSpan] = []
    found.reserveCapacity(items.count)
    func take<Item>(_ all: [Item], _ span: (Item) -> TextSpan) -> [TextSpan]? {
      for item in items {
        guard item < all.count else { return nil }
        found.append(span(all[Int(item)]))
      }
      return found
    }
    switch `class` {
    case "token": return take(tokens.spans) { $0 }
    case "sentence": return take(sentences, \.span)
    case "mention": return take(entities.mentions, \.span)
    default:
      for item in items {
        guard let span = span(of: Int(item), in: `class`) else { return nil }
        found.append(span)
      }
      return found
    }
  }

  /// The span of an item of a class; nil for classes without a place and for wrong indices.
  func span(of item: Int, in class: String) -> TextSpan? {
    func at<Item>(_ items: [Item], _ span: (Item) -> TextSpan) -> TextSpan? {
      items.indices.contains(item) ? span(items[item]) : nil
    }
    switch `class` {
    case "span": return at(spans) { $0 }
    case "token": return at(tokens.spans) { $0 }
    case "sentence": return at(sentences, \.span)
    case "block": return at(document.blocks, \.span)
    case "mention": return at(entities.mentions, \.span)
    case "number": return at(numbers, \.span)
    case "date": return at(dates, \.span)
    case "quote": return at(quotes, \.span)
    case "phrase": return at(phrases, \.span)
    case "verb": return at(verbs, \.span)
    case "annotation": return at(annotations, \.item.span)
    default: return nil
    }
  }

  /// The first index from which on a test holds.
  private func first(_ count: Int, where test: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if test(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
