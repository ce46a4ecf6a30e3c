public import DocumentModel

/// Writes documents as a page of HTML, with what the layers found marked in the text.
///
/// The page stands alone: no scripts, no addresses of other hosts, everything from the article escaped.
public enum DocumentHTML: Sendable {
  /// Appends the start of a page for one or more documents.
  public static func appendStart(title: String, to output: inout [UInt8]) {
    output.append(contentsOf: "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n".utf8)
    output.append(contentsOf: "<meta charset=\"utf-8\">\n<title>".utf8)
    append(title, to: &output)
    output.append(contentsOf: "</title>\n<style>\n\(style)</style>\n</head>\n<body>\n".utf8)
  }

  /// Appends the end of a page.
  public static func appendEnd(to output: inout [UInt8]) {
    output.append(contentsOf: "</body>\n</html>\n".utf8)
  }

  /// Appends a document as an article element.
  ///
  /// - Complexity: linear in the length of the text plus *n* log *n* in the number of marks.
  public static func append(_ document: Document, to output: inout [UInt8]) {
    output.append(contentsOf: "<article>\n<table class=\"metadata\">\n".utf8)
    appendRow("document", document.id, to: &output)
    appendRow("source", document.source.path, to: &output)
    for entry in document.metadata.entries {
      appendRow(entry.field, plain(entry.value), to: &output)
    }
    output.append(contentsOf: "</table>\n".utf8)
    let marks = LayerMarks.marks(of: document.layers)
    var next = 0
    for block in document.blocks {
      let element = element(of: block.role)
      output.append(contentsOf: "<\(element) class=\"\(block.role.rawValue)\">".utf8)
      while next < marks.count, marks[next].span.start < block.span.start { next += 1 }
      appendWords(of: block.span, marks, from: &next, document.text, to: &output)
      output.append(contentsOf: "</\(element)>\n".utf8)
    }
    output.append(contentsOf: "</article>\n".utf8)
  }

  private static func element(of role: BlockRole) -> String {
    switch role {
    case .headline: "h1"
    case .subhead: "h2"
    case .pullquote: "blockquote"
    case .deck, .kicker, .byline, .dateline, .caption, .credit, .source, .published, .reposted,
      .paragraph, .list, .correction, .boilerplate, .comment:
      "p"
    }
  }

  /// Appends the words of a block; a mark that would cross the one before it is left out.
  private static func appendWords(
    of span: Span, _ marks: [LayerMarks.Mark], from next: inout Int, _ text: SourceText,
    to output: inout [UInt8]
  ) {
    var open: [LayerMarks.Mark] = []
    var offset = span.start
    func close(before limit: Int) {
      while let mark = open.last, mark.span.end <= limit {
        append(text.bytes(in: Span(start: offset, end: mark.span.end)), to: &output)
        offset = mark.span.end
        output.append(contentsOf: "</mark>".utf8)
        open.removeLast()
      }
    }
    while next < marks.count, marks[next].span.start < span.end {
      let mark = marks[next]
      next += 1
      close(before: mark.span.start)
      guard mark.span.end <= min(open.last?.span.end ?? span.end, span.end) else { continue }
      append(text.bytes(in: Span(start: offset, end: mark.span.start)), to: &output)
      offset = mark.span.start
      output.append(contentsOf: "<mark class=\"\(mark.layer)\" title=\"".utf8)
      append(mark.note, to: &output)
      output.append(contentsOf: "\">".utf8)
      open.append(mark)
    }
    close(before: span.end)
    append(text.bytes(in: Span(start: offset, end: span.end)), to: &output)
  }

  private static func appendRow(_ name: String, _ value: String, to output: inout [UInt8]) {
    output.append(contentsOf: "<tr><th>".utf8)
    append(name, to: &output)
    output.append(contentsOf: "</th><td>".utf8)
    append(value, to: &output)
    output.append(contentsOf: "</td></tr>\n".utf8)
  }

  private static func append(_ text: String, to output: inout [UInt8]) {
    append(Array(text.utf8)[...], to: &output)
  }

  /// Appends text with the signs of HTML escaped and control characters left out.
  private static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      case 0x09, 0x0A, 0x0D: output.append(byte)
      case 0..<0x20, 0x7F: break
      default: output.append(byte)
      }
    }
  }

  private static let style = """
    body { font: 1rem/1.5 serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
    h1 { line-height: 1.2; } h2 { font-size: 1.1rem; } p { white-space: pre-line; }
    table.metadata { font: 0.8rem sans-serif; color: #555; } th { text-align: left; }
    .deck { font-style: italic; } .kicker { font-variant: small-caps; }
    .byline, .dateline, .source, .published, .reposted, .caption, .credit, .correction,
    .boilerplate, .comment { font: 0.85rem sans-serif; color: #666; }
    .boilerplate { opacity: 0.5; }
    mark { background: none; border-bottom: 2px solid; }
    mark.entities { border-color: #36c; } mark.numbers { border-color: #c60; }
    mark.dates { border-color: #393; } mark.quotes { background: #fff6d5; border: none; }
    mark.custom { border-color: #939; }

    """
}

/// The items of the layers as stretches to mark in a text.
enum LayerMarks {
  struct Mark {
    let span: Span
    let layer: String
    let note: String
  }

  /// The marks in text order, the longer one first where two start together.
  static func marks(of layers: Layers) -> [Mark] {
    var marks: [Mark] = []
    if let table = layers.entities {
      for mention in table.mentions where table.entities.indices.contains(mention.entity) {
        let entity = table.entities[mention.entity]
        marks.append(
          Mark(
            span: mention.span, layer: "entities", note: "\(entity.name), \(entity.type.rawValue)"))
      }
    }
    for number in layers.numbers ?? [] {
      let bounds = [number.low, number.high].map { $0.map { "\($0)" } ?? "open" }
      let note = "\(number.kind.rawValue), \(number.approximation.rawValue), "
      marks.append(
        Mark(
          span: number.span, layer: "numbers", note: note + bounds.joined(separator: " to ")))
    }
    for date in layers.dates ?? [] {
      marks.append(Mark(span: date.span, layer: "dates", note: date.value ?? "unknown date"))
    }
    for quote in layers.quotes ?? [] {
      marks.append(
        Mark(span: quote.span, layer: "quotes", note: quote.speaker ?? "unknown speaker"))
    }
    for (name, items) in layers.custom.sorted(by: { $0.key < $1.key }) {
      marks += items.map { Mark(span: $0.span, layer: "custom", note: name) }
    }
    marks.removeAll { $0.span.isEmpty }
    return marks.enumerated().sorted { left, right in
      (left.element.span.start, -left.element.span.end, left.offset)
        < (right.element.span.start, -right.element.span.end, right.offset)
    }.map(\.element)
  }
}
