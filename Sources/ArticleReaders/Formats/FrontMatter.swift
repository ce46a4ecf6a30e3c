internal import JSONText

/// The fields above a Markdown text: YAML between `---`, TOML between `+++`, or a JSON object.
///
/// Of YAML it knows what articles use: scalars, quoted or folded over lines, and lists; nested fields
/// keep their text under the name of the field they belong to only where they form a list.
struct FrontMatter {
  /// The fields, in their order.
  private(set) var members: [JSONValue.Member] = []
  /// The lines among the fields that are none; they belong to the text.
  private(set) var strays: [String] = []
  /// What is wrong with it, for the reader's warnings.
  private(set) var problems: [String] = []
  /// The number of bytes to the text below.
  private(set) var end = 0

  /// Reads the front of a text; nil where there is none.
  ///
  /// - Complexity: linear in the number of bytes.
  init?(_ utf8: [UInt8]) {
    let start = utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if utf8[start...].first == UInt8(ascii: "{") {
      readObject(utf8, from: start)
    } else {
      readLines(utf8, from: start)
    }
    if end == 0, problems.isEmpty { return nil }
  }

  private mutating func readObject(_ utf8: [UInt8], from start: Int) {
    var scanner = JSONScanner(utf8[start...])
    if scanner.skipValue(), let object = try? JSONValue(parsing: utf8[start..<scanner.offset]),
      let members = object.object
    {
      self.members = members
      end = scanner.offset
    } else if utf8[(start + 1)...].first(where: { !FileHead.isSpace($0) }) == UInt8(ascii: "\"") {
      problems.append("the object at the top is no valid JSON; all of it was read as text")
    }
  }

  private mutating func readLines(_ utf8: [UInt8], from start: Int) {
    let fence = Array(utf8[start...].prefix(3))
    guard fence == Array("---".utf8) || fence == Array("+++".utf8) else { return }
    let separator: Character = fence[0] == UInt8(ascii: "+") ? "=" : ":"
    var lines: [String] = []
    var starts: [Int] = []
    var place = start
    var close: Int?
    while place < utf8.count, lines.count < Self.maximumLines {
      let lineEnd = utf8[place...].firstIndex(of: 0x0A) ?? utf8.count
      var line = utf8[place..<lineEnd]
      if line.last == 0x0D { line = line.dropLast() }
      starts.append(place)
      place = min(lineEnd + 1, utf8.count)
      let bare = line.reversed().drop { $0 == 0x20 }.reversed()
      if lines.isEmpty, !bare.elementsEqual(fence) { return }
      if !lines.isEmpty, bare.elementsEqual(fence) || bare.elementsEqual("...".utf8) {
        close = place
        break
      }
      lines.append(String(decoding: line, as: UTF8.self))
    }
    var reader = FrontMatterLines(lines.dropFirst(), separator: separator)
    guard let close else {
      if reader.opensWithField {
        let mark = String(decoding: fence, as: UTF8.self)
        problems.append("no second '\(mark)' closes it; all of it was read as text")
      }
      return
    }
    reader.read()
    // Text between two rules.
    if reader.members.isEmpty, reader.textLine != nil || !reader.strays.isEmpty { return }
    members = reader.members
    strays = reader.strays
    problems = reader.problems
    end = reader.textLine.map { starts[$0] } ?? close
  }

  /// The most lines that are looked at for the one that closes it.
  private static let maximumLines = 5000
}
