/// Where the sources of this target and the repository lie; a developer's tool may know.
enum SourceFolder {
  static let target = parent(of: #filePath, levels: 2)
  static let repository = parent(of: #filePath, levels: 4)

  private static func parent(of path: String, levels: Int) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast(levels)
      .joined(separator: "/")
  }
}
