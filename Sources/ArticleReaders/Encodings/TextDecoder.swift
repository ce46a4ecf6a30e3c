internal import DocumentModel

/// Turns bytes of an unknown encoding into UTF-8.
///
/// In this order: byte order mark, the zero bytes of UTF-16, valid UTF-8, what the input declares, and
/// else what ICU detects. UTF-8 that is cut off at its end or holds a few bad bytes stays UTF-8, since
/// declarations are wrong more often than valid UTF-8 is.
struct TextDecoder {
  /// The text in UTF-8; U+FFFD stands for what could not be decoded.
  let utf8: [UInt8]
  /// The encoding it was in.
  let encoding: TextEncoding
  /// The number of places that could not be decoded.
  let errors: Int

  /// Decodes bytes.
  ///
  /// - Parameters:
  ///   - bytes: the input.
  ///   - label: the encoding that a header or the text itself names, if any.
  /// - Complexity: linear in the number of bytes.
  init(_ bytes: ArraySlice<UInt8>, declared label: String? = nil) {
    if Self.isPlainUTF8(bytes) {
      self.init(utf8: Array(bytes), .utf8)
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(utf8: Self.repaired(bytes.dropFirst(3)), .utf8)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(utf8: Self.fromUTF16(bytes.dropFirst(2), highByte: 1), .utf16LittleEndian)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(utf8: Self.fromUTF16(bytes.dropFirst(2), highByte: 0), .utf16BigEndian)
    } else if let highByte = Self.highBytePlace(bytes) {
      self.init(
        utf8: Self.fromUTF16(bytes, highByte: highByte),
        highByte == 1 ? .utf16LittleEndian : .utf16BigEndian)
    } else if Self.isISO2022JP(bytes) {
      self.init(bytes, from: .iso2022JP)
    } else if Self.isMostlyUTF8(bytes) {
      self.init(utf8: Self.repaired(bytes), .utf8)
    } else {
      self.init(bytes, from: Self.chosen(bytes, declared: label))
    }
  }

  /// Whether the bytes are valid UTF-8 without a mark, and without the control bytes that speak for
  /// other encodings; which most inputs are.
  private static func isPlainUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    let survey = ByteSurvey(bytes)
    if survey.hasControl || bytes.first == 0xEF { return false }
    return !survey.hasHigh || (try? UTF8Span(validating: bytes.span)) != nil
  }

  private init(utf8: [UInt8], _ encoding: TextEncoding, errors: Int = 0) {
    self.utf8 = utf8
    self.encoding = encoding
    self.errors = errors
  }

  private init(_ bytes: ArraySlice<UInt8>, from encoding: TextEncoding) {
    if encoding != .windows1252,
      let result = CharacterConversion.utf8(of: bytes, from: encoding)
    {
      self.init(utf8: result.utf8, encoding, errors: result.errors)
    } else {
      self.init(utf8: Self.fromWindows1252(bytes), .windows1252)
    }
  }

  /// The declared encoding where it fits the bytes, else the detected one.
  private static func chosen(
    _ bytes: ArraySlice<UInt8>, declared label: String?
  ) -> TextEncoding {
    guard let declared = label.flatMap(TextEncoding.named), declared != .utf8 else {
      return EncodingDetector.encoding(of: bytes)
    }
    if declared == .windows1252 { return declared }
    let sample = bytes.prefix(1 << 16)
    guard let trial = CharacterConversion.utf8(of: sample, from: declared) else {
      return EncodingDetector.encoding(of: bytes)
    }
    let high = sample.lazy.filter { $0 >= 0x80 }.count
    return trial.errors * 50 <= high + 50 ? declared : EncodingDetector.encoding(of: bytes)
  }

  /// Whether the bytes are ASCII with the escapes that switch to Japanese letters.
  private static func isISO2022JP(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let escape = bytes.firstIndex(of: 0x1B),
      bytes.distance(from: escape, to: bytes.endIndex) > 3
    else { return false }
    let next = bytes[(escape + 1)...].prefix(2)
    guard next.elementsEqual("$B".utf8) || next.elementsEqual("$@".utf8) else { return false }
    return bytes.allSatisfy { $0 < 0x80 }
  }

  private static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let whole = Array(bytes)
    if (try? UTF8Span(validating: whole.span)) != nil { return whole }
    return Array(String(decoding: whole, as: UTF8.self).utf8)
  }

  /// The place of the high byte in each unit of UTF-16 without a mark; nil for other encodings.
  ///
  /// Spaces and Latin letters have a zero high byte: zero bytes on one side, in one unit of twenty
  /// or more, and hardly any on the other do not occur in other encodings of text.
  private static func highBytePlace(_ bytes: ArraySlice<UInt8>) -> Int? {
    let sample = bytes.prefix(4096)
    guard bytes.count >= 4, bytes.count % 2 == 0, sample.contains(0) else { return nil }
    var zeros = [0, 0]
    var place = 0
    for byte in sample {
      if byte == 0 { zeros[place] += 1 }
      place = 1 - place
    }
    let units = sample.count / 2
    if zeros[0] * 8 <= zeros[1], zeros[1] * 20 >= units { return 1 }
    if zeros[1] * 8 <= zeros[0], zeros[0] * 20 >= units { return 0 }
    return nil
  }

  private static func fromUTF16(_ bytes: ArraySlice<UInt8>, highByte: Int) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2 + 1)
    var offset = bytes.startIndex
    while offset + 1 < bytes.endIndex {
      let high = UInt16(bytes[offset + highByte])
      let low = UInt16(bytes[offset + 1 - highByte])
      units.append(high << 8 | low)
      offset += 2
    }
    if offset < bytes.endIndex { units.append(0xFFFD) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Whether the bytes are valid UTF-8, or have four good sequences to each bad byte.
  ///
  /// Windows-1252 text almost never has a letter above 0xC1 followed by the right number of signs
  /// from 0x80 to 0xBF, so a good sequence is strong evidence.
  private static func isMostlyUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    var good = 0
    var bad = 0
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      let lead = bytes[offset]
      let length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      if length == 1 {
        offset += 1
        continue
      }
      guard length > 0, lead < 0xF5 else {
        bad += 1
        offset += 1
        continue
      }
      let tail = bytes[(offset + 1)..<min(offset + length, bytes.endIndex)]
      guard tail.allSatisfy({ $0 & 0xC0 == 0x80 }), tail.isEmpty || isSecond(tail, after: lead)
      else {
        bad += 1
        offset += 1
        continue
      }
      // A sequence that the end of the input cuts off speaks neither for nor against.
      if tail.count == length - 1 { good += 1 } else if good == 0 { bad += 1 }
      offset += length
    }
    return bad * 4 <= good
  }

  /// Whether the second byte keeps clear of overlong forms, surrogates and planes beyond 16.
  private static func isSecond(_ tail: ArraySlice<UInt8>, after lead: UInt8) -> Bool {
    guard let second = tail.first else { return true }
    switch lead {
    case 0xE0: return second >= 0xA0
    case 0xED: return second < 0xA0
    case 0xF0: return second >= 0x90
    case 0xF4: return second < 0x90
    default: return true
    }
  }

  private static func fromWindows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        output.append(byte)
      } else if let scalar = Unicode.Scalar(
        byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt16(byte))
      {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return output
  }

  /// The code points of the bytes 0x80 to 0x9F.
  ///
  /// Source: WHATWG Encoding Standard, index-windows-1252.txt; bytes without a sign stay controls.
  static let windows1252: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]
}
