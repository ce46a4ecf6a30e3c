internal import DocumentModel
internal import JSONText

/// Reads one JSON object as a document: Copydesk's own form, or foreign news by the names of fields.
struct JSONReader {
  let fieldMap: [String: String]
  let check: InputCheck
  let source: DocumentSource

  /// The names under which the text of an article is found, best first.
  static let textNames = [
    "text", "body", "articleBody", "maintext", "cleaned_text", "fulltext", "full_text", "content",
    "article", "body_text", "bodyText", "raw_text", "story",
  ]
  private static let idNames = ["id", "_id", "doc_id", "document_id", "uuid", "guid", "identifier"]

  /// Reads the document.
  func document(from utf8: [UInt8]) throws(Failure) -> Document {
    let object = try parse(utf8)
    let text = try text(of: object)
    let id = id(of: object) ?? check.document
    let found = JSONMetadata(object: object, fieldMap: fieldMap).metadata
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
    return Document(
      id: id, source: source, text: text, blocks: blocks, metadata: metadata,
      targets: try spans.targets(of: object), layers: layers)
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
      guard let value = Self.textNames.lazy.compactMap({ object[$0].flatMap(Self.joined) }).first
      else {
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
