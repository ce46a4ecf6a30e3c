/// What an archive may unpack to before it is taken for an attack.
///
/// News text packs 3 to 20 times, repeated text up to 100 times; gzip cannot pack more than about
/// 1,030 times, other methods tens of thousands of times.
public struct ArchiveLimits: Sendable, Hashable {
  /// The bytes that may come out for each byte that went in.
  public var ratio = 250
  /// The bytes that may come out before the ratio is looked at.
  public var freeBytes = 64 << 20

  /// Creates the default limits.
  public init() {}

  /// How deep archives may lie in one another.
  public static let maximumDepth = 4
}
