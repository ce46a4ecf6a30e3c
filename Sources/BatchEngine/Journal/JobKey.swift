import ArticleReaders

/// What the result of a job depends on: bytes, format, and all that the run does with them.
///
/// Two jobs with the same key have the same result, so that it need not be made again.
public struct JobKey: Sendable, Hashable {
  /// Half of a SHA-256: enough against chance, and nobody gains from a collision.
  static let size = 16

  /// The bytes of the key.
  public let bytes: [UInt8]

  /// Reads a key that was written elsewhere; nil unless it has the right size.
  init?(bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    guard self.bytes.count == Self.size else { return nil }
  }

  /// Reads a key from hexadecimal digits; nil unless it has the right size.
  public init?(hexadecimal text: String) {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count == 2 * Self.size else { return nil }
    bytes = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }

  /// The key in lower-case hexadecimal.
  public var hexadecimal: String { Fingerprint.hexadecimal(bytes) }

  /// The key of a job; nil where the document cannot be read, so that it is tried each time.
  ///
  /// - Parameters:
  ///   - job: the job; a file that is not in memory yet is read once, 1 MB at a time.
  ///   - recipe: what the run does; see `RunRecipe`.
  /// - Complexity: linear in the bytes of the document.
  init?(of job: Job, recipe: RunRecipe) {
    let head = recipe.digest + Array(job.format.rawValue.utf8) + [0]
    switch job.payload {
    case .bytes(let bytes): self.init(bytes: Fingerprint.digest(of: head, bytes).prefix(Self.size))
    case .file:
      guard let digest = Self.digest(ofFile: job.path, after: head) else { return nil }
      self.init(bytes: digest.prefix(Self.size))
    case .failed: return nil
    }
  }

  /// A chain of digests: each covers the one before and the next 1 MB.
  private static func digest(ofFile path: String, after head: [UInt8]) -> [UInt8]? {
    guard let file = try? FileHandle(reading: path) else { return nil }
    var digest = Fingerprint.digest(of: head)
    while true {
      guard let bytes = try? file.read(limit: 1 << 20) else { return nil }
      if bytes.isEmpty { return digest }
      digest = Fingerprint.digest(of: digest, bytes)
    }
  }
}
