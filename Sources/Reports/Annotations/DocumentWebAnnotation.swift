public import DocumentModel
internal import JSONText

/// Writes documents as W3C Web Annotations (JSON-LD): a collection a document, with its text.
///
/// Each annotation selects its words twice, as the Recommendation of 2017 advises: by position in
/// Unicode code points and by quotation with a little of the text around it. The entity, date, number or
/// speaker is the body.
public enum DocumentWebAnnotation: Sendable {
  /// Appends a document as one line.
  ///
  /// - Complexity: linear in the size of the document.
  public static func append(_ document: Document, to output: inout [UInt8]) {
    let index = CodepointIndex(document.text)
    let source = "urn:copydesk:" + encoded(document.id)
    let items = document.layers.annotationSpans.enumerated().map { place, item in
      annotation(item, number: place + 1, of: document, source, index)
    }
    let collection = JSONValue.object([
      .init("@context", .string("http://www.w3.org/ns/anno.jsonld")),
      .init("id", .string(source + ":annotations")),
      .init("type", .string("AnnotationCollection")), .init("label", .string(document.id)),
      .init("total", .integer(Int64(items.count))),
      .init(
        "copydesk:text",
        .object([
          .init("id", .string(source)), .init("format", .string("text/plain")),
          .init("value", .string(document.text.string)),
        ])),
      .init(
        "first",
        .object([
          .init("type", .string("AnnotationPage")), .init("startIndex", .integer(0)),
          .init("items", .array(items)),
        ])),
    ])
    JSONWriter.append(collection, to: &output)
    output.append(0x0A)
  }

  private static func annotation(
    _ item: AnnotationSpan, number: Int, of document: Document, _ source: String,
    _ index: CodepointIndex
  ) -> JSONValue {
    let text = document.text
    var body: [JSONValue.Member] = [
      .init("type", .string("TextualBody")), .init("purpose", .string("classifying")),
      .init("value", .string(item.type)),
    ]
    if let entity = item.entity {
      body.append(.init("copydesk:entity", .integer(Int64(entity))))
    }
    var bodies: [JSONValue] = [.object(body)]
    if !item.note.isEmpty {
      bodies.append(
        .object([
          .init("type", .string("TextualBody")), .init("purpose", .string("describing")),
          .init("value", .string(item.note)),
        ]))
    }
    let position = JSONValue.object([
      .init("type", .string("TextPositionSelector")),
      .init("start", .integer(Int64(index.codepoint(atByte: item.span.start)))),
      .init("end", .integer(Int64(index.codepoint(atByte: item.span.end)))),
    ])
    let quote = JSONValue.object([
      .init("type", .string("TextQuoteSelector")),
      .init("exact", .string(text.string(in: item.span))),
      .init("prefix", .string(around(text, before: item.span.start))),
      .init("suffix", .string(around(text, after: item.span.end))),
    ])
    return .object([
      .init("id", .string("\(source):annotation:\(number)")), .init("type", .string("Annotation")),
      .init("motivation", .string("tagging")), .init("body", .array(bodies)),
      .init(
        "target",
        .object([.init("source", .string(source)), .init("selector", .array([position, quote]))])),
    ])
  }

  private static let context = 32

  private static func around(_ text: SourceText, before offset: Int) -> String {
    var start = max(0, offset - context)
    while !text.isCodepointBoundary(start) { start += 1 }
    return text.string(in: Span(start: start, end: offset))
  }

  private static func around(_ text: SourceText, after offset: Int) -> String {
    var end = min(text.utf8.count, offset + context)
    while !text.isCodepointBoundary(end) { end -= 1 }
    return text.string(in: Span(start: offset, end: end))
  }

  /// An id as a part of a URN: other signs than letters, digits and a few marks by their bytes.
  private static func encoded(_ id: String) -> String {
    var result = ""
    let digits = Array("0123456789ABCDEF")
    for byte in id.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x2F:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }
}
