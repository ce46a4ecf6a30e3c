internal import ArchiveStreams
internal import DocumentModel

/// A format: how its files are told, cut into documents, and read.
struct FormatEntry: Sendable {
  /// Its name.
  let format: InputFormat
  /// Whether a file looks like it; asked in the order of the table.
  let matches: @Sendable (FileHead) -> Bool
  /// Cuts a file into documents; nil where a file is one document, or this file is.
  var records: @Sendable (any ByteStream, FileHead) -> (any RecordSource)? = { _, _ in nil }
  /// Reads one document.
  let read: @Sendable (ReadRequest) throws(Failure) -> Document
}

/// Every format that is read.
///
/// A new one is a file in `Formats` and a row here.
/// The first row that matches a file wins, so formats with a clear signature stand above the ones that
/// are told by the name alone, and plain text, which is anything, stands last.
enum FormatTable {
  static let entries: [FormatEntry] = [
    OfficeFormat.entry,
    WARCFormat.entry,
    ARCFormat.entry,
    MailboxFormat.entry,
    WireFormat.entry,
    JSONLinesFormat.entry,
    CSVFormat.comma,
    CSVFormat.tab,
    CoNLLUFormat.entry,
    BratFormat.entry,
    NITFFormat.entry,
    NewsMLFormat.entry,
    FeedFormat.entry,
    SGMLFormat.entry,
    FactivaFormat.entry,
    CorpusXMLFormat.entry,
    MIMEFormat.page,
    MIMEFormat.mail,
    NexisPageFormat.entry,
    FactivaPageFormat.entry,
    EuropressePageFormat.entry,
    IntegrumPageFormat.entry,
    HTMLFormat.entry,
    MarkdownFormat.entry,
    NewsExportFormat.entry,
    JSONFormat.entry,
    TextFormat.entry,
  ]

  /// The names of all formats.
  static let names = Set(entries.map(\.format.rawValue))

  private static let byFormat: [InputFormat: FormatEntry] = {
    var table: [InputFormat: FormatEntry] = [:]
    for entry in entries { table[entry.format] = entry }
    return table
  }()

  /// The entry of a format.
  static func entry(of format: InputFormat) -> FormatEntry { byFormat[format] ?? TextFormat.entry }

  /// The format that a file looks like.
  static func format(of head: FileHead) -> InputFormat {
    entries.first { $0.matches(head) }?.format ?? .text
  }
}
