public import DocumentModel
internal import JSONText

/// Writes explanations as JSON objects; spans are in code points, lines of source `FILE:LINE`.
public struct ExplanationJSON: Sendable {
  private let document: Document
  private let rows: RowJSON

  /// Prepares to write explanations about a document.
  public init(_ document: Document) {
    self.document = document
    rows = RowJSON(document)
  }

  /// Appends an explanation, without a line end.
  public func append(_ explanation: Explanation, to output: inout [UInt8]) {
    var object = ObjectWriter()
    object.open(in: &output)
    object.field("plugin", explanation.plugin, in: &output)
    object.field("document", document.id, in: &output)
    object.field("table", orNull: explanation.finding?.table.name, in: &output)
    value("row", explanation.finding.map { .integer(Int64($0.number)) }, &object, &output)
    value("place", explanation.place.map { .span($0) }, &object, &output)
    object.field("role", orNull: explanation.role?.rawValue, in: &output)
    value("sentence", explanation.sentence.map { .span($0) }, &object, &output)
    if let finding = explanation.finding {
      append(finding, &object, &output)
    } else {
      object.field("failed", orNull: explanation.failure, in: &output)
      object.field("failed_line", orNull: explanation.failureLine?.description, in: &output)
    }
    list("evidence", explanation.evidence, &object, &output) { evidence, object, output in
      value("span", .span(evidence.span), &object, &output)
      value("columns", .list(evidence.columns.map { .text($0) }), &object, &output)
      value("facts", .list(evidence.facts.map { .text($0) }), &object, &output)
    }
    list("held", explanation.held, &object, &output, step)
    list("rejected", explanation.rejected, &object, &output, step)
    object.close(in: &output)
  }

  private func append(
    _ finding: Explanation.Finding, _ object: inout ObjectWriter, _ output: inout [UInt8]
  ) {
    object.field("rule", finding.rule, in: &output)
    object.field("rule_line", orNull: finding.ruleLine?.description, in: &output)
    list("emitted", finding.calls, &object, &output) { line, object, output in
      object.field("file", line.file, in: &output)
      object.field("line", line.line, in: &output)
      object.field("function", line.function, in: &output)
    }
    let values = zip(finding.table.columns, finding.values).map {
      FieldValue.Field($0.name, $1)
    }
    value("values", .record(values), &object, &output)
  }

  private func step(
    _ step: TraceStep, _ object: inout ObjectWriter, _ output: inout [UInt8]
  ) {
    object.field("kind", step.kind.rawValue, in: &output)
    object.field("name", step.name, in: &output)
    value("span", .span(step.span), &object, &output)
    object.field("why", orNull: step.why, in: &output)
    object.field("line", orNull: step.line?.description, in: &output)
    value("captures", .record(step.captures), &object, &output)
  }

  private func value(
    _ name: String, _ value: FieldValue?, _ object: inout ObjectWriter, _ output: inout [UInt8]
  ) {
    object.key(name, in: &output)
    rows.append(value ?? .null, to: &output)
  }

  private func list<Item>(
    _ name: String, _ items: [Item], _ object: inout ObjectWriter, _ output: inout [UInt8],
    _ append: (Item, inout ObjectWriter, inout [UInt8]) -> Void
  ) {
    object.key(name, in: &output)
    output.append(UInt8(ascii: "["))
    for (place, item) in items.enumerated() {
      if place > 0 { output.append(UInt8(ascii: ",")) }
      var inner = ObjectWriter()
      inner.open(in: &output)
      append(item, &inner, &output)
      inner.close(in: &output)
    }
    output.append(UInt8(ascii: "]"))
  }
}
