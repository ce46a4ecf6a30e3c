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
    // The whole block may be indented.
    let indent = lines.filter { !trimmed($0).isEmpty }
      .map { line in line.prefix { $0 == " " || $0 == "\t" }.count }.min()
    self.lines = lines.map { String($0.dropFirst(indent ?? 0)) }
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
      let number = place
      let end = rawEnd(text, from: place)
      let below = lines[place..<(end ?? continuationEnd(text, from: place))]
      place += below.count
      if members.contains(where: { $0.name == key }) {
        addStray(number, "a second '\(key)'")
      } else if end != nil {
        members.append(.init(key, .string(Self.raw([text] + below))))
      } else if let value = self.value(text, below: Array(below), key: key) {
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

  /// The line behind those with which a value goes on; blank ones may stand between them.
  private func continuationEnd(_ text: String, from start: Int) -> Int {
    var end = start
    var place = start
    while place < lines.count {
      let isBlank = trimmed(lines[place]).isEmpty
      if !isBlank {
        // A dash at the margin below a blank line opens an item of a list, or a text.
        let isItem = lines[place].hasPrefix("-")
        guard isContinuation(lines[place]), place == end || !isItem || text.isEmpty else { break }
        end = place + 1
      }
      place += 1
    }
    return end
  }

  /// The line behind a value of TOML between three quotes; nil for other values and open ones.
  private func rawEnd(_ text: String, from start: Int) -> Int? {
    guard separator == "=", text.hasPrefix("\"\"\"") || text.hasPrefix("\'\'\'") else { return nil }
    let quotes = String(text.prefix(3))
    if text.dropFirst(3).contains(quotes) { return start }
    return lines[start...].firstIndex { $0.contains(quotes) }.map { $0 + 1 }
  }

  // MARK: Values

  /// What stands between three quotes.
  private static func raw(_ lines: [String]) -> String {
    let text = lines.joined(separator: "\n")
    let inner = text.dropFirst(3).drop { $0.isNewline }
    guard let close = inner.firstRange(of: String(text.prefix(3))) else { return trimmed(text) }
    return trimmed(String(inner[..<close.lowerBound]))
  }

  private mutating func value(_ text: String, below: [String], key: String) -> JSONValue? {
    let inner = below.map { trimmed($0) }.filter { !$0.isEmpty }
    if text.hasPrefix("[") {
      let all = ([text] + inner).joined(separator: " ")
      return .array(Self.items(all.dropFirst()).map { .string(scalar($0, key)) })
    }
    if ["|", ">", "|-", ">-", "|+", ">+"].contains(text) {
      let paragraphs = below.map { trimmed($0) }.split(separator: "")
      let isFolded = text.hasPrefix(">")
      return .string(
        paragraphs.map { $0.joined(separator: isFolded ? " " : "\n") }
          .joined(separator: isFolded ? "\n" : "\n\n"))
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

  /// The items of a list up to its closing bracket; commas and brackets in quotes part nothing.
  private static func items(_ text: Substring) -> [String] {
    var items = [""]
    var quote: Character?
    var isEscaped = false
    var isOpening = true
    for sign in text {
      if quote == nil, sign == "]" { break }
      if quote == nil, sign == "," {
        items.append("")
        isOpening = true
        continue
      }
      if isEscaped {
        isEscaped = false
      } else if let open = quote {
        if sign == open { quote = nil }
        isEscaped = sign == "\\" && open == "\""
      } else if isOpening, sign == "\"" || sign == "\'" {
        quote = sign
      } else if sign == "\'", items.last?.last == "\'" {
        // A doubled apostrophe in a value between apostrophes.
        quote = sign
      }
      isOpening = isOpening && sign.isWhitespace
      items[items.count - 1].append(sign)
    }
    if quote != nil { items = text.prefix { $0 != "]" }.split(separator: ",").map(String.init) }
    return items.map { trimmed($0) }.filter { !$0.isEmpty }
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
