internal import DocumentModel

/// A stretch of text with a label, as standoff formats write it.
struct AnnotationSpan {
  let span: Span
  /// What kind of item it is, such as `Person` or `Number`.
  let type: String
  /// What is known besides, in words; empty where nothing is.
  let note: String
  /// The entity it is a mention of.
  let entity: Int?
}

extension Layers {
  /// The items of all layers but tokens and sentences, in text order.
  var annotationSpans: [AnnotationSpan] {
    var spans: [AnnotationSpan] = []
    if let table = entities {
      for mention in table.mentions where table.entities.indices.contains(mention.entity) {
        let entity = table.entities[mention.entity]
        spans.append(
          AnnotationSpan(
            span: mention.span, type: Self.title(entity.type.rawValue),
            note: "\(entity.name), \(mention.kind.rawValue)", entity: mention.entity))
      }
    }
    for number in numbers ?? [] {
      let value = number.value.map { "\($0)" } ?? "unknown"
      spans.append(
        AnnotationSpan(
          span: number.span, type: "Number",
          note: "\(number.kind.rawValue), \(number.approximation.rawValue), \(value)", entity: nil))
    }
    for date in dates ?? [] {
      spans.append(
        AnnotationSpan(
          span: date.span, type: "Date", note: "\(date.grain.rawValue), \(date.value ?? "unknown")",
          entity: nil))
    }
    for quote in quotes ?? [] {
      spans.append(
        AnnotationSpan(
          span: quote.span, type: "Quote",
          note: "\(quote.kind.rawValue), \(quote.speaker ?? "unknown speaker")", entity: nil))
    }
    for (name, items) in custom.sorted(by: { $0.key < $1.key }) {
      spans += items.map { item in
        let fields = item.fields.map { "\($0.name)=\(Self.words($0.value))" }
        return AnnotationSpan(
          span: item.span, type: Self.title(name), note: fields.joined(separator: ", "), entity: nil
        )
      }
    }
    return spans.filter { !$0.span.isEmpty }.enumerated().sorted { left, right in
      (left.element.span.start, left.element.span.end, left.offset)
        < (right.element.span.start, right.element.span.end, right.offset)
    }.map(\.element)
  }

  private static func title(_ name: String) -> String {
    let word = name.filter { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  private static func words(_ value: FieldValue) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): "\(value)"
    case .text(let value): value
    case .span(let span): "\(span.start)-\(span.end)"
    case .list(let values): values.map(words).joined(separator: " ")
    case .record(let fields): fields.map { "\($0.name)=\(words($0.value))" }.joined(separator: " ")
    }
  }
}
