internal import DocumentModel
internal import JSONText

/// Finds the authors of a page.
///
/// JSON-LD first, with references resolved; then meta tags, elements marked as authors, and lines
/// such as "By Jane Roe" beside the headline.
struct PageAuthors {
  /// A list of authors with its place.
  typealias Found = Sourced<[String]>

  /// All candidates, the best first; none of them empty.
  private(set) var candidates: [Found] = []
  /// The block that prints the authors.
  private(set) var byline: Int?

  private let page: PageBlocks
  private let head: PageHead
  private let outlets: [String]
  private let headline: Int?

  init(_ page: PageBlocks, _ head: PageHead, headline: Int?, outlets: [String]) {
    self.page = page
    self.head = head
    self.headline = headline
    self.outlets = outlets
    readLinkedData()
    readMeta()
    readMarked()
    readVisible()
    preferPersons()
    findByline()
  }

  private mutating func add(_ texts: [String], _ origin: MetadataOrigin) {
    var names: [String] = []
    for text in texts {
      for name in AuthorNames.names(in: text, outlets: outlets) where !names.contains(name) {
        names.append(name)
      }
    }
    let own = names.filter { name in !outlets.contains { $0.lowercased() == name.lowercased() } }
    if !own.isEmpty { names = own }
    if !names.isEmpty { candidates.append(Found(names, from: origin)) }
  }

  /// Where the first candidate is but the site itself and the page prints a name, the name counts.
  private mutating func preferPersons() {
    guard let first = candidates.first, first.value.allSatisfy(isOutlet),
      let place = candidates.firstIndex(where: {
        $0.origin == .visibleText && !$0.value.contains(where: isOutlet)
      }),
      candidates[place].value.allSatisfy({ (2...4).contains($0.split(separator: " ").count) })
    else { return }
    candidates.insert(candidates.remove(at: place), at: 0)
  }

  private func isOutlet(_ name: String) -> Bool {
    let key = name.lowercased().filter { $0.isLetter || $0.isNumber }
    return outlets.contains { outlet in
      let other = outlet.lowercased().filter { $0.isLetter || $0.isNumber }
      return other.contains(key) || (other.count > 3 && key.contains(other))
    }
  }

  private mutating func readLinkedData() {
    for article in head.linkedData.articles {
      for field in ["author", "creator"] {
        guard let value = article[field] else { continue }
        add(texts(value), .jsonLD)
      }
    }
  }

  /// The names in a value of JSON-LD: strings, objects with names, lists of these, references.
  private func texts(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let text): return [text]
    case .array(let values): return values.flatMap(texts)
    case .object:
      let object = head.linkedData.resolved(value)
      if let name = object["name"] { return texts(name) }
      if let given = object["givenName"]?.string {
        return ["\(given) \(object["familyName"]?.string ?? "")"]
      }
      return []
    case .null, .boolean, .integer, .number: return []
    }
  }

  private mutating func readMeta() {
    for name in Self.metaNames {
      guard let values = head.meta[name] else { continue }
      add(values.filter { !$0.hasPrefix("http") }, .meta)
    }
  }

  private static let metaNames = [
    "author", "article:author", "article:author_name", "byl", "byline", "dc.creator",
    "dcterms.creator",
    "dc:creator", "parsely-author", "sailthru.author", "cxenseparse:author", "article.author",
    "authors",
    "og:author", "creator", "citation_author", "article:authors", "rbauthors", "twitter:data1",
    "shareaholic:article_author_name",
  ]

  /// Elements whose attributes say that they name an author.
  private mutating func readMarked() {
    let tree = page.tree
    var marked: [String] = []
    var classed: [String] = []
    for node in region() {
      let element = tree.nodes[node].element
      guard element != .text, element != .meta, element != .link, !tree.nodes[node].content.isEmpty
      else { continue }
      let isMarked = names(.itemprop, of: node) || names(.rel, of: node)
      let words = tree.classWords(of: node)
      let isClassed = words.intersects(Self.authorWords) && !words.intersects(Self.otherWords)
      guard isMarked || isClassed else { continue }
      let text = PageText.collapsed(tree.allText(of: node, limit: 400))
      guard (3...90).contains(text.count) else { continue }
      if isMarked {
        if marked.count < 6 { marked.append(text) }
      } else if classed.isEmpty {
        classed.append(text)
      }
    }
    if !marked.isEmpty { add(marked.map(Self.beforeDate), .visibleText) }
    if let text = classed.first.map(Self.beforeDate), Self.isNameList(text) {
      add([text], .visibleText)
    }
  }

  private static let authorWords = ClassWords.mask("author", "byline")
  private static let otherWords = ClassWords.mask(
    "bio", "image", "photo", "comment", "box", "social", "date", "related", "profile", "list")

  /// Whether an attribute has the word "author".
  private func names(_ attribute: AttributeName, of node: Int) -> Bool {
    guard let value = page.tree.value(attribute, of: node) else { return false }
    return String(decoding: value, as: UTF8.self).lowercased().split(separator: " ").contains(
      "author")
  }

  /// The nodes beside the headline and the article's start.
  private func region() -> Range<Int> {
    guard !page.blocks.isEmpty else { return 0..<0 }
    guard let headline else { return 0..<page.tree.nodes.count }
    let last = page.blocks[min(page.blocks.count - 1, headline + 20)].node
    let first = page.blocks[max(0, headline - 8)].node
    return min(first, last)..<(last + 1)
  }

  /// Whether a text looks like names: few words, most of them capitalised.
  private static func isNameList(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    let capitals = words.count { $0.first?.isUppercase == true || $0.first?.isLowercase != true }
    return words.count <= 14 && capitals * 2 >= words.count
  }

  /// Lines beside the headline that start with "By".
  private mutating func readVisible() {
    guard let headline else { return }
    for index in max(0, headline - 4)..<min(page.blocks.count, headline + 12)
    where index != headline {
      guard page.blocks[index].words <= 16 else { continue }
      let text = page.string(index)
      let folded = text.lowercased()
      guard let lead = Self.leads.first(where: folded.hasPrefix) else { continue }
      let rest = trimmed(String(text.dropFirst(lead.count)))
      guard Self.isNameList(rest), let first = rest.first, first.isUppercase else { continue }
      let cut = rest.split(whereSeparator: { "|•·".contains($0) }).first.map(String.init) ?? rest
      let names = AuthorNames.names(in: Self.beforeDate(cut), outlets: outlets)
      guard !names.isEmpty, names.allSatisfy({ $0.split(separator: " ").count <= 5 }) else {
        continue
      }
      candidates.append(Found(names, from: .visibleText))
      return
    }
  }

  private static let leads = [
    "by ", "by: ", "written by ", "posted by ", "author: ", "von ", "par ", "por ", "di ", "door ",
    "text: ",
  ]

  /// The text before the first digit or label of a date.
  private static func beforeDate(_ text: String) -> String {
    var words: [Substring] = []
    for word in text.split(separator: " ") {
      if word.contains(where: \.isNumber)
        || ["on", "published", "updated", "posted", "in", "|", "•", "·"].contains(word.lowercased())
      {
        break
      }
      words.append(word)
    }
    // "Jane Roe March 3": the month before the figure goes too.
    if words.count < text.split(separator: " ").count, let last = words.last,
      PageDate.first(in: "1 \(last) 2000") != nil
    {
      words.removeLast()
    }
    return words.joined(separator: " ")
  }

  /// Finds the short block near the headline that prints one of the authors.
  private mutating func findByline() {
    guard let headline, let names = candidates.first?.value else { return }
    for index in max(0, headline - 4)..<min(page.blocks.count, headline + 14)
    where index != headline {
      guard page.blocks[index].words <= 20 else { continue }
      let text = page.string(index).lowercased()
      if names.contains(where: { text.contains($0.lowercased()) }) {
        byline = index
        return
      }
    }
  }
}
