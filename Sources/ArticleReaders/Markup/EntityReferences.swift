internal import CXML2

/// Rewrites the references of XML so that the library loses none of them.
///
/// After the first fault of a document libxml2 drops every reference by name, `&amp;` and `&lt;` too,
/// and without a document type each name of HTML is such a fault. Numbers it always resolves.
enum EntityReferences {
  /// The bytes with names as numbers, `&` that opens no reference as a sign, and numbers that XML
  /// forbids as spaces; comments and CDATA sections stay.
  ///
  /// - Complexity: linear in the number of bytes.
  static func numbered(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 16)
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "<"):
        let end = literalEnd(bytes, from: place) ?? place + 1
        output += bytes[place..<end]
        place = end
      case UInt8(ascii: "&"): place = append(bytes, reference: place, to: &output)
      default:
        output.append(bytes[place])
        place += 1
      }
    }
    return output
  }

  /// The bytes above a comment that nothing closes.
  ///
  /// libxml2 takes nothing from there on, but looks for the end of each further comment anew.
  ///
  /// - Complexity: linear in the number of bytes.
  static func withoutOpenComment(_ bytes: [UInt8]) -> [UInt8] {
    var place = 0
    while let open = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      place = literalEnd(bytes, from: open) ?? open + 1
      if place == bytes.count, bytes[open...].starts(with: "<!--".utf8),
        !bytes[(open + 4)...].suffix(3).elementsEqual("-->".utf8)
      {
        return Array(bytes[..<open])
      }
    }
    return bytes
  }

  /// The place behind a comment or CDATA section; nil for other markup.
  private static func literalEnd(_ bytes: [UInt8], from open: Int) -> Int? {
    let rest = bytes[open...]
    let (start, end) =
      rest.starts(with: "<!--".utf8)
      ? (4, "-->") : rest.starts(with: "<![CDATA[".utf8) ? (9, "]]>") : (0, "")
    guard start > 0 else { return nil }
    return ByteSearch.first(end, in: bytes, from: open + start).map { $0 + end.utf8.count }
      ?? bytes.count
  }

  /// The most letters of a name, or digits of a number.
  private static let maximumLength = 32

  /// Appends the reference at a place; returns the place behind it.
  private static func append(
    _ bytes: [UInt8], reference start: Int, to output: inout [UInt8]
  ) -> Int {
    let body = bytes[(start + 1)...].prefix(maximumLength).prefix(while: isPart)
    let end = body.endIndex
    guard !body.isEmpty, end < bytes.count, bytes[end] == UInt8(ascii: ";"),
      let number = number(String(decoding: body, as: UTF8.self))
    else {
      output += "&#38;".utf8
      return start + 1
    }
    output += isAllowed(number) ? Array("&#\(number);".utf8) : [0x20]
    return end + 1
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "#") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }

  /// The character of `#233`, `#xE9` or `eacute`; nil for what stands for none.
  private static func number(_ reference: String) -> UInt32? {
    if reference.hasPrefix("#x") || reference.hasPrefix("#X") {
      return UInt32(reference.dropFirst(2), radix: 16)
    }
    if reference.hasPrefix("#") { return UInt32(reference.dropFirst()) }
    if reference == "apos" { return 0x27 }
    guard let found = unsafe htmlEntityLookup(reference) else { return nil }
    return unsafe found.pointee.value
  }

  /// Whether XML 1.0 has the character.
  private static func isAllowed(_ number: UInt32) -> Bool {
    switch number {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
