/// The form of an input; the formats that there are stand in `FormatTable`.
public struct InputFormat: RawRepresentable, Sendable, Hashable, CaseIterable {
  /// The name, as `--input-format` takes it and `source.format` shows it.
  public let rawValue: String

  /// The format of that name; nil if there is none.
  public init?(rawValue: String) {
    guard FormatTable.names.contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  /// Names a format in its own file.
  init(name: String) { rawValue = name }

  /// The formats in the order in which inputs are compared with them.
  public static var allCases: [InputFormat] { FormatTable.entries.map(\.format) }
}

/// What tells the format of a file: its name and its first bytes.
struct FileHead: Sendable {
  /// The ending of the name in lower case, without the dot; empty where there is none.
  let ending: String
  /// The first bytes, up to 64 KiB, without a byte order mark.
  let bytes: [UInt8]
  /// The first 4 KiB as text in lower case, for formats that are told by a word; UTF-16 included.
  let start: String

  init(path: String, head: [UInt8]) {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    ending = parts.count > 1 ? parts.last.map(String.init) ?? "" : ""
    bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
    var front = head.prefix(4096)
    if front.starts(with: [0xFF, 0xFE]) || front.starts(with: [0xFE, 0xFF]) {
      front = TextDecoder(front).utf8[...]
    }
    start = String(decoding: front.filter { $0 < 0x80 }, as: UTF8.self).lowercased()
  }

  /// The first bytes that are no white space.
  var significant: ArraySlice<UInt8> { bytes.drop(while: FileHead.isSpace) }

  /// Whether the first bytes, or what stands below a comment, open with a tag of one of these names.
  func opens(_ names: [String]) -> Bool {
    guard start.unicodeScalars.first(where: { !$0.properties.isWhitespace }) == "<" else {
      return false
    }
    return names.contains { name in
      guard let place = start.firstRange(of: "<" + name) else { return false }
      guard let next = start[place.upperBound...].unicodeScalars.first else { return true }
      return !next.properties.isAlphabetic && next != "." && next != "-" && next != "_"
    }
  }

  /// White space of JSON, XML and mail.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
