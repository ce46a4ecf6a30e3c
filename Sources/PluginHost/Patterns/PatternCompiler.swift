/// Compiles a parsed pattern into an automaton.
struct PatternCompiler {
  /// The most instructions a pattern may need.
  static let limit = 20_000

  private var program = PatternProgram()
  private var isBehind = false
  private var isInLook = false
  private var pendingLooks: [(node: PatternNode, look: Int)] = []

  /// Compiles `source`.
  static func compile(
    _ source: String, segment: @escaping PatternParser.Segmenter
  ) throws(PatternError) -> PatternProgram {
    var parser = try PatternParser(source, segment: segment)
    let node = try parser.parse()
    var compiler = PatternCompiler()
    compiler.program.captureNames = parser.captureNames
    compiler.program.wordTests = parser.wordTests
    compiler.program.lexiconNames = parser.lexiconNames
    compiler.program.captureShapes = Array(
      repeating: PatternProgram.CaptureShape(), count: parser.captureNames.count)
    try compiler.emit(node)
    try compiler.append(.accept)
    try compiler.emitLooks()
    compiler.program.firsts = compiler.program.consumers(from: 0)
    return compiler.program
  }

  private mutating func append(_ instruction: PatternProgram.Instruction) throws(PatternError) {
    guard program.instructions.count < Self.limit else {
      throw PatternError("the pattern is too large; use smaller numbers of repeats")
    }
    program.instructions.append(instruction)
  }

  /// The index of the next instruction.
  private var next: Int { program.instructions.count }

  private mutating func emit(_ node: PatternNode) throws(PatternError) {
    switch node {
    case .token(let test):
      program.tokenTests.append(test)
      try append(.token(program.tokenTests.count - 1))
    case .item(let test):
      program.itemTests.append(test)
      try append(.item(program.itemTests.count - 1))
    case .lexicon(let index): try append(.lexicon(index))
    case .sequence(let parts):
      for part in isBehind ? parts.reversed() : parts { try emit(part) }
    case .choice(let branches): try emitChoice(branches)
    case .repeated(let body, let least, let most, let lazy):
      try emitRepeat(body, least: least, most: most, lazy: lazy)
    case .capture(let index, let body): try emitCapture(index, body)
    case .anchor(let anchor): try append(.anchor(anchor))
    case .look(let body, let behind, let negated):
      program.looks.append(PatternProgram.Look(start: 0, behind: behind, negated: negated))
      pendingLooks.append((body, program.looks.count - 1))
      try append(.look(program.looks.count - 1))
    }
  }

  private mutating func emitChoice(_ branches: [PatternNode]) throws(PatternError) {
    var exits: [Int] = []
    for (position, branch) in branches.enumerated() {
      guard position < branches.count - 1 else {
        try emit(branch)
        break
      }
      let split = next
      try append(.accept)
      try emit(branch)
      exits.append(next)
      try append(.accept)
      program.instructions[split] = .split(first: split + 1, second: next)
    }
    for exit in exits { program.instructions[exit] = .jump(next) }
  }

  private mutating func emitRepeat(
    _ body: PatternNode, least: Int, most: Int?, lazy: Bool
  ) throws(PatternError) {
    for _ in 0..<least { try emit(body) }
    guard let most else {
      if isInLook {
        throw PatternError("a look-around cannot repeat without end; use {0,20} in place of * or +")
      }
      let split = next
      try append(.accept)
      try emit(body)
      try append(.jump(split))
      set(split, into: split + 1, past: next, lazy: lazy)
      return
    }
    var splits: [Int] = []
    for _ in least..<max(least, most) {
      splits.append(next)
      try append(.accept)
      try emit(body)
    }
    for split in splits { set(split, into: split + 1, past: next, lazy: lazy) }
  }

  private mutating func set(_ split: Int, into: Int, past: Int, lazy: Bool) {
    program.instructions[split] =
      lazy ? .split(first: past, second: into) : .split(first: into, second: past)
  }

  private mutating func emitCapture(_ index: Int, _ body: PatternNode) throws(PatternError) {
    guard !isInLook else { throw PatternError("a capture cannot stand in a look-around") }
    try append(.save(2 * index))
    let from = next
    try emit(body)
    let itemTests = program.instructions[from..<next].compactMap { instruction -> Int? in
      if case .item(let test) = instruction { test } else { nil }
    }
    program.captureShapes[index].items += Self.lone(body) ? itemTests : []
    try append(.save(2 * index + 1))
  }

  /// Whether every branch of a node is one atom, so that an item in it can be all of a capture.
  private static func lone(_ node: PatternNode) -> Bool {
    switch node {
    case .token, .item, .lexicon: return true
    case .choice(let branches): return branches.contains(where: lone)
    case .repeated(let body, _, _, _): return lone(body)
    case .sequence(let parts):
      let taking = parts.filter {
        switch $0 {
        case .look, .anchor: return false
        default: return true
        }
      }
      return taking.count == 1 && lone(taking[0])
    case .capture(_, let body): return lone(body)
    case .anchor, .look: return false
    }
  }

  private mutating func emitLooks() throws(PatternError) {
    isInLook = true
    while let (node, index) = pendingLooks.popLast() {
      let look = program.looks[index]
      program.looks[index] = PatternProgram.Look(
        start: next, behind: look.behind, negated: look.negated)
      isBehind = look.behind
      try emit(node)
      try append(.accept)
    }
  }
}
