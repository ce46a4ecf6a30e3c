/// Where a piece of metadata was found.
public enum MetadataOrigin: String, Sendable {
  case jsonLD = "json-ld"
  case meta
  case header
  case visibleText = "visible-text"
  case fileName = "file-name"
  case input
}

/// A value with the place it was found in.
public struct Sourced<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The value.
  public let value: Value
  /// Where it was found.
  public let origin: MetadataOrigin

  /// Creates a value with its origin.
  public init(_ value: Value, from origin: MetadataOrigin) {
    self.value = value
    self.origin = origin
  }
}

/// A value that a source gives against the one that was taken.
public struct MetadataConflict: Sendable, Hashable {
  /// The name of the field, such as `published`.
  public let field: String
  /// The other value, as it is written in JSON; the parts of a list with semicolons between them.
  public let value: String
  /// Where it was found.
  public let origin: MetadataOrigin

  /// Creates a conflict.
  public init(field: String, value: String, from origin: MetadataOrigin) {
    self.field = field
    self.value = value
    self.origin = origin
  }
}

/// What a document is, where it is not an article like others.
public enum DocumentKind: String, Sendable, Hashable {
  /// Posts one after another, each under its time.
  case liveBlog = "live-blog"
}

/// What is known about an article besides its text.
///
/// The three dates are apart: `published` anchors relative dates, `modified` is a later edit,
/// `reposted` is when another page carried the piece.
public struct Metadata: Sendable, Hashable {
  /// The title, without the name of the site.
  public var title: Sourced<String>?
  /// The line under the headline.
  public var deck: Sourced<String>?
  /// The short label over the headline.
  public var kicker: Sourced<String>?
  /// The line naming the authors, as printed.
  public var byline: Sourced<String>?
  /// The authors, in print order, without "By" and without roles.
  public var authors: Sourced<[String]>?
  /// The medium that published the article.
  public var outlet: Sourced<String>?
  /// The address of the page.
  public var url: Sourced<String>?
  /// The section of the medium.
  public var section: Sourced<String>?
  /// Keywords given by the medium.
  public var tags: Sourced<[String]>?
  /// The language as a BCP 47 tag.
  public var language: Sourced<String>? {
    get { spoken.language }
    set { spoken = Spoken(stated: newValue) }
  }
  private var spoken = Spoken()
  /// The licence or rights line.
  public var rights: Sourced<String>?
  /// The day of publication.
  public var published: Sourced<CalendarDate>?
  /// The day of the last edit.
  public var modified: Sourced<CalendarDate>?
  /// The day on which another page carried the article.
  public var reposted: Sourced<CalendarDate>?
  /// The place of the dateline.
  public var datelinePlace: Sourced<String>?
  /// The date of the dateline.
  public var datelineDate: Sourced<CalendarDate>?

  /// The number of words that the source states, which may count the headline or not.
  public var wordCount: Sourced<Int>?

  /// What the document is, where it is not an article like others.
  public var kind: Sourced<DocumentKind>?

  /// Other values of title, authors and dates that the input states, best first.
  public var conflicts: [MetadataConflict] = []

  /// Creates empty metadata.
  public init() {}

  /// Sets what the text itself tells of its language, which a language that is stated goes before.
  ///
  /// To tell a language costs more than most readers do otherwise, and few analyses ask for it.
  public mutating func setLanguage(ofText language: Deferred<String?>) { spoken.text = language }

  /// The date that relative expressions such as "Monday" count from.
  public var anchorDate: CalendarDate? {
    published?.value ?? datelineDate?.value ?? modified?.value ?? reposted?.value
  }
}

/// The language that is stated, else what the text tells of it once somebody asks.
private struct Spoken: Sendable, Hashable {
  var stated: Sourced<String>?
  var text: Deferred<String?>?

  var language: Sourced<String>? {
    stated ?? text?.value.map { Sourced($0, from: .visibleText) }
  }

  static func == (one: Spoken, other: Spoken) -> Bool { one.language == other.language }

  func hash(into hasher: inout Hasher) { hasher.combine(language) }
}
