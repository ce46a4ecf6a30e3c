/// Decides look-arounds; their bodies are of bounded length, so each costs a bounded walk.
struct LookArounds {
  private let pattern: TokenPattern
  /// Results by look-around and position; valid within one region.
  private var known: [UInt64: Bool] = [:]
  private var region = 0..<0

  init(_ pattern: TokenPattern) { self.pattern = pattern }

  /// Whether the look-around of that index holds at a position.
  mutating func holds(
    _ look: Int, at position: Int, region: Range<Int>, index: DocumentIndex,
    tests: inout PatternTests, items: inout [ItemRuns], lexicons: inout [ItemRuns]
  ) throws(PatternError) -> Bool {
    if region != self.region {
      self.region = region
      known.removeAll(keepingCapacity: true)
    }
    let key = UInt64(look) << 32 | UInt64(position)
    if let result = known[key] { return result }
    let spec = pattern.program.looks[look]
    var seen = Set<UInt64>()
    var open: [(at: Int, position: Int)] = [(spec.start, position)]
    var isFound = false
    while let (at, position) = open.popLast() {
      guard seen.insert(UInt64(at) << 32 | UInt64(position)).inserted else { continue }
      switch pattern.program.instructions[at] {
      case .accept:
        isFound = true
        open.removeAll()
      case .split(let first, let second): open += [(second, position), (first, position)]
      case .jump(let target): open.append((target, position))
      case .save: open.append((at + 1, position))
      case .anchor(let anchor):
        if index.holds(anchor, at: position) { open.append((at + 1, position)) }
      case .look(let inner):
        if try holds(
          inner, at: position, region: region, index: index, tests: &tests, items: &items,
          lexicons: &lexicons)
        {
          open.append((at + 1, position))
        }
      case .token(let test):
        let token = spec.behind ? position - 1 : position
        if region.contains(token), try tests.token(token, passes: test) {
          open.append((at + 1, spec.behind ? token : token + 1))
        }
      case .item(let test):
        for run in Self.runs(&items[test], at: position, behind: spec.behind)
        where tests.item(Int(run.item), passes: test) {
          step(over: run, behind: spec.behind, next: at + 1, into: &open)
        }
      case .lexicon(let number):
        for run in Self.runs(&lexicons[number], at: position, behind: spec.behind) {
          step(over: run, behind: spec.behind, next: at + 1, into: &open)
        }
      }
    }
    let result = isFound != spec.negated
    known[key] = result
    return result
  }

  private static func runs(_ runs: inout ItemRuns, at position: Int, behind: Bool)
    -> [ItemRuns.Run]
  {
    behind
      ? Array(runs.byEnd[runs.ending(at: position)])
      : Array(runs.byStart[runs.starting(at: position)])
  }

  private func step(
    over run: ItemRuns.Run, behind: Bool, next: Int, into open: inout [(at: Int, position: Int)]
  ) {
    let target = Int(behind ? run.start : run.end)
    if target >= region.lowerBound, target <= region.upperBound { open.append((next, target)) }
  }
}
