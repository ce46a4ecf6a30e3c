public import DocumentModel

/// What the metadata of a document must be like for the document to be worked on.
public struct DocumentCondition: Sendable, Hashable {
  private enum Comparison: String, CaseIterable, Sendable {
    // Longer signs first, so that `<=` is not read as `<`.
    case different = "!="
    case atMost = "<="
    case atLeast = ">="
    case equal = "="
    case less = "<"
    case greater = ">"
    case contains = "~"
  }

  /// The names of fields that a condition can be about.
  public static let fields = ["id", "title", "outlet", "published", "url", "language"]

  private let field: String
  private let comparison: Comparison
  private let value: String

  /// Reads `FIELD=VALUE`, with `!=`, `<`, `<=`, `>`, `>=`, or `~` for a part of the value.
  ///
  /// - Returns: nil unless the text has that form and the field is one of `fields`.
  public init?(_ text: String) {
    let signs = Set(Comparison.allCases.flatMap(\.rawValue))
    let name = text.prefix { !signs.contains($0) }
    let rest = text.dropFirst(name.count)
    guard Self.fields.contains(String(name)),
      let comparison = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) })
    else { return nil }
    field = String(name)
    self.comparison = comparison
    value = String(rest.dropFirst(comparison.rawValue.count))
  }

  /// Documents published on a day or later; nil unless it is a year, a month or a day such as
  /// `2025-06-01`.
  public init?(since day: String) {
    let parts = day.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), zip(parts, [4, 2, 2]).allSatisfy({ $0.count == $1 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    field = "published"
    comparison = .atLeast
    value = day
  }

  /// Whether a document is like that; one without the field only is where it must be different.
  ///
  /// Texts are compared by their bytes, which puts dates in order; `~` looks past case.
  public func holds(for document: Document) -> Bool {
    guard let found = text(of: document) else { return comparison == .different }
    let isLess = found.utf8.lexicographicallyPrecedes(value.utf8)
    switch comparison {
    case .equal: return found == value
    case .different: return found != value
    case .less: return isLess
    case .atLeast: return !isLess
    case .greater: return !isLess && found != value
    case .atMost: return isLess || found == value
    case .contains: return found.lowercased().contains(value.lowercased())
    }
  }

  private func text(of document: Document) -> String? {
    let metadata = document.metadata
    switch field {
    case "title": return metadata.title?.value
    case "outlet": return metadata.outlet?.value
    case "published": return metadata.published?.value.description
    case "url": return metadata.url?.value
    case "language": return metadata.language?.value
    default: return document.id
    }
  }
}

extension JobResult {
  /// The result of a document that a condition leaves out.
  init(leftOut document: Document) {
    skipped = ["\(document.id): left out by --where or --since"]
  }
}
