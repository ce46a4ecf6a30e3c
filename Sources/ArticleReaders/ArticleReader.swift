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
    options.format ?? InputFormat(path: path, head: head)
  }

  /// The documents of a file: the lines of JSONL, the elements of a JSON array, else the whole.
  ///
  /// Nothing is checked here; a broken item fails when it is read, and the others do not.
  ///
  /// - Complexity: linear in the number of bytes, without copies.
  public func items(in bytes: [UInt8], format: InputFormat, path: String) -> [InputItem] {
    let whole = InputItem(path: path, bytes: bytes[...], format: format)
    switch format {
    case .text, .html: return [whole]
    case .json: return ItemSplitter.elements(of: bytes[...], path: path) ?? [whole]
    case .jsonl:
      let lines = ItemSplitter.lines(of: bytes[...], path: path)
      return lines.isEmpty ? [whole] : lines
    }
  }

  /// Reads the document of an item; its path is the id where the input has none.
  ///
  /// - Throws: `Failure` of the stage `read`, with one of the codes `empty`, `binary`, `too-large`,
  ///   `json` and `no-text`.
  public func document(from item: InputItem) throws(Failure) -> Document {
    try document(from: item.bytes, format: item.format, path: item.path, fallbackID: item.path)
  }

  /// Reads the one document of an item: a whole text or JSON file, or a line of JSONL.
  ///
  /// - Parameters:
  ///   - bytes: the item.
  ///   - format: the form of the item; `.json` and `.jsonl` both take one object.
  ///   - path: the path for `source`.
  ///   - fallbackID: the id where the input has none.
  /// - Returns: the document, with the layers that the input brought.
  /// - Throws: `Failure` of the stage `read`, with one of the codes `empty`, `binary`, `too-large`,
  ///   `json` and `no-text`.
  public func document(
    from bytes: [UInt8], format: InputFormat, path: String, fallbackID: String
  ) throws(Failure) -> Document {
    try document(from: bytes[...], format: format, path: path, fallbackID: fallbackID)
  }

  private func document(
    from bytes: ArraySlice<UInt8>, format: InputFormat, path: String, fallbackID: String
  ) throws(Failure) -> Document {
    let check = InputCheck(document: fallbackID)
    try check.check(raw: bytes)
    let decoded = TextDecoder(bytes)
    try check.check(decoded: decoded.utf8)
    let source = DocumentSource(
      path: path, format: format.rawValue, encoding: decoded.encoding.rawValue,
      sha256: Fingerprint.sha256(of: bytes))
    switch format {
    case .text:
      let text = SourceText(repairing: decoded.utf8)
      let page = PlainTextReader(text: text).page()
      return Document(
        id: fallbackID, source: source, text: text, blocks: page.blocks, metadata: page.metadata)
    case .html:
      let article = try HTMLReader(html: decoded.utf8, check: check).article()
      var document = Document(
        id: fallbackID, source: source, text: article.text, blocks: article.blocks,
        metadata: article.metadata)
      if options.reasons == .kept { document.leftOut = article.leftOut }
      return document
    case .json, .jsonl:
      let reader = JSONReader(fieldMap: options.fieldMap, check: check, source: source)
      return try reader.document(from: decoded.utf8)
    }
  }
}
