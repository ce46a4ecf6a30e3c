internal import JSONText

/// The fields above a Markdown text: YAML between `---`, TOML between `+++`, or a JSON object.
///
/// Of YAML it knows what articles use: scalars, quoted or folded over lines, and lists; nested fields
/// keep their text under the name of the field they belong to only where they form a list.
struct FrontMatter {
  /// The fields, in their order.
  private(set) var members: [JSONValue.Member] = []
  /// The number of bytes to the text below.
  let end: Int

  /// Reads the front of a text; nil where there is none.
  ///
  /// - Complexity: linear in the number of bytes.
  init?(_ utf8: [UInt8]) {
    let start = utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if utf8[start...].first == UInt8(ascii: "{") {
      var scanner = JSONScanner(utf8[start...])
      guard scanner.skipValue(),
        let object = try? JSONValue(parsing: utf8[start..<scanner.offset]),
        let members = object.object
      else { return nil }
      self.members = members
      end = scanner.offset
      return
    }
    let fence = Array(utf8[start...].prefix(3))
    guard fence == Array("---".utf8) || fence == Array("+++".utf8) else { return nil }
    var lines: [String] = []
    var place = start
    var close: Int?
    while place < utf8.count, lines.count < 5000 {
      let lineEnd = utf8[place...].firstIndex(of: 0x0A) ?? utf8.count
      var line = utf8[place..<lineEnd]
      if line.last == 0x0D { line = line.dropLast() }
      place = min(lineEnd + 1, utf8.count)
      let bare = line.reversed().drop { $0 == 0x20 }.reversed()
      if lines.isEmpty, !bare.elementsEqual(fence) { return nil }
      if !lines.isEmpty, bare.elementsEqual(fence) || bare.elementsEqual("...".utf8) {
        close = place
        break
      }
      lines.append(String(decoding: line, as: UTF8.self))
    }
    guard let close else { return nil }
    end = close
    members = FrontMatterLines(
      lines.dropFirst(), separator: fence[0] == UInt8(ascii: "+") ? "=" : ":"
    ).members()
  }
}

/// Reads `key: value` lines with the values that go on below.
private struct FrontMatterLines {
  private let lines: [String]
  private let separator: Character

  init(_ lines: ArraySlice<String>, separator: Character) {
    self.lines = Array(lines)
    self.separator = separator
  }

  func members() -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    var place = 0
    while place < lines.count {
      let line = lines[place]
      place += 1
      guard let first = line.first, !first.isWhitespace, first != "#", first != "-", first != "[",
        let split = line.firstIndex(of: separator)
      else { continue }
      let key = trimmed(String(line[..<split])).filter { $0 != "\"" && $0 != "'" }
      var below: [String] = []
      while place < lines.count, isContinuation(lines[place]) {
        below.append(lines[place])
        place += 1
      }
      let value = trimmed(String(line[line.index(after: split)...]))
      if let value = self.value(value, below: below), !members.contains(where: { $0.name == key }) {
        members.append(.init(key, value))
      }
    }
    return members
  }

  private func isContinuation(_ line: String) -> Bool {
    guard let first = line.first else { return false }
    return first.isWhitespace || first == "-" || first == "]"
  }

  private func value(_ text: String, below: [String]) -> JSONValue? {
    let inner = below.map { trimmed($0) }.filter { !$0.isEmpty }
    if text.hasPrefix("[") {
      let all = ([text] + inner).joined(separator: " ")
      let list = all.dropFirst().prefix { $0 != "]" }.split(separator: ",")
      return .array(list.map { .string(scalar(trimmed(String($0)))) })
    }
    if ["|", ">", "|-", ">-", "|+", ">+"].contains(text) {
      return .string(inner.joined(separator: text.hasPrefix("|") ? "\n" : " "))
    }
    if text.isEmpty {
      let items = inner.filter { $0.hasPrefix("- ") }.map { item -> String in
        let value = trimmed(String(item.dropFirst(2)))
        // An author may be a record: "- name: Jane Roe".
        return scalar(value.hasPrefix("name:") ? trimmed(String(value.dropFirst(5))) : value)
      }
      if !items.isEmpty { return .array(items.map(JSONValue.string)) }
      if let name = inner.first(where: { $0.hasPrefix("name:") }) {
        return .string(scalar(trimmed(String(name.dropFirst(5)))))
      }
      return nil
    }
    return .string(scalar(([text] + inner).joined(separator: " ")))
  }

  /// A value without its quotes and without a comment.
  private func scalar(_ text: String) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'" else {
      guard let comment = text.firstRange(of: " #") else { return text }
      return trimmed(String(text[..<comment.lowerBound]))
    }
    var result = ""
    var wasEscape = false
    for sign in text.dropFirst() {
      if wasEscape {
        result.append(sign == "n" ? "\n" : sign == "t" ? "\t" : sign)
        wasEscape = false
      } else if sign == "\\", quote == "\"" {
        wasEscape = true
      } else if sign == quote {
        break
      } else {
        result.append(sign)
      }
    }
    return result
  }
}
