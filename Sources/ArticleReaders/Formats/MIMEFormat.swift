internal import DocumentModel

/// Mail messages, and web pages saved as one file (MHTML).
enum MIMEFormat {
  static let mail = FormatEntry(
    format: .eml,
    matches: { head in head.ending == "eml" || isMail(head) },
    read: { (request: ReadRequest) throws(Failure) in try read(request, isPage: false) })
  static let page = FormatEntry(
    format: .mhtml,
    matches: { head in
      ["mhtml", "mht"].contains(head.ending)
        || (isMail(head)
          && (head.start.contains("saved by blink")
            || head.start.contains("saved by mozilla")
            || head.start.contains("snapshot-content-location")))
    },
    read: { (request: ReadRequest) throws(Failure) in try read(request, isPage: true) })

  /// Whether the first lines are header fields that only mail has, at least two of them.
  private static func isMail(_ head: FileHead) -> Bool {
    guard !["txt", "text", ""].contains(head.ending) || head.start.contains(":") else {
      return false
    }
    var telling = 0
    let start = head.start.drop(while: \.isWhitespace)
    for text in start.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(
      60)
    {
      if text.isEmpty { break }
      if text.first == " " || text.first == "\t" { continue }
      let name = text.prefix { $0 != ":" }
      guard name.utf8.count < 40, name.utf8.count < text.utf8.count, !name.contains(" ") else {
        if telling >= 2 { return true }
        continue
      }
      if tellingFields.contains(String(name)) || name.hasPrefix("x-") || name.hasPrefix("arc-") {
        telling += 1
      }
    }
    return telling >= 2
  }

  private static let tellingFields: Set<String> = [
    "received", "message-id", "mime-version", "return-path", "delivered-to", "content-type",
    "content-transfer-encoding", "dkim-signature", "list-id", "in-reply-to",
    "authentication-results",
    "reply-to", "user-agent", "list-unsubscribe",
  ]

  private static func read(_ request: ReadRequest, isPage: Bool) throws(Failure) -> Document {
    try request.check.check(raw: request.bytes)
    let message = MIMEPart(request.bytes)
    let leaves = message.leaves()
    let html = leaves.first { $0.type == "text/html" || $0.type == "application/xhtml+xml" }
    let plain = leaves.first {
      $0.type == "text/plain" && $0.field("content-disposition")?.hasPrefix("attachment") != true
    }
    let known = metadata(of: message, isPage: isPage)
    if let html, isPage || plain == nil || isBlank(plain) {
      return try page(html, of: message, known: known, request, isPage: isPage)
    }
    guard let part = plain ?? html else {
      throw request.check.failure("no-text", "the message has no part of text")
    }
    return try letter(part, of: message, known: known, request)
  }

  private static func isBlank(_ part: MIMEPart?) -> Bool {
    part.map { InputCheck.isBlank($0.content) } ?? true
  }

  private static func metadata(of message: MIMEPart, isPage: Bool) -> Metadata {
    var builder = ArticleBuilder()
    builder.set(\.title, message.field("subject"))
    if isPage {
      builder.setDate(\.reposted, message.field("date"))
      builder.set(
        \.url, message.field("snapshot-content-location") ?? message.field("content-location"))
      return builder.filler.metadata
    }
    builder.setDate(\.published, message.field("date"))
    let name = message.field("from").map(HeaderText.displayName) ?? ""
    builder.set(\.byline, name)
    builder.setAuthors([name])
    builder.set(\.outlet, message.field("list-id").map(HeaderText.displayName))
    builder.set(\.language, message.field("content-language"))
    return builder.filler.metadata
  }

  /// A message in plain text; its text is the decoded part.
  private static func letter(
    _ part: MIMEPart, of message: MIMEPart, known: Metadata, _ request: ReadRequest
  ) throws(Failure) -> Document {
    let decoded = TextDecoder(part.content[...], declared: part.parameter("charset"))
    var string = String(decoding: decoded.utf8, as: UTF8.self)
    if part.parameter("format")?.lowercased() == "flowed" {
      string = TransferEncoding.flowed(
        string, deletesSpace: part.parameter("delsp")?.lowercased() == "yes")
    }
    let text = SourceText(string)
    if InputCheck.isBlank(text.utf8) {
      throw request.check.failure("empty", "the text of the message is blank")
    }
    let page = PlainTextReader(text: text).body(known: known)
    return Document(
      id: id(of: message) ?? request.check.document, source: request.source(decoded), text: text,
      blocks: page.blocks, metadata: page.metadata)
  }

  /// A message in HTML, or a saved page.
  private static func page(
    _ part: MIMEPart, of message: MIMEPart, known: Metadata, _ request: ReadRequest, isPage: Bool
  ) throws(Failure) -> Document {
    let content = part.content
    let decoded = HTMLFormat.decoded(content[...], declared: part.parameter("charset"))
    if isPage { return try HTMLFormat.document(decoded, known: known, request) }
    var builder = ArticleBuilder(known: known)
    builder.id = id(of: message)
    builder.addTitle(known.title?.value ?? "")
    builder.add(HTMLBody.pieces(ofHTML: String(decoding: decoded.utf8, as: UTF8.self)))
    return try builder.document(for: request, decoded: decoded)
  }

  private static func id(of message: MIMEPart) -> String? {
    guard let id = message.field("message-id") else { return nil }
    let bare = trimmed(id).filter { $0 != "<" && $0 != ">" }
    return bare.isEmpty ? nil : bare
  }
}

extension InputFormat {
  /// A mail message: one document.
  static let eml = InputFormat(name: "eml")
  /// A web page with its pictures in one file: one document.
  static let mhtml = InputFormat(name: "mhtml")
}
