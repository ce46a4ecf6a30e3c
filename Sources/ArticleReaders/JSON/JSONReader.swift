internal import DocumentModel
internal import JSONText

/// Reads one JSON object as a document: Copydesk's own form, or foreign news by the names of fields.
struct JSONReader {
  private let request: ReadRequest
  private let decoded: TextDecoder
  private var fieldMap: [String: String] { request.options.fieldMap }
  private var check: InputCheck { request.check }

  init(request: ReadRequest, decoded: TextDecoder) {
    self.request = request
    self.decoded = decoded
  }

  /// The names under which the text of an article is found, best first.
  static let textNames = [
    "text", "body", "articleBody", "maintext", "cleaned_text", "fulltext", "full_text", "content",
    "article", "body_text", "bodyText", "raw_text", "story",
  ]
  /// Where the answers of news services keep it deeper down.
  private static let textPointers = [
    "/fields/bodyText", "/fields/body", "/content/rendered", "/data/body", "/data/text",
    "/article/body", "/article/text", "/lead_paragraph", "/abstract", "/summary",
  ]
  private static let idNames = ["id", "_id", "doc_id", "document_id", "uuid", "guid", "identifier"]

  /// Reads the document.
  func document(from utf8: [UInt8]) throws(Failure) -> Document {
    try document(from: try parse(utf8))
  }

  /// Reads the document of a parsed object.
  func document(from object: JSONValue) throws(Failure) -> Document {
    if let annotations = WebAnnotationReader(object, check: check) {
      return try annotations.document(for: request, decoded: decoded)
    }
    if fieldMap.isEmpty, let article = NewsJSON(object) {
      var builder = article.builder()
      builder.id = builder.id ?? id(of: object)
      return try builder.document(for: request, decoded: decoded)
    }
    let found = JSONMetadata(object: object, fieldMap: fieldMap).metadata
    let given = try text(of: object)
    var text = given
    var warnings: [String] = []
    if !text.isASCII, Self.isForeign(object), let repair = Mojibake.repaired(text.utf8) {
      text = SourceText(repairing: repair.utf8)
      warnings.append(Warning.mojibake(repair.count))
    }
    if Self.isForeign(object), Self.isHTML(text.utf8) {
      var builder = ArticleBuilder(known: found)
      builder.warnings = warnings
      builder.id = id(of: object)
      builder.add(found.title?.value ?? "", .headline)
      builder.add(HTMLBody.pieces(ofHTML: text.string))
      return try builder.document(for: request, decoded: decoded)
    }
    if let warning = Self.cutWarning(text) { warnings.append(warning) }
    let source = request.source(decoded, warnings: warnings)
    let id = id(of: object) ?? check.document
    let spans = JSONSpans(text: text, check: check)
    let blocks: [Block]
    let metadata: Metadata
    if let given = try spans.blocks(of: object) {
      blocks = given
      metadata = found
    } else {
      let page = PlainTextReader(text: text).body(known: found)
      blocks = page.blocks
      metadata = page.metadata
    }
    let layers = try JSONLayers(spans: spans, blocks: blocks).layers(of: object)
    var document = Document(
      id: id, source: source, text: text, blocks: blocks, metadata: metadata,
      targets: try spans.targets(of: object), layers: layers)
    document.leftOut = Self.leftOut(of: object, blocks: blocks.count)
    return document
  }

  /// What a reader left out before, as Copydesk writes it; pieces that are not whole are none.
  private static func leftOut(of object: JSONValue, blocks: Int) -> [LeftOutBlock] {
    (object["left_out"]?.array ?? []).compactMap { piece in
      guard let text = piece["text"]?.string, let reason = piece["reason"]?.string else {
        return nil
      }
      let block = piece["block"]?.integer.map { Int(clamping: $0) }
      return LeftOutBlock(
        text: text, reason: reason, score: piece["score"]?.number ?? 0,
        position: max(0, piece["position"]?.integer.map { Int(clamping: $0) } ?? blocks),
        block: block.flatMap { (0..<blocks).contains($0) ? $0 : nil })
    }
  }

  /// Whether the object has no offsets that a change of the text would make wrong.
  private static func isForeign(_ object: JSONValue) -> Bool {
    object["offset_unit"] == nil && object["blocks"] == nil && object["targets"] == nil
      && !LayerSet.names.contains { object[$0.name] != nil }
  }

  /// Whether a text is HTML: it has the end of a paragraph, a division or a line.
  private static func isHTML(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    while let place = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[place...]
      if htmlMarks.contains(where: { rest.starts(with: $0.utf8) }) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  private static let htmlMarks = ["</p>", "</div>", "<br"]

  /// What to say of a text that a service cut: "… [+123 chars]".
  private static func cutWarning(_ whole: SourceText) -> String? {
    guard whole.utf8.suffix(7).elementsEqual(" chars]".utf8) else { return nil }
    let text = whole.string
    guard let open = text.suffix(24).firstRange(of: "[+") else { return nil }
    let missing = text[open.upperBound...].prefix { $0.isNumber }
    return "teaser: the service left out \(missing) characters of the article"
  }

  private func parse(_ utf8: [UInt8]) throws(Failure) -> JSONValue {
    let value: JSONValue
    do { value = try JSONValue(parsing: utf8) } catch {
      throw check.failure("json", "not valid JSON: \(error)")
    }
    switch value {
    case .object: return value
    case .array(let elements):
      if let only = elements.first, elements.count == 1, only.object != nil { return only }
      throw check.failure("json", "expected one JSON object, found an array of \(elements.count)")
    case .null, .boolean, .integer, .number, .string:
      throw check.failure("json", "expected a JSON object with the text of an article in it")
    }
  }

  private func text(of object: JSONValue) throws(Failure) -> SourceText {
    let string: String
    if let pointer = fieldMap["text"] {
      guard let value = object.value(at: pointer) else {
        throw check.failure("no-text", "no field at '\(pointer)', where --map looks for the text")
      }
      guard let mapped = Self.joined(value) else {
        throw check.failure("no-text", "the field at '\(pointer)' is no text")
      }
      string = mapped
    } else {
      let named = Self.textNames.lazy.compactMap { object[$0].flatMap(Self.joined) }.first
      guard let value = named ?? nestedText(of: object) else {
        let names = (object.object ?? []).prefix(12).map(\.name).joined(separator: ", ")
        throw check.failure(
          "no-text",
          "no field holds the text of an article; there are: \(names)."
            + " Name it with --map text=/FIELD")
      }
      string = value
    }
    let text = SourceText(string)
    if InputCheck.isBlank(text.utf8) {
      throw check.failure("empty", "the text field holds nothing but white space")
    }
    return text
  }

  /// The text where the answers of news services keep it deeper down.
  private func nestedText(of object: JSONValue) -> String? {
    Self.textPointers.lazy.compactMap { object.value(at: $0).flatMap(Self.joined) }.first
  }

  /// A string, or an array of strings (a paragraph each) joined by blank lines.
  private static func joined(_ value: JSONValue) -> String? {
    if let string = value.string { return string }
    guard let parts = value.array, !parts.isEmpty else { return nil }
    let strings = parts.compactMap(\.string)
    return strings.count == parts.count ? strings.joined(separator: "\n\n") : nil
  }

  private func id(of object: JSONValue) -> String? {
    let value: JSONValue?
    if let pointer = fieldMap["id"] {
      value = object.value(at: pointer)
    } else {
      value = Self.idNames.lazy.compactMap { object[$0] }.first
    }
    switch value {
    case .string(let text): return text.isEmpty ? nil : text
    case .integer(let number): return String(number)
    case .null, .boolean, .number, .array, .object, nil: return nil
    }
  }
}
