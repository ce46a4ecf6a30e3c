/// A message or a part of one (RFC 5322, RFC 2045 to 2049): header fields and a body.
struct MIMEPart {
  /// The fields in their order, names in lower case, values unfolded and decoded.
  let fields: [(name: String, value: String)]
  /// The body as it stands in the message.
  let body: ArraySlice<UInt8>

  /// Parts deeper than that are not looked at.
  static let maximumDepth = 12
  /// No message has more parts than are read of it.
  static let maximumParts = 500

  /// Reads header and body; broken header lines are passed over.
  ///
  /// - Complexity: linear in the number of bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    var fields: [(name: String, value: String)] = []
    var place = bytes.drop(while: FileHead.isSpace).startIndex
    var open: [UInt8] = []
    func close() {
      if let colon = open.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon < 80 {
        let name = String(decoding: open[..<colon], as: UTF8.self).lowercased()
        let value = HeaderText.decoded(open[(colon + 1)...])
        if !name.contains(" ") { fields.append((name, value)) }
      }
      open = []
    }
    while place < bytes.endIndex {
      let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[place..<end]
      if line.last == 0x0D { line = line.dropLast() }
      if line.isEmpty {
        place = min(end + 1, bytes.endIndex)
        break
      }
      let isFolded = line.first == 0x20 || line.first == 0x09
      let isField = Self.isField(line)
      if !isFolded, !isField, !fields.isEmpty, !line.starts(with: "From ".utf8) {
        // A broken line among fields is passed over; else the blank line above the body is missing.
        let next = bytes[min(end + 1, bytes.endIndex)...].prefix(200)
        guard Self.isField(next) else { break }
        close()
        place = min(end + 1, bytes.endIndex)
        continue
      }
      if isFolded, !open.isEmpty {
        open.append(0x20)
        open += line.drop { $0 == 0x20 || $0 == 0x09 }
      } else {
        close()
        if !line.starts(with: "From ".utf8), !line.starts(with: ">From ".utf8) {
          open = Array(line)
        }
      }
      place = min(end + 1, bytes.endIndex)
    }
    close()
    self.fields = fields
    body = bytes[place...]
  }

  /// Whether a line opens with the name of a field.
  private static func isField(_ line: ArraySlice<UInt8>) -> Bool {
    let name = line.prefix(80).prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
    return !name.isEmpty && name.endIndex < line.endIndex
      && line[name.endIndex] == UInt8(ascii: ":")
  }

  /// The value of the first field of that name; nil if there is none.
  func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The media type in lower case, such as `text/html`.
  var type: String {
    guard let value = field("content-type") else { return "text/plain" }
    let type = value.prefix { $0 != ";" && !$0.isWhitespace }.lowercased()
    return type.contains("/") ? type : "text/plain"
  }

  /// A parameter of the content type, such as `charset`; nil if there is none.
  func parameter(_ name: String) -> String? {
    guard let value = field("content-type") else { return nil }
    return HeaderText.parameter(name, of: value)
  }

  /// The body with its transfer encoding undone.
  var content: [UInt8] {
    switch field("content-transfer-encoding").map({ trimmed($0).lowercased() }) {
    case "quoted-printable": TransferEncoding.quotedPrintable(body)
    case "base64": TransferEncoding.base64(body)
    default: Array(body)
    }
  }

  /// The parts of a multipart body, in order; empty for other bodies.
  ///
  /// A body in which no boundary stands is one part, if it opens with the fields of one.
  var parts: [MIMEPart] {
    guard type.hasPrefix("multipart/") else { return [] }
    let parts = partsAtBoundaries
    if !parts.isEmpty { return parts }
    let whole = MIMEPart(body)
    return whole.field("content-type") == nil ? [] : [whole]
  }

  private var partsAtBoundaries: [MIMEPart] {
    guard let boundary = parameter("boundary"), !boundary.isEmpty else { return [] }
    var mark = Array("--\(boundary)".utf8)
    // Broken mailers write another boundary than they name.
    let first = body.drop(while: FileHead.isSpace).prefix { $0 != 0x0A && $0 != 0x0D }
    if first.count > 2, first.starts(with: "--".utf8), first.count < 200, !first.starts(with: mark)
    {
      mark = Array(first)
    }
    var parts: [MIMEPart] = []
    var start: Int?
    var place = body.startIndex
    while place < body.endIndex, parts.count < Self.maximumParts {
      let end = body[place...].firstIndex(of: 0x0A) ?? body.endIndex
      let line = body[place..<end]
      if line.first == UInt8(ascii: "-"), line.starts(with: mark) {
        if let first = start { parts.append(MIMEPart(body[first..<place])) }
        let isLast = line.dropFirst(mark.count).starts(with: "--".utf8) && !boundary.hasSuffix("--")
        start = isLast && !parts.isEmpty ? nil : min(end + 1, body.endIndex)
      }
      place = min(end + 1, body.endIndex)
    }
    if let first = start, first < body.endIndex, parts.count < Self.maximumParts {
      parts.append(MIMEPart(body[first...]))
    }
    return parts
  }

  /// The parts that hold no parts themselves, in order.
  func leaves(depth: Int = 0) -> [MIMEPart] {
    if type == "message/rfc822", depth < Self.maximumDepth {
      return MIMEPart(content[...]).leaves(depth: depth + 1)
    }
    let inner = depth < Self.maximumDepth ? parts : []
    return inner.isEmpty ? [self] : inner.flatMap { $0.leaves(depth: depth + 1) }
  }
}
