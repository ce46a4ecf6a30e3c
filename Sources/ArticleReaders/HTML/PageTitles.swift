internal import DocumentModel
internal import JSONText

/// Finds the title of an article: what its headline says, without the name of the site.
struct PageTitles {
  /// All candidates, the best first.
  let candidates: [Sourced<String>]

  init(_ page: PageBlocks, _ head: PageHead, headline: Int?, outlets: [String]) {
    var candidates: [Sourced<String>] = []
    func add(_ text: String?, _ origin: MetadataOrigin) {
      guard let text, case let clean = Self.clean(text), !clean.isEmpty else { return }
      candidates.append(Sourced(clean, from: origin))
    }
    let stated = [
      head.first("og:title"), head.first("twitter:title"),
      head.linkedData.article?["headline"]?.string, head.documentTitle,
    ].compactMap { $0 }.map { Self.withoutSite($0, outlets: outlets) }
    if let headline {
      let element = BlockSurroundings.heading(of: page.blocks[headline].node, in: page.tree)
      let text = page.string(headline)
      if element != nil || stated.contains(where: { Self.isSame($0, text) }) {
        if stated.isEmpty || stated.contains(where: { Self.isAlike($0, text) }) {
          add(text, .visibleText)
        }
      }
    }
    for article in head.linkedData.articles.prefix(2) { add(article["headline"]?.string, .jsonLD) }
    // News agencies' software cuts long headlines, and sets a kicker before them on the page.
    if head.linkedData.isNews, candidates.count > 1, candidates[0].origin == .visibleText,
      case let stated = candidates[1], stated.origin == .jsonLD, !stated.value.hasSuffix("…"),
      !stated.value.hasSuffix("..."), stated.value.count != 110,
      Self.isAlike(stated.value, head.bestTitle) || Self.isAlike(stated.value, candidates[0].value)
    {
      candidates.swapAt(0, 1)
    }
    for name in [
      "og:title", "twitter:title", "title", "dc.title", "sailthru.title", "parsely-title",
    ] {
      add(head.first(name).map { Self.withoutSite($0, outlets: outlets) }, .meta)
    }
    add(Self.withoutSite(head.documentTitle, outlets: outlets), .meta)
    if candidates.isEmpty, let headline { add(page.string(headline), .visibleText) }
    self.candidates = candidates
  }

  private static func clean(_ text: String) -> String {
    var text = PageText.collapsed(text)
    // Some pages put markup into their titles.
    if text.contains("<"), text.contains(">") {
      var plain = ""
      var isInTag = false
      for character in text {
        if character == "<" {
          isInTag = true
        } else if character == ">" {
          isInTag = false
        } else if !isInTag {
          plain.append(character)
        }
      }
      text = PageText.collapsed(plain)
    }
    return text
  }

  private static func words(_ text: String) -> [UInt32] {
    WordHashes.hashes(of: Array(text.utf8)[...])
  }

  /// Whether most words of the shorter text are in the other.
  private static func isAlike(_ one: String, _ other: String) -> Bool {
    let first = Set(words(one))
    let second = Set(words(other))
    let shared = first.intersection(second).count
    return shared * 4 >= min(first.count, second.count) * 3
      && shared * 3 >= max(first.count, second.count)
  }

  private static func isSame(_ one: String, _ other: String) -> Bool { words(one) == words(other) }

  /// A title without the parts that name the site: "Headline | The Example Post".
  static func withoutSite(_ title: String, outlets: [String]) -> String {
    let title = PageText.collapsed(title)
    for separator in [" | ", " - ", " – ", " — ", " · ", " :: ", " « ", " » ", " • ", " / "] {
      var parts = title.split(separator: separator, omittingEmptySubsequences: true).map(
        String.init)
      guard parts.count > 1 else { continue }
      func isSite(_ part: String) -> Bool {
        let key = part.lowercased().filter { $0.isLetter || $0.isNumber }
        guard !key.isEmpty else { return true }
        return outlets.contains { outlet in
          let name = outlet.lowercased().filter { $0.isLetter || $0.isNumber }
          return name == key || (name.count > 3 && key.contains(name))
            || (key.count > 3 && name.contains(key))
        }
      }
      while parts.count > 1, let last = parts.last, isSite(last) { parts.removeLast() }
      if parts.count > 1, let first = parts.first, isSite(first), first.count * 2 < title.count {
        parts.removeFirst()
      }
      // A short tail behind a bar is a site or a section.
      if separator == " | ", parts.count > 1, let last = parts.last,
        last.split(separator: " ").count <= 4,
        parts[0].split(separator: " ").count > 3
      {
        parts.removeLast()
      }
      let rest = parts.joined(separator: separator)
      if rest != title { return withoutSite(rest, outlets: outlets) }
    }
    return title
  }
}
