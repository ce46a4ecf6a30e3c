/// The transfer encodings of mail (RFC 2045); broken input is decoded as far as it goes.
enum TransferEncoding {
  /// Quoted-printable: `=E9` for a byte, a sign of equality at a line's end for a soft break.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let byte = bytes[place]
      place += 1
      guard byte == UInt8(ascii: "=") else {
        output.append(byte)
        continue
      }
      if place + 1 < bytes.endIndex, let high = hex(bytes[place]), let low = hex(bytes[place + 1]) {
        output.append(high << 4 | low)
        place += 2
        continue
      }
      let rest = bytes[place...].drop { $0 == 0x20 || $0 == 0x09 }
      if rest.first == 0x0A {
        place = rest.startIndex + 1
      } else if rest.first == 0x0D, rest.dropFirst().first == 0x0A {
        place = rest.startIndex + 2
      } else if !rest.isEmpty {
        output.append(byte)
      }
    }
    return output
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// Base64; signs outside the alphabet are passed over.
  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte - 0x41)
      case 0x61...0x7A: value = UInt32(byte - 0x61) + 26
      case 0x30...0x39: value = UInt32(byte - 0x30) + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      default: continue
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return output
  }

  /// Plain text with soft line breaks (RFC 3676): a line that ends in a space goes on.
  static func flowed(_ text: String, deletesSpace: Bool) -> String {
    var result = ""
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var line = line
      if line.hasPrefix(" ") { line = line.dropFirst() }
      if line.hasSuffix(" "), line != "-- " {
        result += deletesSpace ? line.dropLast() : line
      } else {
        result += line + "\n"
      }
    }
    return result
  }
}
