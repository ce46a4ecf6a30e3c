import ArticleReaders
import DocumentModel
import JSONText
import TextEngine

/// Writes what the whole recogniser finds with a model that is not the binary's, for scorers.
enum NamesScorer {
  static let trainer = Trainer(
    name: "apply-names",
    summary: "writes names and clusters of --data FILE.jsonl by --model FILE to --out FILE"
  ) { (options) throws(TrainError) in
    let model = try Files.read(try options.required("model"))
    var output: [UInt8] = []
    for line in try Files.read(try options.required("data")).split(separator: 0x0A) {
      do {
        let record = try JSONValue(parsing: line)
        guard let id = record["id"]?.string else { throw TrainError("a record has no id") }
        let document = try ArticleReader().document(
          from: Array(line), format: .jsonl, path: id, fallbackID: id)
        append(document, by: model, to: &output)
      } catch {
        throw TrainError("cannot read a record: \(error)")
      }
    }
    try Files.write(output, to: try options.required("out"))
  }

  /// Appends {"id", "entities": [[start, end, label]…], "clusters": [{"type", "mentions"}…]}.
  private static func append(_ read: Document, by model: [UInt8], to output: inout [UInt8]) {
    let document = TextEngine().annotated(read, with: [.sentences, .tokens])
    let table = unsafe model.withUnsafeBytes { buffer -> EntityTable? in
      guard let base = buffer.baseAddress else { return nil }
      return unsafe EntityFinder.entities(
        in: document, aliases: NameAliases(), model: NameModel(at: base))
    }
    guard let table else { return }
    let index = CodepointIndex(document.text)
    var names: [JSONValue] = []
    var clusters: [JSONValue] = []
    for entity in table.entities {
      let label = label(entity.type)
      let spans = entity.mentions.map { table.mentions[$0] }.filter(\.isNamed).map {
        (index.codepoint(atByte: $0.span.start), index.codepoint(atByte: $0.span.end))
      }
      names += spans.map {
        .array([.integer(Int64($0.0)), .integer(Int64($0.1)), .string(label)])
      }
      let mentions = spans.map {
        JSONValue.array([.integer(Int64($0.0)), .integer(Int64($0.1))])
      }
      clusters.append(
        .object([.init("type", .string(label)), .init("mentions", .array(mentions))]))
    }
    JSONWriter.append(
      .object([
        .init("id", .string(document.id)), .init("entities", .array(names)),
        .init("clusters", .array(clusters)),
      ]), to: &output)
    output.append(0x0A)
  }

  private static func label(_ type: EntityType) -> String {
    switch type {
    case .person: "PER"
    case .organization: "ORG"
    case .place: "LOC"
    case .group, .event, .work, .product, .other: "MISC"
    }
  }
}
