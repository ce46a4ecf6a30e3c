internal import JSONText

/// Reads the `key: value` lines of front matter, with the values that go on below.
///
/// A line that is no field is a stray. Where one follows a blank line, the line that closes the front
/// matter is missing and a rule of the text was taken for it: the text begins there.
struct FrontMatterLines {
  private let lines: [String]
  private let separator: Character
  private(set) var members: [JSONValue.Member] = []
  private(set) var strays: [String] = []
  private(set) var problems: [String] = []
  /// The line of the file, from 0, with which the text begins; nil for the one below the closing.
  private(set) var textLine: Int?

  /// Prepares to read the lines below the one that opens the front matter.
  init(_ lines: ArraySlice<String>, separator: Character) {
    self.lines = Array(lines)
    self.separator = separator
  }

  /// Whether the first line that is not blank is a field.
  var opensWithField: Bool {
    lines.first { !trimmed($0).isEmpty }.flatMap(field) != nil
  }

  /// Reads all lines.
  mutating func read() {
    var place = 0
    while place < lines.count {
      let line = lines[place]
      place += 1
      if trimmed(line).isEmpty || line.hasPrefix("#") || isTable(line) { continue }
      guard let (key, text) = field(line) else {
        if place > 1, trimmed(lines[place - 2]).isEmpty {
          problems.append("nothing closes it above line \(place + 1); the text was read from there")
          textLine = place
          return
        }
        addStray(place, "no 'key\(separator) value'")
        continue
      }
      var below: [String] = []
      let number = place
      while place < lines.count, isContinuation(lines[place]) {
        below.append(lines[place])
        place += 1
      }
      if members.contains(where: { $0.name == key }) {
        addStray(number, "a second '\(key)'")
      } else if let value = self.value(text, below: below, key: key) {
        members.append(.init(key, value))
      }
    }
  }

  // MARK: Lines

  private mutating func addStray(_ number: Int, _ what: String) {
    strays.append(lines[number - 1])
    problems.append("\(name(number)) is \(what); it was kept as text")
  }

  /// How a line is named in a warning; the front matter opens with line 1 of the file.
  private func name(_ number: Int) -> String {
    "line \(number + 1), '\(trimmed(lines[number - 1]).prefix(40))',"
  }

  /// The head of a table in TOML: `[params]`.
  private func isTable(_ line: String) -> Bool { separator == "=" && line.hasPrefix("[") }

  /// The name and the value of a field; nil for other lines.
  private func field(_ line: String) -> (key: String, text: String)? {
    guard let first = line.first, !first.isWhitespace, first != "-", first != "[",
      let split = line.firstIndex(of: separator)
    else { return nil }
    let key = trimmed(String(line[..<split])).filter { $0 != "\"" && $0 != "'" }
    guard !key.isEmpty, key.utf8.count <= 40, key.split(separator: " ").count <= 3 else {
      return nil
    }
    let text = line[line.index(after: split)...]
    // An address is no field.
    guard !text.hasPrefix("//") else { return nil }
    return (key, trimmed(String(text)))
  }

  private func isContinuation(_ line: String) -> Bool {
    guard let first = line.first else { return false }
    return first.isWhitespace || first == "-" || first == "]"
  }

  // MARK: Values

  private mutating func value(_ text: String, below: [String], key: String) -> JSONValue? {
    let inner = below.map { trimmed($0) }.filter { !$0.isEmpty }
    if text.hasPrefix("[") {
      let all = ([text] + inner).joined(separator: " ")
      let list = all.dropFirst().prefix { $0 != "]" }.split(separator: ",")
      return .array(list.map { .string(scalar(trimmed(String($0)), key)) })
    }
    if ["|", ">", "|-", ">-", "|+", ">+"].contains(text) {
      return .string(inner.joined(separator: text.hasPrefix("|") ? "\n" : " "))
    }
    if text.isEmpty {
      let items = inner.filter { $0.hasPrefix("- ") }.map { item in
        let value = trimmed(String(item.dropFirst(2)))
        // An author may be a record: "- name: Jane Roe".
        return value.hasPrefix("name:") ? trimmed(String(value.dropFirst(5))) : value
      }
      if !items.isEmpty { return .array(items.map { .string(scalar($0, key)) }) }
      if let name = inner.first(where: { $0.hasPrefix("name:") }) {
        return .string(scalar(trimmed(String(name.dropFirst(5))), key))
      }
      return nil
    }
    return .string(scalar(([text] + inner).joined(separator: " "), key))
  }

  /// A value without its quotes and without a comment; as it stands where its quotes are broken.
  private mutating func scalar(_ text: String, _ key: String) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'" else {
      guard let comment = text.firstRange(of: " #") else { return text }
      return trimmed(String(text[..<comment.lowerBound]))
    }
    if let value = Self.unquoted(text.dropFirst(), quote) { return value }
    problems.append("the quotes of '\(key)' are not closed; its value was taken as it stands")
    return text
  }

  /// The value up to its closing quote; nil where there is none, or more than a comment behind it.
  private static func unquoted(_ text: Substring, _ quote: Character) -> String? {
    var result = ""
    var place = text.startIndex
    while place < text.endIndex {
      let sign = text[place]
      place = text.index(after: place)
      let next = place < text.endIndex ? text[place] : nil
      if sign == "\\", quote == "\"", let next {
        result.append(next == "n" ? "\n" : next == "t" ? "\t" : next)
        place = text.index(after: place)
      } else if sign == quote, quote == "'", next == quote {
        result.append(quote)
        place = text.index(after: place)
      } else if sign == quote {
        let rest = trimmed(String(text[place...]))
        return rest.isEmpty || rest.hasPrefix("#") ? result : nil
      } else {
        result.append(sign)
      }
    }
    return nil
  }
}
