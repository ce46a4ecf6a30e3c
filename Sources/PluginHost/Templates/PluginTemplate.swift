/// A plugin to begin with.
public struct PluginTemplate: Sendable {
  /// The name after `--from`.
  public let name: String
  /// What it shows, in a phrase.
  public let help: String
  /// The Lua source; `NAME` stands for the plugin's name.
  let source: String
  /// The input of its first case.
  let sample: String

  /// The templates, the one for everybody first.
  public static let all = [words, pattern, lexicon, counts]

  /// The files of a new plugin: path within its folder, and text.
  ///
  /// Expected rows are not among them: running the cases writes them.
  public func files(for plugin: String) -> [(path: String, text: String)] {
    [
      ("plugin.lua", Self.named(source, plugin)),
      ("README.md", Self.named(Self.readme, plugin)),
      ("cases/sample.txt", sample), ("cases/nothing.txt", "It rained.\n"),
      ("copydesk.meta.lua", APIReference.stubs), (".luarc.json", APIReference.settings),
    ]
  }

  /// Why a name cannot be a plugin's; nil if it can.
  public static func objection(to name: String) -> String? {
    let isFine =
      (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
      } && name.utf8.first.map { (0x61...0x7A).contains($0) } == true
    return isFine
      ? nil : "'\(name)' is no name for a plugin; use lower-case letters, digits and '-'"
  }

  private static func named(_ text: String, _ plugin: String) -> String {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    let mark = Array("NAME".utf8)
    while !rest.isEmpty {
      if rest.starts(with: mark) {
        result += plugin.utf8
        rest = rest.dropFirst(mark.count)
      } else if let byte = rest.popFirst() {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let readme = """
    # NAME

    What it answers, for whom, and what it cannot tell.

        copydesk run ./NAME article.txt              run it
        copydesk run ./NAME --view all articles/     over many articles
        copydesk watch ./NAME article.txt            run it at every save, and see what changes
        copydesk repl article.txt                    try out Lua and token patterns on an article
        copydesk plugins test ./NAME                 do the cases still give their rows?
        copydesk plugins test ./NAME --update        accept what comes out, to review as a diff
        copydesk plugins check ./NAME                what a careful reader would object to
        copydesk docs                                what a plugin can use

    `copydesk.meta.lua` and `.luarc.json` are for editors with lua-language-server.

    """
}
