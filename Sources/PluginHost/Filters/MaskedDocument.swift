internal import DocumentModel

extension Document {
  /// The document without the tokens and items outside a kept text; its text and offsets stay.
  ///
  /// Sentences and blocks that lose all tokens go; entities that lose all mentions go. Layers that
  /// are built on tokens alone are left out, for the text engine to make anew.
  func masked(to kept: KeptText) -> Document {
    let blockMap = IndexMap(blocks) { kept.touches($0.span) }
    var masked = Document(
      id: id, source: source, text: text, blocks: blockMap.chosen(from: blocks),
      metadata: metadata, targets: targets?.filter(kept.holds), layers: Layers())
    masked.layers.mask(tokensOf: layers, kept, blocks: blockMap)
    masked.layers.numbers = layers.numbers?.filter { kept.holds($0.span) }
    masked.layers.dates = layers.dates.map { Self.masked($0, kept) }
    var entityMap: IndexMap?
    if let table = layers.entities {
      let (entities, map) = Self.masked(table, kept)
      masked.layers.entities = entities
      entityMap = map
    }
    masked.layers.quotes = layers.quotes.map { Self.masked($0, kept, entities: entityMap) }
    masked.layers.custom = layers.custom.mapValues { items in
      items.filter { kept.holds($0.span) }
    }
    return masked
  }

  private static func masked(_ dates: [DateMention], _ kept: KeptText) -> [DateMention] {
    let map = IndexMap(dates) { kept.holds($0.span) }
    return map.chosen(from: dates).map { date in
      var date = date
      date.anchorIndex = map.new(date.anchorIndex)
      return date
    }
  }

  private static func masked(_ table: EntityTable, _ kept: KeptText) -> (EntityTable, IndexMap) {
    let mentions = IndexMap(table.mentions) { kept.holds($0.span) }
    let entities = IndexMap(table.entities) { entity in
      entity.mentions.contains { mentions.new($0) != nil }
    }
    let masked = EntityTable(
      entities: entities.chosen(from: table.entities).map { entity in
        var entity = entity
        entity.mentions = entity.mentions.compactMap { mentions.new($0) }
        return entity
      },
      mentions: mentions.chosen(from: table.mentions).map { mention in
        var mention = mention
        mention.entity = entities.new(mention.entity) ?? 0
        return mention
      })
    return (masked, entities)
  }

  private static func masked(
    _ quotes: [Quotation], _ kept: KeptText, entities: IndexMap?
  ) -> [Quotation] {
    let map = IndexMap(quotes) { kept.touches($0.span) }
    return map.chosen(from: quotes).map { quote in
      var quote = quote
      quote.speakerEntity = entities?.new(quote.speakerEntity)
      quote.continuationOf = map.new(quote.continuationOf)
      return quote
    }
  }
}

extension Layers {
  /// Takes the tokens of other layers that are kept, with the sentences that have some left.
  fileprivate mutating func mask(tokensOf other: Layers, _ kept: KeptText, blocks: IndexMap) {
    guard let table = other.tokens, let all = other.sentences else { return }
    var tokens = TokenTable()
    var sentences: [Sentence] = []
    for sentence in all {
      guard let block = blocks.new(sentence.block) else { continue }
      let first = tokens.count
      for token in sentence.tokens where kept.holds(table.spans[token]) {
        tokens.append(table.spans[token], flags: table.flags[token], sentence: sentences.count)
      }
      guard tokens.count > first else { continue }
      sentences.append(
        Sentence(span: sentence.span, block: block, tokens: first..<tokens.count))
    }
    self.tokens = tokens
    self.sentences = sentences
  }
}

/// The new indices of the items of a list of which some are kept.
private struct IndexMap {
  private var indices: [Int?] = []

  init<Item>(_ items: [Item], where isKept: (Item) -> Bool) {
    var next = 0
    for item in items {
      if isKept(item) {
        indices.append(next)
        next += 1
      } else {
        indices.append(nil)
      }
    }
  }

  /// The new index of an item; nil where it is not kept, or there is none.
  func new(_ index: Int?) -> Int? {
    guard let index, indices.indices.contains(index) else { return nil }
    return indices[index]
  }

  func chosen<Item>(from items: [Item]) -> [Item] {
    zip(items, indices).filter { $0.1 != nil }.map(\.0)
  }
}
