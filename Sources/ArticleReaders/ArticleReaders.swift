public import DocumentModel

/// The form of an input item.
public enum InputFormat: String, Sendable, CaseIterable {
  /// Plain text: one document.
  case text
  /// A JSON object: one document.
  case json
  /// JSON objects, one a line: a document a line.
  case jsonl
}

/// How inputs are read.
public struct ReadOptions: Sendable, Hashable {
  /// The format, or nil to tell it from name and content.
  public var format: InputFormat?
  /// JSON pointers of foreign JSON by field: `text` to `/body`, `title` to `/headline`.
  public var fieldMap: [String: String] = [:]

  /// Creates the default options.
  public init() {}
}

/// Reads bytes into documents.
public struct ArticleReader: Sendable {
  private let options: ReadOptions

  /// Creates a reader.
  public init(options: ReadOptions = ReadOptions()) { self.options = options }

  /// The format of a file, told from the options, its name and its first bytes.
  public func format(path: String, head: [UInt8]) -> InputFormat { options.format ?? .text }

  /// Reads the one document of an item: a whole text or JSON file, or a line of JSONL (as `.json`).
  ///
  /// - Parameters:
  ///   - bytes: the item.
  ///   - format: `.text` or `.json`.
  ///   - path: the path for `source`.
  ///   - fallbackID: the id where the input has none.
  public func document(
    from bytes: [UInt8], format: InputFormat, path: String, fallbackID: String
  ) throws(Failure) -> Document {
    throw Failure(document: fallbackID, stage: .read, code: "unread", message: "no reader yet")
  }
}
