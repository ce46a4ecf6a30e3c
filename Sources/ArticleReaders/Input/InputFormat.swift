/// The form of an input item.
public enum InputFormat: String, Sendable, CaseIterable {
  /// Plain text: one document.
  case text
  /// A web page: one document.
  case html
  /// A JSON object, or an array with an object a document.
  case json
  /// JSON objects, one a line: a document a line.
  case jsonl
}

extension InputFormat {
  /// Tells the format from a file's name and its first bytes; 64 KiB of them are enough.
  ///
  /// A name ending in `.json` that holds an object a line is read as JSONL. A name that says nothing
  /// is told from the bytes: text that opens like a JSON object or an array of objects is JSON.
  init(path: String, head: [UInt8]) {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let ending = name.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
    switch ending {
    case "jsonl", "ndjson", "jsonlines": self = .jsonl
    case "txt", "text": self = .text
    case "html", "htm", "xhtml", "xht": self = .html
    case "json": self = Self.sniffed(head) == .jsonl ? .jsonl : .json
    default: self = Self.sniffed(head)
    }
  }

  /// The format that the first bytes of a file look like.
  private static func sniffed(_ head: [UInt8]) -> InputFormat {
    var significant = head[...]
    if significant.starts(with: [0xEF, 0xBB, 0xBF]) { significant = significant.dropFirst(3) }
    significant = significant.drop(while: isSpace)
    switch significant.first {
    case UInt8(ascii: "["):
      let next = significant.dropFirst().drop(while: isSpace).first
      return next == UInt8(ascii: "{") ? .json : .text
    case UInt8(ascii: "{"):
      let next = significant.dropFirst().drop(while: isSpace).first
      guard next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") else { return .text }
      return holdsObjectPerLine(significant) ? .jsonl : .json
    case UInt8(ascii: "<"): return isPage(significant) ? .html : .text
    default: return .text
    }
  }

  /// Whether the first line is a whole object with another one below it, or is too long to tell.
  private static func holdsObjectPerLine(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      return bytes.count > 60_000
    }
    var scanner = JSONScanner(bytes[..<newline])
    guard scanner.skipValue() else { return false }
    return bytes[newline...].drop(while: isSpace).first == UInt8(ascii: "{")
  }

  /// Whether text that opens with a tag is a web page: behind comments and an XML declaration, it
  /// has a document type or an element that pages begin with.
  private static func isPage(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while rest.starts(with: "<?".utf8) || rest.starts(with: "<!--".utf8) {
      let isComment = rest.starts(with: "<!--".utf8)
      guard let end = rest.firstRange(of: isComment ? Array("-->".utf8) : Array("?>".utf8)) else {
        return false
      }
      rest = rest[end.upperBound...].drop(while: isSpace)
    }
    let opening = String(decoding: rest.prefix(20), as: UTF8.self).lowercased()
    return [
      "<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<div", "<article", "<p>",
    ].contains(where: opening.hasPrefix)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
