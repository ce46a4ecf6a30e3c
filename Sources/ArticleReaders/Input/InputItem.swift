/// The bytes of one document inside a file.
public struct InputItem: Sendable, Hashable {
  /// The path of the file, with `#n` where the file holds several documents.
  public let path: String
  /// The bytes of the document.
  public let bytes: ArraySlice<UInt8>
  /// The form of the bytes: `.text` or `.json`.
  public let format: InputFormat

  /// Creates an item.
  public init(path: String, bytes: ArraySlice<UInt8>, format: InputFormat) {
    self.path = path
    self.bytes = bytes
    self.format = format
  }
}

/// Cuts files that hold several documents.
enum ItemSplitter {
  /// The lines of JSONL that are not blank; `n` is the number of the line.
  static func lines(of bytes: ArraySlice<UInt8>, path: String) -> [InputItem] {
    var items: [InputItem] = []
    var start = bytes.startIndex
    var number = 0
    while start < bytes.endIndex {
      number += 1
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      var line = bytes[start..<end]
      if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        items.append(InputItem(path: "\(path)#\(number)", bytes: line, format: .json))
      }
      start = end + 1
    }
    return items
  }

  /// The elements of an array of JSON; nil unless the bytes hold one, from bracket to bracket.
  static func elements(of bytes: ArraySlice<UInt8>, path: String) -> [InputItem]? {
    var scanner = JSONScanner(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes)
    scanner.skipSpace()
    guard scanner.current == UInt8(ascii: "[") else { return nil }
    scanner.advance()
    var items: [InputItem] = []
    scanner.skipSpace()
    while scanner.current != UInt8(ascii: "]") {
      scanner.skipSpace()
      let start = scanner.offset
      guard scanner.skipValue() else { return nil }
      items.append(
        InputItem(
          path: "\(path)#\(items.count + 1)", bytes: bytes[start..<scanner.offset], format: .json))
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
    scanner.skipSpace()
    return scanner.current == nil && !items.isEmpty ? items : nil
  }
}
