internal import DocumentModel

/// The classes that plugins see, in the order of the reference.
enum APIClasses {
  /// Every class.
  static let all: [APIClass] = [
    document, block, sentence, token, entity, mention, number, date, quote, phrase, verb,
    annotation, span,
  ]

  /// The article.
  static let document: APIClass = {
    var made = APIClass("document", "An article with its layers.")
    let start = made.add { _ in .words([0]) }
    let end = made.add { .words([UInt32($0.document.text.utf8.count)]) }
    made.string("id", "the input's own id, else its path") { [$0.document.id] }
    made.field("text", "string", "the whole text", .text(start: start, end: end))
    made.string("title", "the title, without the name of the site") {
      [$0.document.metadata.title?.value]
    }
    made.string("language", "the language as a BCP 47 tag") {
      [$0.document.metadata.language?.value]
    }
    made.field("metadata", "table", "title deck outlet url authors published …", .host("metadata"))
    for (name, type, help) in [
      ("blocks", "Block", "the blocks, each with its role"), ("sentences", "Sentence", ""),
      ("tokens", "Token", ""), ("entities", "Entity", "clusters of mentions"),
      ("mentions", "Mention", "all mentions, in text order"), ("numbers", "Number", ""),
      ("dates", "Date", ""), ("quotes", "Quote", ""), ("phrases", "Phrase", "the noun phrases"),
      ("verbs", "Verb", "the verb groups"),
      ("targets", "Span", "the spans whose sentiment the input asks for; empty where it does not"),
    ] {
      made.field(
        name, "copydesk.\(type)[]", help.isEmpty ? "the \(name), in text order" : help,
        .same("document." + name))
    }
    made.methods = APIMethod.ofDocument
    return made
  }()

  /// A stretch of text with one role.
  static let block: APIClass = {
    var made = APIClass("block", "A stretch of text with one role.") {
      $0.document.blocks.map(\.span)
    }
    made.choice("role", "the part it plays in the article") { $0.document.blocks.map(\.role) }
    made.field("tokens", "copydesk.Token[]", "its tokens", .same("block.tokens"))
    made.field("sentences", "copydesk.Sentence[]", "its sentences", .same("block.sentences"))
    return made
  }()

  /// A sentence.
  static let sentence: APIClass = {
    var made = APIClass("sentence", "A sentence; it never crosses a block.") {
      $0.sentences.map(\.span)
    }
    made.field("tokens", "copydesk.Token[]", "its tokens", .same("sentence.tokens"))
    for (name, type, help) in [
      ("numbers", "Number", "the numbers that begin in it"),
      ("dates", "Date", "the dates that begin in it"),
      ("mentions", "Mention", "the mentions that begin in it"),
      ("quotes", "Quote", "the quotes that share a byte with it"),
      ("entities", "Entity", "the entities mentioned in it, each once"),
    ] {
      made.field(name, "copydesk.\(type)[]", help, .same("sentence." + name))
    }
    return made
  }()

  /// A token.
  static let token: APIClass = {
    var made = APIClass("token", "A word or mark, as UD English splits them.") { $0.tokens.spans }
    made.field("tokens", "copydesk.Token[]", "itself", .same("token.tokens"))
    for (attribute, help) in [
      (TokenAttribute.lower, "the text in lower case"), (.stem, "the stem of the lower-case word"),
      (.shape, "its shape, such as Xxxx or dd"),
    ] {
      let column = made.add { $0.texts(attribute) }
      _ = made.add { _ in .bytes([]) }
      made.field(attribute.rawValue, "string", help, .string(column))
    }
    let flags = made.add { .words($0.tokens.flags.map { UInt32($0.rawValue) }) }
    for (name, flag) in TokenFlagName.flags {
      made.flag("is_" + name, "whether the token is \(name)", column: flags, UInt32(flag.rawValue))
    }
    return made
  }()

  /// A stretch of text that is no item of a layer.
  static let span: APIClass = {
    var made = APIClass("span", "A stretch of the text.")
    for (name, type, help) in [
      ("start", "integer", "first byte, from 1"),
      ("stop", "integer", "last byte; doc.text:sub(start, stop) is text"),
      ("text", "string", "the words"),
      ("sentence", "copydesk.Sentence?", "the sentence it begins in"),
      ("block", "copydesk.Block?", "the block it begins in"),
      ("tokens", "copydesk.Token[]", "its tokens"),
    ] {
      made.field(name, type, help, .host("span_" + name))
    }
    made.methods = APIMethod.ofSpans
    return made
  }()

  /// An item that a plugin annotated.
  static let annotation: APIClass = {
    var made = APIClass("annotation", "An item that a plugin annotated.") {
      $0.annotations.map(\.item.span)
    }
    made.field("tokens", "copydesk.Token[]", "its tokens", .same("annotation.tokens"))
    made.string("layer", "the layer it is in") { $0.annotations.map(\.layer) }
    made.field("fields", "table<string, any>", "what the plugin noted", .host("annotation_fields"))
    return made
  }()
}
