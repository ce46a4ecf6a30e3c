public import DocumentModel

/// Writes documents as CoNLL-U: a token a line, with names as IOB2 tags in the last column.
///
/// `SpacesAfter` and `SpacesBefore` of the last column keep the text exactly, so that reading gives the
/// same text, tokens, sentences and names. Columns that Copydesk does not know hold `_`. Of names that
/// lie in one another the longest is written.
public enum DocumentCoNLLU: Sendable {
  /// Appends a document; one without tokens gets no lines of words.
  ///
  /// - Complexity: linear in the number of tokens and mentions.
  public static func append(_ document: Document, to output: inout [UInt8]) {
    output += "# newdoc id = \(oneLine(document.id))\n".utf8
    if let title = document.metadata.title?.value { output += "# title = \(oneLine(title))\n".utf8 }
    let entities = document.layers.entities?.entities ?? []
    for (number, entity) in entities.enumerated() {
      let fields = [
        String(number), entity.type.rawValue, oneLine(entity.name), entity.country ?? "",
      ]
      output += "# entity = \(fields.joined(separator: "\t"))\n".utf8
    }
    guard let tokens = document.layers.tokens, let sentences = document.layers.sentences else {
      output.append(0x0A)
      return
    }
    let tags = NameTags(document)
    var block = -1
    for (number, sentence) in sentences.enumerated() where !sentence.tokens.isEmpty {
      if sentence.block != block {
        block = sentence.block
        output += "# newpar\n".utf8
        if document.blocks.indices.contains(block) {
          output += "# role = \(document.blocks[block].role.rawValue)\n".utf8
        }
      }
      output += "# sent_id = \(number + 1)\n".utf8
      output += "# text = \(oneLine(document.text.string(in: sentence.span)))\n".utf8
      for (place, index) in sentence.tokens.enumerated() {
        let span = tokens.spans[index]
        var misc = tags.misc(of: index)
        if index == 0, span.start > 0 {
          misc.append("SpacesBefore=" + escaped(document.text, Span(start: 0, end: span.start)))
        }
        let next =
          index + 1 < tokens.count ? tokens.spans[index + 1].start : document.text.utf8.count
        let isLast = place + 1 == sentence.tokens.count
        let opens = isLast && number + 1 < sentences.count && sentences[number + 1].block != block
        misc += space(document.text, Span(start: span.end, end: next), isBetweenBlocks: opens)
        let columns = [
          String(place + 1), oneLine(document.text.string(in: span)), "_", "_", "_", "_", "_", "_",
          "_", misc.isEmpty ? "_" : misc.joined(separator: "|"),
        ]
        output += columns.joined(separator: "\t").utf8
        output.append(0x0A)
      }
      output.append(0x0A)
    }
  }

  /// What the last column says about the space behind a token; nothing for one space.
  private static func space(
    _ text: SourceText, _ span: Span, isBetweenBlocks: Bool
  ) -> [String] {
    if span.isEmpty { return ["SpaceAfter=No"] }
    let bytes = text.bytes(in: span)
    return bytes.elementsEqual([0x20]) && !isBetweenBlocks
      ? [] : ["SpacesAfter=" + escaped(text, span)]
  }

  private static func escaped(_ text: SourceText, _ span: Span) -> String {
    var result = ""
    for scalar in text.string(in: span).unicodeScalars {
      switch scalar {
      case " ": result += "\\s"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "|": result += "\\p"
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func oneLine(_ text: String) -> String {
    text.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }
}

/// Writes documents as two columns: token and IOB2 tag, with an empty line below each sentence.
public enum DocumentIOB2: Sendable {
  /// Appends a document.
  public static func append(_ document: Document, to output: inout [UInt8]) {
    output += "-DOCSTART-\tO\n\n".utf8
    guard let tokens = document.layers.tokens, let sentences = document.layers.sentences else {
      return
    }
    let tags = NameTags(document)
    for sentence in sentences where !sentence.tokens.isEmpty {
      for index in sentence.tokens {
        output += document.text.string(in: tokens.spans[index]).filter { !$0.isWhitespace }.utf8
        output += "\t\(tags.tag(of: index))\n".utf8
      }
      output.append(0x0A)
    }
  }
}

/// The names of a document as tags of its tokens.
private struct NameTags {
  private var tags: [Int: (tag: String, entity: Int)] = [:]

  init(_ document: Document) {
    guard let table = document.layers.entities, let tokens = document.layers.tokens else { return }
    let longestFirst = table.mentions.enumerated().sorted { left, right in
      (-left.element.span.count, left.offset) < (-right.element.span.count, right.offset)
    }
    for (_, mention) in longestFirst where table.entities.indices.contains(mention.entity) {
      let range = tokens.indices(in: mention.span)
      guard !range.isEmpty, range.allSatisfy({ tags[$0] == nil }),
        tokens.spans[range.lowerBound].start == mention.span.start,
        tokens.spans[range.upperBound - 1].end == mention.span.end
      else { continue }
      let type = table.entities[mention.entity].type.rawValue
      for index in range {
        tags[index] = ((index == range.lowerBound ? "B-" : "I-") + type, mention.entity)
      }
    }
  }

  func tag(of token: Int) -> String { tags[token]?.tag ?? "O" }

  func misc(of token: Int) -> [String] {
    guard let tag = tags[token] else { return [] }
    return tag.tag.hasPrefix("B-")
      ? ["NER=\(tag.tag)", "Cluster=\(tag.entity)"] : ["NER=\(tag.tag)"]
  }
}
