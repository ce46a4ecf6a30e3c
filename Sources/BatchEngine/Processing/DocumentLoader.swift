public import ArticleReaders
public import DocumentModel

/// Reads the document of a job.
public struct DocumentLoader: Sendable {
  private let reader: ArticleReader

  /// Creates a loader.
  public init(options: ReadOptions) { reader = ArticleReader(options: options) }

  /// The document, read from the job's bytes or from its file.
  ///
  /// - Throws: `Failure` of the stage `read`.
  public func document(for job: Job) throws(Failure) -> Document {
    let bytes: [UInt8]
    switch job.payload {
    case .failed(let failure): throw failure
    case .bytes(let given): bytes = given
    case .file:
      do throws(SystemError) {
        bytes = try FileHandle(reading: job.path).read(limit: ReadOptions.maximumSize + 1)
      } catch {
        throw InputWalk.unreadable(job.path, error.reason)
      }
    }
    return try reader.document(
      from: bytes, format: job.format, path: job.path, fallbackID: job.path,
      encoding: job.encoding)
  }
}
