internal import DocumentModel

/// A document of XML that was parsed.
struct ParsedMarkup {
  let root: MarkupElement
  let decoded: TextDecoder
  var warnings: [String] = []
}

extension ReadRequest {
  /// The root element of XML, in the encoding its declaration names unless that is wrong.
  ///
  /// - Throws: `Failure` with code `empty`, `binary`, `too-large` or `malformed`.
  func xml(prefixes: MarkupParser.Prefixes = .kept) throws(Failure) -> ParsedMarkup {
    let decoded = try self.decoded(declared: XMLDeclaration.encoding(in: bytes))
    var utf8 = decoded.utf8
    var warnings: [String] = []
    if let repair = Mojibake.repaired(utf8) {
      utf8 = repair.utf8
      warnings.append(Warning.mojibake(repair.count))
    }
    guard let root = MarkupParser.xml(utf8, prefixes: prefixes) else {
      throw check.failure("malformed", "the markup has no element that can be read")
    }
    return ParsedMarkup(root: root, decoded: decoded, warnings: warnings)
  }
}

/// The line `<?xml version="1.0" encoding="…"?>`.
enum XMLDeclaration {
  /// The label of the encoding; nil where none is named.
  static func encoding(in bytes: ArraySlice<UInt8>) -> String? {
    let front = String(decoding: bytes.prefix(1024).map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self)
    guard let open = front.firstRange(of: "<?xml"),
      let end = front[open.upperBound...].firstRange(of: "?>"),
      let name = front[open.upperBound..<end.lowerBound].firstRange(of: "encoding")
    else { return nil }
    let rest = front[name.upperBound..<end.lowerBound].drop { $0 == "=" || $0.isWhitespace }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return String(rest.dropFirst().prefix { $0 != quote })
  }
}
