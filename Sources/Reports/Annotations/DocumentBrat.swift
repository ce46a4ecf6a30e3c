public import DocumentModel

/// Writes documents as brat standoff: lines of annotation with offsets in Unicode code points.
///
/// Mentions of one entity are joined by `Equiv` lines; what is known besides a type is a note. A span
/// that runs over a line break is written in parts, as brat wants it.
public enum DocumentBrat: Sendable {
  /// The annotations of a document: the content of an `.ann` file whose `.txt` is its text.
  ///
  /// - Complexity: linear in the size of the document.
  public static func annotations(of document: Document) -> [UInt8] {
    var output: [UInt8] = []
    let index = CodepointIndex(document.text)
    var members: [Int: [String]] = [:]
    var notes: [String] = []
    for (place, item) in document.layers.annotationSpans.enumerated() {
      let id = "T\(place + 1)"
      let parts = lines(of: item.span, in: document.text)
      let offsets = parts.map { part in
        "\(index.codepoint(atByte: part.start)) \(index.codepoint(atByte: part.end))"
      }
      let words = parts.map { document.text.string(in: $0) }.joined(separator: " ")
      output += "\(id)\t\(item.type) \(offsets.joined(separator: ";"))\t\(words)\n".utf8
      if let entity = item.entity { members[entity, default: []].append(id) }
      if !item.note.isEmpty {
        let note = item.note.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
        notes.append("#\(place + 1)\tAnnotatorNotes \(id)\t\(note)\n")
      }
    }
    for (_, group) in members.sorted(by: { $0.key < $1.key }) where group.count > 1 {
      output += "*\tEquiv \(group.joined(separator: " "))\n".utf8
    }
    for note in notes { output += note.utf8 }
    return output
  }

  /// The parts of a span that lie on one line each.
  private static func lines(of span: Span, in text: SourceText) -> [Span] {
    var parts: [Span] = []
    var start: Int?
    for offset in span.range {
      let isBreak = text.utf8[offset] == 0x0A || text.utf8[offset] == 0x0D
      if isBreak, let first = start {
        parts.append(Span(start: first, end: offset))
        start = nil
      } else if !isBreak, start == nil {
        start = offset
      }
    }
    if let first = start { parts.append(Span(start: first, end: span.end)) }
    return parts.isEmpty ? [span] : parts
  }
}
