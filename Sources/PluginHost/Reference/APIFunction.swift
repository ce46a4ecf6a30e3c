/// A function or value of a module, as the registry describes it.
///
/// The signature is the one source of the checks at run time, of `help`, of the reference and of
/// the stubs.
struct APIFunction: Sendable, Hashable {
  /// The name below the module, such as `stats.mean`.
  let name: String
  /// Parameters and result as LuaCATS writes them, `(values: number[]): number?`; a bare type for
  /// a value.
  let signature: String
  /// What it gives, in a phrase.
  let help: String
  /// A line of Lua whose value is `result`; empty where there is none.
  let example: String
  /// What the example gives, as Lua writes it.
  let result: String

  init(
    _ name: String, _ signature: String, _ help: String, example: String = "",
    gives result: String = ""
  ) {
    self.name = name
    self.signature = signature
    self.help = help
    self.example = example
    self.result = result
  }

  /// Whether it is called.
  var isFunction: Bool { signature.hasPrefix("(") }

  /// The parameters.
  var parameters: [APIParameter] { APISignature(signature).parameters }
}

/// A parameter of a function.
struct APIParameter: Sendable, Hashable {
  let name: String
  /// The type as LuaCATS writes it, without the mark of what may be left out.
  let type: String
  /// Whether it may be left out.
  let isOptional: Bool
}

/// A signature taken apart.
struct APISignature: Sendable {
  private(set) var parameters: [APIParameter] = []
  /// The result types; empty where there is none.
  private(set) var results: [String] = []

  /// Reads `(name: type, other: type?): result, result`.
  init(_ text: String) {
    guard text.hasPrefix("(") else {
      results = [text]
      return
    }
    let bytes = Array(text.utf8)
    var depth = 0
    var end = bytes.count
    for (at, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 {
        end = at
        break
      }
    }
    let inner = String(decoding: bytes[1..<max(1, end)], as: UTF8.self)
    parameters = Self.parts(inner).map(Self.parameter)
    let rest = String(decoding: bytes[min(bytes.count, end + 1)...], as: UTF8.self)
    if rest.hasPrefix(": ") { results = Self.parts(String(rest.dropFirst(2))) }
  }

  private static func parameter(_ text: String) -> APIParameter {
    guard let colon = text.firstIndex(of: ":") else {
      return APIParameter(name: text, type: "any", isOptional: true)
    }
    let name = String(text[..<colon])
    var type = String(text[text.index(after: colon)...].drop { $0 == " " })
    let isOptional = type.hasSuffix("?") && !type.hasPrefix("fun(")
    if isOptional { type.removeLast() }
    return APIParameter(name: name, type: type, isOptional: isOptional)
  }

  /// The parts between commas that stand outside brackets.
  static func parts(_ text: String) -> [String] {
    var parts: [String] = []
    var depth = 0
    var part = ""
    for scalar in text.unicodeScalars {
      if "(<{[".unicodeScalars.contains(scalar) { depth += 1 }
      if ")>}]".unicodeScalars.contains(scalar) { depth -= 1 }
      if scalar == ",", depth == 0 {
        parts.append(part)
        part = ""
      } else if !(part.isEmpty && scalar == " ") {
        part.unicodeScalars.append(scalar)
      }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }
}
