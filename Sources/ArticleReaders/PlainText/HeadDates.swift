internal import DocumentModel

/// Decides which of the dates in a head is the day of publication.
///
/// A page that carries somebody else's piece puts its own day on top and the day of the piece below,
/// beside the name of the medium: the upper one is when the piece was reposted.
struct HeadDates {
  private var published: CalendarDate?
  private var modified: CalendarDate?
  private var reposted: CalendarDate?
  private var repostedLine: Int?

  init(kinds: [HeadLine], headline: Int?) {
    var plain: [(line: Int, date: CalendarDate)] = []
    for (position, kind) in kinds.enumerated() {
      for entry in Self.entries(of: kind) {
        switch entry.label {
        case .published: published = published ?? entry.date
        case .modified: modified = modified ?? entry.date
        case .reposted:
          reposted = reposted ?? entry.date
          repostedLine = repostedLine ?? position
        case nil: plain.append((position, entry.date))
        }
      }
    }
    place(plain, headline: headline ?? Self.keyedHeadline(kinds))
  }

  private static func entries(of kind: HeadLine) -> [DateLine.Entry] {
    switch kind {
    case .dates(let line): line.entries
    case .parts(let parts): parts.flatMap { $0.dates?.entries ?? [] }
    case .keyed, .byline, .credit, .address, .path, .furniture, .caption, .words: []
    }
  }

  private static func keyedHeadline(_ kinds: [HeadLine]) -> Int? {
    kinds.firstIndex { if case .keyed(let line) = $0 { line.field == .title } else { false } }
  }

  private mutating func place(_ plain: [(line: Int, date: CalendarDate)], headline: Int?) {
    var rest = plain
    if let first = rest.first, let headline, first.line < headline,
      let below = published ?? rest.dropFirst().first(where: { $0.line > headline })?.date,
      Self.isLater(first.date, than: below)
    {
      reposted = reposted ?? first.date
      repostedLine = repostedLine ?? first.line
      rest.removeFirst()
    }
    for entry in rest {
      if let published {
        if modified == nil, Self.isLater(entry.date, than: published) { modified = entry.date }
      } else {
        published = entry.date
      }
    }
  }

  private static func isLater(_ one: CalendarDate, than other: CalendarDate) -> Bool {
    (one.year, one.month ?? 0, one.day ?? 0) > (other.year, other.month ?? 0, other.day ?? 0)
  }

  /// Whether the line in that place says when the piece was reposted.
  func isReposted(_ line: Int) -> Bool { repostedLine == line }

  /// Hands the dates over.
  func fill(_ filler: inout MetadataFiller) {
    if let published { filler.set(\.published, published, from: .visibleText) }
    if let modified { filler.set(\.modified, modified, from: .visibleText) }
    if let reposted { filler.set(\.reposted, reposted, from: .visibleText) }
  }
}
