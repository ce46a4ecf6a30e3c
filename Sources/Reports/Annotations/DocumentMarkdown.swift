public import DocumentModel
internal import JSONText

/// Writes documents as Markdown: the metadata as front matter, then the blocks.
///
/// Furniture of the page (`boilerplate`, `comment`) is left out. What Markdown would take for markup is
/// escaped, so that reading the output gives the same words.
public enum DocumentMarkdown: Sendable {
  /// Appends a document.
  ///
  /// - Complexity: linear in the length of the text.
  public static func append(_ document: Document, to output: inout [UInt8]) {
    output += "---\n".utf8
    field("id", .string(document.id), to: &output)
    for entry in document.metadata.entries where entry.field != "dateline" {
      field(entry.field, entry.value, to: &output)
    }
    output += "---\n".utf8
    let title = document.metadata.title?.value
    let deck = document.metadata.deck?.value
    for block in document.blocks {
      let text = document.text.string(in: block.span).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      switch block.role {
      case .boilerplate, .comment, .source, .published, .reposted: continue
      case .headline: if text == title { continue }
      case .deck: if text == deck { continue }
      default: break
      }
      output += "\n\(lead(of: block.role))\(escaped(text))\n".utf8
    }
    output.append(0x0A)
  }

  private static func lead(of role: BlockRole) -> String {
    switch role {
    case .headline: "# "
    case .subhead: "## "
    case .list: "- "
    case .pullquote: "> "
    case .deck, .kicker, .byline, .dateline, .caption, .credit, .source, .published, .reposted,
      .paragraph, .correction, .boilerplate, .comment:
      ""
    }
  }

  private static func field(_ name: String, _ value: JSONValue, to output: inout [UInt8]) {
    if case .array(let items) = value {
      output += "\(name):\n".utf8
      for item in items { output += "- \(quoted(plain(item)))\n".utf8 }
    } else {
      output += "\(name): \(quoted(plain(value)))\n".utf8
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for sign in text {
      switch sign {
      case "\"", "\\": result += "\\" + String(sign)
      case "\n", "\r\n", "\r": result += " "
      default: result.append(sign)
      }
    }
    return result + "\""
  }

  /// The words with a backslash before the signs that mean something to Markdown.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for (place, sign) in text.enumerated() {
      if marks.contains(sign) || (place == 0 && starts.contains(sign)) { result += "\\" }
      result.append(sign)
    }
    // A number with a full stop opens a list.
    let digits = text.prefix { $0.isNumber && $0.isASCII }
    if !digits.isEmpty, digits.count < 10, let next = text.dropFirst(digits.count).first,
      next == "." || next == ")"
    {
      result = digits + "\\" + result.dropFirst(digits.count)
    }
    return result
  }

  private static let marks: Set<Character> = [
    "\\", "`", "*", "_", "[", "]", "<", "&", "{", "}", "!",
  ]
  private static let starts: Set<Character> = ["#", ">", "-", "+", "=", "~", "|"]
}
