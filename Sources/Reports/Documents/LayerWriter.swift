internal import DocumentModel
internal import JSONText

/// Writes blocks and layers of one document as JSON arrays.
struct LayerWriter {
  let text: SourceText
  let layers: Layers
  private let index: CodepointIndex

  init(text: SourceText, layers: Layers) {
    self.text = text
    self.layers = layers
    index = CodepointIndex(text)
  }

  mutating func append(_ blocks: [Block], to output: inout [UInt8]) {
    array(blocks, to: &output) { block, object, output in
      span(block.span, in: &object, to: &output)
      object.field("role", block.role.rawValue, in: &output)
    }
  }

  mutating func append(_ spans: [Span], to output: inout [UInt8]) {
    array(spans, to: &output) { item, object, output in span(item, in: &object, to: &output) }
  }

  /// Appends a layer of the engine; one that is not there is an empty array.
  mutating func append(_ layer: LayerSet, to output: inout [UInt8]) {
    switch layer {
    case .sentences: append((layers.sentences ?? []).map(\.span), to: &output)
    case .tokens: append(layers.tokens?.spans ?? [], to: &output)
    case .numbers: appendNumbers(to: &output)
    case .dates: appendDates(to: &output)
    case .quotes: appendQuotes(to: &output)
    case .phrases: appendPhrases(to: &output)
    case .verbs: appendVerbs(to: &output)
    default: appendEntities(to: &output)
    }
  }

  mutating func append(_ items: [CustomItem], to output: inout [UInt8]) {
    array(items, to: &output) { item, object, output in
      span(item.span, in: &object, to: &output)
      for field in item.fields {
        object.key(field.name, in: &output)
        append(field.value, to: &output)
      }
    }
  }

  private func appendNumbers(to output: inout [UInt8]) {
    array(layers.numbers ?? [], to: &output) { number, object, output in
      words(number.span, in: &object, to: &output)
      object.field("value", orNull: number.value, in: &output)
      object.field("low", orNull: number.low, in: &output)
      object.field("high", orNull: number.high, in: &output)
      object.field("approx", number.approximation.rawValue, in: &output)
      object.field("kind", number.kind.rawValue, in: &output)
      object.field("form", number.form.rawValue, in: &output)
      part("unit", number.unit, in: &object, to: &output)
      part("approximator", number.approximator, in: &object, to: &output)
    }
  }

  private func appendDates(to output: inout [UInt8]) {
    array(layers.dates ?? [], to: &output) { date, object, output in
      words(date.span, in: &object, to: &output)
      object.field("value", orNull: date.value, in: &output)
      object.field("grain", date.grain.rawValue, in: &output)
      object.field("anchor", date.anchor.rawValue, in: &output)
      if let anchor = date.anchorIndex { object.field("anchor_index", anchor, in: &output) }
    }
  }

  private func appendQuotes(to output: inout [UInt8]) {
    array(layers.quotes ?? [], to: &output) { quote, object, output in
      words(quote.span, in: &object, to: &output)
      object.field("kind", quote.kind.rawValue, in: &output)
      if quote.parts != [quote.span] {
        object.key("parts", in: &output)
        pairs(quote.parts, to: &output)
      }
      object.field("speaker", orNull: quote.speaker, in: &output)
      if let entity = quote.speakerEntity { object.field("speaker_entity", entity, in: &output) }
      if let mention = quote.speakerSpan {
        ends("speaker", mention, in: &object, to: &output)
        object.field("mention", text.string(in: mention), in: &output)
      }
      part("cue", quote.cue, in: &object, to: &output)
      if let addressee = quote.addressee { object.field("addressee", addressee, in: &output) }
      if let span = quote.addresseeSpan { ends("addressee", span, in: &object, to: &output) }
      object.field("continues", quote.continuationOf != nil, in: &output)
      if let earlier = quote.continuationOf {
        object.field("continuation_of", earlier, in: &output)
      }
      if let reason = quote.unknownReason { object.field("unknown_reason", reason, in: &output) }
    }
  }

  private func appendEntities(to output: inout [UInt8]) {
    guard let table = layers.entities else { return output.append(contentsOf: "[]".utf8) }
    array(table.entities, to: &output) { entity, object, output in
      object.field("name", entity.name, in: &output)
      object.field("type", entity.type.rawValue, in: &output)
      object.key("aliases", in: &output)
      JSONWriter.append(.array(entity.aliases.map(JSONValue.string)), to: &output)
      if let country = entity.country { object.field("country", country, in: &output) }
      if let role = entity.role { object.field("role", role, in: &output) }
      object.field("salience", orNull: entity.salience, in: &output)
      object.key("mentions", in: &output)
      let mentions = entity.mentions.filter(table.mentions.indices.contains)
      array(mentions.map { table.mentions[$0] }, to: &output) { mention, object, output in
        words(mention.span, in: &object, to: &output)
        object.field("kind", mention.kind.rawValue, in: &output)
        object.field("reason", mention.reason, in: &output)
      }
    }
  }

  private func append(_ value: FieldValue, to output: inout [UInt8]) {
    switch value {
    case .null: JSONWriter.append(null: (), to: &output)
    case .boolean(let value): JSONWriter.append(value, to: &output)
    case .integer(let value): JSONWriter.append(value, to: &output)
    case .number(let value): JSONWriter.append(value, to: &output)
    case .text(let value): JSONWriter.append(value, to: &output)
    case .span(let value):
      var object = ObjectWriter()
      object.open(in: &output)
      words(value, in: &object, to: &output)
      object.close(in: &output)
    case .list(let values):
      output.append(UInt8(ascii: "["))
      for (position, value) in values.enumerated() {
        if position > 0 { output.append(UInt8(ascii: ",")) }
        append(value, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .record(let fields):
      var object = ObjectWriter()
      object.open(in: &output)
      for field in fields {
        object.key(field.name, in: &output)
        append(field.value, to: &output)
      }
      object.close(in: &output)
    }
  }

  // MARK: Pieces

  func array<Item>(
    _ items: [Item], to output: inout [UInt8],
    _ body: (Item, inout ObjectWriter, inout [UInt8]) -> Void
  ) {
    output.append(UInt8(ascii: "["))
    for (position, item) in items.enumerated() {
      if position > 0 { output.append(UInt8(ascii: ",")) }
      var object = ObjectWriter()
      object.open(in: &output)
      body(item, &object, &output)
      object.close(in: &output)
    }
    output.append(UInt8(ascii: "]"))
  }

  private func span(_ span: Span, in object: inout ObjectWriter, to output: inout [UInt8]) {
    object.field("start", index.codepoint(atByte: span.start), in: &output)
    object.field("end", index.codepoint(atByte: span.end), in: &output)
  }

  /// The span with its words, which `SpanVerifier` compares.
  func words(_ words: Span, in object: inout ObjectWriter, to output: inout [UInt8]) {
    span(words, in: &object, to: &output)
    object.key("text", in: &output)
    JSONWriter.append(utf8: text.bytes(in: words), to: &output)
  }

  private func ends(
    _ name: String, _ span: Span, in object: inout ObjectWriter, to output: inout [UInt8]
  ) {
    object.field("\(name)_start", index.codepoint(atByte: span.start), in: &output)
    object.field("\(name)_end", index.codepoint(atByte: span.end), in: &output)
  }

  /// The words of a part of an item under their name, with their ends; null if there is no part.
  func part(
    _ name: String, _ span: Span?, in object: inout ObjectWriter, to output: inout [UInt8]
  ) {
    object.key(name, in: &output)
    guard let span else { return JSONWriter.append(null: (), to: &output) }
    JSONWriter.append(utf8: text.bytes(in: span), to: &output)
    ends(name, span, in: &object, to: &output)
  }

  private func pairs(_ spans: [Span], to output: inout [UInt8]) {
    let values = spans.map { span in
      JSONValue.array([
        .integer(Int64(index.codepoint(atByte: span.start))),
        .integer(Int64(index.codepoint(atByte: span.end))),
      ])
    }
    JSONWriter.append(.array(values), to: &output)
  }
}
