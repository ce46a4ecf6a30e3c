/// Cuts JSON that holds several documents.
enum ItemSplitter {
  /// The names under which an object keeps a list of articles.
  private static let listNames = [
    "items", "articles", "results", "docs", "hits", "entries", "value",
  ]

  /// The elements of an array of objects, or of such an array inside an object; nil for other JSON.
  static func elements(of bytes: ArraySlice<UInt8>) -> JSONElements? {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    var scanner = JSONScanner(content)
    scanner.skipSpace()
    if scanner.current == UInt8(ascii: "[") {
      guard let ranges = ranges(in: &scanner, of: content) else { return nil }
      scanner.skipSpace()
      guard scanner.current == nil, !ranges.isEmpty else { return nil }
      return JSONElements(content, ranges: ranges, wrapper: nil)
    }
    return wrapped(content)
  }

  /// The elements of the array at the scanner, which ends behind it; nil where it is broken.
  private static func ranges(
    in scanner: inout JSONScanner, of bytes: ArraySlice<UInt8>
  ) -> [Range<Int>]? {
    scanner.advance()
    var ranges: [Range<Int>] = []
    scanner.skipSpace()
    while scanner.current != UInt8(ascii: "]") {
      scanner.skipSpace()
      let start = scanner.offset
      guard scanner.skipValue() else { return nil }
      ranges.append(start..<scanner.offset)
      scanner.skipSpace()
      if scanner.current == UInt8(ascii: ",") {
        scanner.advance()
        scanner.skipSpace()
        if scanner.current == UInt8(ascii: "]") { return nil }
      } else if scanner.current != UInt8(ascii: "]") {
        return nil
      }
    }
    scanner.advance()
    return ranges
  }

  /// The articles of an answer such as `{"status":"ok","articles":[{…},{…}]}`, or of a JSON feed.
  private static func wrapped(_ bytes: ArraySlice<UInt8>) -> JSONElements? {
    guard let list = list(in: bytes, depth: 0) else { return nil }
    var scanner = JSONScanner(bytes[list...])
    guard let ranges = ranges(in: &scanner, of: bytes), !ranges.isEmpty,
      ranges.allSatisfy({ bytes[$0.lowerBound] == UInt8(ascii: "{") })
    else { return nil }
    return JSONElements(bytes, ranges: ranges, wrapper: title(of: bytes))
  }

  /// Where the list of articles opens: a member of one of the known names, up to two levels down.
  private static func list(in bytes: ArraySlice<UInt8>, depth: Int) -> Int? {
    var inner: [Range<Int>] = []
    var found: Int?
    var isArticle = false
    members(of: bytes) { name, value in
      let opens = bytes[value.lowerBound]
      if opens == UInt8(ascii: "["), listNames.contains(name), found == nil,
        bytes[(value.lowerBound + 1)..<value.upperBound].drop(while: FileHead.isSpace).first
          == UInt8(ascii: "{")
      {
        found = value.lowerBound
      } else if opens == UInt8(ascii: "{") {
        inner.append(value)
      }
      if JSONReader.textNames.contains(name) || name == "offset_unit" || name == "bodies"
        || name == "copydesk:text"
      {
        isArticle = true
      }
    }
    if isArticle { return nil }
    if let found { return found }
    guard depth < 2 else { return nil }
    return inner.lazy.compactMap { list(in: bytes[$0], depth: depth + 1) }.first
  }

  /// The string under `title` beside the list, as it is written.
  private static func title(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var title: ArraySlice<UInt8>?
    members(of: bytes) { name, value in
      if name == "title", bytes[value.lowerBound] == UInt8(ascii: "\"") { title = bytes[value] }
    }
    return title
  }

  /// Calls `body` with each member of an object; stops where it is broken.
  private static func members(
    of bytes: ArraySlice<UInt8>, _ body: (String, Range<Int>) -> Void
  ) {
    var scanner = JSONScanner(bytes)
    scanner.skipSpace()
    guard scanner.current == UInt8(ascii: "{") else { return }
    scanner.advance()
    while true {
      scanner.skipSpace()
      let nameStart = scanner.offset
      guard scanner.current == UInt8(ascii: "\""), scanner.skipValue() else { return }
      let nameEnd = scanner.offset
      scanner.skipSpace()
      guard scanner.current == UInt8(ascii: ":") else { return }
      scanner.advance()
      scanner.skipSpace()
      let start = scanner.offset
      guard scanner.skipValue() else { return }
      if nameEnd - nameStart < 40, start < scanner.offset {
        body(
          String(decoding: bytes[(nameStart + 1)..<(nameEnd - 1)], as: UTF8.self),
          start..<scanner.offset)
      }
      scanner.skipSpace()
      guard scanner.current == UInt8(ascii: ",") else { return }
      scanner.advance()
    }
  }
}

/// The objects of an array as records, each with the title of the feed it stood in, if any.
struct JSONElements: RecordSource {
  private let bytes: ArraySlice<UInt8>
  private let ranges: [Range<Int>]
  private let wrapper: ArraySlice<UInt8>?
  private var place = 0

  init(_ bytes: ArraySlice<UInt8>, ranges: [Range<Int>], wrapper: ArraySlice<UInt8>?) {
    self.bytes = bytes
    self.ranges = ranges
    self.wrapper = wrapper
  }

  mutating func next() -> Record? {
    guard place < ranges.count else { return nil }
    var item = Array(bytes[ranges[place]])
    if let wrapper {
      item = Array("{\"feed_title\":".utf8) + wrapper + Array(",\"items\":[".utf8) + item
      item += Array("]}".utf8)
    }
    place += 1
    return .document(bytes: item, format: .json, number: place)
  }
}
