internal import DocumentModel

/// Finds the matches of a token pattern in a document.
///
/// A depth-first walk of the automaton over the tokens of a region that never enters a pair of
/// instruction and position twice: whether a pair leads to a match does not depend on how the walk
/// came to it, so the marks of pairs that failed also serve all later starts of the region. Time
/// and memory are therefore linear in tokens times instructions, plus the length of what is found,
/// for any pattern and text. (RE2's "bit state" search, with the marks kept between starts.)
struct PatternMatcher {
  private let pattern: TokenPattern
  private let index: DocumentIndex
  private var tests: PatternTests
  private var looks: LookArounds
  private var itemRuns: [ItemRuns]
  private var lexiconRuns: [ItemRuns]
  private var slots: [Int32]
  private var marks: [UInt64] = []
  private var region = 0..<0
  private var stack: [Frame] = []
  /// The marked pairs on the way to where the walk stands, and those that led to a match.
  private var trail: [Int] = []
  private var successes: [Int] = []
  /// How much of `trail` is in `successes`.
  private var recorded = 0
  /// Steps since the search last asked whether it may go on.
  private var steps = 0
  /// The positions that a match can begin at, where the index knows them; nil to try each.
  private let starts: [Int32]?
  private var cursor = 0

  /// Work put off: an instruction to try, or (negative) a slot to set back.
  private struct Frame {
    let instruction: Int32
    let position: Int32
    /// The length of the trail to come back to.
    let trail: Int
  }

  /// The tokens of which every match has one; nil where the pattern requires none.
  private let required: [Int32]?

  /// All matches of a pattern in a document, in text order.
  ///
  /// Costs little where the document lacks a word that the pattern requires.
  ///
  /// - Parameters:
  ///   - pattern: The pattern, with its lexicons.
  ///   - index: The document.
  ///   - mayGoOn: Asked at times; the search stops with an error when it says no.
  /// - Returns: The matches.
  /// - Throws: `PatternError` when the search was stopped, a lexicon is missing, or the pattern is
  ///   too large for a sentence.
  static func matches(
    of pattern: TokenPattern, on index: DocumentIndex, mayGoOn: () -> Bool
  ) throws(PatternError) -> [PatternMatch] {
    let required = MatchStarts.required(pattern, on: index)
    if let required, required.isEmpty, pattern.lexicons.isEmpty { return [] }
    var matcher = try PatternMatcher(pattern, on: index, required: required)
    return try matcher.matches(mayGoOn: mayGoOn)
  }

  private init(
    _ pattern: TokenPattern, on index: DocumentIndex, required: [Int32]?
  ) throws(PatternError) {
    self.pattern = pattern
    self.required = required
    let program = pattern.program
    self.index = index
    tests = try PatternTests(pattern, on: index)
    looks = LookArounds(pattern)
    itemRuns = program.itemTests.map { index.runs($0.layer, named: $0.layerName) }
    lexiconRuns = []
    for number in program.lexiconNames.indices {
      let isWhole = program.instructions.contains {
        if case .lexicon(number) = $0 { true } else { false }
      }
      lexiconRuns.append(isWhole ? index.runs(tests.lexicon(number)) : ItemRuns(runs: []))
    }
    slots = Array(repeating: -1, count: 2 * program.captureNames.count)
    starts = MatchStarts.positions(pattern, items: itemRuns, lexicons: lexiconRuns, on: index)
  }

  private mutating func matches(mayGoOn: () -> Bool) throws(PatternError) -> [PatternMatch] {
    var found: [PatternMatch] = []
    guard pattern.reach == .sentence, let tokens = required ?? starts else {
      for region in regions() { try search(region, into: &found, mayGoOn: mayGoOn) }
      return found
    }
    // Only sentences that hold such a token can hold a match.
    let sentences = index.document.layers.sentences ?? []
    var end = 0
    for token in tokens where token >= end {
      let sentence = sentences[Int(index.tokens.sentences[Int(token)])].tokens
      end = sentence.upperBound
      try search(sentence, into: &found, mayGoOn: mayGoOn)
    }
    return found
  }

  /// The stretches of tokens that a match may not leave.
  private func regions() -> [Range<Int>] {
    let sentences = index.document.layers.sentences ?? []
    switch pattern.reach {
    case .sentence: return sentences.map(\.tokens)
    case .document: return [0..<index.tokens.count]
    case .block:
      var regions: [Range<Int>] = []
      var block = -1
      for sentence in sentences {
        if sentence.block == block, let last = regions.popLast() {
          regions.append(last.lowerBound..<sentence.tokens.upperBound)
        } else {
          regions.append(sentence.tokens)
        }
        block = sentence.block
      }
      return regions
    }
  }

  private mutating func search(
    _ region: Range<Int>, into found: inout [PatternMatch], mayGoOn: () -> Bool
  ) throws(PatternError) {
    self.region = region
    // Asking costs a call of the system, so a sentence counts as some steps.
    steps += 16
    let overlaps = pattern.selection == .all || pattern.selection == .each
    var isMarked = false
    var start = region.lowerBound
    while let next = try nextStart(from: start) {
      steps += next - start + 1
      start = next
      if steps > 4096 {
        steps = 0
        if !mayGoOn() { throw PatternError("the search was stopped") }
      }
      if !isMarked { try clearMarks() }
      isMarked = true
      for slot in slots.indices { slots[slot] = -1 }
      let end = try walk(from: start)
      forgetSuccesses()
      guard let end else {
        start += 1
        continue
      }
      found.append(PatternMatch(tokens: start..<end, captures: captures()))
      start = overlaps ? start + 1 : end
    }
  }

  /// The next position that a match can begin at; nil if there is none in the region.
  private mutating func nextStart(from start: Int) throws(PatternError) -> Int? {
    if let starts {
      while cursor < starts.count, starts[cursor] < start { cursor += 1 }
      guard cursor < starts.count, starts[cursor] < region.upperBound else { return nil }
      return Int(starts[cursor])
    }
    var at = start
    while at < region.upperBound {
      if try canStart(at: at) { return at }
      at += 1
      steps += 1
    }
    return nil
  }

  /// Unmarks the pairs that led to a match: a later start may come to them again.
  private mutating func forgetSuccesses() {
    for bit in successes { marks[bit >> 6] &= ~(1 << UInt64(bit & 63)) }
    successes.removeAll(keepingCapacity: true)
    trail.removeAll(keepingCapacity: true)
    recorded = 0
  }

  private mutating func noteSuccess() {
    successes += trail[recorded...]
    recorded = trail.count
  }

  private mutating func clearMarks() throws(PatternError) {
    let bits = pattern.program.instructions.count * (region.count + 1)
    guard bits <= 1 << 31 else {
      throw PatternError("the pattern is too large for a sentence of \(region.count) tokens")
    }
    let words = (bits + 63) / 64
    if marks.count < words {
      marks = Array(repeating: 0, count: words)
    } else {
      for word in 0..<words { marks[word] = 0 }
    }
  }

  private func captures() -> [Range<Int>?] {
    pattern.program.captureNames.indices.map { capture in
      let start = Int(slots[2 * capture])
      let end = Int(slots[2 * capture + 1])
      return start >= 0 && start < end ? start..<end : nil
    }
  }

  /// Whether one of the instructions that a match can begin with takes something at `position`.
  private mutating func canStart(at position: Int) throws(PatternError) -> Bool {
    for instruction in pattern.program.firsts {
      switch pattern.program.instructions[instruction] {
      case .token(let test): if try tests.token(position, passes: test) { return true }
      case .item(let test): if !itemRuns[test].starting(at: position).isEmpty { return true }
      case .lexicon(let number):
        if !lexiconRuns[number].starting(at: position).isEmpty { return true }
      default: break
      }
    }
    return false
  }

  /// Marks a pair of instruction and position; false if it was marked before.
  private mutating func mark(_ instruction: Int, _ position: Int) -> Bool {
    let bit = instruction * (region.count + 1) + position - region.lowerBound
    let mask: UInt64 = 1 << UInt64(bit & 63)
    guard marks[bit >> 6] & mask == 0 else { return false }
    marks[bit >> 6] |= mask
    trail.append(bit)
    steps += 1
    return true
  }

  /// The end of the selected match that begins at `start`, with its slots; nil if there is none.
  private mutating func walk(from start: Int) throws(PatternError) -> Int? {
    var longest: (end: Int, slots: [Int32])?
    stack.removeAll(keepingCapacity: true)
    stack.append(Frame(instruction: 0, position: Int32(start), trail: 0))
    while let frame = stack.popLast() {
      guard frame.instruction >= 0 else {
        slots[Int(-1 - frame.instruction)] = frame.position
        continue
      }
      trail.removeLast(trail.count - frame.trail)
      recorded = min(recorded, trail.count)
      guard let end = try follow(Int(frame.instruction), at: Int(frame.position)), end > start
      else { continue }
      noteSuccess()
      guard pattern.selection == .longest || pattern.selection == .each else { return end }
      if longest.map({ end > $0.end }) ?? true { longest = (end, slots) }
    }
    guard let longest else { return nil }
    slots = longest.slots
    return longest.end
  }

  /// Goes on from a pair until it fails (nil) or accepts (the end), putting alternatives off.
  private mutating func follow(_ first: Int, at start: Int) throws(PatternError) -> Int? {
    var at = first
    var position = start
    while true {
      let instruction = pattern.program.instructions[at]
      if case .accept = instruction { return position }
      guard mark(at, position) else { return nil }
      switch instruction {
      case .token(let test):
        guard position < region.upperBound, try tests.token(position, passes: test) else {
          return nil
        }
        position += 1
        at += 1
      case .item, .lexicon:
        putOffEnds(of: instruction, at: position, next: at + 1)
        return nil
      case .split(let first, let second):
        putOff(second, at: position)
        at = first
      case .jump(let target): at = target
      case .save(let slot):
        stack.append(
          Frame(instruction: Int32(-1 - slot), position: slots[slot], trail: trail.count))
        slots[slot] = Int32(position)
        at += 1
      case .anchor(let anchor):
        guard index.holds(anchor, at: position) else { return nil }
        at += 1
      case .look(let look):
        guard try holds(look, at: position) else { return nil }
        at += 1
      case .accept: return position
      }
    }
  }

  /// Puts the ends of the items at `position` on the stack, so that the longest is tried first.
  private mutating func putOffEnds(
    of instruction: PatternProgram.Instruction, at position: Int, next: Int
  ) {
    var last: Int32 = -1
    switch instruction {
    case .item(let test):
      for run in itemRuns[test].starting(at: position).reversed() {
        let item = itemRuns[test].byStart[run]
        guard item.end != last, item.end <= region.upperBound,
          tests.item(Int(item.item), passes: test)
        else { continue }
        last = item.end
        putOff(next, at: Int(item.end))
      }
    case .lexicon(let number):
      for run in lexiconRuns[number].starting(at: position).reversed() {
        let end = lexiconRuns[number].byStart[run].end
        if end <= region.upperBound { putOff(next, at: Int(end)) }
      }
    default: break
    }
  }

  private mutating func putOff(_ instruction: Int, at position: Int) {
    stack.append(
      Frame(instruction: Int32(instruction), position: Int32(position), trail: trail.count))
  }

  private mutating func holds(_ look: Int, at position: Int) throws(PatternError) -> Bool {
    try looks.holds(
      look, at: position, region: region, index: index, tests: &tests, items: &itemRuns,
      lexicons: &lexiconRuns)
  }
}

extension DocumentIndex {
  /// Whether an anchor holds before the token at `position`.
  func holds(_ anchor: PatternAnchor, at position: Int) -> Bool {
    let sentences = document.layers.sentences ?? []
    func sentence(_ token: Int) -> Int? {
      tokens.sentences.indices.contains(token) ? Int(tokens.sentences[token]) : nil
    }
    let before = sentence(position - 1)
    let after = sentence(position)
    func block(_ sentence: Int?) -> Int? { sentence.map { sentences[$0].block } }
    switch anchor {
    case .sentenceStart: return after != nil && before != after
    case .sentenceEnd: return before != nil && before != after
    case .blockStart: return after != nil && block(before) != block(after)
    case .blockEnd: return before != nil && block(before) != block(after)
    }
  }
}
