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
    case .published: DateLine(value).map { filler.set(\.published, $0.date, from: .header) }
    case .modified: DateLine(value).map { filler.set(\.modified, $0.date, from: .header) }
    case .reposted: DateLine(value).map { filler.set(\.reposted, $0.date, from: .header) }
    case .caption, .credit: break
    }
  }
}
