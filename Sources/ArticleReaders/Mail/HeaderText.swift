/// The text of header fields.
enum HeaderText {
  /// A value with its encoded words (RFC 2047) decoded.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    let raw = TextDecoder(bytes).utf8
    let text = trimmed(String(decoding: raw, as: UTF8.self))
    guard text.contains("=?") else { return text }
    var result = ""
    var rest = text[...]
    var wasEncoded = false
    while let open = rest.firstRange(of: "=?") {
      let before = rest[..<open.lowerBound]
      guard let word = encodedWord(rest[open.lowerBound...]) else {
        result += rest[..<open.upperBound]
        rest = rest[open.upperBound...]
        wasEncoded = false
        continue
      }
      // White space between two encoded words is not part of the text.
      if !wasEncoded || before.contains(where: { !$0.isWhitespace }) { result += before }
      result += word.text
      rest = word.rest
      wasEncoded = true
    }
    return result + rest
  }

  private static func encodedWord(_ text: Substring) -> (text: String, rest: Substring)? {
    let parts = text.prefix(2000).dropFirst(2).split(
      separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[3].first == "=", let kind = parts[1].first else { return nil }
    let bytes: [UInt8]
    switch kind {
    case "B", "b": bytes = TransferEncoding.base64(Array(parts[2].utf8)[...])
    case "Q", "q":
      let spaced = parts[2].utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
      bytes = TransferEncoding.quotedPrintable(spaced[...])
    default: return nil
    }
    let label = parts[0].split(separator: "*").first.map(String.init)
    let decoded = TextDecoder(bytes[...], declared: label).utf8
    return (
      String(decoding: decoded, as: UTF8.self), text[text.index(after: parts[3].startIndex)...]
    )
  }

  /// A parameter such as `charset=utf-8` or `boundary="a b"`.
  static func parameter(_ name: String, of value: String) -> String? {
    for part in value.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, trimmed(String(pair[0])).lowercased() == name else { continue }
      let text = trimmed(String(pair[1]))
      guard text.hasPrefix("\"") else { return text }
      // The quoted value may hold a semicolon, so that it is taken from the whole.
      guard let start = value.firstRange(of: pair[1])?.lowerBound else { return nil }
      let quoted = value[start...].drop { $0 != "\"" }.dropFirst()
      return String(quoted.prefix { $0 != "\"" })
    }
    return nil
  }

  /// The display name of `"Jane Roe" <jane@example.org>`; empty for a bare address.
  static func displayName(_ value: String) -> String {
    let first = value.split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false)
    guard first.count == 2 else {
      guard let open = value.firstIndex(of: "("), let close = value.lastIndex(of: ")"), open < close
      else { return "" }
      return trimmed(String(value[value.index(after: open)..<close]))
    }
    return trimmed(first[0].filter { $0 != "\"" })
  }
}
