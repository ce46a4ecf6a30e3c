internal import DocumentModel
internal import JSONText

/// What a page tells about its article, each value with its place, and what contradicts it.
struct PageMetadata {
  /// The metadata.
  private(set) var metadata = Metadata()
  /// The block that prints the authors.
  let byline: Int?

  init(
    _ page: PageBlocks, _ head: PageHead, headline: Int?, isKept: [Bool], isLive: Bool = false
  ) {
    let outlets = Self.outlets(head)
    let names = outlets.map(\.value)
    let titles = PageTitles(page, head, headline: headline, outlets: names + Self.siteNames(head))
    let dates = PageDates(page, head, headline: headline, isKept: isKept)
    let authors = PageAuthors(page, head, headline: headline, outlets: names)
    byline = authors.byline
    metadata.title = titles.candidates.first
    metadata.published = dates.published.first
    metadata.modified = dates.modified.first
    metadata.authors = authors.candidates.first
    if let byline { metadata.byline = Sourced(page.string(byline), from: .visibleText) }
    metadata.outlet = outlets.first
    fill(page, head)
    if head.linkedData.isLiveBlog {
      metadata.kind = Sourced(.liveBlog, from: .jsonLD)
    } else if isLive {
      metadata.kind = Sourced(.liveBlog, from: .visibleText)
    }
    note("title", titles.candidates) { $0 }
    note("authors", authors.candidates) { $0.joined(separator: "; ") }
    note("published", dates.published, \.description)
    note("modified", dates.modified, \.description)
  }

  /// Keeps the values besides the one that was taken, each once.
  private mutating func note<Value>(
    _ field: String, _ candidates: [Sourced<Value>], _ text: (Value) -> String
  ) {
    guard let taken = candidates.first.map({ text($0.value) }) else { return }
    var seen: Set<String> = [taken]
    for candidate in candidates.dropFirst() where seen.count < 8 {
      let value = text(candidate.value)
      if seen.insert(value).inserted {
        metadata.conflicts.append(
          MetadataConflict(field: field, value: value, from: candidate.origin))
      }
    }
  }

  private mutating func fill(_ page: PageBlocks, _ head: PageHead) {
    let article = head.linkedData.article
    func text(_ field: String) -> String? {
      head.linkedData.text(article?[field]).map(PageText.collapsed)
    }
    func choose(_ linked: String?, _ meta: String?) -> Sourced<String>? {
      if let linked, !linked.isEmpty { return Sourced(linked, from: .jsonLD) }
      if let meta, !meta.isEmpty { return Sourced(meta, from: .meta) }
      return nil
    }
    metadata.url = choose(nil, head.canonical ?? head.first("og:url")) ?? choose(text("url"), nil)
    metadata.section = choose(
      text("articleSection"), head.first("article:section", "section", "parsely-section"))
    let stated = head.language ?? head.first("og:locale", "language", "dc.language")
    metadata.language = choose(nil, stated.map(Self.languageTag)) ?? choose(text("inLanguage"), nil)
    metadata.rights = choose(
      text("license") ?? text("copyrightNotice"),
      head.licence ?? head.first("copyright", "dc.rights", "dcterms.rights"))
    metadata.deck =
      choose(text("alternativeHeadline"), nil)
      ?? choose(text("description"), head.first("og:description", "description"))
    metadata.tags = Self.tags(head)
  }

  /// `en_US` as the tag `en-US`.
  private static func languageTag(_ text: String) -> String {
    text.split(separator: "_").joined(separator: "-")
  }

  private static func tags(_ head: PageHead) -> Sourced<[String]>? {
    func list(_ texts: [String]) -> [String] {
      var seen: [String] = []
      for text in texts {
        for part in text.split(whereSeparator: { ",;".contains($0) }) {
          let tag = PageText.collapsed(String(part))
          if !tag.isEmpty, seen.count < 100, !seen.contains(tag) { seen.append(tag) }
        }
      }
      return seen
    }
    let keywords = head.linkedData.article?["keywords"]
    let linked = list(keywords?.array?.compactMap(\.string) ?? [keywords?.string ?? ""])
    if !linked.isEmpty { return Sourced(linked, from: .jsonLD) }
    let named = list(
      head.meta["article:tag"] ?? head.meta["news_keywords"] ?? head.meta["keywords"] ?? [])
    return named.isEmpty ? nil : Sourced(named, from: .meta)
  }

  /// The names of the medium, the best first.
  private static func outlets(_ head: PageHead) -> [Sourced<String>] {
    var names: [Sourced<String>] = []
    func add(_ text: String?, _ origin: MetadataOrigin) {
      guard let text, case let clean = PageText.collapsed(text), !clean.isEmpty else { return }
      if !names.contains(where: { $0.value == clean }) {
        names.append(Sourced(clean, from: origin))
      }
    }
    add(head.first("og:site_name"), .meta)
    for article in head.linkedData.articles {
      if let publisher = article["publisher"] {
        add(head.linkedData.text(head.linkedData.resolved(publisher)["name"] ?? publisher), .jsonLD)
      }
    }
    add(
      head.first("application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher"),
      .meta)
    return names
  }

  /// Names of the site that are good for recognising it only: parts of its address.
  private static func siteNames(_ head: PageHead) -> [String] {
    guard let address = head.canonical ?? head.first("og:url"),
      let rest = address.split(separator: "://").last,
      let host = rest.split(separator: "/").first
    else { return [] }
    let labels = host.split(separator: ".").map(String.init).filter { $0 != "www" }
    guard labels.count > 1 else { return [] }
    let own = labels.dropLast().filter { $0.count > 3 }
    return [labels.joined(separator: ".")] + own
  }
}
