public import DocumentModel

/// Writes explanations for people: a heading, the sentence, then sections that hold something.
public struct ExplanationText: Sendable {
  private let document: Document
  private let index: CodepointIndex

  /// Prepares to write explanations about a document.
  public init(_ document: Document) {
    self.document = document
    index = CodepointIndex(document.text)
  }

  /// Appends an explanation, with a line end; `rows` is how many the plugin has for the document.
  public func append(_ explanation: Explanation, of rows: Int, to output: inout [UInt8]) {
    var lines = [heading(explanation, of: rows)]
    if let place = explanation.place {
      let role = explanation.role.map { ", \($0.rawValue)" } ?? ""
      lines.append("  \(quoted(place))  \(offsets(place))\(role)")
    }
    if let sentence = explanation.sentence { lines.append("  in: \(words(sentence))") }
    if let finding = explanation.finding {
      let line = finding.ruleLine.map { "  \($0)" } ?? ""
      lines += ["", "Rule     \(finding.rule)\(line)"]
      if !finding.calls.isEmpty {
        lines.append("Emitted  \(finding.calls.map(shown).joined(separator: ", from "))")
      }
      lines += section("Values", values(of: finding))
    } else {
      let line = explanation.failureLine.map { "  \($0)" } ?? ""
      lines += ["", "No row: \(explanation.failure ?? "nothing tells why")\(line)"]
    }
    lines += section("Evidence", explanation.evidence.map(row))
    lines += section("Held", explanation.held.map(row))
    lines += section("Turned down", explanation.rejected.map(row))
    output += (lines.joined(separator: "\n") + "\n").utf8
  }

  private func heading(_ explanation: Explanation, of rows: Int) -> String {
    guard let finding = explanation.finding else {
      return "\(explanation.plugin): no row here (\(rows) in the document)"
    }
    return "\(explanation.plugin) · \(finding.table.name): row \(finding.number) of \(rows)"
  }

  // MARK: Sections

  /// A heading over aligned rows; nothing where there are no rows.
  private func section(_ heading: String, _ rows: [[String]]) -> [String] {
    guard let count = rows.map(\.count).max() else { return [] }
    let widths = (0..<count).map { place in
      min(44, rows.map { place < $0.count ? DisplayWidth.of($0[place]) : 0 }.max() ?? 0)
    }
    let lines = rows.map { row in
      var line = " "
      for (place, cell) in row.enumerated() {
        let gap = max(0, widths[place] - DisplayWidth.of(cell))
        line += " " + cell + String(repeating: " ", count: gap) + " "
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
    return ["", heading] + lines
  }

  private func values(of finding: Explanation.Finding) -> [[String]] {
    zip(finding.table.columns, finding.values).filter { $1 != .null }.map { column, value in
      [column.name, text(value)]
    }
  }

  private func row(_ evidence: Explanation.Evidence) -> [String] {
    [
      offsets(evidence.span), quoted(evidence.span), evidence.columns.joined(separator: " "),
      evidence.facts.joined(separator: "; "),
    ]
  }

  private func row(_ step: TraceStep) -> [String] {
    let captures = step.captures.map { "\($0.name) \(text($0.value))" }.joined(separator: ", ")
    let reason = step.why.map { "\(step.name): \($0)" } ?? step.name
    return [
      offsets(step.span), step.kind.rawValue, CellText.oneLine(reason),
      step.line?.description ?? "", captures,
    ]
  }

  // MARK: Values

  private func text(_ value: FieldValue) -> String {
    switch value {
    case .null: "none"
    case .boolean(let flag): flag ? "yes" : "no"
    case .integer(let number): CellText.readable(.integer(number))
    case .number(let number): CellText.readable(.number(number))
    case .text(let text): CellText.oneLine(text)
    case .span(let span): "\(quoted(span)) \(offsets(span))"
    case .list(let items): items.map(text).joined(separator: ", ")
    case .record(let fields):
      "{" + fields.map { "\($0.name) \(text($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  private func shown(_ line: SourceLine) -> String {
    line.function.isEmpty ? line.description : "\(line) in \(line.function)"
  }

  private func offsets(_ span: Span) -> String {
    "\(index.codepoint(atByte: span.start))–\(index.codepoint(atByte: span.end))"
  }

  private func words(_ span: Span) -> String { CellText.oneLine(document.text.string(in: span)) }

  private func quoted(_ span: Span) -> String {
    let words = words(span)
    return "“\(DisplayWidth.fitting(words, in: 60))”"
  }
}
