// Rounding doubles calls the mathematics library, which this import links.
internal import Glibc

/// Appends JSON text to a byte buffer, on one line and without spaces.
///
/// Text stays UTF-8; only quotation marks, backslashes and control bytes are escaped.
public enum JSONWriter: Sendable {
  /// Appends a value.
  public static func append(_ value: JSONValue, to output: inout [UInt8]) {
    switch value {
    case .null: append(null: (), to: &output)
    case .boolean(let value): append(value, to: &output)
    case .integer(let value): append(value, to: &output)
    case .number(let value): append(value, to: &output)
    case .string(let value): append(value, to: &output)
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(member.name, to: &output)
        output.append(UInt8(ascii: ":"))
        append(member.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  /// Appends `null`.
  public static func append(null: Void, to output: inout [UInt8]) {
    output.append(contentsOf: "null".utf8)
  }

  /// Appends `true` or `false`.
  public static func append(_ value: Bool, to output: inout [UInt8]) {
    output.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Appends an integer.
  public static func append(_ value: Int, to output: inout [UInt8]) {
    append(Int64(value), to: &output)
  }

  /// Appends an integer.
  public static func append(_ value: Int64, to output: inout [UInt8]) {
    if (0..<10).contains(value) {
      output.append(UInt8(ascii: "0") + UInt8(value))
    } else {
      output.append(contentsOf: String(value).utf8)
    }
  }

  /// Appends the shortest decimal number that reads back as `value`; `null` unless it is finite.
  ///
  /// Whole numbers below 2^53 are written without a fraction: `2500`, not `2500.0`.
  public static func append(_ value: Double, to output: inout [UInt8]) {
    guard value.isFinite else { return append(null: (), to: &output) }
    if abs(value) < 9_007_199_254_740_992, let whole = Int64(exactly: value),
      !(whole == 0 && value.sign == .minus)
    {
      append(whole, to: &output)
    } else {
      output.append(contentsOf: value.description.utf8)
    }
  }

  /// Appends a string in quotation marks.
  public static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ !mustEscape($0) }) {
      output.append(contentsOf: text.utf8)
    } else {
      for byte in text.utf8 { appendEscaped(byte, to: &output) }
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends bytes, which must be valid UTF-8, as a string in quotation marks.
  public static func append(utf8 bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var clean = bytes.startIndex
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      if mustEscape(bytes[offset]) {
        output.append(contentsOf: bytes[clean..<offset])
        appendEscaped(bytes[offset], to: &output)
        clean = offset + 1
      }
      offset += 1
    }
    output.append(contentsOf: bytes[clean...])
    output.append(UInt8(ascii: "\""))
  }

  /// Appends bytes, which must be valid UTF-8, as a string in quotation marks.
  public static func append(utf8 bytes: [UInt8], to output: inout [UInt8]) {
    append(utf8: bytes[...], to: &output)
  }

  private static func mustEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
    guard mustEscape(byte) else { return output.append(byte) }
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
    default:
      let digit = byte & 0xF
      output.append(contentsOf: byte < 0x10 ? "u000".utf8 : "u001".utf8)
      output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
