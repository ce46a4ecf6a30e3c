extension APIReference {
  /// The reference as a Markdown page; `Plugins/REFERENCE.md` is this text.
  public static var markdown: String {
    var text = """
      # The Lua interface

      Made by `copydesk docs --markdown` from the descriptions that the interface itself is made of; a
      test holds this copy to them. [README.md](README.md) tells how to write a plugin.

      `desk` is `require "copydesk"`. Types are written as LuaCATS writes them; `?` marks what may be
      absent. Positions are bytes, from 1, inclusive. A field or function that does not exist raises an
      error that names the nearest one.


      """
    for page in pages {
      text += "## `\(page.name)`\n\n\(page.help)\n\n| name | type | |\n|---|---|---|\n"
      for entry in page.entries {
        let example = entry.example.isEmpty ? "" : " · `\(cell(entry.example))`"
        let signature = entry.signature.isEmpty ? "" : "`\(cell(entry.signature))`"
        text +=
          "| `\(cell(entry.name))` | \(signature) | \(cell(entry.help))\(example) |\n"
      }
      text += "\n"
    }
    return text + errors
  }

  /// Marks that would end a cell of a table are written with a backslash.
  private static func cell(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { cell, scalar in
      if scalar == "|" { cell += "\\" }
      cell.unicodeScalars.append(scalar)
    }
  }

  private static var errors: String {
    var text =
      "## Errors\n\nCodes of error rows and of plugins that do not load.\n\n| code | |\n|---|---|\n"
    for error in APIErrors.all { text += "| `\(error.code)` | \(error.help) |\n" }
    return text
  }
}
