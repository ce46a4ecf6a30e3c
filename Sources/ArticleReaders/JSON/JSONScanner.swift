/// Finds where JSON values end without reading them.
///
/// It looks at strings and brackets only, so that broken JSON is found out later, by the parser.
struct JSONScanner {
  private let bytes: ArraySlice<UInt8>
  private(set) var offset: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  /// The byte at the present place.
  var current: UInt8? { offset < bytes.endIndex ? bytes[offset] : nil }

  /// Moves one byte on.
  mutating func advance() { offset += 1 }

  /// Moves to the next byte that is no white space.
  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      offset += 1
    }
  }

  /// Moves behind the value that starts here; false if the bytes end inside it.
  mutating func skipValue() -> Bool {
    skipSpace()
    var depth = 0
    let start = offset
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        guard skipString() else { return false }
        if depth == 0 { return true }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return offset > start }
        depth -= 1
        offset += 1
        if depth == 0 { return true }
      case UInt8(ascii: ","):
        if depth == 0 { return offset > start }
        offset += 1
      default: offset += 1
      }
    }
    return depth == 0 && offset > start
  }

  private mutating func skipString() -> Bool {
    offset += 1
    while let byte = current {
      offset += 1
      if byte == UInt8(ascii: "\"") { return true }
      if byte == UInt8(ascii: "\\") { offset += 1 }
    }
    return false
  }
}
