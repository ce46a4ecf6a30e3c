/// The locals that a line declares outside of all blocks.
struct PromptLocals {
  /// Their names, in the order of the line.
  private(set) var names: [String] = []
  /// The first one that the line does not speak of again; nil if there is none.
  let unread: String?

  /// Reads a line.
  ///
  /// - Complexity: linear in its length.
  init(_ line: String) {
    let lexemes = LuaLexeme.all(in: Array(line.utf8))
    var depth = 0
    var counts: [String: Int] = [:]
    for (place, lexeme) in lexemes.enumerated() {
      switch lexeme.kind {
      case .keyword("function"), .keyword("do"), .keyword("if"), .keyword("repeat"): depth += 1
      case .keyword("end"), .keyword("until"): depth -= 1
      case .keyword("local") where depth == 0:
        names += Self.declared(lexemes[(place + 1)...])
      case .name(let name): counts[name, default: 0] += 1
      default: break
      }
    }
    unread = names.first { counts[$0] == 1 }
  }

  /// The names behind `local`: of a function, or of a list with attributes such as `<const>`.
  private static func declared(_ lexemes: ArraySlice<LuaLexeme>) -> [String] {
    var names: [String] = []
    var isNext = true
    var isAttribute = false
    for lexeme in lexemes {
      switch lexeme.kind {
      case .keyword("function") where names.isEmpty: continue
      case .mark("<"): isAttribute = true
      case .mark(">"): isAttribute = false
      case .mark(","): isNext = true
      case .name where isAttribute: continue
      case .name(let name) where isNext:
        names.append(name)
        isNext = false
      default: return names
      }
    }
    return names
  }
}
