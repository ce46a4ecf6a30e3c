internal import DocumentModel
internal import JSONText

/// Finds the days of publication and of the last edit.
///
/// JSON-LD first, then meta tags, then what the page shows: elements marked as dates, the address,
/// and dates beside the headline. A page that shows no date gets none: copyright years and the dates
/// of other articles are no evidence.
struct PageDates {
  /// A day with its place.
  typealias Found = Sourced<CalendarDate>

  /// All candidates for the day of publication, the best first.
  private(set) var published: [Found] = []
  /// All candidates for the day of the last edit, the best first.
  private(set) var modified: [Found] = []

  private let page: PageBlocks
  private let head: PageHead
  private let order: PageDate.Order
  private let headline: Int?
  private let isKept: [Bool]

  init(_ page: PageBlocks, _ head: PageHead, headline: Int?, isKept: [Bool]) {
    self.page = page
    self.head = head
    self.headline = headline
    self.isKept = isKept
    order = (head.language ?? "").lowercased().hasPrefix("en-us") ? .monthFirst : .dayFirst
    readLinkedData()
    readMeta()
    readMarked()
    readAddress()
    readVisible()
    if published.isEmpty { readClassed() }
    settle()
  }

  /// A page whose only date is that of its last edit is taken to be of that day; a time stamp in UTC
  /// gives way to the day before where the page's address says so.
  private mutating func settle() {
    if published.isEmpty, let only = modified.first(where: { $0.origin != .meta }) {
      published.append(only)
    }
    if let first = published.first, first.origin != .visibleText, let address = addressDate,
      first.value.adding(days: -1) == address
    {
      published.insert(Found(address, from: .meta), at: 0)
    }
    // A day beside the headline that is well before the stated one: the page was moved or made anew.
    // One day is a matter of zones, many years that of another date.
    if let first = published.first, first.origin != .visibleText,
      let shown = published.first(where: { $0.origin == .visibleText }),
      let day = shown.value.dayNumber, let stated = first.value.dayNumber,
      (2...1000).contains(stated - day)
    {
      published.insert(shown, at: 0)
    }
  }

  private func date(_ text: String?) -> CalendarDate? {
    guard let text else { return nil }
    return PageDate.first(in: text, order: order)
  }

  private mutating func add(_ date: CalendarDate?, _ origin: MetadataOrigin) {
    if let date { published.append(Found(date, from: origin)) }
  }

  private mutating func addModified(_ date: CalendarDate?, _ origin: MetadataOrigin) {
    if let date { modified.append(Found(date, from: origin)) }
  }

  private mutating func readLinkedData() {
    // Site software that writes og:type dates a page that is no post in JSON-LD, but not among its
    // meta tags.
    let isPost = head.first("article:published_time") != nil || head.first("og:type") == nil
    for article in head.linkedData.articles {
      if !isPost, head.linkedData.pages.contains(article) { continue }
      add(date(head.linkedData.text(article["datePublished"] ?? article["dateCreated"])), .jsonLD)
      addModified(date(head.linkedData.text(article["dateModified"])), .jsonLD)
    }
    if published.isEmpty {
      for object in head.linkedData.others { add(date(object["datePublished"]?.string), .jsonLD) }
    }
  }

  private mutating func readMeta() {
    for name in Self.publishedNames {
      for value in head.meta[name] ?? [] { add(date(value), .meta) }
    }
    for name in Self.modifiedNames {
      for value in head.meta[name] ?? [] { addModified(date(value), .meta) }
    }
  }

  private static let publishedNames = [
    "article:published_time", "article:published", "og:published_time", "og:article:published_time",
    "datepublished", "datecreated", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "cxenseparse:recs:articlepublishedtime", "article_date_original",
    "article.published", "publishdate", "publish-date", "publish_date", "pubdate",
    "publication_date",
    "publicationdate", "published_date", "published-date", "published", "published_time",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created",
    "dcterms.issued",
    "citation_publication_date", "citation_date", "article.created", "originalpublicationdate",
    "vr:published_time", "date_published", "datepublication", "last-published", "bt:pubdate",
    "shareaholic:article_published_time", "rbpubdate", "release_date", "displaydate", "date",
    "creation_date", "created", "iso-8601-publish-date", "article:created_time", "pdate",
    "doc_date",
  ]
  private static let modifiedNames = [
    "article:modified_time", "og:updated_time", "datemodified", "article:modified", "lastmod",
    "last-modified", "dcterms.modified", "dc.date.modified", "modified", "updated_time",
    "revision_date", "date_modified",
  ]

  /// Elements that say of themselves that they are dates.
  private mutating func readMarked() {
    let tree = page.tree
    var times: [(node: Int, date: CalendarDate, isPublished: Bool)] = []
    for node in tree.nodes.indices {
      let element = tree.nodes[node].element
      guard element != .text, element != .meta else { continue }
      let isTime = element == .time
      let property = tree.string(.itemprop, of: node)?.lowercased() ?? ""
      guard isTime || property.hasPrefix("date"), times.count < 100 else { continue }
      let shown = tree.allText(of: node, limit: 100)
      let value = tree.string(.datetime, of: node) ?? tree.string(.content, of: node)
      guard let date = value.flatMap(date) ?? date(shown) else { continue }
      let words = tree.classWords(of: node)
      let isPublished = words.intersects(Self.publishedClass)
      if property == "datemodified" || (words.intersects(Self.modifiedClass) && !isPublished) {
        addModified(date, .visibleText)
      } else {
        times.append((node, date, property.hasPrefix("datepub") || isPublished))
      }
    }
    if let best = times.first(where: { $0.isPublished && isNearHeadline($0.node) })
      ?? times.first(where: { isNearHeadline($0.node) && $0.node > headlineNode })
      ?? times.first(where: { isNearHeadline($0.node) })
      ?? (times.count <= 2 ? times.first : nil)
    {
      add(best.date, .visibleText)
    }
  }

  private static let publishedClass = ClassWords.mask("published")
  private static let modifiedClass = ClassWords.mask("update")

  private var headlineNode: Int { headline.map { page.blocks[$0].node } ?? 0 }

  /// Whether a node lies close above or below the headline, before the article ends.
  private func isNearHeadline(_ node: Int) -> Bool {
    guard let headline else { return false }
    let first = page.blocks[max(0, headline - 6)].node
    let limit = min(page.blocks.count - 1, headline + 14)
    return node >= first && node <= page.blocks[limit].node
  }

  /// The day in the page's address.
  private var addressDate: CalendarDate?

  /// A day in the path of the page's address: `/2024/02/26/`, `/2024-02-26-`.
  private mutating func readAddress() {
    guard let address = head.canonical ?? head.first("og:url"),
      let path = address.split(separator: "://").last?.drop(while: { $0 != "/" })
    else { return }
    let parts = path.split(whereSeparator: { "/-_.".contains($0) }).map(String.init)
    for (index, part) in parts.enumerated() {
      if part.utf8.count == 8, let number = Int(part), (19_900_101...21_000_101).contains(number) {
        addressDate = CalendarDate(
          year: number / 10000, month: number / 100 % 100, day: number % 100)
      }
      guard part.utf8.count == 4, let year = Int(part), (1990...2100).contains(year),
        index + 2 < parts.count
      else { continue }
      let month = Int(parts[index + 1]) ?? PageDate.first(in: "1 \(parts[index + 1]) 2000")?.month
      guard parts[index + 2].utf8.count <= 2, let month, let day = Int(parts[index + 2]) else {
        continue
      }
      addressDate = CalendarDate(year: year, month: month, day: day)
    }
    add(addressDate, .meta)
  }

  /// Dates that stand beside the headline, in lines of their own.
  private mutating func readVisible() {
    guard let headline else { return }
    var found: [(date: CalendarDate, rank: Int)] = []
    let firstKept = page.blocks.indices.first {
      $0 > headline && isKept[$0] && page.blocks[$0].words > 12
    }
    let end = min(page.blocks.count, (firstKept ?? headline) + 8, headline + 25)
    for index in max(0, headline - 8)..<end {
      guard index != headline, page.blocks[index].words <= 30 else { continue }
      if isKept[index], page.blocks[index].words > 14 { continue }
      let text = PageText.unglued(page.string(index))
      guard let date = date(text) else { continue }
      let words = text.lowercased()
      if let label = Self.modifiedWords.lazy.compactMap({ words.firstRange(of: $0) }).first,
        let before = self.date(String(words[..<label.lowerBound]))
      {
        addModified(self.date(String(words[label.upperBound...])), .visibleText)
        found.append((before, 0))
        continue
      }
      if Self.modifiedWords.contains(where: words.contains),
        !Self.publishedWords.contains(where: words.contains)
      {
        addModified(date, .visibleText)
        continue
      }
      let isLabelled =
        Self.publishedWords.contains(where: words.contains) || isLabel(index - 1)
      let rank = (isLabelled ? 0 : 10) + (index > headline ? 0 : 4)
      found.append((date, rank + min(3, page.blocks[index].words / 8)))
    }
    if let best = found.enumerated().min(by: {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }) {
      add(best.element.date, .visibleText)
    } else if published.isEmpty {
      readTail(after: end)
    }
  }

  /// Short blocks farther below the headline that are called after dates, or labelled as published.
  private mutating func readClassed() {
    guard let headline else { return }
    for index in page.blocks.indices where index > headline && page.blocks[index].words <= 14 {
      let node = page.blocks[index].node
      let parent = Int(page.tree.nodes[node].parent)
      let words = page.tree.classWords(of: node).union(page.tree.classWords(of: parent))
      let text = page.string(index).lowercased()
      let isLabelled = Self.publishedWords.contains(where: text.hasPrefix) || isLabel(index - 1)
      let isNear = index < headline + 60 && words.intersects(Self.dateWords)
      guard isLabelled || isNear, !words.intersects(Self.otherWords), let date = date(text) else {
        continue
      }
      if Self.modifiedWords.contains(where: text.contains), !isLabelled {
        addModified(date, .visibleText)
      } else {
        return add(date, .visibleText)
      }
    }
  }

  private static let dateWords = ClassWords.mask("date", "published", "dateline", "byline")
  private static let otherWords = ClassWords.mask(
    "related", "comment", "card", "event", "footer", "teaser", "recommend", "popular", "latest")

  /// Whether a block is nothing but a label of a date, such as "Published".
  private func isLabel(_ index: Int) -> Bool {
    guard page.blocks.indices.contains(index), page.blocks[index].words <= 3 else { return false }
    let text = page.string(index).lowercased()
    return Self.publishedWords.contains(where: text.hasPrefix)
  }

  /// A line right below the article that says "Published" or "Posted on".
  private mutating func readTail(after start: Int) {
    guard let last = isKept.lastIndex(of: true) else { return }
    for index in (last + 1)..<max(last + 1, min(page.blocks.count, last + 12)) {
      let text = page.string(index).lowercased()
      guard page.blocks[index].words <= 16 else { continue }
      let isLabelled = Self.publishedWords.contains(where: text.contains) || isLabel(index - 1)
      if isLabelled, let date = date(text) { return add(date, .visibleText) }
      if Self.modifiedWords.contains(where: text.contains) { addModified(date(text), .visibleText) }
    }
  }

  private static let publishedWords = [
    "published", "posted", "publié", "veröffentlicht", "publicado", "pubblicato", "first published",
    "release date", "erstellt", "opublikowano", "geplaatst", "gepubliceerd",
  ]
  private static let modifiedWords = [
    "updated", "modified", "aktualisiert", "mis à jour", "actualizado", "aggiornato", "stand:",
    "last reviewed", "bijgewerkt", "reviewed",
  ]
}
