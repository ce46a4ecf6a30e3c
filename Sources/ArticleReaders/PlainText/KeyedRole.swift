internal import DocumentModel

/// What `Key: value` lines become.
enum KeyedRole {
  /// The role of the block.
  static func role(of field: KeyedLine.Field) -> BlockRole {
    switch field {
    case .title: .headline
    case .deck: .deck
    case .kicker: .kicker
    case .authors: .byline
    case .outlet, .url: .source
    case .published, .modified: .published
    case .reposted: .reposted
    case .dateline: .dateline
    case .caption: .caption
    case .credit: .credit
    case .section, .tags, .language, .rights: .boilerplate
    }
  }

  /// Hands the value over.
  static func fill(_ filler: inout MetadataFiller, from line: KeyedLine) {
    let value = line.value
    switch line.field {
    case .title: filler.set(\.title, text: value, from: .header)
    case .deck: filler.set(\.deck, text: value, from: .header)
    case .kicker: filler.set(\.kicker, text: value, from: .header)
    case .authors:
      filler.set(\.byline, text: value, from: .header)
      filler.set(\.authors, list: Byline.authors(inList: value), from: .header)
    case .outlet: filler.set(\.outlet, text: value, from: .header)
    case .url: filler.set(\.url, text: value, from: .header)
    case .section: filler.set(\.section, text: value, from: .header)
    case .tags:
      filler.set(
        \.tags, list: value.split { $0 == "," || $0 == ";" }.map(String.init), from: .header)
    case .language: filler.set(\.language, text: value, from: .header)
    case .rights: filler.set(\.rights, text: value, from: .header)
    case .dateline: filler.set(\.datelinePlace, text: value, from: .header)
    case .published: fill(&filler, from: value, first: .published)
    case .modified: fill(&filler, from: value, first: .modified)
    case .reposted: fill(&filler, from: value, first: .reposted)
    case .caption, .credit: break
    }
  }

  /// Hands over the dates of a value, of which the key labels the first.
  private static func fill(
    _ filler: inout MetadataFiller, from value: String, first: DateLine.Label
  ) {
    for (position, entry) in (DateLine(value)?.entries ?? []).enumerated() {
      switch position == 0 ? first : entry.label ?? first {
      case .published: filler.set(\.published, entry.date, from: .header)
      case .modified: filler.set(\.modified, entry.date, from: .header)
      case .reposted: filler.set(\.reposted, entry.date, from: .header)
      }
    }
  }
}
