internal import CMarkdown
internal import DocumentModel
internal import JSONText

/// Markdown (CommonMark), with front matter in YAML, TOML or JSON.
enum MarkdownFormat {
  static let entry = FormatEntry(
    format: .markdown,
    matches: { head in
      if head.ending == "md" || head.ending == "markdown" { return true }
      guard !["txt", "text", "yaml", "yml", "json"].contains(head.ending),
        head.bytes.starts(with: "---".utf8) || head.bytes.starts(with: "+++".utf8)
      else { return false }
      return FrontMatter(Array(head.bytes.prefix(8192)))?.members.isEmpty == false
    },
    read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let decoded = try request.decoded()
    var utf8 = decoded.utf8
    var warnings: [String] = []
    if let repair = Mojibake.repaired(utf8) {
      utf8 = repair.utf8
      warnings.append(Warning.mojibake(repair.count))
    }
    let front = FrontMatter(utf8)
    let object = JSONValue.object(front?.members ?? [])
    let known = JSONMetadata(object: object, fieldMap: request.options.fieldMap, origin: .meta)
      .metadata
    var builder = ArticleBuilder(known: known)
    builder.warnings = warnings + Warning.frontMatter(problems(of: front, known))
    builder.id = object["id"]?.string
    var pieces = pieces(of: utf8[(front?.end ?? 0)...])
    if let title = known.title?.value {
      builder.add(title, .headline)
    } else if let first = pieces.first, first.role == .subhead {
      builder.addTitle(first.text)
      pieces.removeFirst()
    }
    for stray in front?.strays ?? [] { builder.add(stray, .paragraph) }
    if let deck = known.deck?.value, !deck.contains("<"), deck != pieces.first?.text {
      builder.add(deck, .deck)
    }
    builder.add(pieces)
    return try builder.document(for: request, decoded: decoded)
  }

  private static func problems(of front: FrontMatter?, _ known: Metadata) -> [String] {
    guard let front else { return [] }
    var problems = front.problems
    if known.published == nil, let date = front.members.first(where: { $0.name == "date" }),
      let text = date.value.string, !text.isEmpty
    {
      problems.append("'date: \(text.prefix(40))' is no date that can be read")
    }
    return problems
  }

  /// The blocks of Markdown without front matter.
  static func pieces(of utf8: ArraySlice<UInt8>) -> [HTMLBody.Piece] {
    let text = withoutTemplates(utf8)
    let options = CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8
    let html = unsafe text.withUnsafeBytes { bytes -> String in
      let letters = unsafe bytes.bindMemory(to: CChar.self)
      guard let start = letters.baseAddress,
        let html = unsafe cmark_markdown_to_html(start, letters.count, Int32(options))
      else { return "" }
      defer { unsafe free(html) }
      return unsafe String(cString: html)
    }
    return HTMLBody.pieces(ofHTML: html)
  }

  /// The text without the tags of site generators: `{{ "/" | url }}`, `{% include x %}`.
  private static func withoutTemplates(_ utf8: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(utf8.count)
    var place = utf8.startIndex
    while place < utf8.endIndex {
      if utf8[place] == UInt8(ascii: "{"), place + 1 < utf8.endIndex {
        let close: [UInt8]? =
          switch utf8[place + 1] {
          case UInt8(ascii: "{"): Array("}}".utf8)
          case UInt8(ascii: "%"): Array("%}".utf8)
          default: nil
          }
        let limit = min(place + 400, utf8.endIndex)
        if let close, let end = end(of: close, in: utf8[(place + 2)..<max(place + 2, limit)]) {
          place = end
          continue
        }
      }
      output.append(utf8[place])
      place += 1
    }
    return output
  }

  private static func end(of close: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    for place in bytes.indices.dropLast() {
      if bytes[place] == 0x0A { return nil }
      if bytes[place] == close[0], bytes[place + 1] == close[1] { return place + 2 }
    }
    return nil
  }
}

extension InputFormat {
  /// Markdown: one document.
  public static let markdown = InputFormat(name: "markdown")
}
