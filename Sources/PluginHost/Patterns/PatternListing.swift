/// Shows the compiled form of a pattern, a step a line, as `pattern:explain()` gives it.
enum PatternListing {
  /// The listing: options, then the steps of the pattern and of its look-arounds.
  static func text(_ pattern: TokenPattern) -> String {
    let program = pattern.program
    var text = "select \(pattern.selection.rawValue), within \(pattern.reach.rawValue)\n"
    let looks = Dictionary(
      program.looks.enumerated().map { ($1.start, $0) }, uniquingKeysWith: { first, _ in first })
    let width = String(program.instructions.count).utf8.count
    for (at, instruction) in program.instructions.enumerated() {
      if let look = looks[at] { text += "look-around \(look):\n" }
      let number = String(at)
      let pad = String(repeating: " ", count: width - number.utf8.count)
      text += "\(pad)\(number)  \(words(instruction, program, pattern))\n"
    }
    return text
  }

  private static func words(
    _ instruction: PatternProgram.Instruction, _ program: PatternProgram, _ pattern: TokenPattern
  ) -> String {
    switch instruction {
    case .token(let test): return "token " + self.test(program.tokenTests[test], program)
    case .item(let test): return "item " + item(program.itemTests[test])
    case .lexicon(let number):
      let size = pattern.lexicons[number].map { "\($0.entries.count) entries" } ?? "not given"
      return "entry of @\(program.lexiconNames[number]) (\(size))"
    case .split(let first, let second): return "try \(first), else \(second)"
    case .jump(let target): return "go to \(target)"
    case .save(let slot):
      return "\(program.captureNames[slot / 2]) \(slot % 2 == 0 ? "begins" : "ends")"
    case .anchor(let anchor): return "at \(anchor)"
    case .look(let look):
      let spec = program.looks[look]
      return "\(spec.negated ? "not " : "")\(spec.behind ? "after" : "before") look-around \(look)"
    case .accept: return "match"
    }
  }

  private static func test(_ test: TokenTest, _ program: PatternProgram) -> String {
    switch test {
    case .any: return "of any kind"
    case .word(let number): return word(program.wordTests[number], program)
    case .flag(let flags):
      let names = TokenFlagName.flags.filter { !$0.flag.isDisjoint(with: flags) }.map(\.name)
      return "is " + names.joined(separator: "|")
    case .not(let inner): return "not (" + self.test(inner, program) + ")"
    case .every(let tests):
      return tests.map { self.test($0, program) }.joined(separator: ", ")
    case .some(let tests):
      return "(" + tests.map { self.test($0, program) }.joined(separator: " | ") + ")"
    }
  }

  private static func word(_ test: WordTest, _ program: PatternProgram) -> String {
    switch test.test {
    case .equals(let texts):
      let shown = texts.prefix(8).map { "\"\($0)\"" }.joined(separator: "|")
      return "\(test.attribute.rawValue) = \(shown)\(texts.count > 8 ? "|…" : "")"
    case .inLexicon(let number):
      return "\(test.attribute.rawValue) in @\(program.lexiconNames[number])"
    case .matches: return "\(test.attribute.rawValue) ~ an expression"
    }
  }

  private static func item(_ test: ItemTest) -> String {
    let fields = test.fields.map { field in
      field.field + field.comparison.rawValue + field.values.map(\.text).joined(separator: "|")
    }
    let name = test.layer == .annotation ? "ANNOTATION(\(test.layerName))" : test.layer.rawValue
    return fields.isEmpty ? name : "\(name)(\(fields.joined(separator: ", ")))"
  }
}
