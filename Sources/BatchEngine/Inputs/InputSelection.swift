public import ArticleReaders

/// Which inputs a run takes, as the command line says it.
public struct InputSelection: Sendable {
  /// A share of the documents, for a run spread over machines.
  public struct Shard: Sendable, Hashable {
    /// The share, from 1.
    public let index: Int
    /// The number of shares.
    public let count: Int

    /// Reads `K/N`; nil unless `1 <= K <= N`.
    public init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1,
        (1...count).contains(index)
      else { return nil }
      self.index = index
      self.count = count
    }
  }

  /// Files, folders, patterns and `-`, in order.
  public var inputs: [String] = []
  /// Files that list more inputs, one a line; `-` is standard input.
  public var lists: [String] = []
  /// Whether those lists are separated by NUL instead of by lines.
  public var listsEndInNUL = false
  /// Of the files in folders, only those that match one of these.
  public var included: [Glob] = []
  /// Files and folders in folders that are left out.
  public var excluded: [Glob] = []
  /// How files are read.
  public var reading = ReadOptions()
  /// A share of the documents.
  public var shard: Shard?
  /// The number of documents to draw.
  public var sample: Int?
  /// What the draw starts from; the same seed draws the same documents.
  public var seed: UInt64 = 0
  /// The greatest number of documents.
  public var limit: Int?

  /// Creates a selection of nothing.
  public init() {}
}
