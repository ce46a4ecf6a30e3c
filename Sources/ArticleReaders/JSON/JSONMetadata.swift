internal import DocumentModel
internal import JSONText

/// Finds metadata in a JSON object: under its own names in `metadata`, else under names in use.
struct JSONMetadata {
  private let object: JSONValue
  private let fieldMap: [String: String]
  private let own: JSONValue?
  private let origins: JSONValue?

  private let usual: MetadataOrigin

  init(object: JSONValue, fieldMap: [String: String], origin: MetadataOrigin = .input) {
    usual = origin
    self.object = object
    self.fieldMap = fieldMap
    own = object["metadata"]
    origins = object["metadata"]?["found_in"]
  }

  /// The fields with the foreign names of each, best first.
  private static let names: [(field: String, foreign: [String])] = [
    ("title", ["headline", "headLine", "head", "webTitle"]),
    (
      "deck",
      ["subtitle", "subheadline", "standfirst", "dek", "description", "abstract", "excerpt"]
    ),
    ("kicker", []),
    ("byline", []),
    ("authors", ["author", "creator", "creators", "writers"]),
    (
      "outlet",
      [
        "source", "publisher", "sourcename", "source_name", "sourceName", "site_name", "sitename",
        "publication", "newspaper", "medium", "provider", "source_domain", "hostname",
      ]
    ),
    ("url", ["link", "canonical_url", "canonicalurl", "source_url", "web_url", "webUrl", "uri"]),
    ("section", ["category", "articleSection", "desk"]),
    ("tags", ["keywords", "topics"]),
    ("language", ["lang", "inLanguage"]),
    ("rights", ["copyright", "license", "licence", "copyrightnotice"]),
    (
      "published",
      [
        "date_published", "datePublished", "published_at", "publishedAt", "publish_date",
        "publishDate", "publication_date", "date_publish", "pubDate", "pub_date", "firstcreated",
        "versioncreated", "webPublicationDate", "date", "timestamp",
      ]
    ),
    (
      "modified",
      [
        "dateModified", "date_modified", "date_modify", "updated", "updated_at", "updatedAt",
        "last_modified",
      ]
    ),
    ("reposted", []),
    ("dateline", []),
    ("word_count", ["wordCount", "wordcount"]),
  ]

  /// The names of the fields, as they are written.
  static let fieldNames = names.map(\.field)

  /// The metadata that the object has.
  var metadata: Metadata {
    var result = Metadata()
    result.title = text("title")
    result.deck = text("deck")
    result.kicker = text("kicker")
    result.byline = text("byline")
    result.authors = list("authors", splitting: Byline.authors(inList:))
    result.outlet = text("outlet")
    result.url = text("url")
    result.section = text("section")
    result.tags = list("tags") { $0.split(separator: ",").map { trimmed(String($0)) } }
    result.language = text("language").map { language in
      Sourced(LanguageNames.tag(of: language.value) ?? language.value, from: language.origin)
    }
    result.rights = text("rights")
    result.published = date("published")
    result.modified = date("modified")
    result.reposted = date("reposted")
    result.wordCount = count("word_count")
    readDateline(into: &result)
    completeAuthors(of: &result)
    result.conflicts = conflicts
    if let kind = own?["kind"]?.string.flatMap(DocumentKind.init(rawValue:)) {
      result.kind = Sourced(kind, from: origin("kind"))
    }
    return result
  }

  /// The values against those that were taken, as Copydesk writes them.
  private var conflicts: [MetadataConflict] {
    (own?["conflicts"]?.array ?? []).compactMap { conflict in
      guard let field = conflict["field"]?.string, let value = conflict["value"]?.string,
        let origin = conflict["found_in"]?.string.flatMap(MetadataOrigin.init(rawValue:))
      else { return nil }
      return MetadataConflict(field: field, value: value, from: origin)
    }
  }

  /// The values of a field, the best first.
  private func values(_ field: String) -> [JSONValue] {
    if let pointer = fieldMap[field] { return object.value(at: pointer).map { [$0] } ?? [] }
    let foreign = Self.names.first { $0.field == field }?.foreign ?? []
    var found: [JSONValue] = []
    take(field, &found)
    for name in foreign { take(name, &found) }
    return found
  }

  private func take(_ name: String, _ found: inout [JSONValue]) {
    if let value = own?[name] { found.append(value) }
    if let value = object[name] { found.append(value) }
  }

  private func origin(_ field: String) -> MetadataOrigin {
    origins?[field]?.string.flatMap(MetadataOrigin.init(rawValue:)) ?? usual
  }

  private func text(_ field: String) -> Sourced<String>? {
    for value in values(field) {
      // A publisher is often an object with a name.
      let inner = ["name", "title", "main", "original", "rendered"]
      let string = value.string ?? inner.lazy.compactMap { value[$0]?.string }.first
      if let string, case let clean = trimmed(string), !clean.isEmpty {
        return Sourced(clean, from: origin(field))
      }
    }
    return nil
  }

  private func list(_ field: String, splitting split: (String) -> [String]) -> Sourced<[String]>? {
    for value in values(field) {
      var found: [String] = []
      if let string = value.string ?? value["name"]?.string {
        found = split(string)
      } else if let elements = value.array {
        found = elements.compactMap { ($0.string ?? $0["name"]?.string).map(trimmed) }
      }
      found.removeAll(where: \.isEmpty)
      if !found.isEmpty { return Sourced(found, from: origin(field)) }
    }
    return nil
  }

  private func date(_ field: String) -> Sourced<CalendarDate>? {
    for value in values(field) {
      if let date = Self.date(value) { return Sourced(date, from: origin(field)) }
    }
    return nil
  }

  /// A number of words, also one written as text; one that no article has is left out.
  private func count(_ field: String) -> Sourced<Int>? {
    for value in values(field) {
      let number = value.integer.flatMap { Int(exactly: $0) } ?? value.string.flatMap { Int($0) }
      if let number, MetadataFiller.wordCounts.contains(number) {
        return Sourced(number, from: origin(field))
      }
    }
    return nil
  }

  /// A date as text in one of the usual forms, or as seconds or milliseconds since 1970 (UTC).
  private static func date(_ value: JSONValue) -> CalendarDate? {
    if let text = value.string { return FieldDate.date(text) }
    guard let number = value.number, number > 100_000_000, number < 1e14 else { return nil }
    let seconds = number > 100_000_000_000 ? number / 1000 : number
    return CalendarDate(dayNumber: Int(seconds) / 86_400)
  }

  private func readDateline(into metadata: inout Metadata) {
    guard let dateline = own?["dateline"] ?? object["dateline"] else { return }
    let origin = origin("dateline")
    if let place = dateline["place"]?.string ?? dateline.string, !place.isEmpty {
      metadata.datelinePlace = Sourced(place, from: origin)
    }
    if let date = dateline["date"].flatMap(Self.date) {
      metadata.datelineDate = Sourced(date, from: origin)
    }
  }

  /// Foreign objects often have the authors only in a byline.
  private func completeAuthors(of metadata: inout Metadata) {
    guard metadata.authors == nil, let byline = metadata.byline else { return }
    let authors = Byline.authors(inList: byline.value)
    if !authors.isEmpty { metadata.authors = Sourced(authors, from: byline.origin) }
  }
}

/// A string without the white space at its ends.
func trimmed(_ string: String) -> String {
  var scalars = string.unicodeScalars[...]
  while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
  while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
  return String(Substring(scalars))
}
