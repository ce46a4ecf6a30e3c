internal import LuaRuntime

extension PluginPrompt {
  /// What the last word of a line may become: names that begin as it does, in order.
  ///
  /// The word is a name, or a chain of fields and positions such as `doc.tokens[1].lem`; the chain
  /// is read, nothing is called.
  public func completions(of word: String) -> [String] {
    guard let mark = word.lastIndex(where: { $0 == "." || $0 == ":" }) else {
      return Self.names(globalNames, beginning: word)
    }
    let owner = String(word[..<mark])
    let typed = String(word[word.index(after: mark)...])
    let prefix = String(word[...mark])
    return Self.names(members(of: owner, after: word[mark]), beginning: typed).map { prefix + $0 }
  }

  private static func names(_ names: [String], beginning start: String) -> [String] {
    Array(Set(names.filter { $0.hasPrefix(start) && !$0.hasPrefix("__") })).sorted()
  }

  static let keywords = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "if", "in", "local",
    "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  private static let builtins = [
    "assert", "coroutine", "desk", "doc", "docs", "error", "getmetatable", "help", "ipairs", "math",
    "next", "pairs", "pcall", "print", "rawequal", "rawget", "rawlen", "rawset", "require",
    "select", "setmetatable", "string", "table", "tonumber", "tostring", "type", "utf8", "xpcall",
  ]

  private var globalNames: [String] { Self.keywords + Self.builtins + assigned }

  /// The members of what a chain of fields names.
  private func members(of chain: String, after mark: Character) -> [String] {
    guard chain.utf8.allSatisfy(Self.isOfChain), !chain.isEmpty else { return [] }
    if chain == "desk" || chain.hasPrefix("desk.") { return PromptFields.entries(of: chain) }
    if let names = Self.libraries[chain] { return names }
    switch value(of: chain) {
    case .handle(let handle): return fields(className(of: handle), after: mark)
    case .sequence: return fields("sequence", after: mark)
    case .table(let table): return table.entries.compactMap(\.key.text)
    case .string: return mark == ":" ? Self.stringMethods : []
    default: return []
    }
  }

  private static let stringMethods = [
    "byte", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep", "reverse", "sub",
    "upper",
  ]

  private static let libraries = [
    "string": stringMethods + ["char", "pack", "packsize", "unpack"],
    "table": ["concat", "insert", "move", "pack", "remove", "sort", "unpack"],
    "math": [
      "abs", "ceil", "cos", "exp", "floor", "fmod", "huge", "log", "max", "maxinteger", "min",
      "mininteger", "modf", "pi", "random", "sin", "sqrt", "tan", "tointeger", "type", "ult",
    ],
    "utf8": ["char", "charpattern", "codepoint", "codes", "len", "offset"],
    "coroutine": [
      "close", "create", "isyieldable", "resume", "running", "status", "wrap", "yield",
    ],
  ]

  /// Fields after a dot, methods after a colon.
  private func fields(_ name: String, after mark: Character) -> [String] {
    PromptFields.members(of: name).filter { $0.first == mark }.map { String($0.dropFirst()) }
  }

  private static func isOfChain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }
}
