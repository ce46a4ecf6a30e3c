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
    if value < 0 { output.append(UInt8(ascii: "-")) }
    appendDigits(value.magnitude, to: &output)
  }

  private static func appendDigits(_ value: UInt64, to output: inout [UInt8]) {
    var first = output.count
    var rest = value
    repeat {
      output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    var last = output.count - 1
    while first < last {
      output.swapAt(first, last)
      first += 1
      last -= 1
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
    } else if !appendRounded(value, to: &output) {
      output.append(contentsOf: value.description.utf8)
    }
  }

  /// Appends a number of at most four decimals; false for others.
  ///
  /// No two numbers of up to 15 digits are the same double, so that no shorter one reads back as it.
  private static func appendRounded(_ value: Double, to output: inout [UInt8]) -> Bool {
    let size = abs(value)
    guard size < 1e6 else { return false }
    let scaled = (size * 10_000).rounded()
    guard scaled >= 1, scaled / 10_000 == size else { return false }
    let units = UInt64(scaled)
    if value < 0 { output.append(UInt8(ascii: "-")) }
    appendDigits(units / 10_000, to: &output)
    output.append(UInt8(ascii: "."))
    var rest = units % 10_000
    var place: UInt64 = 1000
    while rest > 0 {
      output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / place))
      rest %= place
      place /= 10
    }
    return true
  }

  /// Appends a string in quotation marks.
  public static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe appendEscaping(bytes, to: &output)
    }
    if isDone == nil { for byte in text.utf8 { appendEscaped(byte, to: &output) } }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends bytes, which must be valid UTF-8, as a string in quotation marks.
  public static func append(utf8 bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    unsafe bytes.withUnsafeBufferPointer { unsafe appendEscaping($0, to: &output) }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends bytes, which must be valid UTF-8, as a string in quotation marks.
  public static func append(utf8 bytes: [UInt8], to output: inout [UInt8]) {
    append(utf8: bytes[...], to: &output)
  }

  /// Appends bytes with escapes where they are needed, which in most strings is nowhere.
  private static func appendEscaping(
    _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
  ) {
    // Without branches the compiler looks at sixteen bytes at once.
    var escapes: UInt8 = 0
    for place in bytes.indices {
      let byte = unsafe bytes[place]
      let isControl: UInt8 = byte < 0x20 ? 1 : 0
      let isQuote: UInt8 = byte == UInt8(ascii: "\"") ? 1 : 0
      let isBackslash: UInt8 = byte == UInt8(ascii: "\\") ? 1 : 0
      escapes |= isControl | isQuote | isBackslash
    }
    if escapes == 0 {
      unsafe output.append(contentsOf: bytes)
    } else {
      for place in bytes.indices { unsafe appendEscaped(bytes[place], to: &output) }
    }
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
