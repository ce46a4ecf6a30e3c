/// Bytes that could not be compressed or expanded.
public struct CompressionError: Error, Sendable, Hashable {
  /// What happened.
  public let message: String

  init(_ message: String) { self.message = message }
}
