/// The bytes of one document inside a file.
public struct InputItem: Sendable, Hashable {
  /// The path of the file, with `#n` where the file holds several documents.
  public let path: String
  /// The bytes of the document.
  public let bytes: ArraySlice<UInt8>
  /// The form of the bytes.
  public let format: InputFormat
  /// The encoding of the file, where a document alone would be too short to tell.
  public let encoding: String?

  /// Creates an item.
  public init(
    path: String, bytes: ArraySlice<UInt8>, format: InputFormat, encoding: String? = nil
  ) {
    self.path = path
    self.bytes = bytes
    self.format = format
    self.encoding = encoding
  }
}
