internal import DocumentModel

/// How a cell is written where there are no types.
enum CellText {
  /// The value as plain text; null is nothing.
  static func plain(_ cell: Scalar) -> String {
    switch cell {
    case .null: return ""
    case .boolean(let flag): return flag ? "true" : "false"
    case .integer(let number): return String(number)
    case .number(let number):
      if let whole = Int64(exactly: number), abs(number) < 9e15 { return String(whole) }
      return number.description
    case .text(let text): return text
    }
  }

  /// The value on one line for a person: numbers to four places, white space runs as one space,
  /// control characters shown as `·` so that no text can steer a terminal.
  static func readable(_ cell: Scalar) -> String {
    switch cell {
    case .number(let number) where Int64(exactly: number) == nil:
      return rounded(number)
    case .text(let text): return oneLine(text)
    case .null, .boolean, .integer, .number: return plain(cell)
    }
  }

  private static func rounded(_ number: Double) -> String {
    let scaled = (number * 10_000).rounded()
    guard abs(scaled) < 9e15 else { return number.description }
    let value = scaled / 10_000
    return Int64(exactly: value).map(String.init) ?? value.description
  }

  static func oneLine(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return text }
    var output = String.UnicodeScalarView()
    var isAfterSpace = true
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
        if !isAfterSpace { output.append(" ") }
        isAfterSpace = true
        continue
      }
      isAfterSpace = false
      let category = scalar.properties.generalCategory
      let isControl =
        category == .control || (0x202A...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value)
      output.append(isControl ? "·" : scalar)
    }
    if output.last == " " { output.removeLast() }
    return String(output)
  }
}
