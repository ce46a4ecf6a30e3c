public import ArticleReaders
public import DocumentModel

/// A document to be: where its bytes are and how to read them.
public struct Job: Sendable {
  /// Where the bytes are.
  public enum Payload: Sendable {
    case bytes([UInt8])
    /// In a file, to be read by whoever does the job.
    case file
    /// Nowhere: the document cannot be read.
    case failed(Failure)
  }

  /// The path of the document, with `#n` inside containers; its id where it brings none.
  public let path: String
  /// How to read it.
  public let format: InputFormat
  /// Where its bytes are.
  public let payload: Payload
  /// The encoding of the file it was cut from, where that was told from the whole.
  public let encoding: String?

  /// Creates a job.
  public init(path: String, format: InputFormat, payload: Payload, encoding: String? = nil) {
    self.path = path
    self.format = format
    self.payload = payload
    self.encoding = encoding
  }
}
