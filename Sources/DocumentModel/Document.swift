/// Where a document came from.
public struct DocumentSource: Sendable, Hashable {
  /// The path as given on the command line, `-` for standard input; with `#n` inside containers.
  public var path: String
  /// The format it was read as, such as `text` or `jsonl`.
  public var format: String
  /// The encoding it was decoded from, such as `utf-8` or `windows-1252`.
  public var encoding: String
  private let digest: Deferred<String>
  /// What was mended or left out while reading, a sentence each; mostly empty.
  public var warnings: [String] = []

  /// Creates a source; the digest is worked out when it is asked for.
  public init(
    path: String, format: String, encoding: String,
    sha256: @autoclosure @escaping @Sendable () -> String
  ) {
    self.path = path
    self.format = format
    self.encoding = encoding
    digest = Deferred(sha256)
  }

  /// The SHA-256 of the input bytes, in hexadecimal.
  public var sha256: String { digest.value }
}

/// A piece of the input that is no part of the article, with the reason.
public struct LeftOutBlock: Sendable, Hashable {
  /// Its text.
  public let text: String
  /// The rule that left it out, such as `score` or `comment`.
  public let reason: String
  /// The probability, 0 to 1, that the reader gave it to be of the article.
  public let score: Double
  /// How many blocks of the document stand before it.
  public let position: Int
  /// The block that holds it, where the document's text is the whole input; nil where the text lacks
  /// it.
  public let block: Int?

  /// Creates a piece.
  public init(text: String, reason: String, score: Double, position: Int, block: Int? = nil) {
    self.text = text
    self.reason = reason
    self.score = score
    self.position = position
    self.block = block
  }
}

/// An article: decoded text, blocks with roles, metadata, and standoff layers.
public struct Document: Sendable {
  /// The input's own id, else its path, with `#n` inside containers.
  public let id: String
  /// Where it came from, and what readers and engine have to say of it.
  public var source: DocumentSource
  /// The decoded text that all spans point into.
  public let text: SourceText
  /// The blocks, in text order, not overlapping; what lies between them is white space.
  public let blocks: [Block]
  /// What is known besides the text.
  public let metadata: Metadata
  /// The spans whose sentiment the input asks for; nil where it does not say.
  public let targets: [Span]?
  /// What of the input is no part of the article, in its order; filled where the options ask for it.
  public var leftOut: [LeftOutBlock] = []
  /// The annotation: what the input brought, then what the engine and the plugins added.
  public var layers: Layers

  /// Creates a document.
  public init(
    id: String, source: DocumentSource, text: SourceText, blocks: [Block], metadata: Metadata,
    targets: [Span]? = nil, layers: Layers = Layers()
  ) {
    self.id = id
    self.source = source
    self.text = text
    self.blocks = blocks
    self.metadata = metadata
    self.targets = targets
    self.layers = layers
  }
}
