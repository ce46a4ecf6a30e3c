internal import DocumentModel
internal import JSONText

/// Reads the W3C Web Annotations that Copydesk writes: a collection with the text it points into.
struct WebAnnotationReader {
  private let text: SourceText
  private let object: JSONValue
  private let spans: JSONSpans

  /// Nil for other JSON.
  init?(_ object: JSONValue, check: InputCheck) {
    guard object["type"]?.string == "AnnotationCollection",
      let value = object["copydesk:text"]?["value"]?.string
    else { return nil }
    self.object = object
    text = SourceText(value)
    spans = JSONSpans(text: text, check: check)
  }

  /// The document: names as entities, other annotations as a layer of their own.
  ///
  /// - Throws: `Failure` with code `json` where a selector leaves the text or selects other words.
  func document(for request: ReadRequest, decoded: TextDecoder) throws(Failure) -> Document {
    var names: [GoldEntities.Mention] = []
    var others: [CustomItem] = []
    for (place, item) in (object["first"]?["items"]?.array ?? []).enumerated() {
      let span = try span(of: item, "items[\(place)]")
      let bodies = item["body"]?.array ?? []
      let type = bodies.first?["value"]?.string ?? ""
      let entityType = EntityTag.type(of: type)
      if entityType != .other || type == "Other" {
        let entity = bodies.first?["copydesk:entity"]?.integer.map { "#\($0)" }
        names.append(GoldEntities.Mention(span: span, type: entityType, cluster: entity))
      } else {
        var fields = [CustomItem.Field(name: "type", value: .text(type))]
        if bodies.count > 1, let note = bodies[1]["value"]?.string {
          fields.append(.init(name: "note", value: .text(note)))
        }
        others.append(CustomItem(span: span, fields: fields))
      }
    }
    var layers = Layers()
    if !names.isEmpty { layers.entities = GoldEntities.table(of: names, known: [:], in: text) }
    if !others.isEmpty { layers.custom["annotations"] = others }
    let page = PlainTextReader(text: text).page()
    return Document(
      id: object["label"]?.string ?? request.check.document, source: request.source(decoded),
      text: text, blocks: page.blocks, metadata: page.metadata, layers: layers)
  }

  private func span(of item: JSONValue, _ place: String) throws(Failure) -> Span {
    let selectors = item["target"]?["selector"]?.array ?? []
    let position = selectors.first { $0["type"]?.string == "TextPositionSelector" }
    guard let position else {
      throw spans.check.failure("json", "\(place) has no selector by position")
    }
    let span = try spans.span(of: position, in: place)
    let quote = selectors.first { $0["type"]?.string == "TextQuoteSelector" }
    if let exact = quote?["exact"]?.string, exact != text.string(in: span) {
      throw spans.check.failure(
        "json", "\(place): the offsets cut out other words than '\(exact)'")
    }
    return span
  }
}
