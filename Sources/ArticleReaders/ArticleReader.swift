public import ArchiveStreams
public import DocumentModel

/// Reads bytes into documents.
///
/// ```swift
/// let reader = ArticleReader()
/// let format = reader.format(path: path, head: bytes)
/// for item in reader.items(in: bytes, format: format, path: path) {
///   let document = try reader.document(from: item)
/// }
/// ```
public struct ArticleReader: Sendable {
  private let options: ReadOptions

  /// Creates a reader.
  public init(options: ReadOptions = ReadOptions()) { self.options = options }

  /// The format of a file, told from the options, its name and its first bytes.
  ///
  /// - Parameters:
  ///   - path: the path, `-` for standard input.
  ///   - head: the first 64 KiB, or all of a smaller file.
  /// - Returns: the form to read the file in.
  public func format(path: String, head: [UInt8]) -> InputFormat {
    options.format ?? FormatTable.format(of: FileHead(path: path, head: head))
  }

  /// The documents of a file that holds several; nil for a file that is one document.
  ///
  /// - Parameters:
  ///   - stream: the file from its first byte; read only as far as documents are asked for.
  ///   - format: its format.
  ///   - path: its path.
  ///   - head: its first 64 KiB, or all of a smaller file.
  /// - Returns: the documents, cut but not yet read.
  public func records(
    of stream: any ByteStream, format: InputFormat, path: String, head: [UInt8]
  ) -> (any RecordSource)? {
    FormatTable.entry(of: format).records(stream, FileHead(path: path, head: head))
  }

  /// Whether a file is a container to be opened first: an archive or a compressed file.
  public func isArchive(path: String, head: [UInt8]) -> Bool {
    ArchiveReader.isLikely(head) && !OfficeFormat.isLikely(FileHead(path: path, head: head))
  }

  /// The documents of a file in memory: the lines of JSONL, the items of a feed, else the whole.
  ///
  /// Nothing is checked here; a broken item fails when it is read, and the others do not. An item that
  /// cannot even be cut is left out.
  ///
  /// - Complexity: linear in the number of bytes.
  public func items(in bytes: [UInt8], format: InputFormat, path: String) -> [InputItem] {
    let whole = InputItem(path: path, bytes: bytes[...], format: format)
    let head = Array(bytes.prefix(1 << 16))
    guard
      var records = records(
        of: MemoryStream(bytes[...]), format: format, path: path, head: head)
    else { return [whole] }
    var items: [InputItem] = []
    while let record = records.next() {
      guard case .document(let bytes, let format, let number, let encoding) = record else {
        continue
      }
      items.append(
        InputItem(
          path: number == 0 ? path : "\(path)#\(number)", bytes: bytes[...], format: format,
          encoding: encoding))
    }
    return items.isEmpty ? [whole] : items
  }

  /// Reads the document of an item; its path is the id where the input has none.
  ///
  /// - Throws: `Failure` of the stage `read`, with one of the codes `empty`, `binary`, `too-large`,
  ///   `json`, `malformed` and `no-text`.
  public func document(from item: InputItem) throws(Failure) -> Document {
    try document(
      from: item.bytes, format: item.format, path: item.path, fallbackID: item.path,
      encoding: item.encoding)
  }

  /// Reads the one document of an item: a whole file, or a record of one.
  ///
  /// - Parameters:
  ///   - bytes: the item.
  ///   - format: the form of the item.
  ///   - path: the path for `source`.
  ///   - fallbackID: the id where the input has none.
  ///   - encoding: the encoding of the file it was cut from, if that was told.
  /// - Returns: the document, with the layers that the input brought.
  /// - Throws: `Failure` of the stage `read`, with one of the codes `empty`, `binary`, `too-large`,
  ///   `json`, `malformed` and `no-text`.
  public func document(
    from bytes: [UInt8], format: InputFormat, path: String, fallbackID: String,
    encoding: String? = nil
  ) throws(Failure) -> Document {
    try document(
      from: bytes[...], format: format, path: path, fallbackID: fallbackID, encoding: encoding)
  }

  private func document(
    from bytes: ArraySlice<UInt8>, format: InputFormat, path: String, fallbackID: String,
    encoding: String?
  ) throws(Failure) -> Document {
    let request = ReadRequest(
      bytes: bytes, format: format, path: path, check: InputCheck(document: fallbackID),
      encoding: encoding, options: options)
    if bytes.count > ReadOptions.maximumSize { try request.check.check(raw: bytes) }
    return try FormatTable.entry(of: format).read(request)
  }
}
