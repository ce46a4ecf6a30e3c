/// Finds names in Lua sources that no local, parameter or builtin declares.
///
/// A light reader: it splits a source that is known to compile into names and marks and follows the
/// blocks, so that each name is looked up in the scopes open at that place.
struct LuaScopes {
  /// A name that is used without being declared.
  struct Use: Hashable {
    let name: String
    let line: Int
  }

  private static let builtins: Set<String> = [
    "assert", "error", "ipairs", "pairs", "next", "pcall", "xpcall", "select", "tonumber",
    "tostring", "type", "rawequal", "rawget", "rawset", "rawlen", "setmetatable", "getmetatable",
    "print", "math", "string", "table", "utf8", "coroutine", "require", "_VERSION", "self", "_ENV",
  ]

  private let lexemes: [LuaLexeme]
  private var at = 0
  private var scopes: [Set<String>] = [[]]
  private var found: [Use] = []

  /// The undeclared names, each once, in the order of first use.
  static func undeclared(in source: [UInt8]) -> [Use] {
    var reader = LuaScopes(lexemes: LuaLexeme.all(in: source))
    reader.readAll()
    var seen = Set<String>()
    return reader.found.filter { seen.insert($0.name).inserted }
  }

  /// Every name and quoted word of a source.
  static func words(in source: [UInt8]) -> [String] {
    LuaLexeme.all(in: source).compactMap { lexeme in
      switch lexeme.kind {
      case .name(let name), .string(let name): name
      default: nil
      }
    }
  }

  private init(lexemes: [LuaLexeme]) { self.lexemes = lexemes }

  private var kind: LuaLexeme.Kind { at < lexemes.count ? lexemes[at].kind : .end }

  private func kind(_ offset: Int) -> LuaLexeme.Kind {
    lexemes.indices.contains(at + offset) ? lexemes[at + offset].kind : .end
  }

  private mutating func declare(_ name: String) { scopes[scopes.count - 1].insert(name) }

  private mutating func open() { scopes.append([]) }

  private mutating func close() { if scopes.count > 1 { scopes.removeLast() } }

  private mutating func readAll() {
    while kind != .end {
      switch kind {
      case .keyword("local"): readLocal()
      case .keyword("function"): readFunction()
      case .keyword("for"): readFor()
      case .keyword("do"), .keyword("then"), .keyword("repeat"):
        open()
        at += 1
      case .keyword("end"):
        close()
        at += 1
      case .keyword("elseif"):
        close()
        at += 1
      case .keyword("else"):
        close()
        open()
        at += 1
      case .keyword("until"):
        // The condition still sees the block; the scope is closed a little late, which is harmless.
        close()
        at += 1
      case .name(let name): readName(name)
      default: at += 1
      }
    }
  }

  private mutating func readName(_ name: String) {
    let isField = kind(-1) == .mark(".") || kind(-1) == .mark(":")
    let opensField = kind(-1) == .mark("{") || kind(-1) == .mark(",") || kind(-1) == .mark(";")
    let isKey = opensField && kind(1) == .mark("=") && kind(2) != .mark("=")
    let isLabel = kind(-1) == .mark("::") || kind(-1) == .keyword("goto")
    if !isField, !isKey, !isLabel, !Self.builtins.contains(name),
      !scopes.contains(where: { $0.contains(name) })
    {
      found.append(Use(name: name, line: lexemes[at].line))
    }
    at += 1
  }

  /// `local name, name <const> =` or `local function name`.
  private mutating func readLocal() {
    at += 1
    if kind == .keyword("function") {
      if case .name(let name) = kind(1) { declare(name) }
      readFunction()
      return
    }
    while case .name(let name) = kind {
      declare(name)
      at += 1
      if kind == .mark("<") { at += 3 }
      guard kind == .mark(",") else { return }
      at += 1
    }
  }

  /// `function a.b:c(params)`, or without a name; opens the scope of the body.
  private mutating func readFunction() {
    at += 1
    if case .name(let name) = kind {
      readName(name)
      while kind == .mark(".") || kind == .mark(":") { at += 2 }
    }
    open()
    guard kind == .mark("(") else { return }
    at += 1
    while kind != .mark(")"), kind != .end {
      if case .name(let name) = kind { declare(name) }
      at += 1
    }
  }

  /// `for a, b in … do`; the names are declared in a scope that `do` shares.
  private mutating func readFor() {
    at += 1
    var names: [String] = []
    while case .name(let name) = kind {
      names.append(name)
      at += 1
      if kind == .mark(",") { at += 1 }
    }
    while kind != .keyword("do"), kind != .end {
      if kind == .keyword("function") {
        readNested()
      } else if case .name(let name) = kind {
        readName(name)
      } else {
        at += 1
      }
    }
    open()
    for name in names { declare(name) }
    at += 1
  }

  /// A function inside the head of a `for`, up to its `end`.
  private mutating func readNested() {
    let depth = scopes.count
    readFunction()
    while scopes.count > depth, kind != .end {
      switch kind {
      case .keyword("function"): readNested()
      case .keyword("end"):
        close()
        at += 1
      case .keyword("do"), .keyword("then"):
        open()
        at += 1
      case .name(let name): readName(name)
      default: at += 1
      }
    }
  }
}
