internal import DocumentModel
internal import JSONText

/// News in the JSON of a standard: ninjs 1 to 3 of the IPTC, and JSON Feed.
struct NewsJSON {
  private enum Kind {
    case ninjs, feed
  }

  private let object: JSONValue
  private let kind: Kind
  /// The title of the feed that an item stood in.
  private let feedTitle: String?

  /// Nil for other JSON.
  init?(_ given: JSONValue) {
    var object = given
    var title: String?
    if let item = given["items"]?[0], given["feed_title"] != nil || given["version"] != nil {
      title = given["feed_title"]?.string ?? given["title"]?.string
      object = item
    }
    feedTitle = title
    self.object = object
    let bodies = ["body_text", "body_html", "body_xhtml", "bodies", "headlines"]
    if object["uri"] != nil, bodies.contains(where: { object[$0] != nil }), object["text"] == nil {
      kind = .ninjs
    } else if object["content_html"] != nil || object["content_text"] != nil || title != nil {
      kind = .feed
    } else {
      return nil
    }
  }

  /// The article with its parts.
  func builder() -> ArticleBuilder {
    switch kind {
    case .ninjs: ninjs()
    case .feed: feedItem()
    }
  }

  // MARK: ninjs

  private func ninjs() -> ArticleBuilder {
    var builder = ArticleBuilder()
    builder.id = object["uri"]?.string
    builder.setDate(\.published, string("firstcreated", "firstCreated"))
    builder.setDate(\.published, string("versioncreated", "versionCreated"))
    builder.setDate(\.modified, string("versioncreated", "versionCreated", "contentmodified"))
    let located = object["located"]?.string ?? named(["places", "place"]).first
    if object["located"] != nil { builder.set(\.datelinePlace, located) }
    builder.set(\.language, string("language"))
    builder.set(\.rights, string("copyrightnotice", "copyrightNotice"))
    builder.set(
      \.outlet,
      string("source") ?? named(["infosources", "infoSources"]).first
        ?? string("copyrightholder", "copyrightHolder"))
    builder.filler.set(\.tags, list: named(["subject", "subjects"]), from: .input)
    let title = object["headline"]?.string ?? value(of: ["headlines"], roles: ["main", "headline"])
    builder.addTitle(title ?? object["title"]?.string ?? "")
    let deck = string("description_text")
    builder.addDeck(
      deck ?? value(of: ["descriptions"], roles: ["lead", "summary", "text", "caption"]) ?? "")
    builder.addByline(string("byline", "by") ?? "")
    addBody(to: &builder)
    return builder
  }

  private func addBody(to builder: inout ArticleBuilder) {
    if let html = string("body_html", "body_xhtml") {
      return builder.add(HTMLBody.pieces(ofHTML: html))
    }
    if let text = string("body_text") { return builder.add(HTMLBody.paragraphs(of: text)) }
    let bodies = object["bodies"]?.array ?? []
    let types = ["html", "nitf", "text"]
    for type in types {
      for body in bodies where builder.isEmpty {
        let named = (body["contenttype"] ?? body["contentType"])?.string ?? "text/plain"
        let kind = named.lowercased()
        guard kind.contains(type), let value = body["value"]?.string else { continue }
        if kind.contains("nitf"), let root = MarkupParser.xml(Array(value.utf8), prefixes: .dropped)
        {
          builder.add(HTMLBody.pieces(of: root.descendant("body.content") ?? root))
        } else if kind.contains("html") {
          builder.add(HTMLBody.pieces(ofHTML: value))
        } else {
          builder.add(HTMLBody.paragraphs(of: value))
        }
      }
    }
  }

  /// The value with the first of the roles that is there, else the first value.
  private func value(of names: [String], roles: [String]) -> String? {
    let items = names.lazy.compactMap { object[$0]?.array }.first ?? []
    for role in roles {
      if let item = items.first(where: { $0["role"]?.string == role }) {
        return item["value"]?.string
      }
    }
    return items.first?["value"]?.string
  }

  private func named(_ names: [String]) -> [String] {
    names.flatMap { object[$0]?.array ?? [] }.compactMap { $0["name"]?.string }
  }

  private func string(_ names: String...) -> String? {
    names.lazy.compactMap { object[$0]?.string }.first { !$0.isEmpty }
  }

  // MARK: JSON Feed

  private func feedItem() -> ArticleBuilder {
    var builder = ArticleBuilder()
    builder.id = object["id"]?.string ?? object["guid"]?.string
    builder.setDate(\.published, object["date_published"]?.string)
    builder.setDate(\.modified, object["date_modified"]?.string)
    builder.set(\.url, object["url"]?.string)
    builder.set(\.outlet, feedTitle)
    builder.set(\.language, object["language"]?.string)
    let authors = (object["authors"]?.array ?? []) + [object["author"]].compactMap { $0 }
    builder.setAuthors(authors.compactMap { $0["name"]?.string ?? $0.string })
    builder.filler.set(
      \.tags, list: (object["tags"]?.array ?? []).compactMap(\.string), from: .input)
    builder.addTitle(object["title"]?.string ?? "")
    let summary = object["summary"]?.string
    if let html = object["content_html"]?.string {
      builder.set(\.deck, summary)
      builder.add(HTMLBody.pieces(ofHTML: html))
    } else if let text = object["content_text"]?.string {
      builder.set(\.deck, summary)
      builder.add(HTMLBody.paragraphs(of: text))
    }
    if builder.isEmpty, let summary { builder.add(HTMLBody.pieces(ofHTML: summary)) }
    return builder
  }
}
