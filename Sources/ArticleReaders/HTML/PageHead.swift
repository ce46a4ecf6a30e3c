internal import JSONText

/// What a page says about itself outside its text: meta tags, links, title, JSON-LD.
struct PageHead {
  /// The values of meta tags by lower-case name, property or itemprop, in document order.
  let meta: [String: [String]]
  /// The `title` element, white space collapsed.
  let documentTitle: String
  /// The address that the page wants to be known under.
  let canonical: String?
  /// The language that the root element states.
  let language: String?
  /// The JSON-LD.
  let linkedData: LinkedData
  /// Links with `rel` besides the canonical one, such as licences.
  let licence: String?

  /// Reads a page's head; meta tags count wherever they stand.
  init(_ tree: PageTree, scripts: [ArraySlice<UInt8>]) {
    var meta: [String: [String]] = [:]
    var title = ""
    var canonical: String?
    var licence: String?
    for node in tree.nodes.indices {
      switch tree.nodes[node].element {
      case .meta:
        guard let content = tree.string(.content, of: node).map(PageText.collapsed),
          !content.isEmpty
        else { continue }
        for name in [AttributeName.property, .name, .itemprop] {
          guard let key = tree.string(name, of: node)?.lowercased() else { continue }
          if meta.count < 500 { meta[key, default: []].append(content) }
        }
      case .title where title.isEmpty: title = PageText.collapsed(tree.allText(of: node))
      case .link, .a:
        guard let rel = tree.string(.rel, of: node)?.lowercased() else { continue }
        if rel == "canonical", canonical == nil { canonical = tree.string(.href, of: node) }
        if rel == "license", licence == nil { licence = tree.string(.href, of: node) }
      default: break
      }
    }
    self.meta = meta
    documentTitle = title
    self.canonical = canonical.map(PageText.collapsed)
    self.licence = licence.map(PageText.collapsed)
    language = tree.nodes.first { $0.element == .html } == nil ? nil : tree.string(.lang, of: 0)
    linkedData = LinkedData(scripts, title: meta["og:title"]?.first ?? title)
  }

  /// The first value of the first of these names that has one.
  func first(_ names: String...) -> String? {
    for name in names {
      if let value = meta[name]?.first { return value }
    }
    return nil
  }

  /// The title that the page gives others, to recognise the headline by.
  var bestTitle: String {
    first("og:title", "twitter:title") ?? linkedData.article?["headline"]?.string ?? documentTitle
  }

  /// What the page says it is about.
  var description: String {
    first("og:description", "description", "twitter:description")
      ?? linkedData.article?["description"]?.string ?? ""
  }
}

/// Helpers for short texts.
enum PageText {
  /// The text with white space collapsed, entities left over from double escaping resolved, and
  /// invisible signs left out.
  static func collapsed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var hasSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 {
        hasSpace = true
        continue
      }
      switch scalar.value {
      case 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF: continue
      default: break
      }
      if hasSpace, !result.isEmpty { result.append(" ") }
      hasSpace = false
      result.append(scalar)
    }
    return entitiesResolved(String(result))
  }

  /// The text with a space between a small letter or a figure and the capital behind it: pages set
  /// such words apart by style only.
  static func unglued(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      let isCapital = scalar.value >= 0x41 && scalar.value <= 0x5A
      let isJoint =
        (last.value >= 0x61 && last.value <= 0x7A) || (last.value >= 0x30 && last.value <= 0x39)
      if isCapital, isJoint { result.append(" ") }
      result.append(scalar)
      last = scalar
    }
    return String(result)
  }

  private static func entitiesResolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = text
    for (entity, sign) in entities where result.contains(entity) {
      result = result.split(separator: entity, omittingEmptySubsequences: false).joined(
        separator: sign)
    }
    return result
  }

  private static let entities: [(String, String)] = [
    ("&quot;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&apos;", "'"), ("&nbsp;", " "),
    ("&rsquo;", "’"), ("&lsquo;", "‘"), ("&ldquo;", "“"), ("&rdquo;", "”"), ("&ndash;", "–"),
    ("&mdash;", "—"), ("&#8217;", "’"), ("&#8216;", "‘"), ("&#8220;", "“"), ("&#8221;", "”"),
    ("&#8211;", "–"), ("&#8212;", "—"), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">"),
    ("&amp;", "&"),
  ]
}
