internal import DocumentModel
internal import JSONText

/// Reads the layers that an object in Copydesk's own form brings.
///
/// An object that states its `offset_unit` must have well-formed layers. In any other, arrays under
/// the names of layers are taken if they look like layers, and are left alone if not.
struct JSONLayers {
  let spans: JSONSpans
  let blocks: [Block]

  /// The layers of an object.
  func layers(of object: JSONValue) throws(Failure) -> Layers {
    var layers = Layers()
    guard try isOwnForm(object) || hasSpans(object) else { return layers }
    if let items = items("tokens", of: object) { layers.tokens = try tokens(items, object) }
    if let items = items("sentences", of: object) {
      layers.sentences = try sentences(items, tokens: layers.tokens)
      layers.tokens = layers.tokens.map { placed($0, in: layers.sentences ?? []) }
    }
    if let items = items("numbers", of: object) {
      layers.numbers = try all(items, "numbers", number)
    }
    if let items = items("dates", of: object) { layers.dates = try all(items, "dates", date) }
    if let items = items("quotes", of: object) { layers.quotes = try all(items, "quotes", quote) }
    if let items = items("entities", of: object) {
      layers.entities = try entities(items)
    } else {
      for place in (layers.quotes ?? []).indices { layers.quotes?[place].speakerEntity = nil }
    }
    try JSONLayerCheck(layers: layers, spans: spans).run()
    if try isOwnForm(object) { layers.custom = try custom(of: object) }
    return layers
  }

  private func isOwnForm(_ object: JSONValue) throws(Failure) -> Bool {
    guard let unit = object["offset_unit"] else { return false }
    guard unit.string == "codepoint" else {
      throw spans.check.failure(
        "json", "offset_unit must be \"codepoint\": convert the offsets to Unicode code points")
    }
    return true
  }

  /// Whether all arrays under the names of layers hold items with spans.
  private func hasSpans(_ object: JSONValue) -> Bool {
    for (name, layer) in LayerSet.names where LayerSet.all.contains(layer) {
      guard let items = object[name] else { continue }
      guard let array = items.array else { return false }
      let first = name == "entities" ? array.first?["mentions"]?[0] : array.first
      if !array.isEmpty, first?["start"]?.integer == nil || first?["end"]?.integer == nil {
        return false
      }
    }
    return true
  }

  private func items(_ name: String, of object: JSONValue) -> [JSONValue]? { object[name]?.array }

  private func all<Item>(
    _ items: [JSONValue], _ name: String,
    _ read: (JSONValue, String) throws(Failure) -> Item
  ) throws(Failure) -> [Item] {
    var result: [Item] = []
    result.reserveCapacity(items.count)
    for (position, item) in items.enumerated() {
      result.append(try read(item, "\(name)[\(position)]"))
    }
    return result
  }

  // MARK: Tokens and sentences

  private func tokens(_ items: [JSONValue], _ object: JSONValue) throws(Failure) -> TokenTable {
    var table = TokenTable()
    table.reserveCapacity(items.count)
    var end = 0
    for (position, item) in items.enumerated() {
      let place = "tokens[\(position)]"
      let span = try spans.span(of: item, in: place)
      try spans.require(span, from: end, in: place)
      let flags = TokenShape.flags(of: spans.text, span, previousEnd: end)
      table.append(span, flags: flags, sentence: 0)
      end = span.end
    }
    return table
  }

  private func sentences(
    _ items: [JSONValue], tokens: TokenTable?
  ) throws(Failure) -> [Sentence] {
    var result: [Sentence] = []
    var block = 0
    for (position, item) in items.enumerated() {
      let place = "sentences[\(position)]"
      let span = try spans.span(of: item, in: place)
      try spans.require(span, from: result.last?.span.end ?? 0, in: place)
      while block + 1 < blocks.count, blocks[block].span.end <= span.start { block += 1 }
      result.append(
        Sentence(span: span, block: block, tokens: tokens?.indices(in: span) ?? 0..<0))
    }
    return result
  }

  /// The tokens with the sentences they are in, and the first of each sentence marked.
  private func placed(_ tokens: TokenTable, in sentences: [Sentence]) -> TokenTable {
    var table = TokenTable()
    table.reserveCapacity(tokens.count)
    var sentence = 0
    for (position, span) in tokens.spans.enumerated() {
      while sentence + 1 < sentences.count, sentences[sentence].span.end <= span.start {
        sentence += 1
      }
      var flags = tokens.flags[position]
      let range = sentences.indices.contains(sentence) ? sentences[sentence].tokens : 0..<0
      if range.contains(position), range.lowerBound == position { flags.insert(.sentenceStart) }
      table.append(span, flags: flags, sentence: sentence)
    }
    return table
  }

  // MARK: Numbers and dates

  private func number(_ item: JSONValue, _ place: String) throws(Failure) -> NumberMention {
    NumberMention(
      span: try spans.span(of: item, in: place), value: item["value"]?.number,
      low: item["low"]?.number, high: item["high"]?.number,
      approximation: try word("approx", of: item, or: .exact, in: place),
      kind: try word("kind", of: item, or: .count, in: place),
      form: try word("form", of: item, or: .digits, in: place),
      unit: try part("unit", of: item, in: place),
      approximator: try part("approximator", of: item, in: place))
  }

  private func date(_ item: JSONValue, _ place: String) throws(Failure) -> DateMention {
    DateMention(
      span: try spans.span(of: item, in: place), value: item["value"]?.string,
      grain: try word("grain", of: item, or: .day, in: place),
      anchor: try word("anchor", of: item, or: .explicit, in: place),
      anchorIndex: item["anchor_index"]?.integer.map(Int.init(clamping:)))
  }

  // MARK: Quotes and entities

  private func quote(_ item: JSONValue, _ place: String) throws(Failure) -> Quotation {
    var quote = Quotation(
      span: try spans.span(of: item, in: place),
      kind: try word("kind", of: item, or: .direct, in: place))
    if let parts = item["parts"]?.array, !parts.isEmpty {
      quote.parts = try all(parts, "\(place).parts") { (pair, place) throws(Failure) -> Span in
        try spans.span(pair[0], pair[1], in: place)
      }
    }
    quote.speaker = item["speaker"]?.string
    quote.speakerEntity = item["speaker_entity"]?.integer.map(Int.init(clamping:))
    quote.speakerSpan = try part("speaker", of: item, in: place)
    quote.cue = try part("cue", of: item, in: place)
    quote.addressee = item["addressee"]?.string
    quote.addresseeSpan = try part("addressee", of: item, in: place)
    quote.continuationOf = item["continuation_of"]?.integer.map(Int.init(clamping:))
    quote.unknownReason = item["unknown_reason"]?.string
    return quote
  }

  private func entities(_ items: [JSONValue]) throws(Failure) -> EntityTable {
    var mentions: [EntityMention] = []
    for (number, item) in items.enumerated() {
      for (position, mention) in (item["mentions"]?.array ?? []).enumerated() {
        let place = "entities[\(number)].mentions[\(position)]"
        mentions.append(
          EntityMention(
            span: try spans.span(of: mention, in: place), entity: number,
            kind: try word("kind", of: mention, or: .full, in: place),
            reason: mention["reason"]?.string ?? "given by the input"))
      }
    }
    mentions.sort { ($0.span, $0.entity) < ($1.span, $1.entity) }
    var places = [[Int]](repeating: [], count: items.count)
    for (position, mention) in mentions.enumerated() { places[mention.entity].append(position) }
    var entities: [Entity] = []
    for (number, item) in items.enumerated() {
      let first = places[number].first.map { spans.text.string(in: mentions[$0].span) }
      entities.append(
        Entity(
          name: item["name"]?.string ?? first ?? "",
          type: try word("type", of: item, or: .other, in: "entities[\(number)]"),
          aliases: (item["aliases"]?.array ?? []).compactMap(\.string),
          country: item["country"]?.string, role: item["role"]?.string,
          salience: item["salience"]?.number ?? 0, mentions: places[number]))
    }
    return EntityTable(entities: entities, mentions: mentions)
  }

  // MARK: Layers of plugins

  private static let reserved: Set<String> = Set(
    ["id", "source", "offset_unit", "metadata", "text", "blocks", "targets"]
      + LayerSet.names.map(\.name))

  private func custom(of object: JSONValue) throws(Failure) -> [String: [CustomItem]] {
    var layers: [String: [CustomItem]] = [:]
    for member in object.object ?? [] where !Self.reserved.contains(member.name) {
      guard let items = member.value.array,
        items.allSatisfy({ $0["start"]?.integer != nil && $0["end"]?.integer != nil })
      else { continue }
      layers[member.name] = try all(items, member.name) {
        (item, place) throws(Failure) -> CustomItem in
        var fields: [CustomItem.Field] = []
        for field in item.object ?? [] where field.name != "start" && field.name != "end" {
          fields.append(CustomItem.Field(name: field.name, value: self.field(field.value)))
        }
        return CustomItem(span: try spans.span(of: item, in: place), fields: fields)
      }
    }
    return layers
  }

  /// A value of an item; an object of `start`, `end` and the words between them is a span.
  private func field(_ value: JSONValue) -> FieldValue {
    switch value {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .number(let value): return .number(value)
    case .string(let value): return .text(value)
    case .array(let values): return .list(values.map(field))
    case .object(let members):
      if members.count == 3, let words = value["text"]?.string,
        let span = try? spans.span(of: value, in: ""), spans.text.string(in: span) == words
      {
        return .span(span)
      }
      return .record(members.map { FieldValue.Field($0.name, field($0.value)) })
    }
  }

  // MARK: Pieces

  /// A word of a closed list; `usual` where the item does not say.
  private func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, of item: JSONValue, or usual: Word, in place: String
  ) throws(Failure) -> Word where Word.RawValue == String {
    guard let text = item[name]?.string else { return usual }
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw spans.check.failure("json", "\(place).\(name) is '\(text)', not one of \(known)")
    }
    return word
  }

  /// The span of a part of an item, from `NAME_start` and `NAME_end`; nil where the item has none.
  private func part(
    _ name: String, of item: JSONValue, in place: String
  ) throws(Failure) -> Span? {
    guard let start = item["\(name)_start"], start != .null else { return nil }
    return try spans.span(start, item["\(name)_end"], in: "\(place).\(name)")
  }
}
