/// How inputs are read.
public struct ReadOptions: Sendable, Hashable {
  /// The format, or nil to tell it from name and content.
  public var format: InputFormat?
  /// JSON pointers of foreign JSON by field: `text` to `/body`, `title` to `/headline`.
  public var fieldMap: [String: String] = [:]

  /// Whether documents tell what was left out of them, and why.
  public var reasons = Reasons.dropped

  /// What happens to the reasons for leaving parts of a page out.
  public enum Reasons: Sendable {
    case dropped
    case kept
  }

  /// The greatest input that is read, in bytes: 64 MiB.
  public static let maximumSize = 64 * 1024 * 1024

  /// The fields that `fieldMap` may name.
  public static let mappableFields = ["id", "text"] + JSONMetadata.fieldNames

  /// Creates the default options.
  public init() {}
}
