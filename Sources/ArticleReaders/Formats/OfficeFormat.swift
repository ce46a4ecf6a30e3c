internal import ArchiveStreams
internal import DocumentModel

/// Office documents: Word (docx) and OpenDocument text (odt), also with many articles of a database.
enum OfficeFormat {
  static let entry = FormatEntry(
    format: .office, matches: isLikely, records: records, read: read)

  /// Whether a ZIP archive holds an office document.
  @Sendable static func isLikely(_ head: FileHead) -> Bool {
    guard head.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return false }
    if ["docx", "odt"].contains(head.ending) { return true }
    let front = head.bytes.prefix(4096)
    let names = String(decoding: front.filter { $0 >= 0x20 && $0 < 0x7F }, as: UTF8.self)
    return names.contains("[Content_Types].xml") || names.contains("opendocument.text")
      || names.contains("word/document.xml")
  }

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let office: OfficeText
    do throws(StreamError) { office = try OfficeText(request.bytes) } catch {
      throw request.check.failure(
        error.code == .archive ? "malformed" : error.code.rawValue,
        "not a readable office document: \(error.message)")
    }
    var builder = ArticleBuilder()
    office.fill(&builder)
    return try builder.document(for: request, decoded: TextDecoder([]))
  }

  /// The articles of a file of Nexis as texts; nil for other documents.
  @Sendable static func records(_ stream: any ByteStream, _ head: FileHead) -> (any RecordSource)? {
    let bytes: [UInt8]
    do throws(StreamError) {
      bytes = try stream.read(limit: ReadOptions.maximumSize + 1)
    } catch {
      return ListedRecords([
        .failed(code: error.code.rawValue, message: error.message, number: nil)
      ])
    }
    let whole = Record.document(bytes: bytes, format: .office, number: 0)
    guard let office = try? OfficeText(bytes[...]), office.isExport else {
      return ListedRecords([whole])
    }
    let articles = office.articles.enumerated().map { place, text in
      Record.document(bytes: Array(text.utf8), format: .export, number: place + 1)
    }
    return ListedRecords(articles.isEmpty ? [whole] : articles)
  }
}

extension InputFormat {
  /// Word and OpenDocument text.
  static let office = InputFormat(name: "office")
}

/// The paragraphs of an office document.
private struct OfficeText {
  /// A paragraph with the name of its style in lower case.
  struct Paragraph {
    let text: String
    let style: String
  }

  private(set) var paragraphs: [Paragraph] = []
  private var properties = MarkupElement(name: "")

  init(_ bytes: ArraySlice<UInt8>) throws(StreamError) {
    let archive = try ArchiveReader(MemoryStream(bytes))
    var hasContent = false
    while let member = try archive.next() {
      switch member.name {
      case "word/document.xml", "content.xml":
        hasContent = true
        let xml = try archive.read(limit: ReadOptions.maximumSize)
        if let root = MarkupParser.xml(xml) { read(root.choosingAlternatives()) }
      case "docProps/core.xml", "meta.xml":
        let xml = try archive.read(limit: 1 << 20)
        if let root = MarkupParser.xml(xml) { properties = root }
      default: continue
      }
    }
    if !hasContent { throw StreamError(.archive, "it has no text part of Word or OpenDocument") }
  }

  private mutating func read(_ root: MarkupElement) {
    for part in root.descendants(["w:p", "text:p", "text:h"]) {
      let style = part.descendant("w:pstyle")?["val"] ?? part["style-name"] ?? ""
      // Word writes spaces that do not break where others break.
      let text = Self.text(of: part).replacing("\u{A0}", with: " ")
      paragraphs.append(
        Paragraph(
          text: text, style: part.name == "text:h" ? "heading" : style.lowercased()))
    }
  }

  private static func text(of part: MarkupElement) -> String {
    var text = ""
    for node in part.nodes {
      switch node {
      case .text(let piece): if part.name != "w:r", part.name != "w:p" { text += piece }
      case .element(let element):
        switch element.name {
        case "w:tab", "text:tab", "text:s": text += " "
        case "w:br", "w:cr", "text:line-break": text += "\n"
        case "w:instrtext", "w:deltext", "w:ppr", "w:rpr", "text:note", "w:drawing", "w:pict":
          break
        case "w:p", "text:p": break
        default: text += self.text(of: element)
        }
      }
    }
    return text
  }

  /// Whether Nexis wrote the document.
  var isExport: Bool {
    paragraphs.contains { trimmed($0.text) == "End of Document" }
      || paragraphs.contains { ExportHead.isCounter(trimmed($0.text)) }
  }

  /// The articles of an export, a paragraph a line with blank lines between.
  var articles: [String] {
    var articles: [String] = []
    var open: [String] = []
    for paragraph in paragraphs {
      let text = trimmed(paragraph.text)
      if text == "End of Document" || ExportHead.isCounter(text) {
        if open.contains(where: { $0.count > 1 }) {
          articles.append(Self.withoutCover(open).joined(separator: "\n\n"))
        }
        open = []
      } else if paragraph.style.hasPrefix("heading1") || paragraph.style == "heading 1" {
        open = [text]
      } else if !text.isEmpty {
        open.append(text)
      }
    }
    if open.contains(where: { $0.hasPrefix("Body") || $0.hasPrefix("Length:") }) || articles.isEmpty
    {
      articles.append(Self.withoutCover(open).joined(separator: "\n\n"))
    }
    return articles.filter { $0.contains("\n") }
  }

  /// The lines of an article without the list of contents that may stand above the first one.
  private static func withoutCover(_ lines: [String]) -> [String] {
    guard let body = lines.firstIndex(of: "Body"),
      let date = lines[..<body].lastIndex(where: { LocalDate.date($0) != nil }), date > 2
    else { return lines }
    return Array(lines[(date - 2)...])
  }

  /// Adds the paragraphs of a document that is one article.
  func fill(_ builder: inout ArticleBuilder) {
    builder.setAuthors([properties.descendant("dc:creator")?.text ?? ""])
    let heading = paragraphs.firstIndex { isTitle($0) && !trimmed($0.text).isEmpty }
    if let heading {
      builder.addTitle(trimmed(paragraphs[heading].text))
    } else {
      builder.set(\.title, properties.descendant("dc:title")?.text)
    }
    for (place, paragraph) in paragraphs.enumerated() where place != heading {
      let isHeading = paragraph.style.hasPrefix("heading") || isTitle(paragraph)
      let role: BlockRole =
        paragraph.style.contains("caption")
        ? .caption : paragraph.style.contains("list") ? .list : isHeading ? .subhead : .paragraph
      for line in paragraph.text.split(separator: "\n") { builder.add(String(line), role) }
    }
  }

  private func isTitle(_ paragraph: Paragraph) -> Bool {
    paragraph.style == "title" || paragraph.style == "heading1" || paragraph.style == "heading"
  }
}
