public import DocumentModel
internal import JSONText

/// Writes documents as JSON: one object without line breaks, spans in Unicode code points.
public enum DocumentJSON: Sendable {
  /// Appends a document.
  ///
  /// Metadata and layers that are not there are left out. The custom layers are always written.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - layers: the layers to write, of those that are there; nil for all of them.
  ///   - output: the buffer, which gets no line end.
  /// - Complexity: linear in the size of the document.
  public static func append(
    _ document: Document, layers: LayerSet? = nil, to output: inout [UInt8]
  ) {
    let wanted = layers ?? .all
    var object = ObjectWriter()
    object.open(in: &output)
    object.field("id", document.id, in: &output)
    object.key("source", in: &output)
    append(document.source, to: &output)
    object.field("offset_unit", "codepoint", in: &output)
    object.key("metadata", in: &output)
    append(document.metadata, to: &output)
    object.key("text", in: &output)
    JSONWriter.append(utf8: document.text.utf8, to: &output)
    var writer = LayerWriter(text: document.text, layers: document.layers)
    object.key("blocks", in: &output)
    writer.append(document.blocks, to: &output)
    if let targets = document.targets {
      object.key("targets", in: &output)
      writer.append(targets, to: &output)
    }
    for (name, layer) in LayerSet.names where wanted.contains(layer) {
      if document.layers.present.contains(layer) {
        object.key(name, in: &output)
        writer.append(layer, to: &output)
      }
    }
    if !document.leftOut.isEmpty {
      object.key("left_out", in: &output)
      JSONWriter.append(.array(document.leftOut.map(json)), to: &output)
    }
    for (name, items) in document.layers.custom.sorted(by: { $0.key < $1.key }) {
      object.key(name, in: &output)
      writer.append(items, to: &output)
    }
    object.close(in: &output)
  }

  private static func json(_ conflict: MetadataConflict) -> JSONValue {
    .object([
      .init("field", .string(conflict.field)), .init("value", .string(conflict.value)),
      .init("found_in", .string(conflict.origin.rawValue)),
    ])
  }

  private static func json(_ block: LeftOutBlock) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("text", .string(block.text)), .init("reason", .string(block.reason)),
      .init("score", .number(block.score)), .init("position", .integer(Int64(block.position))),
    ]
    if let held = block.block { members.append(.init("block", .integer(Int64(held)))) }
    return .object(members)
  }

  private static func append(_ source: DocumentSource, to output: inout [UInt8]) {
    var object = ObjectWriter()
    object.open(in: &output)
    object.field("path", source.path, in: &output)
    object.field("format", source.format, in: &output)
    object.field("encoding", source.encoding, in: &output)
    object.field("sha256", source.sha256, in: &output)
    if !source.warnings.isEmpty {
      object.key("warnings", in: &output)
      JSONWriter.append(.array(source.warnings.map(JSONValue.string)), to: &output)
    }
    object.close(in: &output)
  }

  private static func append(_ metadata: Metadata, to output: inout [UInt8]) {
    var object = ObjectWriter()
    var origins: [(field: String, origin: MetadataOrigin)] = []
    object.open(in: &output)
    for entry in metadata.entries {
      object.key(entry.field, in: &output)
      JSONWriter.append(entry.value, to: &output)
      origins.append((entry.field, entry.origin))
    }
    if !origins.isEmpty {
      object.key("found_in", in: &output)
      var found = ObjectWriter()
      found.open(in: &output)
      for entry in origins { found.field(entry.field, entry.origin.rawValue, in: &output) }
      found.close(in: &output)
    }
    if !metadata.conflicts.isEmpty {
      object.key("conflicts", in: &output)
      JSONWriter.append(.array(metadata.conflicts.map(json)), to: &output)
    }
    object.close(in: &output)
  }
}

extension Metadata {
  /// The fields that are there, in the order they are written.
  var entries: [(field: String, value: JSONValue, origin: MetadataOrigin)] {
    var entries: [(field: String, value: JSONValue, origin: MetadataOrigin)] = []
    func add<Value>(_ field: String, _ sourced: Sourced<Value>?, _ json: (Value) -> JSONValue) {
      if let sourced { entries.append((field, json(sourced.value), sourced.origin)) }
    }
    func list(_ strings: [String]) -> JSONValue { .array(strings.map(JSONValue.string)) }
    func day(_ date: CalendarDate) -> JSONValue { .string(date.description) }
    add("kind", kind) { .string($0.rawValue) }
    add("title", title, JSONValue.string)
    add("deck", deck, JSONValue.string)
    add("kicker", kicker, JSONValue.string)
    add("byline", byline, JSONValue.string)
    add("authors", authors, list)
    add("outlet", outlet, JSONValue.string)
    add("url", url, JSONValue.string)
    add("section", section, JSONValue.string)
    add("tags", tags, list)
    add("language", language, JSONValue.string)
    add("rights", rights, JSONValue.string)
    add("published", published, day)
    add("modified", modified, day)
    add("reposted", reposted, day)
    if let origin = datelinePlace?.origin ?? datelineDate?.origin {
      var members: [JSONValue.Member] = []
      if let place = datelinePlace { members.append(.init("place", .string(place.value))) }
      if let date = datelineDate { members.append(.init("date", day(date.value))) }
      entries.append(("dateline", .object(members), origin))
    }
    add("word_count", wordCount) { .integer(Int64($0)) }
    return entries
  }
}
