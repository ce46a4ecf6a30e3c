internal import DocumentModel

/// Plain text: one document, whose text is exactly the decoded input.
enum TextFormat {
  static let entry = FormatEntry(format: .text, matches: { _ in true }, read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    let decoded = try request.decoded()
    var utf8 = decoded.utf8
    var warnings: [String] = []
    if let repair = Mojibake.repaired(utf8) {
      utf8 = repair.utf8
      warnings.append(Warning.mojibake(repair.count))
    }
    let text = SourceText(repairing: utf8)
    let page = PlainTextReader(text: text).savedPage()
    var document = Document(
      id: request.check.document, source: request.source(decoded, warnings: warnings), text: text,
      blocks: page.blocks, metadata: page.metadata)
    if request.options.reasons == .kept { document.leftOut = page.leftOut }
    return document
  }
}

/// What readers say about inputs they had to mend.
enum Warning {
  static func mojibake(_ count: Int) -> String {
    "mojibake: \(count) letters of UTF-8 had been saved as Windows-1252 and were taken back"
  }

  /// One warning for what is wrong with the fields above a text: the first three of them.
  static func frontMatter(_ problems: [String]) -> [String] {
    guard !problems.isEmpty else { return [] }
    let more = problems.count > 3 ? "; and \(problems.count - 3) more" : ""
    return ["front-matter: " + problems.prefix(3).joined(separator: "; ") + more]
  }
}

extension InputFormat {
  /// Plain text: one document.
  public static let text = InputFormat(name: "text")
}
