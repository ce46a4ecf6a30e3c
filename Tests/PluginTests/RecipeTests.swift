import Glibc
import TestSupport
import Testing

/// The commands of `Examples/recipes.md` run as they stand there.
struct RecipeTests {
  @Test func `every recipe runs`() throws {
    let recipes = String(
      decoding: try readFile(Repository.root + "/Examples/recipes.md"), as: UTF8.self)
    let lines = recipes.split(separator: "\n", omittingEmptySubsequences: false)
    let folder = try TemporaryFolder()
    for name in ["Examples", "Plugins"] {
      #expect(symlink(Repository.root + "/" + name, folder.path + "/" + name) == 0)
    }
    try folder.write(Self.plugin(lines) + "\n", to: "mine.lua")

    var count = 0
    for line in lines where line.hasPrefix("    copydesk ") && !line.contains("|") {
      let words = line.split(separator: " ").dropFirst().map(String.init)
      let run = try CopydeskProcess(words, in: folder.path)
      #expect(run.status == 0, "\(line): \(run.errors)")
      count += 1
    }
    #expect(count >= 10)
  }

  /// The Lua block of the page.
  private static func plugin(_ lines: [Substring]) -> String {
    lines.drop { $0 != "```lua" }.dropFirst().prefix { $0 != "```" }.joined(separator: "\n")
  }
}
